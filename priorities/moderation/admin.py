"""The secretariat's lists of reports, hidden contributions and appeals."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from accounts.access.record_admin import Act, RecordAdmin
from priorities.core import charter
from priorities.discussions import mentions
from priorities.moderation import forms, services
from priorities.moderation.models import Appeal, Hiding, Report


class ArticleFilter(admin.SimpleListFilter):
    title = _("article of the code")
    parameter_name = "article"

    def lookups(self, request, model_admin):
        return charter.grounds()

    def queryset(self, request, queryset):
        return queryset.filter(article=self.value()) if self.value() else queryset


class OnContribution(RecordAdmin):
    """Lists of what concerns a contribution: its thread, its text, its delegation."""

    @admin.display(description=_("thread"))
    def thread(self, record):
        return self.contribution_of(record).thread.title

    @admin.display(description=_("contribution of"))
    def written_by(self, record):
        return self.contribution_of(record).delegation

    @admin.display(description=_("article of the code"))
    def article_named(self, record):
        return record.article_title

    @admin.display(description=_("text of the contribution"))
    def text(self, record):
        """The secretariat reads every text, whoever it is masked from."""
        row = self.contribution_of(record)
        return mentions.name_delegations(
            row.html, mentions.names_of(mentions.codes_marked([row.html]))
        )

    @admin.display(description=_("on the portal"))
    def on_the_portal(self, record):
        row = self.contribution_of(record)
        return format_html('<a href="{}">{}</a>', row.get_absolute_url(), row)

    def contribution_of(self, record):
        return record.contribution


def _hide(actor, report, **data):
    return services.hide(actor=actor, contribution=report.contribution, **data)


def _dismiss(actor, report, **data):
    return services.dismiss(actor=actor, report=report, **data)


def _restore(actor, hiding, **data):
    return services.restore(actor=actor, hiding=hiding, **data)


def _decide(actor, appeal, **data):
    return services.decide_appeal(actor=actor, appeal=appeal, **data)


@admin.register(Report)
class ReportAdmin(OnContribution):
    list_display = ["thread", "written_by", "delegation", "article_named", "state", "created_at"]
    list_filter = ["state", ArticleFilter, "created_at"]
    list_select_related = ["contribution__thread", "contribution__delegation", "delegation"]
    search_fields = ["contribution__thread__title", "delegation__name_fr"]
    date_hierarchy = None
    fields = [
        "on_the_portal",
        "written_by",
        "text",
        "delegation",
        "person",
        "article_named",
        "passage",
        "note",
        "state",
        "created_at",
        "handled_at",
        "handled_by",
        "answer",
    ]
    readonly_fields = fields
    acts = (
        Act(
            "hide",
            _("Hide the contribution"),
            "moderation.hide",
            forms.HideForm,
            _hide,
            target=lambda report: report.contribution,
            initial=lambda report: {"article": report.article, "passage": report.passage},
            happens=(
                _("Others read “Contribution hidden by the secretariat”, the date and the ground."),
                _("The author and the head of delegation are told at once and may appeal."),
            ),
            danger=True,
        ),
        Act(
            "dismiss",
            _("Do not follow the report"),
            "moderation.dismiss",
            forms.DismissForm,
            _dismiss,
            happens=(_("The contribution stays as it is; whoever reported it reads the answer."),),
        ),
    )


@admin.register(Hiding)
class HidingAdmin(OnContribution):
    list_display = [
        "thread",
        "written_by",
        "article_named",
        "hidden_at",
        "hidden_by",
        "appeal_until",
        "restored_at",
    ]
    list_filter = [("restored_at", admin.EmptyFieldListFilter), ArticleFilter, "hidden_at"]
    list_select_related = ["contribution__thread", "contribution__delegation", "hidden_by"]
    search_fields = ["contribution__thread__title", "ground"]
    fields = [
        "on_the_portal",
        "written_by",
        "text",
        "article_named",
        "ground",
        "passage",
        "hidden_at",
        "hidden_by",
        "appeal_until",
        "restored_at",
        "restored_by",
        "restored_reason",
    ]
    readonly_fields = fields
    acts = (
        Act(
            "restore",
            _("Show the contribution again"),
            "moderation.restore",
            forms.RestoreForm,
            _restore,
            happens=(_("Everybody reads it again, with its files and former texts."),),
        ),
    )


@admin.register(Appeal)
class AppealAdmin(OnContribution):
    list_display = ["thread", "delegation", "lodged_at", "hidden_by", "outcome", "decided_by"]
    list_filter = ["outcome", "lodged_at"]
    list_select_related = [
        "hiding__contribution__thread",
        "delegation",
        "hidden_by",
        "decided_by",
    ]
    search_fields = ["hiding__contribution__thread__title", "delegation__name_fr"]
    fields = [
        "on_the_portal",
        "text",
        "article_named",
        "ground",
        "passage",
        "delegation",
        "lodged_by",
        "lodged_at",
        "reasons",
        "hidden_by",
        "outcome",
        "decided_at",
        "decided_by",
        "decision_reasons",
    ]
    readonly_fields = fields
    acts = (
        Act(
            "decide",
            _("Decide on the appeal"),
            "moderation.decide_appeal",
            forms.DecideForm,
            _decide,
            happens=(
                _("The decision is final on the portal and stands in the record of acts."),
                _("Everybody concerned is told."),
            ),
        ),
    )

    def contribution_of(self, record):
        return record.hiding.contribution

    @admin.display(description=_("article of the code"))
    def article_named(self, record):
        return record.hiding.article_title

    @admin.display(description=_("ground"))
    def ground(self, record):
        return record.hiding.ground

    @admin.display(description=_("passage concerned"))
    def passage(self, record):
        return record.hiding.passage

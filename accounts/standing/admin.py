"""Delegations in the secretariat's place of work: words are edited, standing is recorded."""

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TabbedTranslationAdmin

from accounts.access.record_admin import Act, RecordAdmin
from accounts.access.registry import may
from accounts.delegations.models import (
    Delegation,
    DelegationStatus,
    Participation,
    ParticipationState,
    Status,
)
from accounts.people.models import Mandate
from accounts.standing import forms, services


class _ByAnnotation(admin.SimpleListFilter):
    def queryset(self, request, queryset):
        value = self.value()
        return queryset.filter(**{self.parameter_name: value}) if value else queryset


class StatusFilter(_ByAnnotation):
    title, parameter_name = _("status today"), "status"

    def lookups(self, request, model_admin):
        return Status.choices


class ParticipationFilter(_ByAnnotation):
    title, parameter_name = _("participation today"), "participation"

    def lookups(self, request, model_admin):
        return ParticipationState.choices


class HeadFilter(admin.SimpleListFilter):
    title, parameter_name = _("head of delegation"), "head"

    def lookups(self, request, model_admin):
        return [("no", _("without a head of delegation")), ("yes", _("with a head of delegation"))]

    def queryset(self, request, queryset):
        if self.value() in ("yes", "no"):
            return queryset.filter(has_head=self.value() == "yes")
        return queryset


class _DatedInline(admin.TabularInline):
    extra = 0
    can_delete = False
    show_change_link = True
    ordering = ["-since"]

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False


class StatusInline(_DatedInline):
    model = DelegationStatus
    fields = ["status", "since", "since_text", "reference", "cancelled_at", "cancelled_ground"]
    readonly_fields = ["cancelled_at", "cancelled_ground"]


class ParticipationInline(_DatedInline):
    model = Participation
    fields = ["state", "since", "notified_on", "reference", "cancelled_at", "cancelled_ground"]
    readonly_fields = ["cancelled_at", "cancelled_ground"]


def _status(actor, delegation, **data):
    return services.set_status(actor=actor, delegation=delegation, **data)


def _participation(actor, delegation, **data):
    return services.set_participation(actor=actor, delegation=delegation, **data)


def _cancel(actor, row, **data):
    return services.cancel_row(actor=actor, row=row, **data)


TOLD = _("Those who lead the delegation and the secretariat are told by e-mail.")


@admin.register(Delegation)
class DelegationAdmin(RecordAdmin, TabbedTranslationAdmin):
    list_display = ["name", "code", "kind", "status_today", "participation_today", "region", "head"]
    list_filter = ["kind", StatusFilter, ParticipationFilter, HeadFilter, "region"]
    search_fields = ["name_fr", "name_en", "code"]
    ordering = ["sort_fr"]
    list_per_page = 200
    fields = ["code", "kind", "name", "of_fr", "oif_label_fr", "region", "note", "source"]
    readonly_fields = ["code", "kind", "source"]
    inlines = [StatusInline, ParticipationInline]
    acts = (
        Act(
            "status",
            _("Record a status"),
            services.PERMISSION,
            forms.StatusForm,
            _status,
            happens=(_("The list of any date before stays as it is."), TOLD),
        ),
        Act(
            "participation",
            _("Record a withdrawal, a suspension or a return"),
            services.PERMISSION,
            forms.ParticipationForm,
            _participation,
            happens=(
                _("Until the date of effect the delegation keeps its rights."),
                _("From that date its people read what is public only; past acts remain."),
                TOLD,
            ),
        ),
    )

    def get_queryset(self, request):
        heads = Mandate.objects.active().heads().filter(delegation=OuterRef("pk"))
        return super().get_queryset(request).with_status().annotate(has_head=Exists(heads))

    @admin.display(description=_("status today"), ordering="status")
    def status_today(self, row):
        return Status(row.status).label if row.status else None

    @admin.display(description=_("participation today"), ordering="participation")
    def participation_today(self, row):
        return ParticipationState(row.participation).label if row.participation else None

    @admin.display(description=_("head"), boolean=True, ordering="has_head")
    def head(self, row):
        return row.has_head

    def has_change_permission(self, request, obj=None):
        return bool(may(request.user, "delegations.edit_words", obj))

    def save_model(self, request, obj, form, change):
        services.save_words(actor=request.user, delegation=obj, changed=form.changed_data)


class _RowAdmin(RecordAdmin):
    list_select_related = ["delegation"]
    search_fields = ["delegation__name_fr", "reference"]
    autocomplete_fields = ["delegation"]
    acts = (
        Act(
            "cancel",
            _("Cancel this line"),
            services.PERMISSION,
            forms.CancelForm,
            _cancel,
            target=lambda row: row.delegation,
            happens=(_("It no longer counts, on any date; it stays visible with its ground."),),
            danger=True,
        ),
    )

    def has_module_permission(self, request):
        """Reached from the delegation."""
        return False


@admin.register(DelegationStatus)
class StatusAdmin(_RowAdmin):
    list_display = ["delegation", "status", "since", "reference", "cancelled_at"]
    list_filter = ["status"]


@admin.register(Participation)
class ParticipationAdmin(_RowAdmin):
    list_display = ["delegation", "state", "since", "notified_on", "reference", "cancelled_at"]
    list_filter = ["state"]

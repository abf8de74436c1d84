"""Actions: list, filters, form with its milestones and deliverables."""

from django.contrib import admin
from django.db.models import F
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TabbedTranslationAdmin, TranslationStackedInline

from accounts.access.registry import may
from priorities.roadmap import services
from priorities.roadmap.admin.batch import BatchActs
from priorities.roadmap.admin.forms import (
    ActionForm,
    DeliverableForm,
    DeliverableFormSet,
    MilestoneForm,
    MilestoneFormSet,
    SteeringForm,
)
from priorities.roadmap.drawing import chips
from priorities.roadmap.models import Action, ActionReport, DateChange, Deliverable, Milestone


class StandingFilter(admin.SimpleListFilter):
    title = _("computed")
    parameter_name = "standing"

    def lookups(self, request, model_admin):
        return [
            ("late", _("late")),
            ("unreported", _("without report")),
            ("leaderless", _("without a lead")),
            ("draft", _("drafts, not entered yet")),
        ]

    def queryset(self, request, queryset):
        today = timezone.localdate()
        match self.value():
            case "late":
                return queryset.entered().late(today)
            case "unreported":
                return queryset.entered().unreported(today)
            case "leaderless":
                return queryset.entered().filter(lead_participation="withdrawn")
            case "draft":
                return queryset.filter(entered_at__isnull=True)
        return queryset


class SteeredInline(TranslationStackedInline):
    """Who steers the roadmap adds, changes and takes away; the services and formsets say when."""

    extra = 0

    def has_add_permission(self, request, obj=None):
        return bool(may(request.user, "roadmap.steer"))

    has_change_permission = has_delete_permission = has_add_permission


class MilestoneInline(SteeredInline):
    model = Milestone
    form = MilestoneForm
    formset = MilestoneFormSet
    fields = ["title", ("due_on", "done_on", "order"), "reason"]


class DeliverableInline(SteeredInline):
    model = Deliverable
    form = DeliverableForm
    formset = DeliverableFormSet
    fields = ["title", ("delivered_on", "order")]


class HistoryInline(admin.TabularInline):
    """Read only: what was written by an act stays."""

    extra = 0
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False


class DateChangeInline(HistoryInline):
    model = DateChange
    fields = ["field", "old", "new", "reason", "by", "at"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("by")


class ReportInline(HistoryInline):
    model = ActionReport
    fields = ["at", "delegation", "by", "state", "text"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("by", "delegation")


@admin.register(Action)
class ActionAdmin(BatchActs, TabbedTranslationAdmin):
    """The order is edited in the list; states, levels and entry are acts."""

    form = ActionForm
    action_form = SteeringForm
    list_display = ["title", "standing", "lead", "due_on", "theme", "level", "order"]
    list_editable = ["order"]
    list_filter = [
        StandingFilter,
        "state",
        "level",
        ("cycle", admin.RelatedOnlyFieldListFilter),
        ("theme", admin.RelatedOnlyFieldListFilter),
        ("lead", admin.RelatedOnlyFieldListFilter),
    ]
    search_fields = ["title_fr", "title_en", "lead__name_fr", "lead__code"]
    ordering = [F("due_on").asc(nulls_last=True), "order"]
    list_per_page = 50
    show_full_result_count = False
    autocomplete_fields = ["theme", "source", "lead", "partners"]
    readonly_fields = ["standing", "level", "entered_at", "initial_due_on", "lacks"]
    fieldsets = [
        (None, {"fields": ["title", "description", "cycle", "theme", "source"]}),
        (_("Lead and partners"), {"fields": ["lead", "partners"]}),
        (_("Dates"), {"fields": [("starts_on", "due_on"), "reason", "initial_due_on"]}),
        (
            _("Standing"),
            {"fields": ["standing", "lacks", "level", "entered_at", "weight", "order"]},
        ),
    ]
    inlines = [MilestoneInline, DeliverableInline, DateChangeInline, ReportInline]

    def get_queryset(self, request):
        return super().get_queryset(request).for_lists(timezone.localdate())

    @admin.display(description=_("state"))
    def standing(self, action):
        if action.pk is None:
            return "—"
        if not action.is_entered:
            return _("draft of the secretariat")
        words = [(chip.word,) for chip in chips(action, timezone.localdate())]
        return format_html_join(", ", "{}", words)

    @admin.display(description=_("missing before it enters"))
    def lacks(self, action):
        if action.pk is None or action.is_entered:
            return "—"
        return ", ".join(services.lacking(action)) or _("nothing: it can enter")

    def has_add_permission(self, request):
        return bool(may(request.user, "roadmap.steer"))

    def has_change_permission(self, request, obj=None):
        return bool(may(request.user, "roadmap.steer", obj))

    def has_delete_permission(self, request, obj=None):
        """An action is abandoned, never deleted: what was promised stays."""
        return False

    def save_model(self, request, obj, form, change):
        reason = form.cleaned_data.get("reason", "")
        saved = services.save_action(obj, actor=request.user, reason=reason)
        obj.pk = saved.pk

    def save_related(self, request, form, formsets, change):
        if "partners" in form.cleaned_data:  # the list edits the order alone
            services.set_partners(form.instance, form.cleaned_data["partners"], actor=request.user)
        for formset in formsets:
            self.save_formset(request, form, formset, change)

    def save_formset(self, request, form, formset, change):
        formset.save(commit=False)
        if formset.model not in (Milestone, Deliverable):
            return
        for gone in formset.deleted_objects:
            services.remove(gone, actor=request.user)
        reasons = {
            id(one.instance): one.cleaned_data.get("reason", "") for one in formset.forms
            if hasattr(one, "cleaned_data")
        }  # fmt: skip
        for obj in [*(obj for obj, _changed in formset.changed_objects), *formset.new_objects]:
            if formset.model is Milestone:
                services.save_milestone(obj, actor=request.user, reason=reasons[id(obj)])
            else:
                services.save_deliverable(obj, actor=request.user)

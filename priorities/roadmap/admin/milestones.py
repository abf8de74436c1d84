"""Milestones of a whole cycle; those of an action are edited with it."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TabbedTranslationAdmin

from accounts.access.registry import may
from priorities.roadmap import services
from priorities.roadmap.admin.actions import DateChangeInline
from priorities.roadmap.admin.forms import MilestoneForm
from priorities.roadmap.models import Milestone


@admin.register(Milestone)
class MilestoneAdmin(TabbedTranslationAdmin):
    form = MilestoneForm
    list_display = ["title", "cycle", "due_on", "initial_due_on", "done_on", "level"]
    list_filter = ["level", ("done_on", admin.EmptyFieldListFilter), "cycle"]
    list_select_related = ["cycle"]
    search_fields = ["title_fr", "title_en"]
    show_full_result_count = False
    readonly_fields = ["initial_due_on"]
    fieldsets = [
        (None, {"fields": ["cycle", "title", "level", "order"]}),
        (_("Dates"), {"fields": [("due_on", "done_on"), "reason", "initial_due_on"]}),
    ]
    inlines = [DateChangeInline]
    actions = None

    def get_queryset(self, request):
        return super().get_queryset(request).filter(action__isnull=True)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.base_fields["cycle"].required = True
        return form

    def has_add_permission(self, request):
        return bool(may(request.user, "roadmap.steer"))

    def has_change_permission(self, request, obj=None):
        return bool(may(request.user, "roadmap.steer", obj))

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        services.save_milestone(obj, actor=request.user, reason=form.cleaned_data["reason"])

    def save_related(self, request, form, formsets, change):
        """The history below the form is read only: nothing of it is written."""
        for formset in formsets:
            formset.save(commit=False)

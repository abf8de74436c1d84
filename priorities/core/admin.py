"""Cycles and the settings of the rules."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modeltranslation.admin import TabbedTranslationAdmin

from accounts.access.registry import may
from priorities.core import services
from priorities.core.models import Cycle, Policy


@admin.register(Cycle)
class CycleAdmin(TabbedTranslationAdmin):
    """Opening and closing are acts: one cycle at most is open."""

    list_display = ["title", "summit", "starts_on", "ends_on", "is_open"]
    list_filter = ["is_open"]
    search_fields = ["title_fr", "title_en", "slug"]
    readonly_fields = ["is_open"]
    show_full_result_count = False
    actions = ["open_cycle", "close_cycle"]

    @admin.action(description=gettext_lazy("Open the cycle"), permissions=["steer"])
    def open_cycle(self, request, queryset):
        for cycle in queryset:
            try:
                services.open_cycle(cycle, actor=request.user)
            except ValidationError as error:
                self.message_user(request, " ".join(error.messages), messages.ERROR)
            else:
                self.message_user(
                    request, _("“%(title)s” is the current cycle.") % {"title": cycle.title}
                )

    @admin.action(description=gettext_lazy("Close the cycle today"), permissions=["steer"])
    def close_cycle(self, request, queryset):
        for cycle in queryset:
            services.close_cycle(cycle, on=timezone.localdate(), actor=request.user)
            self.message_user(request, _("“%(title)s” is closed.") % {"title": cycle.title})

    def has_steer_permission(self, request):
        return bool(may(request.user, "cycles.steer"))

    def has_add_permission(self, request):
        return bool(may(request.user, "cycles.steer"))

    def has_change_permission(self, request, obj=None):
        return bool(may(request.user, "cycles.steer", obj))

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        services.save_cycle(obj, actor=request.user)


@admin.register(Policy)
class PolicyAdmin(admin.ModelAdmin):
    """One row: its list is its form."""

    actions = None

    def changelist_view(self, request, extra_context=None):
        policy = Policy.objects.filter(pk=1).first()
        if policy is not None:
            return redirect(reverse("admin:priorities_policy_change", args=[1]))
        if self.has_add_permission(request):
            return redirect(reverse("admin:priorities_policy_add"))
        return super().changelist_view(request, extra_context)

    def has_add_permission(self, request):
        return bool(may(request.user, "policy.edit")) and not Policy.objects.exists()

    def has_change_permission(self, request, obj=None):
        return bool(may(request.user, "policy.edit", obj))

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        services.save_policy(obj, actor=request.user)

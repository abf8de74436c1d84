"""The secretariat's lists of spaces and threads; each act goes through the services."""

from django.contrib import admin, messages
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TabbedTranslationAdmin

from accounts.access.registry import may
from priorities.discussions import services
from priorities.discussions.models import Space, Thread


class ClosedFilter(admin.SimpleListFilter):
    title = _("closed")
    parameter_name = "closed"

    def lookups(self, request, model_admin):
        return [("yes", _("closed")), ("no", _("open"))]

    def queryset(self, request, queryset):
        if self.value() in ("yes", "no"):
            return queryset.filter(closed_at__isnull=self.value() == "no")
        return queryset


@admin.register(Space)
class SpaceAdmin(TabbedTranslationAdmin):
    """A reason written closes the space, a reason taken away reopens it."""

    list_display = ["name", "level", "closed_at"]
    list_filter = ["level", ClosedFilter]
    search_fields = ["name_fr", "name_en"]
    filter_horizontal = ["audience"]
    readonly_fields = ["path", "closed_at"]
    fields = ["name", "path", "level", "audience", "closed_at", "closed_reason"]
    show_full_result_count = False
    actions = None

    def has_add_permission(self, request):
        """A space comes with the theme or the proposal that owns it."""
        return False

    def has_change_permission(self, request, obj=None):
        return bool(may(request.user, "discussions.close_space", obj))

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        """Each change by its service: a level reaches the threads, a closing is on record."""
        data, changed = form.cleaned_data, set(form.changed_data)
        if {"name_fr", "name_en"} & changed:
            services.rename_space(
                actor=request.user, space=obj, name_fr=data["name_fr"], name_en=data["name_en"]
            )
        if {"level", "audience"} & changed:
            services.set_space_level(
                actor=request.user, space=obj, level=data["level"], audience=data["audience"]
            )
        if {"closed_reason_fr", "closed_reason_en"} & set(form.changed_data):
            if (data["closed_reason_fr"] or "").strip():
                services.close_space(
                    actor=request.user,
                    space=obj,
                    reason_fr=data["closed_reason_fr"],
                    reason_en=data["closed_reason_en"] or "",
                )
            else:
                services.reopen_space(actor=request.user, space=obj)

    def save_related(self, request, form, formsets, change):
        """The named group was set with the level."""


@admin.register(Thread)
class ThreadAdmin(admin.ModelAdmin):
    """Threads are written in their pages; here they are found, pinned and opened."""

    list_display = ["title", "space", "delegation", "level", "last_activity_at", "closed_at"]
    list_select_related = ["space", "delegation"]
    list_filter = ["level", ClosedFilter, "is_communication"]
    search_fields = ["title"]
    date_hierarchy = None
    show_full_result_count = False
    actions = ["pin", "unpin"]
    fields = [
        "title", "space", "level", "delegation", "author", "created_at", "last_activity_at",
        "contribution_count", "pinned_at", "closed_at", "closed_reason",
    ]  # fmt: skip
    readonly_fields = fields

    def get_queryset(self, request):
        return super().get_queryset(request).visible_to(request.user)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def view_on_site(self, obj):
        return obj.get_absolute_url()

    @admin.action(description=_("Pin on top"), permissions=["change"])
    def pin(self, request, queryset):
        for thread in queryset:
            services.pin(actor=request.user, thread=thread)
        messages.success(request, _("The threads chosen are pinned on top."))

    @admin.action(description=_("Unpin"), permissions=["change"])
    def unpin(self, request, queryset):
        for thread in queryset:
            services.unpin(actor=request.user, thread=thread)
        messages.success(request, _("The threads chosen are no longer pinned."))

    def has_change_permission(self, request, obj=None):
        return bool(may(request.user, "discussions.pin", obj))

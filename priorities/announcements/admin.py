from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TabbedTranslationAdmin

from accounts.access.registry import may
from priorities.announcements import services
from priorities.announcements.models import Announcement


class ShownFilter(admin.SimpleListFilter):
    title = _("shown")
    parameter_name = "shown"

    def lookups(self, request, model_admin):
        return [("now", _("now")), ("later", _("later")), ("over", _("no more"))]

    def queryset(self, request, queryset):
        now = timezone.now()
        if self.value() == "now":
            return queryset.shown(now)
        if self.value() == "later":
            return queryset.filter(starts_at__gt=now)
        if self.value() == "over":
            return queryset.filter(ends_at__lte=now)
        return queryset


@admin.register(Announcement)
class AnnouncementAdmin(TabbedTranslationAdmin):
    list_display = ["text", "tone", "level", "starts_at", "ends_at", "shown_now"]
    list_filter = [ShownFilter, "level", "tone"]
    search_fields = ["text_fr", "text_en"]
    show_full_result_count = False
    actions = None

    @admin.display(description=_("shown now"), boolean=True)
    def shown_now(self, announcement):
        return announcement.is_shown()

    def has_add_permission(self, request):
        return bool(may(request.user, "announcements.edit"))

    def has_change_permission(self, request, obj=None):
        return bool(may(request.user, "announcements.edit", obj))

    def has_delete_permission(self, request, obj=None):
        return bool(may(request.user, "announcements.edit", obj))

    def save_model(self, request, obj, form, change):
        services.save(obj, actor=request.user)

    def delete_model(self, request, obj):
        services.delete(obj, actor=request.user)

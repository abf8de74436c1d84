"""The dated events of the calendar."""

from django.contrib import admin
from modeltranslation.admin import TabbedTranslationAdmin

from accounts.access.registry import may
from priorities.roadmap import services
from priorities.roadmap.models import Event


@admin.register(Event)
class EventAdmin(TabbedTranslationAdmin):
    list_display = ["title", "starts_on", "ends_on", "precision", "cycle", "level", "evidence"]
    list_filter = ["cycle", "kind", "level", "evidence"]
    list_select_related = ["cycle"]
    search_fields = ["title_fr", "title_en", "slug", "source"]
    ordering = ["-starts_on", "pk"]
    show_full_result_count = False
    actions = None

    def has_add_permission(self, request):
        return bool(may(request.user, "roadmap.steer"))

    def has_change_permission(self, request, obj=None):
        return bool(may(request.user, "roadmap.steer", obj))

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        services.save_event(obj, actor=request.user)

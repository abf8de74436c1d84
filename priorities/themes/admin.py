"""The themes in the secretariat's place of work."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TabbedTranslationAdmin

from accounts.access.registry import may
from priorities.themes import services
from priorities.themes.models import Theme


@admin.register(Theme)
class ThemeAdmin(TabbedTranslationAdmin):
    """The founding line is not edited: it is what the document says."""

    list_display = ["order", "short", "parent", "is_closed", "space_link"]
    list_display_links = ["short"]
    list_select_related = ["parent", "space"]
    list_filter = [("parent", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["title_fr", "title_en", "slug"]
    fields = [
        "slug", "parent", "order", "line_fr", "title", "short", "description", "space_link",
    ]  # fmt: skip
    readonly_fields = ["slug", "parent", "line_fr", "space_link"]
    show_full_result_count = False
    actions = None

    @admin.display(description=_("closed"), boolean=True)
    def is_closed(self, theme):
        return theme.space.is_closed

    @admin.display(description=_("space: level and closing"))
    def space_link(self, theme):
        url = reverse("admin:priorities_space_change", args=[theme.space_id])
        return format_html('<a href="{}">{}</a>', url, theme.space.get_level_display())

    def has_add_permission(self, request):
        """A theme comes from the founding document, with its space (load_reference)."""
        return False

    def has_change_permission(self, request, obj=None):
        return bool(may(request.user, "themes.edit", obj))

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        services.change_words(actor=request.user, theme=obj)

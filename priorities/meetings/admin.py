"""The meetings in the secretariat's place of work, each with its purposes."""

from django.contrib import admin
from django.db import models
from modeltranslation.admin import TabbedTranslationAdmin, TranslationStackedInline

from accounts.access.registry import may
from priorities.meetings import services
from priorities.meetings.models import Meeting, Purpose


class PurposeInline(TranslationStackedInline):
    model = Purpose
    fields = ["text", ("slug", "order")]
    extra = 0

    def get_readonly_fields(self, request, obj=None):
        return [] if may(request.user, "meetings.edit", obj) else ["slug", "order"]

    def has_add_permission(self, request, obj=None):
        return bool(may(request.user, "meetings.edit", obj))

    has_delete_permission = has_add_permission

    def has_change_permission(self, request, obj=None):
        return bool(may(request.user, "meetings.edit_words", obj))


@admin.register(Meeting)
class MeetingAdmin(TabbedTranslationAdmin):
    """The slug of a meeting never changes (it is its address), nor do its source's own words."""

    list_display = ["title", "held_on", "city", "convened_by"]
    list_filter = ["held_on"]
    list_select_related = ["convened_by"]
    search_fields = ["title_fr", "title_en", "city_fr", "city_en", "slug"]
    autocomplete_fields = ["convened_by"]
    fields = [
        "slug", "title", "held_on", "city", "convened_by", "chair_name", "chair_role", "aim",
        "proceedings", "purposes_verbatim_fr", "source_url",
    ]  # fmt: skip
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    inlines = [PurposeInline]
    show_full_result_count = False
    actions = None

    def get_readonly_fields(self, request, obj=None):
        if obj is None:
            return []
        fixed = ["slug", "purposes_verbatim_fr"]
        if may(request.user, "meetings.edit", obj):
            return fixed
        return [*fixed, "held_on", "convened_by", "chair_name", "source_url"]

    def has_add_permission(self, request):
        return bool(may(request.user, "meetings.edit"))

    def has_change_permission(self, request, obj=None):
        return bool(may(request.user, "meetings.edit_words", obj))

    def has_delete_permission(self, request, obj=None):
        """What was held stays."""
        return False

    def save_model(self, request, obj, form, change):
        services.save(obj, actor=request.user)

    def save_formset(self, request, form, formset, change):
        formset.save(commit=False)
        for gone in formset.deleted_objects:
            services.remove_purpose(gone, actor=request.user)
        for purpose in [*(row for row, _changed in formset.changed_objects), *formset.new_objects]:
            services.save(purpose, actor=request.user)

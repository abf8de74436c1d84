"""The glossary in the secretariat's place of work."""

from django.contrib import admin
from modeltranslation.admin import TabbedTranslationAdmin

from accounts.access.registry import may
from priorities.languages import services
from priorities.languages.models import GlossaryTerm


@admin.register(GlossaryTerm)
class GlossaryTermAdmin(TabbedTranslationAdmin):
    """A term is found by its words in either language, accents apart. Its slug never changes: the
    reference data find it again by it.
    """

    list_display = ["term_fr", "term_en", "category"]
    list_filter = ["category", ("source", admin.EmptyFieldListFilter)]
    search_fields = ["search_text"]
    fields = ["slug", "category", "term", "definition", "usage_note_fr", "source"]
    show_full_result_count = False
    actions = None

    def get_search_results(self, request, queryset, search_term):
        """As on the page of the glossary; a term is found once."""
        return queryset.matching(search_term), False

    def get_readonly_fields(self, request, obj=None):
        if obj is None:
            return []
        return ["slug"] if may(request.user, "glossary.edit", obj) else list(services.FACTS)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        for name in ("term_en", "definition_en"):
            if name in form.base_fields:
                form.base_fields[name].required = True
        return form

    def has_add_permission(self, request):
        return bool(may(request.user, "glossary.edit"))

    def has_change_permission(self, request, obj=None):
        return bool(may(request.user, "glossary.edit_words", obj))

    def has_delete_permission(self, request, obj=None):
        """A term that others have quoted stays."""
        return False

    def save_model(self, request, obj, form, change):
        services.save_term(obj, actor=request.user)

from modeltranslation.translator import TranslationOptions, register

from priorities.languages.models import GlossaryTerm


@register(GlossaryTerm)
class GlossaryTermTranslation(TranslationOptions):
    fields = ("term", "definition")

from modeltranslation.translator import TranslationOptions, register

from priorities.core.models import Cycle


@register(Cycle)
class CycleTranslation(TranslationOptions):
    fields = ("title", "summit", "note")

from modeltranslation.translator import TranslationOptions, register

from priorities.roadmap.models import Action, Deliverable, Event, Milestone


@register(Event)
class EventTranslation(TranslationOptions):
    fields = ("title",)


@register(Action)
class ActionTranslation(TranslationOptions):
    fields = ("title", "description")
    required_languages = {"default": ("title",)}


@register(Milestone)
class MilestoneTranslation(TranslationOptions):
    fields = ("title",)
    required_languages = ("fr", "en")


@register(Deliverable)
class DeliverableTranslation(TranslationOptions):
    fields = ("title",)
    required_languages = ("fr", "en")

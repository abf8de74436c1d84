"""Hub: modeltranslation discovers only this module."""

from modeltranslation.translator import TranslationOptions, register

from priorities.announcements import translation as announcements  # noqa: F401
from priorities.core.models import Cycle
from priorities.discussions.models import Space
from priorities.languages.models import GlossaryTerm
from priorities.meetings.models import Meeting, Purpose
from priorities.proposals import translation as proposals  # noqa: F401
from priorities.roadmap.models import Event
from priorities.themes.models import Theme


@register(Cycle)
class CycleTranslation(TranslationOptions):
    fields = ("title", "summit", "note")


@register(Space)
class SpaceTranslation(TranslationOptions):
    fields = ("name", "closed_reason")


@register(GlossaryTerm)
class GlossaryTermTranslation(TranslationOptions):
    fields = ("term", "definition")


@register(Theme)
class ThemeTranslation(TranslationOptions):
    fields = ("title", "short", "description")


@register(Meeting)
class MeetingTranslation(TranslationOptions):
    fields = ("title", "city", "chair_role", "aim", "proceedings")


@register(Purpose)
class PurposeTranslation(TranslationOptions):
    fields = ("text",)


@register(Event)
class EventTranslation(TranslationOptions):
    fields = ("title",)

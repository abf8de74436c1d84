"""Hub: modeltranslation discovers only this module."""

from modeltranslation.translator import TranslationOptions, register

from priorities.announcements import translation as announcements  # noqa: F401
from priorities.core import translation as core  # noqa: F401
from priorities.discussions.models import Space
from priorities.languages import translation as languages  # noqa: F401
from priorities.meetings import translation as meetings  # noqa: F401
from priorities.proposals import translation as proposals  # noqa: F401
from priorities.roadmap import translation as roadmap  # noqa: F401
from priorities.themes.models import Theme


@register(Space)
class SpaceTranslation(TranslationOptions):
    fields = ("name", "closed_reason")


@register(Theme)
class ThemeTranslation(TranslationOptions):
    fields = ("title", "short", "description")

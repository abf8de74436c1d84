from modeltranslation.translator import TranslationOptions, register

from priorities.announcements.models import Announcement


@register(Announcement)
class AnnouncementTranslation(TranslationOptions):
    fields = ("text",)
    required_languages = ("fr", "en")

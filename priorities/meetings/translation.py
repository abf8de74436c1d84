from modeltranslation.translator import TranslationOptions, register

from priorities.meetings.models import Meeting, Purpose


@register(Meeting)
class MeetingTranslation(TranslationOptions):
    fields = ("title", "city", "chair_role", "aim", "proceedings")


@register(Purpose)
class PurposeTranslation(TranslationOptions):
    fields = ("text",)

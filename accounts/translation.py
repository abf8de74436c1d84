"""Hub: modeltranslation discovers only this module."""

from modeltranslation.translator import TranslationOptions, register

from accounts.delegations.models import Delegation, InstitutionProfile


@register(Delegation)
class DelegationTranslation(TranslationOptions):
    fields = ("name", "region", "note")


@register(InstitutionProfile)
class InstitutionProfileTranslation(TranslationOptions):
    fields = ("seat", "description")

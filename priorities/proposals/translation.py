from modeltranslation.translator import TranslationOptions, register

from priorities.proposals.models import Proposal


@register(Proposal)
class ProposalTranslation(TranslationOptions):
    fields = ("title",)

"""Which delegation a contribution names: the one it mentions, or writes out."""

from priorities.moderation import passages


def is_named(delegation, contribution) -> bool:
    """Whether the contribution, former texts included, names this delegation.

    Former texts count: whoever corrects an attack away does not take the right of reply away.
    """
    former = getattr(contribution, "former_texts", None)
    if former is None:
        former = contribution.revisions.values_list("text", flat=True)
    return named_in(delegation, [contribution.text, *former])


def named_in(delegation, texts: list[str]) -> bool:
    spellings = [delegation.name_fr, delegation.name_en or "", delegation.oif_label_fr]
    return any(passages.names(text, code=delegation.code, spellings=spellings) for text in texts)

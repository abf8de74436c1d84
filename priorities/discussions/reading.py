"""Who may read the very text of a contribution. Every page, file, quotation and export asks here.

A hidden text stays readable by its author, the heads of the author's delegation and the
secretariat (scenario 6); so does one its author withdrew. What others quoted of it is left out
for everybody but the secretariat.
"""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from accounts.access.acting import acting
from accounts.access.gates import secretariat
from portal.text.markdown import without_quotations
from priorities.discussions import mentions


def may_read(user, contribution) -> bool:
    """Whether a person who sees the thread may read this text; no query per row."""
    if not contribution.is_masked:
        return True
    if not user.is_authenticated:
        return False
    if contribution.author_id == user.pk or secretariat(user):
        return True
    mandate = acting(user)
    return (
        mandate is not None
        and mandate.role == "head"
        and contribution.delegation_id == mandate.delegation_id
    )


def may_read_quotations(user, contribution) -> bool:
    """Whether what it quotes may be shown. Needs `ContributionQuerySet.with_quotations`."""
    return not contribution.quotes_masked or bool(secretariat(user))


def readable_text(user, contribution) -> str | None:
    """The Markdown a person may read of a contribution; None when it is masked from them.

    Needs `ContributionQuerySet.with_quotations`.
    """
    if not may_read(user, contribution):
        return None
    return as_readable(user, contribution, contribution.text)


def quotable_text(contribution) -> str | None:
    """The Markdown that may be quoted in an answer, which others will read: None when masked,
    even from those who still read it.
    """
    if contribution.is_masked:
        return None
    if contribution.quotes_masked:
        return without_quotations(contribution.text)
    return contribution.text


def as_readable(user, contribution, text: str) -> str:
    """This text of the contribution (its own or a former one) without quotations now masked."""
    if may_read_quotations(user, contribution):
        return text
    return without_quotations(text)


def readable_html(user, contribution, names: dict[str, str]) -> SafeString | None:
    """As `readable_text`, as safe HTML; `names` gives the delegations by code."""
    if not may_read(user, contribution):
        return None
    if may_read_quotations(user, contribution):
        return mentions.name_delegations(contribution.html, names)
    return mentions.name_delegations(mentions.to_html(without_quotations(contribution.text)), names)


@dataclass(frozen=True)
class Readable:
    """A contribution as one person may read it: what templates are given.

    `html` is None when the text is masked from this reader.
    """

    contribution: object
    html: SafeString | None
    quotations_left_out: bool
    is_new: bool = False

    @property
    def is_masked_here(self) -> bool:
        return self.html is None


def readable(user, contributions, *, names: dict[str, str], read_up_to: int | None = None) -> list:
    """The contributions as this person may read them; `read_up_to` marks those that are new."""
    return [
        Readable(
            contribution=contribution,
            html=readable_html(user, contribution, names),
            quotations_left_out=not may_read_quotations(user, contribution),
            is_new=read_up_to is not None
            and contribution.number > read_up_to
            and contribution.author_id != user.pk,
        )
        for contribution in contributions
    ]

"""Makers of proposals for tests, through the services."""

from dataclasses import replace

from priorities.core.models import Policy
from priorities.discussions.models import Space
from priorities.proposals import services
from priorities.proposals.content import Content
from priorities.proposals.models import Paragraph, Proposal
from priorities.themes.models import Theme
from tests.world import person, secretariat

COMPLETE = Content(
    theme="commons",
    kind="initiative",
    addressed_to="CPF",
    title_fr="Catalogue commun",
    title_en="Common catalogue",
    context="Chaque administration achète seule.",
    text_fr="Les États recensent leurs logiciels.\n\nLe catalogue est publié en français.",
    text_en="The States list their software.\n\nThe catalogue is published in French.",
    expected_results="Un catalogue en ligne.",
    partners="AUF",
    financing="Contributions volontaires.",
)


def theme(slug="commons"):
    found = Theme.objects.filter(slug=slug).first()
    if found:
        return found
    space = Space.objects.create(name_fr=slug, name_en=slug, path=f"themes/{slug}/")
    return Theme.objects.create(
        slug=slug, space=space, title_fr=f"Thème {slug}", title_en=f"Theme {slug}",
        short_fr=f"Thème {slug}", short_en=f"Theme {slug}",
    )  # fmt: skip


def content(**changes) -> Content:
    theme(changes.get("theme") or "commons")
    return replace(COMPLETE, **changes)


def draft(actor=None, **changes) -> Proposal:
    return services.create_draft(content=content(**changes), actor=actor or person("SN"))


def submitted(head=None, **changes) -> Proposal:
    """Stamped by the head who wrote it."""
    head = head or person("SN", "head")
    made = draft(head, **changes)
    services.stamp(proposal_id=made.pk, shown_hash=digest(made), actor=head)
    return reload(made)


def tabled(head=None, officer=None, **changes) -> Proposal:
    made = submitted(head, **changes)
    return services.table(proposal_id=made.pk, actor=officer or secretariat("officer"))


def in_state(state, head) -> Proposal:
    """A proposal of the head's delegation in a state of the workflow."""
    if state == "submitted":
        return submitted(head)
    if state == "tabled":
        return tabled(head)
    made = draft(head)
    if state == "awaiting_visa":
        services.ask_visa(proposal_id=made.pk, actor=head)
    elif state == "withdrawn":
        services.abandon(proposal_id=made.pk, actor=head)
    return reload(made)


def digest(proposal) -> str:
    return reload(proposal).content(list(Paragraph.objects.current_of(proposal))).digest()


def reload(proposal) -> Proposal:
    return Proposal.objects.select_related("delegation", "theme").get(pk=proposal.pk)


def associates_in(*bodies) -> None:
    Policy.objects.update_or_create(pk=1, defaults={"associates_deliberate_in": list(bodies)})

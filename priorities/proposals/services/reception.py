"""The secretariat receives a proposal: it tables it under an official number, or returns it."""

from django.db import connection, transaction
from django.utils import timezone

from accounts.access.levels import Level
from priorities.discussions.models import Space
from priorities.proposals import notices
from priorities.proposals.models import SymbolCounter, TextVersion
from priorities.proposals.services.steps import content_of, locked, move, require_act
from priorities.proposals.services.visa import send_back
from priorities.proposals.workflow import Act


@transaction.atomic
def table(*, proposal_id: int, actor):
    """Table a submitted proposal: symbol, frozen text, space for discussion, all are told.

    Raises PermissionRefused, also when the text is not the one that bears the visa.
    """
    proposal = locked(proposal_id, actor)
    require_act(actor, Act.TABLE, proposal, content=content_of(proposal))
    now = timezone.now()
    proposal.symbol = _next_symbol(now.year)
    proposal.tabled_at = now
    proposal.level = Level.DELEGATIONS
    proposal.space = Space.objects.create(
        name_fr=proposal.title_fr or proposal.title_en,
        name_en=proposal.title_en or proposal.title_fr,
        path=proposal.path,
        level=Level.DELEGATIONS,
    )
    TextVersion.objects.filter(proposal=proposal, number=proposal.text_number).update(frozen_at=now)
    move(
        proposal,
        Act.TABLE,
        actor=actor,
        public=True,
        fields=["symbol", "tabled_at", "level", "space"],
        after={"symbol": proposal.symbol},
    )
    notices.tabled(proposal, actor)
    return proposal


@transaction.atomic
def return_to_delegation(*, proposal_id: int, ground: str, actor):
    """Send a submitted proposal back with a ground; the visa is cancelled and, since the text is
    a draft again, the secretariat no longer sees it. Raises PermissionRefused.
    """
    proposal = locked(proposal_id, actor)
    require_act(actor, Act.RETURN_TO_DELEGATION, proposal)
    send_back(proposal, Act.RETURN_TO_DELEGATION, ground, actor)
    notices.returned_by_secretariat(proposal, actor)
    return proposal


def _next_symbol(year: int) -> str:
    """« PN/2026/12 ». The counter's row stays locked until the tabling commits or is undone."""
    table = connection.ops.quote_name(SymbolCounter._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"insert into {table} as counter (year, last) values (%s, 1)"  # noqa: S608
            " on conflict (year) do update set last = counter.last + 1 returning last",
            [year],
        )
        return f"PN/{year}/{cursor.fetchone()[0]}"

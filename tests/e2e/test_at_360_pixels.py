"""Every main page at the width of a telephone, and the same pages on a desk in both languages.

Each must be found by axe without fault, fit its width, and speak one language.
"""

import pytest

from accounts.people.models import Mandate
from priorities.discussions.models import Contribution, Thread
from priorities.meetings.models import Meeting
from priorities.proposals.models import Proposal
from priorities.proposals.workflow import State
from priorities.roadmap.models import Action


def of_visitor() -> list[str]:
    return [
        "",
        "themes/",
        "themes/cybersecurite/",
        "roadmap/",
        f"roadmap/{Action.objects.filter(level='public').first().pk}/",
        "delegations/",
        "delegations/SN/",
        "meetings/",
        f"meetings/{Meeting.objects.first().slug}/",
        "glossary/",
        "participation-charter/",
        "sources/",
        "account/login/",
        "account/password/reset/",
    ]


def of_focal_point() -> list[str]:
    thread = Thread.objects.order_by("-contribution_count").first()
    contribution = thread.contributions.order_by("number").first()
    tabled = Proposal.objects.get(state=State.TABLED)
    draft = Proposal.objects.get(state=State.DRAFT)
    return [
        "",
        "themes/cybersecurite/",
        "themes/cybersecurite/discussions/new/",
        f"discussions/{thread.pk}/",
        f"discussions/{thread.pk}/contribute/?to=2&quote=1",
        f"contributions/{contribution.pk}/edit/",
        f"contributions/{Contribution.objects.filter(edited_at__isnull=False).first().pk}/history/",
        f"contributions/{thread.contributions.get(number=2).pk}/report/",
        "proposals/",
        "proposals/drafts/",
        "proposals/new/",
        f"proposals/drafts/{draft.pk}/",
        f"proposals/drafts/{draft.pk}/edit/",
        f"proposals/{tabled.symbol}/",
        "roadmap/?by=lead",
        "delegation/",
        "delegations/SN/",
        "notifications/",
        "account/profile/",
        "account/email/",
        "account/password/change/",
        "account/sessions/",
        "account/2fa/",
        "account/logout/",
    ]


def of_head() -> list[str]:
    awaiting = Proposal.objects.get(state=State.AWAITING_VISA)
    person = Mandate.objects.get(user__email__startswith="drafter.sn")
    return [
        "",
        f"proposals/drafts/{awaiting.pk}/",
        f"proposals/drafts/{awaiting.pk}/visa/",
        f"proposals/drafts/{awaiting.pk}/return/",
        "delegation/",
        "delegation/invitations/new/",
        "delegation/invitations/file/",
        f"delegation/people/{person.pk}/",
        f"delegation/people/{person.pk}/withdraw/",
    ]


def of_moderator() -> list[str]:
    thread = Thread.objects.order_by("-contribution_count").first()
    return ["", f"discussions/{thread.pk}/", f"discussions/{thread.pk}/close/", "moderation/"]


PEOPLE = {
    "": of_visitor,
    "focal-point.sn": of_focal_point,
    "head.sn": of_head,
    "secretariat-moderator": of_moderator,
}


@pytest.mark.parametrize(("width", "language"), [("phone", "fr"), ("wide", "fr"), ("wide", "en")])
def test_every_main_page(content, reader, width, language):
    found = []
    for name, paths in PEOPLE.items():
        person = reader(name, width=width, language=language)
        for path in paths():
            person.go(path)
            try:
                person.check()
            except AssertionError as fault:
                found.append(f"{name or 'visitor'}: {fault}")
    assert not found, "\n\n".join(found)

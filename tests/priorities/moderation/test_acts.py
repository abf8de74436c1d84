"""Acts of moderation cost at most twelve queries, whatever the number of reports and readers."""

import uuid

import pytest

from accounts.people.models import Mandate
from priorities.discussions import services as discussions
from priorities.moderation.models import Report
from tests.factories_discussions import contribution, thread
from tests.factories_moderation import ATTACK, GROUND, appeal, attack, hide, report
from tests.queries import recorded
from tests.world import delegation, person, secretariat

pytestmark = pytest.mark.django_db

MOST_FOR_AN_ACT = 12
BREACH = {"article": "respect", "passage": ATTACK}
REPLY = {"text": "Il a répondu.", "language": "fr"}


def to_report(row, moderator, officer):
    return person("MG"), f"/fr/contributions/{row.pk}/report/", BREACH


def to_hide(row, moderator, officer):
    return moderator, f"/fr/contributions/{row.pk}/hide/", {**BREACH, "ground": GROUND}


def to_dismiss(row, moderator, officer):
    made = Report.objects.filter(contribution=row).first()
    return moderator, f"/fr/moderation/reports/{made.pk}/dismiss/", {"answer": "Une opinion."}


def to_restore(row, moderator, officer):
    hiding = hide(row, by=officer)
    return moderator, f"/fr/moderation/hidings/{hiding.pk}/restore/", {"reason": "Une erreur."}


def to_appeal(row, moderator, officer):
    hiding = hide(row, by=moderator)
    words = {"reasons": "La presse était citée."}
    return row.author, f"/fr/moderation/hidings/{hiding.pk}/appeal/", words


def to_decide(row, moderator, officer, outcome="restored"):
    lodged = appeal(hide(row, by=moderator))
    words = {"outcome": outcome, "reasons": "Elle cite la presse."}
    return officer, f"/fr/moderation/appeals/{lodged.pk}/decide/", words


def to_keep(row, moderator, officer):
    return to_decide(row, moderator, officer, outcome="kept")


def to_reply(row, moderator, officer):
    return person("TG"), f"/fr/contributions/{row.pk}/reply/", REPLY


def to_reply_to_what_is_hidden(row, moderator, officer):
    hide(row, by=moderator)
    return to_reply(row, moderator, officer)


ACTS = (
    to_report,
    to_hide,
    to_dismiss,
    to_restore,
    to_appeal,
    to_decide,
    to_keep,
    to_reply,
    to_reply_to_what_is_hidden,
)


def case(*, reports: int, heads: int, staff: int):
    """A contribution with its quotations, its readers and those who reported it."""
    within = thread()
    row = attack(within=within)
    contribution(within=within, of="MG", text=f"> {ATTACK}\n\nNous le regrettons.")
    for number in range(reports):
        report(row, by=person(delegation(f"R{number}")))
    for _number in range(heads):
        discussions.follow(actor=person("SN", "head"), thread=within)
    for _number in range(staff):
        secretariat("moderator", "officer")
    return row


@pytest.mark.parametrize("held", [False, True], ids=["no mandate", "mandate held"])
@pytest.mark.parametrize("act", ACTS)
def test_an_act_costs_the_same_for_few_and_for_many(client, act, held):
    moderator, officer = secretariat("moderator", "officer"), secretariat("administrator")
    if held:
        for user in (moderator, officer):
            Mandate.objects.create(user=user, delegation=delegation("CD"), role="reader")
    costs = []
    for reports, heads, staff in ((1, 3, 0), (6, 60, 20)):
        row = case(reports=reports, heads=heads, staff=staff)
        user, path, words = act(row, moderator, officer)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        client.get("/fr/themes/")
        with recorded() as statements:
            answer = client.post(path, {"once_key": str(uuid.uuid4()), **words})
        assert answer.status_code == 302, answer.content.decode()
        costs.append(len(statements))
        assert len(statements) <= MOST_FOR_AN_ACT, "\n".join(statements)
    assert costs[0] == costs[1]

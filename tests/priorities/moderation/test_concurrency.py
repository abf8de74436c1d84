"""Two at once, with real connections: one wins, the other is refused with the reason."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from accounts.access.registry import PermissionRefused
from priorities.moderation import services
from priorities.moderation.models import Appeal, Hiding, Report, RightOfReply
from tests.factories_moderation import ATTACK, GROUND, appeal, attack
from tests.world import delegation, person, secretariat

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """Run the acts at the same instant; answers what each gave or raised."""
    gate = Barrier(len(acts))

    def run(act):
        try:
            gate.wait()
            return act()
        except (PermissionRefused, ValidationError) as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def refusals(results):
    return [one for one in results if isinstance(one, PermissionRefused | ValidationError)]


def test_two_deciders_one_wins():
    lodged = appeal()
    deciders = [secretariat("officer"), secretariat("administrator")]
    results = at_once(
        *(
            lambda who=who, outcome=outcome: services.decide_appeal(
                actor=who, appeal=lodged, outcome=outcome, reasons="Ainsi décidé."
            )
            for who, outcome in zip(deciders, ("kept", "restored"), strict=True)
        )
    )
    assert len(refusals(results)) == 1
    decided = Appeal.objects.get()
    assert decided.outcome in ("kept", "restored")
    assert (Hiding.objects.get().restored_at is None) is (decided.outcome == "kept")


def test_two_moderators_hide_once():
    row = attack()
    results = at_once(
        *(
            lambda who=who: services.hide(
                actor=who, contribution=row, article="respect", passage=ATTACK, ground=GROUND
            )
            for who in (secretariat("moderator"), secretariat("moderator"))
        )
    )
    assert len(refusals(results)) == 1
    assert Hiding.objects.count() == 1


def test_one_delegation_reports_once():
    row = attack()
    results = at_once(
        *(
            lambda who=who: services.report(
                actor=who, contribution=row, article="respect", passage=ATTACK
            )
            for who in (person("TG"), person("TG"))
        )
    )
    assert len(refusals(results)) == 1
    assert Report.objects.count() == 1


def test_three_rights_of_reply_two_pass():
    row = attack()
    delegation("TG")
    results = at_once(
        *(
            lambda who=who: services.reply(actor=who, contribution=row, text="Un mot.")
            for who in (person("TG"), person("TG"), person("TG"))
        )
    )
    assert len(refusals(results)) == 1
    assert sorted(RightOfReply.objects.values_list("ordinal", flat=True)) == [1, 2]

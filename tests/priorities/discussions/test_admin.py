"""The secretariat's lists: each change goes through a service and stands on record."""

import pytest
from django.urls import reverse

from accounts.audit.models import AuditEntry
from priorities.discussions.models import Thread
from tests import factories_discussions as make
from tests.queries import recorded
from tests.world import person, secretariat

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.DEMO = True


def space_form(space, **changes):
    return {
        "name_fr": space.name_fr, "name_en": space.name_en, "level": space.level,
        "closed_reason_fr": "", "closed_reason_en": "", **changes,
    }  # fmt: skip


def test_a_reason_closes_a_space_and_taking_it_away_reopens_it(client):
    space = make.space()
    client.force_login(secretariat())
    address = reverse("admin:priorities_space_change", args=[space.pk])
    closing = space_form(space, closed_reason_fr="Clos", closed_reason_en="Closed")
    assert client.post(address, closing).status_code == 302
    space.refresh_from_db()
    assert space.is_closed
    assert (space.closed_reason_fr, space.closed_reason_en) == ("Clos", "Closed")
    assert client.post(address, space_form(space)).status_code == 302
    space.refresh_from_db()
    assert not space.is_closed
    acts = list(AuditEntry.objects.order_by("position").values_list("act", flat=True))
    assert acts[-2:] == ["discussions.close_space", "discussions.reopen_space"]


def test_a_level_changed_in_the_admin_reaches_the_threads(client):
    thread = make.thread()
    client.force_login(secretariat())
    address = reverse("admin:priorities_space_change", args=[thread.space_id])
    client.post(address, space_form(thread.space, level="members"))
    thread.refresh_from_db()
    assert thread.level == "members"


@pytest.mark.parametrize("role", ["moderator", "translator"])
def test_other_roles_do_not_change_a_space(client, role):
    space = make.space()
    client.force_login(secretariat(role))
    address = reverse("admin:priorities_space_change", args=[space.pk])
    client.post(address, space_form(space, level="members"))
    space.refresh_from_db()
    assert space.level == "delegations"


def test_threads_are_pinned_from_the_list(client):
    thread = make.thread()
    client.force_login(secretariat("moderator", "officer"))
    address = reverse("admin:priorities_thread_changelist")
    client.post(address, {"action": "pin", "_selected_action": [thread.pk]})
    thread.refresh_from_db()
    assert thread.is_pinned
    client.post(address, {"action": "unpin", "_selected_action": [thread.pk]})
    assert not Thread.objects.get(pk=thread.pk).is_pinned


@pytest.mark.parametrize("name", ["thread", "space"])
def test_the_lists_cost_the_same_for_three_rows_or_thirty(client, name):
    client.force_login(secretariat("administrator"))
    address = reverse(f"admin:priorities_{name}_changelist")
    counts = []
    for size in (3, 30):
        for _number in range(size):
            make.thread(of="SN")
        client.get(address)
        with recorded() as statements:
            assert client.get(address).status_code == 200
        counts.append(len(statements))
    assert counts[0] == counts[1]


def test_members_do_not_enter(client):
    client.force_login(person("SN", "head"))
    assert client.get(reverse("admin:priorities_thread_changelist")).status_code == 302

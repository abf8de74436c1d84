"""Steering in the admin: through the services, with reasons, without a query per row."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.access import queue
from accounts.audit.models import AuditEntry
from priorities.core.models import Cycle, Policy
from priorities.roadmap.models import Action, DateChange, Event, Milestone
from tests.factories_roadmap import day, make_action, make_cycle, make_milestone
from tests.world import delegation, person, secretariat

pytestmark = pytest.mark.django_db

LIST = "/admin/priorities/action/"


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.DEMO = True


@pytest.fixture
def officer(client):
    user = secretariat("officer")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user


def batch(client, act, actions, **fields):
    chosen = [action.pk for action in actions]
    return client.post(LIST, {"action": act, "_selected_action": chosen, **fields}, follow=True)


def form_of(action, **changes):
    """The form as the browser sends it, milestones and deliverables included."""
    values = {
        "title_fr": action.title_fr,
        "title_en": action.title_en,
        "description_fr": "",
        "description_en": "",
        "cycle": action.cycle_id,
        "theme": action.theme_id,
        "source": "",
        "lead": action.lead_id or "",
        "partners": [],
        "starts_on": action.starts_on or "",
        "due_on": action.due_on or "",
        "reason": "",
        "weight": 1,
        "order": 0,
    }
    for read_only in ("date_changes", "reports"):
        values |= {f"{read_only}-TOTAL_FORMS": 0, f"{read_only}-INITIAL_FORMS": 0}
    for prefix, rows in (("milestones", action.milestones), ("deliverables", action.deliverables)):
        found = list(rows.all())
        values |= {f"{prefix}-TOTAL_FORMS": len(found), f"{prefix}-INITIAL_FORMS": len(found)}
        for index, row in enumerate(found):
            values |= {
                f"{prefix}-{index}-id": row.pk,
                f"{prefix}-{index}-action": action.pk,
                f"{prefix}-{index}-title_fr": row.title_fr,
                f"{prefix}-{index}-title_en": row.title_en,
                f"{prefix}-{index}-order": row.order,
                f"{prefix}-{index}-reason": "",
            }
            if prefix == "milestones":
                values[f"{prefix}-{index}-due_on"] = row.due_on
    return values | changes


def test_the_list_has_no_query_per_row(client, officer):
    costs = []
    for size in (3, 40):
        for index in range(size):
            make_milestone(make_action(f"L{index}", due_on=day(index - 5)), day(index))
        client.get(LIST)
        with CaptureQueriesContext(connection) as asked:
            client.get(LIST)
        costs.append(len(asked))
    assert costs[0] == costs[1]


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        ("late", ["Retard"]),
        ("unreported", ["Muette"]),
        ("leaderless", ["Orpheline"]),
        ("draft", ["Projet"]),
    ],
)
def test_what_is_computed_filters_the_list(client, officer, standing, expected):
    make_action(title_fr="Retard", due_on=day(-1))
    make_action(title_fr="Muette", starts_on=day(-99))
    make_action(delegation("NE", participation="withdrawn"), title_fr="Orpheline")
    make_action(title_fr="Projet", entered=False, state="planned")
    rows = client.get(f"{LIST}?standing={standing}").context["cl"].result_list
    assert [row.title_fr for row in rows] == expected


def test_a_date_without_a_reason_gives_the_form_back(client, officer):
    action = make_action(due_on=day(30))
    path = f"{LIST}{action.pk}/change/"
    answer = client.post(path, form_of(action, due_on=day(60)))
    assert answer.status_code == 200
    assert "reason" in answer.context["adminform"].form.errors
    answer = client.post(path, form_of(action, due_on=day(60), reason="Financement tardif"))
    assert answer.status_code == 302, answer.context["errors"]
    action.refresh_from_db()
    assert (action.initial_due_on, action.due_on) == (day(30), day(60))
    assert DateChange.objects.get().reason == "Financement tardif"


def test_milestones_are_edited_with_their_action(client, officer):
    action = make_action()
    stone = make_milestone(action, day(5))
    path = f"{LIST}{action.pk}/change/"
    moved = {"milestones-0-due_on": day(9)}
    answer = client.post(path, form_of(action, **moved))
    assert answer.status_code == 200
    assert Milestone.objects.get().due_on == day(5)
    answer = client.post(path, form_of(action, **moved, **{"milestones-0-reason": "Retard"}))
    assert answer.status_code == 302
    stone.refresh_from_db()
    assert (stone.initial_due_on, stone.due_on) == (day(5), day(9))
    answer = client.post(path, form_of(action, **{"milestones-0-DELETE": "on"}))
    assert answer.status_code == 200
    assert Milestone.objects.exists()


def test_partners_are_set_and_recorded(client, officer):
    action = make_action()
    partner = delegation("MG")
    answer = client.post(f"{LIST}{action.pk}/change/", form_of(action, partners=[partner.pk]))
    assert answer.status_code == 302
    assert list(action.partners.all()) == [partner]
    assert AuditEntry.objects.filter(act="roadmap.partners_changed").exists()


def test_both_titles_are_required(client, officer):
    action = make_action()
    answer = client.post(f"{LIST}{action.pk}/change/", form_of(action, title_en=""))
    assert "title_en" in answer.context["adminform"].form.errors


def test_the_order_is_edited_in_the_list(client, officer):
    action = make_action()
    answer = client.post(
        LIST,
        {
            "form-TOTAL_FORMS": 1,
            "form-INITIAL_FORMS": 1,
            "form-0-id": action.pk,
            "form-0-order": 7,
            "_save": "1",
        },
    )
    assert answer.status_code == 302
    action.refresh_from_db()
    assert action.order == 7


def test_batch_acts_call_the_services_and_show_refusals(client, officer):
    ready = make_action(entered=False, state="planned", level="delegations")
    bare = make_action(entered=False, state="planned", lead=None, title_fr="Incomplète")
    page = batch(client, "enter", [ready, bare]).content.decode()
    assert "Incomplète" in page
    assert "un chef de file" in page
    ready.refresh_from_db()
    assert ready.is_entered
    batch(client, "make_public", [ready])
    batch(client, "to_under_way", [ready])
    ready.refresh_from_db()
    assert (ready.level, ready.state) == ("public", "under_way")
    batch(client, "to_abandoned", [ready])
    assert Action.objects.get(pk=ready.pk).state == "under_way"
    batch(client, "to_abandoned", [ready], ground="Reprise ailleurs")
    assert Action.objects.get(pk=ready.pk).state == "abandoned"


def test_postponing_takes_days_and_one_reason(client, officer):
    actions = [make_action(due_on=day(10)), make_action(due_on=day(20))]
    batch(client, "postpone", actions, ground="Sommet reporté")
    batch(client, "postpone", actions, days="14")
    assert not DateChange.objects.exists()
    batch(client, "postpone", actions, days="14", ground="Sommet reporté")
    due = sorted(Action.objects.values_list("due_on", flat=True))
    assert due == [day(24), day(34)]


def test_a_moderator_reads_and_steers_nothing(client):
    client.force_login(
        secretariat("moderator"), backend="django.contrib.auth.backends.ModelBackend"
    )
    action = make_action()
    assert client.get(LIST).status_code == 200
    batch(client, "to_done", [action])
    assert Action.objects.get().state == "under_way"
    assert client.post(f"{LIST}{action.pk}/change/", form_of(action)).status_code == 403


def test_one_cycle_at_most_is_open(client, officer):
    old, new = make_cycle("ancien"), make_cycle("nouveau", is_open=False)
    path = "/admin/priorities/cycle/"
    for act, cycle in (("open_cycle", new), ("close_cycle", old), ("open_cycle", new)):
        client.post(path, {"action": act, "_selected_action": [cycle.pk]})
        if act == "open_cycle" and Cycle.objects.get(pk=old.pk).is_open:
            assert not Cycle.objects.get(pk=new.pk).is_open
    old.refresh_from_db()
    assert Cycle.objects.open().get() == new
    assert old.ends_on == day(0)


def test_the_settings_are_one_row_for_administrators(client, officer):
    path = "/admin/priorities/policy/"
    assert client.get(f"{path}add/").status_code == 403
    client.force_login(
        secretariat("administrator"), backend="django.contrib.auth.backends.ModelBackend"
    )
    form = {
        "associates_deliberate_in": "CPF",
        "appeal_days": 15,
        "report_every_days": 60,
    }
    assert client.post(f"{path}add/", form).status_code == 302
    assert Policy.current().report_every_days == 60
    assert client.get(f"{path}add/").status_code == 403
    assert client.get(path)["Location"] == f"{path}1/change/"
    assert AuditEntry.objects.filter(act="policy.changed").exists()


def test_an_event_keeps_what_it_said_on_record(client, officer):
    event = Event.objects.create(
        slug="s", kind="meeting", title_fr="Avant", title_en="B", starts_on=day(1), ends_on=day(1)
    )
    form = {
        "slug": "s",
        "kind": "meeting",
        "title_fr": "Après",
        "title_en": "A",
        "starts_on": day(2),
        "ends_on": day(2),
        "precision": "day",
        "level": "public",
    }
    answer = client.post(f"/admin/priorities/event/{event.pk}/change/", form)
    assert answer.status_code == 302
    assert AuditEntry.objects.get(act="roadmap.event_changed").before["title_fr"] == "Avant"


def test_the_queue_shows_silent_and_late_actions(rf, officer):
    make_action(title_fr="Muette", starts_on=day(-99))
    make_action(title_fr="Retard", due_on=day(-1))
    rows = {
        section.url.partition("standing=")[2]: [row.title for row in section.rows]
        for section in queue.sections(officer)
        if "standing=" in section.url
    }
    assert rows == {"unreported": ["Muette"], "late": ["Retard"]}
    urls = [section.url for section in queue.sections(person("SN"))]
    assert not any("standing=" in url for url in urls)


def test_the_queue_says_since_when(officer):
    make_action(title_fr="Muette", starts_on=day(-99), due_on=day(50))
    make_action(title_fr="Retard", starts_on=day(-9), due_on=day(-3))
    make_milestone(make_action(title_fr="Jalon", starts_on=day(-9), due_on=day(20)), day(-1))
    found = {
        row.title: (row.since, row.due)
        for section in queue.sections(officer)
        if "standing=" in section.url
        for row in section.rows
    }
    assert found == {
        "Muette": (day(-99), day(50)),
        "Retard": (day(-3), None),
        "Jalon": (None, day(20)),
    }

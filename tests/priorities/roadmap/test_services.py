"""Writes of the roadmap: what they require, what they keep, whom they tell."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from accounts.access.registry import PermissionRefused
from accounts.audit.models import AuditEntry
from accounts.notifications.models import Notification
from priorities.roadmap import services
from priorities.roadmap.models import Action, DateChange, Deliverable, Milestone
from tests.factories_roadmap import day, make_action, make_cycle, make_milestone, make_theme
from tests.world import delegation, person, secretariat

pytestmark = pytest.mark.django_db


def told(kind):
    return set(Notification.objects.filter(kind=kind).values_list("user", flat=True))


def draft(**fields):
    return make_action(entered=False, state="planned", **fields)


def test_a_new_action_is_a_draft_of_the_secretariat():
    action = services.save_action(
        Action(
            cycle=make_cycle(), theme=make_theme(), title_fr="Titre", title_en="Title", state="done"
        ),
        actor=secretariat("officer"),
    )
    action.refresh_from_db()
    assert not action.is_entered
    assert action.state == "planned"
    assert AuditEntry.objects.get(act="roadmap.action_made").object_id == str(action.pk)


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({"lead": None}, "un chef de file"),
        ({"due_on": None}, "une échéance"),
        ({"deliverable": False}, "au moins un livrable"),
    ],
)
def test_an_action_enters_only_when_complete(fields, missing):
    action = draft(**fields)
    with pytest.raises(ValidationError, match=missing):
        services.enter(action, actor=secretariat("officer"))
    action.refresh_from_db()
    assert not action.is_entered


def test_entering_tells_the_lead_and_the_partners_once():
    head, reader = person("SN", role="head"), person("SN", role="reader")
    partner = person("MG")
    action = draft()
    action.partners.add(delegation("MG"))
    officer = secretariat("officer")
    services.enter(action, actor=officer)
    services.enter(action, actor=officer)
    assert told("roadmap.lead_named") == {head.pk}
    assert told("roadmap.partner_named") == {partner.pk}
    assert reader.pk not in told("roadmap.lead_named")
    assert AuditEntry.objects.filter(act="roadmap.action_entered").count() == 1


def test_a_date_moves_only_with_a_reason_and_the_first_one_stays_visible():
    action = make_action(due_on=day(30))
    officer, head = secretariat("officer"), person("SN", role="head")
    with pytest.raises(ValidationError, match="pourquoi"):
        services.move_date(action, field="due_on", to=day(40), reason="  ", actor=officer)
    services.move_date(action, field="due_on", to=day(40), reason="Retard", actor=officer)
    services.move_date(action, field="due_on", to=day(50), reason="Encore", actor=officer)
    action.refresh_from_db()
    assert (action.initial_due_on, action.due_on) == (day(30), day(50))
    moves = DateChange.objects.order_by("pk").values_list("old", "new", "reason", "by")
    assert list(moves) == [
        (day(30), day(40), "Retard", officer.pk),
        (day(40), day(50), "Encore", officer.pk),
    ]
    assert told("roadmap.date_moved") == {head.pk}
    assert AuditEntry.objects.filter(act="roadmap.date_moved").count() == 2


def test_the_same_date_or_one_before_the_start_is_refused():
    action = make_action(starts_on=day(0), due_on=day(30))
    officer = secretariat("officer")
    for to in (day(30), day(-1)):
        with pytest.raises(ValidationError):
            services.move_date(action, field="due_on", to=to, reason="Motif", actor=officer)
    assert not DateChange.objects.exists()


def test_the_history_of_dates_cannot_be_rewritten():
    action = make_action()
    change = services.move_date(
        action, field="due_on", to=day(40), reason="Motif", actor=secretariat("officer")
    )
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        DateChange.objects.filter(pk=change.pk).update(reason="Autre")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        DateChange.objects.filter(pk=change.pk).delete()


def test_a_form_cannot_move_a_date_silently():
    action = make_action(due_on=day(30))
    action.due_on = day(60)
    action.title_fr = "Titre corrigé"
    with pytest.raises(ValidationError), transaction.atomic():
        services.save_action(action, actor=secretariat("officer"))
    action.refresh_from_db()
    assert action.due_on == day(30)
    assert action.title_fr != "Titre corrigé"


def test_a_form_with_a_reason_moves_both_dates_past_each_other():
    action = make_action(starts_on=day(0), due_on=day(10))
    action.starts_on, action.due_on = day(20), day(40)
    services.save_action(action, actor=secretariat("officer"), reason="Financement tardif")
    action.refresh_from_db()
    assert (action.starts_on, action.due_on) == (day(20), day(40))
    assert DateChange.objects.count() == 2


def test_the_dates_of_a_draft_move_freely():
    action = draft(due_on=day(30))
    action.due_on = day(60)
    services.save_action(action, actor=secretariat("officer"))
    action.refresh_from_db()
    assert action.due_on == day(60)
    assert action.initial_due_on is None


def test_a_form_cannot_write_a_state():
    action = make_action(state="under_way")
    action.state, action.level = "done", "delegations"
    services.save_action(action, actor=secretariat("officer"))
    action.refresh_from_db()
    assert (action.state, action.level) == ("under_way", "public")


def test_postponing_moves_all_or_none():
    first, second = make_action(due_on=day(10)), make_action(due_on=day(20))
    unfinished = draft(due_on=None)
    officer = secretariat("officer")
    with pytest.raises(ValidationError), transaction.atomic():
        services.postpone([first, unfinished], days=15, reason="Motif", actor=officer)
    assert not DateChange.objects.exists()
    services.postpone([first, second], days=15, reason="Sommet reporté", actor=officer)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.due_on, second.due_on) == (day(25), day(35))
    assert set(DateChange.objects.values_list("reason", flat=True)) == {"Sommet reporté"}


def test_a_state_changes_by_the_table_and_tells_lead_and_partners():
    lead, partner = person("SN"), person("MG")
    action = make_action()
    action.partners.add(delegation("MG"))
    services.change_state(action, to="done", actor=secretariat("officer"))
    action.refresh_from_db()
    assert (action.state, action.closed_on) == ("done", day(0))
    assert told("roadmap.state_changed") == {lead.pk, partner.pk}


def test_abandoning_needs_a_ground_and_a_closed_action_reopens_with_one():
    action, officer = make_action(), secretariat("officer")
    with pytest.raises(ValidationError):
        services.change_state(action, to="abandoned", actor=officer)
    services.change_state(action, to="abandoned", ground="Reprise ailleurs", actor=officer)
    assert AuditEntry.objects.get(act="roadmap.state_changed").ground == "Reprise ailleurs"
    with pytest.raises(ValidationError):
        services.change_state(action, to="done", ground="Motif", actor=officer)
    services.change_state(action, to="under_way", ground="Décision révisée", actor=officer)
    action.refresh_from_db()
    assert (action.state, action.closed_on) == ("under_way", None)


def test_the_lead_reports_and_neither_state_nor_date_moves():
    reporter, officer = person("SN"), secretariat("officer")
    action = make_action()
    filed = services.report(action, actor=reporter, state="delayed", text="Six semaines.")
    action.refresh_from_db()
    assert action.latest_report == filed
    assert action.state == "under_way"
    assert (filed.delegation.code, filed.role) == ("SN", "focal_point")
    assert officer.pk in told("roadmap.reported")
    assert reporter.pk not in told("roadmap.reported")
    assert "Six semaines" not in str(Notification.objects.values_list("params", flat=True))


@pytest.mark.parametrize(
    "who", ["partner", "reader", "withdrawn", "secretariat", "draft", "closed"]
)
def test_nobody_else_reports(who):
    actors = {
        "partner": lambda: person("MG"),
        "reader": lambda: person("SN", role="reader"),
        "withdrawn": lambda: person(delegation("NE", participation="withdrawn")),
        "secretariat": lambda: secretariat("officer"),
    }
    lead = "NE" if who == "withdrawn" else "SN"
    actor = actors.get(who, lambda: person("SN"))()
    action = {
        "draft": draft,
        "closed": lambda: make_action(state="done", closed_on=day(0)),
    }.get(who, lambda: make_action(lead=lead))()
    with pytest.raises(PermissionRefused):
        services.report(action, actor=actor, state="on_course", text="…")


@pytest.mark.parametrize("who", ["head", "moderator", "translator"])
def test_only_officers_and_administrators_steer(who):
    actor = person("SN", role="head") if who == "head" else secretariat(who)
    action = make_action()
    with pytest.raises(PermissionRefused):
        services.move_date(action, field="due_on", to=day(99), reason="Motif", actor=actor)
    with pytest.raises(PermissionRefused):
        services.change_state(action, to="done", actor=actor)


def test_a_milestone_of_the_roadmap_moves_only_with_a_reason():
    stone = make_milestone(make_action(), day(5))
    officer = secretariat("officer")
    stone.due_on = day(9)
    with pytest.raises(ValidationError), transaction.atomic():
        services.save_milestone(stone, actor=officer)
    stone = Milestone.objects.get(pk=stone.pk)
    stone.due_on = day(9)
    services.save_milestone(stone, actor=officer, reason="Questionnaire tardif")
    stone.refresh_from_db()
    assert (stone.initial_due_on, stone.due_on) == (day(5), day(9))
    with pytest.raises(ValidationError):
        services.remove(stone, actor=officer)


def test_the_last_deliverable_stays():
    action, officer = make_action(), secretariat("officer")
    last = action.deliverables.get()
    with pytest.raises(ValidationError):
        services.remove(last, actor=officer)
    services.save_deliverable(
        Deliverable(action=action, title_fr="Guide", title_en="Guide"), actor=officer
    )
    services.remove(last, actor=officer)
    assert [one.title_fr for one in action.deliverables.all()] == ["Guide"]


def test_an_action_on_the_roadmap_keeps_its_lead():
    action = make_action()
    action.lead = None
    with pytest.raises(ValidationError, match="chef de file"):
        services.save_action(action, actor=secretariat("officer"))


def test_a_new_lead_is_told():
    head = person("MG", role="head")
    action = make_action(lead="SN")
    action.lead = delegation("MG")
    services.save_action(action, actor=secretariat("officer"))
    assert told("roadmap.lead_named") == {head.pk}

"""The record of acts refuses every change, and shows one that was forced."""

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.audit.models import AuditEntry
from accounts.audit.services import breaks, record
from tests.world import delegation, person, secretariat

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    user = person("SN", "head")
    with transaction.atomic():
        return [
            record(actor=user, act=f"tests.act{n}", obj=user, before={"a": n}, after={"a": n + 1})
            for n in range(3)
        ]


def run(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "update accounts_auditentry set ground = 'other'",
        "delete from accounts_auditentry",
    ],
)
def test_the_database_refuses(three, sql):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        run(sql)
    assert AuditEntry.objects.count() == 3


def test_the_database_refuses_to_empty_the_table(three):
    run("set constraints all immediate")
    run("set local portal.allow_truncate = 'off'")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        run("truncate accounts_auditentry")
    assert AuditEntry.objects.count() == 3


def test_a_whole_chain_has_no_break(three, capsys):
    assert breaks() == []
    call_command("audit_verify")
    assert "intact" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("update accounts_auditentry set ground = 'x' where position = {second}", "second"),
        ("update accounts_auditentry set after = '{{}}' where position = {second}", "second"),
        ("delete from accounts_auditentry where position = {second}", "third"),
    ],
)
def test_tampering_past_the_triggers_is_found(three, change, found):
    places = dict(zip(("first", "second", "third"), _positions(), strict=True))
    run("set constraints all immediate")
    run("alter table accounts_auditentry disable trigger user")
    run(change.format(**places))
    run("alter table accounts_auditentry enable trigger user")
    assert places[found] in breaks()
    with pytest.raises(CommandError, match=str(places[found])):
        call_command("audit_verify")


def _positions():
    return AuditEntry.objects.order_by("position").values_list("position", flat=True)


def test_an_entry_names_who_and_for_whom(three):
    entry = AuditEntry.objects.first()
    assert (entry.delegation.code, entry.role, entry.delegation_name) == ("SN", "head", "Sénégal")


@pytest.mark.django_db(transaction=True)
def test_an_act_is_recorded_in_its_own_transaction_or_not():
    made = delegation("SN")
    with pytest.raises(transaction.TransactionManagementError):
        record(actor=None, act="tests.act", obj=made)


@pytest.mark.parametrize("role", ["officer", "moderator", "translator", "administrator"])
def test_nobody_edits_it_in_the_admin(client, settings, three, role):
    settings.DEMO = True
    client.force_login(secretariat(role))
    entry = three[1]
    page = client.get(f"/admin/accounts/auditentry/{entry.pk}/change/")
    assert page.status_code == 200
    assert "<th scope='row'>a</th><td>1</td><td>2</td>" in page.content.decode()
    assert client.post(f"/admin/accounts/auditentry/{entry.pk}/change/", {}).status_code == 403
    assert client.post(f"/admin/accounts/auditentry/{entry.pk}/delete/", {}).status_code == 403
    assert client.get("/admin/accounts/auditentry/add/").status_code == 403


def test_the_list_counts_nothing(client, settings, three):
    settings.DEMO = True
    client.force_login(secretariat("officer"))
    with CaptureQueriesContext(connection) as queries:
        page = client.get("/admin/accounts/auditentry/")
    assert page.status_code == 200
    counting = [q["sql"] for q in queries if "COUNT(" in q["sql"] and "auditentry" in q["sql"]]
    assert counting == []

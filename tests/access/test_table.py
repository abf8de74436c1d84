"""Every address × every role. A new address needs a row in tests/access/table*.py."""

import pytest
from django.db import transaction
from django.urls import reverse

from tests.access import addresses, table_accounts, table_admin, table_work
from tests.access.cast import ROLES, cast
from tests.access.objects import make

pytestmark = pytest.mark.django_db

TABLES = [*table_accounts.TABLES, *table_work.TABLES, *table_admin.TABLES]
CODES = {200: "2", 204: "2", 400: "B", 401: "U", 403: "F", 404: "N", 405: "M"}


def test_every_address_has_a_row_and_every_row_an_address():
    tabled = {row.name for table in TABLES for row in table}
    existing = addresses.names()
    assert existing - tabled == set(), "addresses without a row"
    assert tabled - existing == set(), "rows without an address"


def code(response) -> str:
    """The letter of an answer, as in the table."""
    if response.status_code in (301, 302, 303):
        return "L" if "/account/login/" in response["Location"] else "3"
    return CODES.get(response.status_code, str(response.status_code))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table[0].name)
def test_each_role_gets_the_answer_of_the_table(table, client, settings, tmp_path):
    """One set of people and things for a table; each request is undone before the next."""
    settings.DEMO = True  # the second factor of the secretariat has its own tests
    settings.PORTAL_PRIVATE_ROOT = tmp_path
    people = cast()
    things = make(people)
    different = []
    for role in ROLES:
        for row in table:
            seen = _answer(client, people[role], row, things)
            if seen != row.expected[role]:
                wanted = row.expected[role]
                different.append(f"{row.method} {row.name}, {role}: {seen} instead of {wanted}")
    assert not different, "\n".join(different)


def _answer(client, person, row, things) -> str:
    point = transaction.savepoint()
    client.cookies.clear()
    if person is not None:
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse(row.name, kwargs=row.arguments(things))
    response = client.post(address) if row.method == "POST" else client.get(address)
    seen = code(response)
    if response.streaming:
        list(response.streaming_content)  # read to its end, a download closes its file
    transaction.savepoint_rollback(point)
    return seen

"""Every address × every role. A new address needs a row in tests/access/table.py."""

import pytest
from django.urls import reverse

from tests.access import addresses
from tests.access.cast import ROLES, cast
from tests.access.objects import make
from tests.access.table import ROWS

pytestmark = pytest.mark.django_db


def test_every_address_has_a_row_and_every_row_an_address():
    tabled = {row.name for row in ROWS}
    existing = addresses.names()
    assert existing - tabled == set(), "addresses without a row"
    assert tabled - existing == set(), "rows without an address"


def code(response) -> str:
    """The letter of an answer, as in the table."""
    if response.status_code in (301, 302, 303):
        return "L" if "/account/login/" in response["Location"] else "3"
    return {200: "2", 204: "2", 403: "F", 404: "N", 405: "M", 400: "B", 409: "C"}[
        response.status_code
    ]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.method} {row.name}")
def test_each_role_gets_the_answer_of_the_table(row, client, settings, tmp_path):
    settings.DEMO = True  # the second factor of the secretariat has its own tests
    settings.MEDIA_ROOT = tmp_path
    people = cast()
    things = make(people)
    expected = row.answers()
    seen = {}
    for role in ROLES:
        client.cookies.clear()
        if people[role] is not None:
            client.force_login(people[role], backend="django.contrib.auth.backends.ModelBackend")
        address = reverse(row.name, kwargs=row.arguments(things))
        send = client.post if row.method == "POST" else client.get
        seen[role] = code(send(address, row.data))
    different = {
        role: f"{seen[role]} instead of {expected[role]}"
        for role in ROLES
        if seen[role] != expected[role]
    }
    assert not different, f"{row.name}: {different}"

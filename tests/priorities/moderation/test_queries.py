"""Pages of moderation cost the same for one case as for many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from priorities.moderation.models import Report
from tests.factories_moderation import ATTACK, GROUND, appeal, attack, hide, report
from tests.world import delegation, person, secretariat

pytestmark = pytest.mark.django_db

MOST_FOR_A_PAGE = 8
FORM = {"article": "respect", "passage": ATTACK, "ground": GROUND}


def sign_in(client, user):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def queries(ask, expected=200):
    with CaptureQueriesContext(connection) as captured:
        answer = ask()
    assert answer.status_code == expected
    return len(captured)


def reports_of(row, number):
    for one in range(number):
        report(row, by=person(delegation(f"R{one}")))


@pytest.mark.parametrize("which", ["queue", "report", "hide", "hiding"])
def test_pages(client, which):
    sign_in(client, secretariat("moderator", "officer"))

    def page(reporters):
        row = attack()
        reports_of(row, reporters)
        made = Report.objects.filter(contribution=row).first()
        hiding = appeal(hide()).hiding
        return {
            "queue": "/fr/moderation/",
            "report": f"/fr/moderation/reports/{made.pk}/",
            "hide": f"/fr/contributions/{row.pk}/hide/?report={made.pk}",
            "hiding": f"/fr/moderation/hidings/{hiding.pk}/",
        }[which]

    path = page(1)
    client.get(path)
    few = queries(lambda: client.get(path))
    path = page(6)
    many = queries(lambda: client.get(path))
    assert few == many
    assert many <= MOST_FOR_A_PAGE


def test_hiding_costs_the_same_for_one_report_as_for_six(client):
    moderator = secretariat("moderator")
    sign_in(client, moderator)
    counts = []
    for reporters in (1, 1, 6):
        row = attack()
        reports_of(row, reporters)

        path = f"/fr/contributions/{row.pk}/hide/"
        counts.append(queries(lambda path=path: client.post(path, FORM), 302))
    assert counts[1] == counts[2]

"""Acts on requests for the floor cost at most twelve queries, for few readers or for many."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from priorities.communications import services
from tests.factories_discussions import theme
from tests.queries import recorded
from tests.world import delegation, person, secretariat

pytestmark = pytest.mark.django_db

MOST_FOR_AN_ACT = 12
GROUND = "Accord de la présidence, ce jour."


def granted(asked, officer):
    now = timezone.now()
    return services.grant(
        actor=officer,
        asked=asked,
        starts_at=now,
        ends_at=now + timedelta(days=2),
        ground=GROUND,
    )


def the_act(act, space, observer, officer):
    """Who acts, at which address, with which form."""
    if act == "request":
        return observer, f"/fr/communications/spaces/{space.pk}/", {"subject": "S", "length": 600}
    asked = services.request(actor=observer, space=space, subject="Sujet", length=600)
    path = f"/fr/communications/{asked.pk}/{act}/"
    if act == "withdraw":
        granted(asked, officer)
    if act == "grant":
        today, end = timezone.now().date(), timezone.now().date() + timedelta(days=2)
        return (
            officer,
            path,
            {
                "starts_at_0": today.isoformat(),
                "starts_at_1": "00:00",
                "ends_at_0": end.isoformat(),
                "ends_at_1": "00:00",
                "ground": GROUND,
            },
        )
    return officer, path, {"reasons": "Complet.", "ground": "La séance est close."}


@pytest.mark.parametrize("act", ["request", "grant", "decline", "withdraw"])
def test_an_act_costs_the_same_for_few_and_for_many(client, act):
    observer, officer = person(delegation("ON", status="observer")), secretariat("officer")
    costs = []
    for heads, staff in ((3, 0), (60, 20)):
        for _number in range(heads):
            person("ON", "head")
        for _number in range(staff):
            secretariat("officer", "administrator")
        user, path, words = the_act(act, theme().space, observer, officer)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        client.get("/fr/themes/")
        with recorded() as statements:
            answer = client.post(path, {"once_key": str(uuid.uuid4()), **words})
        assert answer.status_code == 302, answer.content.decode()
        costs.append(len(statements))
        assert len(statements) <= MOST_FOR_AN_ACT, "\n".join(statements)
    assert costs[0] == costs[1]

"""An act costs twelve statements at most: session, person and mandate included.

The acts of moderation and communications, and the writing of texts, have guards of their own
beside their tests; here stand the short acts.
"""

from operator import attrgetter

import pytest
from django.urls import reverse

from tests.access.cast import cast
from tests.access.objects import make
from tests.queries import recorded

pytestmark = pytest.mark.django_db

LIMIT = 12
KEY = {"once_key": "0f0b9d0e-0000-4000-8000-000000000042"}
WHY = {"reason": "Une raison."}

ACTS = [
    ("SN.head", "accounts:invitation_again", {"pk": "invitation.pk"}, {}),
    ("SN.head", "accounts:invitation_cancel", {"pk": "invitation.pk"}, {}),
    ("SN.head", "accounts:second_factor_rule", {}, {"required": "on"}),
    ("SN.focal_point", "accounts:notifications_read", {}, {}),
    ("SN.focal_point", "priorities:contribution_withdraw", {"pk": "contribution.pk"}, {}),
    ("officer", "priorities:thread_pin", {"pk": "thread.pk"}, {}),
    ("officer", "priorities:thread_reopen", {"pk": "thread.pk"}, {}),
    ("officer", "priorities:thread_close", {"pk": "thread.pk"}, WHY),
    ("MG.reader", "priorities:thread_follow", {"pk": "thread.pk"}, {}),
    ("MG.head", "priorities:co_sponsor_decline", {"pk": "co_sponsorship.pk"}, {}),
    ("SN.head", "priorities:co_sponsor_recall", {"pk": "co_sponsorship.pk"}, {}),
    ("SN.head", "priorities:proposal_withdraw", {"symbol": "tabled.symbol"}, WHY),
    ("SN.drafter", "priorities:proposal_abandon", {"pk": "draft.pk"}, {}),
    ("officer", "admin:priorities_proposal_return", {"pk": "submitted.pk"}, WHY),
]


@pytest.mark.parametrize(("role", "name", "kwargs", "data"), ACTS, ids=[act[1] for act in ACTS])
def test_an_act_costs_twelve_statements_at_most(
    role, name, kwargs, data, client, settings, tmp_path
):
    settings.DEMO = True
    settings.PORTAL_PRIVATE_ROOT = tmp_path
    people = cast()
    things = make(people)
    client.force_login(people[role], backend="django.contrib.auth.backends.ModelBackend")
    arguments = {key: attrgetter(value)(things) for key, value in kwargs.items()}
    client.get("/fr/about/")  # the announcements are read once for all
    with recorded() as statements:
        answer = client.post(reverse(name, kwargs=arguments), data | KEY)
    assert answer.status_code == 302
    assert len(statements) <= LIMIT, "\n".join(statement[:200] for statement in statements)

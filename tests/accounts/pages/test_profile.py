import pytest
from django.db import transaction

from accounts.notifications import kinds
from accounts.notifications.services import notify
from tests.world import fresh, person

pytestmark = pytest.mark.django_db

KIND = "tests.greeting"
if not kinds.known(KIND):
    kinds.register(KIND, subject="Bonjour %(name)s", body="Corps", action="Lire")


def tell(user, number=1):
    with transaction.atomic():
        for n in range(number):
            notify(
                kind=KIND, recipients=[user], key=f"k{n}", path="delegations/", params={"name": n}
            )


def test_the_switch_is_remembered_and_stays_on_the_page(client):
    user = person("SN")
    client.force_login(user)
    response = client.post(
        "/fr/account/language/", {"language": "en", "next": "/en/delegations/?status=member"}
    )
    assert response["Location"] == "/en/delegations/?status=member"
    assert fresh(user).language == "en"
    assert response.cookies["django_language"].value == "en"


@pytest.mark.parametrize(
    "data", [{"language": "de"}, {}, {"language": "en", "next": "//evil.example"}]
)
def test_the_switch_leads_nowhere_else(client, data):
    client.force_login(person("SN"))
    assert client.post("/fr/account/language/", data)["Location"] in ("/", "/en/")


def test_profile_saves_name_and_language(client):
    user = person("SN")
    client.force_login(user)
    response = client.post(
        "/fr/account/profile/", {"first_name": "Awa", "last_name": "Sy", "language": "en"}
    )
    assert response["Location"] == "/en/account/profile/"
    assert fresh(user).get_full_name() == "Awa Sy"


def test_a_refused_profile_gives_back_what_was_typed(client):
    user = person("SN", first_name="Awa", last_name="Sy")
    client.force_login(user)
    response = client.post(
        "/fr/account/profile/", {"first_name": "", "last_name": "Sylla", "language": "fr"}
    )
    assert response.status_code == 200
    assert 'value="Sylla"' in response.content.decode()
    assert fresh(user).last_name == "Sy"


def test_an_unread_notification_is_read_by_opening_it(client):
    user = person("SN")
    tell(user)
    client.force_login(user)
    notification = user.notifications.get()
    assert client.get(f"/fr/notifications/{notification.pk}/")["Location"] == "/fr/delegations/"
    notification.refresh_from_db()
    assert notification.read_at
    assert fresh(user).unread_count == 0


def test_somebody_elses_notification_is_not_found(client):
    user = person("SN")
    tell(user)
    client.force_login(person("SN"))
    assert client.get(f"/fr/notifications/{user.notifications.get().pk}/").status_code == 404
    client.post("/fr/notifications/read/")
    assert user.notifications.get().read_at is None


def test_all_are_marked_read_at_once(client):
    user = person("SN")
    tell(user, 3)
    client.force_login(user)
    client.post("/fr/notifications/read/")
    assert fresh(user).unread_count == 0
    assert not user.notifications.filter(read_at=None).exists()


@pytest.mark.parametrize("number", [3, 60])
def test_the_inbox_costs_the_same_with_many(client, number, django_assert_max_num_queries):
    user = person("SN")
    tell(user, number)
    client.force_login(user)
    client.get("/fr/account/profile/")
    with django_assert_max_num_queries(8):
        page = client.get("/fr/notifications/")
    assert len(page.context["page"]) == min(number, 20)
    assert page.context["page"].has_next == (number > 20)


def test_a_name_cannot_turn_the_words_around_it_nor_be_empty(client):
    user = person("SN", first_name="Awa")
    client.force_login(user)
    data = {"last_name": "Diop\u202e\r\nBcc: x@example.org", "language": "fr"}
    client.post("/fr/account/profile/", {"first_name": "\u202e", **data})
    assert fresh(user).first_name == "Awa"
    client.post("/fr/account/profile/", {"first_name": "Aïssa", **data})
    assert fresh(user).get_full_name() == "Aïssa Diop Bcc: x@example.org"

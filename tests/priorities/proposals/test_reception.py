import pytest
from django.utils import timezone

from accounts.access.registry import PermissionRefused
from accounts.audit.models import AuditEntry
from accounts.notifications.models import Notification
from priorities.proposals import services
from priorities.proposals.models import Proposal, SymbolCounter
from tests.factories_proposals import reload, submitted, tabled
from tests.world import person, secretariat

pytestmark = pytest.mark.django_db
YEAR = timezone.now().year


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.DEMO = True


@pytest.fixture
def officer(client):
    user = secretariat("officer")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user


def test_tabling_gives_a_symbol_a_space_and_a_frozen_text():
    head = person("SN", "head")
    made = tabled(head)
    now = reload(made)
    assert now.symbol == f"PN/{YEAR}/1"
    assert (now.state, now.level) == ("tabled", "delegations")
    assert now.space.name_fr == now.title_fr
    assert now.space.path == f"proposals/PN/{YEAR}/1/"
    assert now.get_absolute_url() == f"/fr/proposals/PN/{YEAR}/1/"
    assert now.versions.get().frozen_at == now.tabled_at
    entry = AuditEntry.objects.of(now).first()
    assert (entry.act, entry.public, entry.role) == ("proposals.table", True, "secretariat")


def test_symbols_follow_each_other_and_a_failed_tabling_leaves_no_hole():
    head, officer = person("SN", "head"), secretariat("officer")
    assert tabled(head, officer).symbol == f"PN/{YEAR}/1"
    failing = submitted(head)
    failing.versions.get().paragraphs.update(text_fr="Autre.")
    with pytest.raises(PermissionRefused):
        services.table(proposal_id=failing.pk, actor=officer)
    assert tabled(head, officer).symbol == f"PN/{YEAR}/2"


def test_a_new_year_begins_at_one():
    SymbolCounter.objects.create(year=YEAR - 1, last=40)
    assert tabled().symbol == f"PN/{YEAR}/1"


def test_returning_needs_a_ground_and_hides_the_text_again(officer):
    head = person("SN", "head")
    made = submitted(head)
    services.return_to_delegation(proposal_id=made.pk, ground="Hors du thème.", actor=officer)
    now = reload(made)
    assert (now.state, now.return_note, now.submitted_at) == ("draft", "Hors du thème.", None)
    assert made.visas.get().cancelled_because
    assert not Proposal.objects.visible_to(officer).exists()
    kinds = Notification.objects.filter(user=head).values_list("kind", flat=True)
    assert "proposals.returned_by_secretariat" in kinds


def test_the_list_of_the_admin_shows_no_draft(client, officer):
    made, hidden = submitted(title_fr="Visible"), submitted(title_fr="Reprise")
    services.take_back(proposal_id=hidden.pk, actor=person("SN"))
    body = client.get("/admin/priorities/proposal/").content.decode()
    assert "Visible" in body
    assert "Reprise" not in body
    assert client.get(f"/admin/priorities/proposal/{hidden.pk}/change/").status_code == 404
    assert client.get(f"/admin/priorities/proposal/{hidden.pk}/table/").status_code == 404
    page = client.get(f"/admin/priorities/proposal/{made.pk}/change/").content.decode()
    assert "Les États recensent leurs logiciels." in page


@pytest.mark.parametrize("step", ["receive", "tabled", "withdrawn"])
def test_the_filter_of_the_step(client, officer, step):
    head = person("SN", "head")
    submitted(head, title_fr="A receive")
    tabled(head, officer, title_fr="A tabled")
    gone = tabled(head, officer, title_fr="A withdrawn")
    services.withdraw(proposal_id=gone.pk, ground="Fini.", actor=head)
    answer = client.get(f"/admin/priorities/proposal/?step={step}")
    assert [row.title_fr for row in answer.context["cl"].result_list] == [f"A {step}"]


def test_tabling_in_the_admin_asks_first(client, officer):
    made = submitted()
    url = f"/admin/priorities/proposal/{made.pk}/table/"
    assert client.get(url).status_code == 200
    assert reload(made).symbol is None
    client.post(url, {"once_key": ""})
    assert reload(made).symbol == f"PN/{YEAR}/1"
    client.post(url, {"once_key": ""})
    assert SymbolCounter.objects.get().last == 1


def test_returning_in_the_admin_needs_a_ground(client, officer):
    made = submitted()
    url = f"/admin/priorities/proposal/{made.pk}/return/"
    assert client.post(url, {"reason": ""}).context["form"].errors["reason"]
    client.post(url, {"reason": "Hors du thème."})
    assert reload(made).return_note == "Hors du thème."


@pytest.mark.parametrize("role", ["moderator", "translator"])
def test_other_roles_read_and_do_not_receive(client, role):
    client.force_login(secretariat(role), backend="django.contrib.auth.backends.ModelBackend")
    made = submitted()
    assert client.get(f"/admin/priorities/proposal/{made.pk}/change/").status_code == 200
    assert client.post(f"/admin/priorities/proposal/{made.pk}/table/").status_code == 403
    assert reload(made).symbol is None


def test_nobody_edits_a_text_in_the_admin(client, officer):
    made = submitted()
    client.post(f"/admin/priorities/proposal/{made.pk}/change/", {"title_fr": "Faux"})
    assert reload(made).title_fr == "Catalogue commun"
    assert client.get("/admin/priorities/proposal/add/").status_code == 403
    assert client.get(f"/admin/priorities/proposal/{made.pk}/delete/").status_code == 403


def test_the_first_page_of_the_secretariat_lists_what_to_receive(client, officer):
    made = submitted(title_fr="À recevoir")
    body = client.get("/admin/").content.decode()
    assert f"/admin/priorities/proposal/{made.pk}/change/" in body

"""From a tabled proposal to a draft of the roadmap."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.access.registry import PermissionRefused
from accounts.notifications.models import Notification
from priorities.discussions.models import Space
from priorities.proposals.models import CoSponsorship, Proposal
from priorities.proposals.workflow import State
from priorities.roadmap import services
from priorities.roadmap.models import Action, Deliverable
from tests.factories_roadmap import day, make_cycle, make_theme
from tests.world import delegation, person, secretariat

pytestmark = pytest.mark.django_db

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def tabled():
    head = person("SN", role="head")
    proposal = Proposal.objects.create(
        delegation=delegation("SN"),
        author=head,
        theme=make_theme(),
        title_fr="Réserve de formateurs",
        title_en="",
        expected_results="Douze formateurs",
        state=State.TABLED,
        level="delegations",
        symbol="PN/2026/1",
        tabled_at=timezone.now(),
        space=Space.objects.create(name_fr="PN", name_en="PN", path="proposals/PN/2026/1/"),
    )
    for code, state in (("MG", "accepted"), ("TG", "invited")):
        CoSponsorship.objects.create(
            proposal=proposal,
            delegation=delegation(code),
            state=state,
            invited_at=timezone.now(),
            invited_by=head,
            answered_at=timezone.now() if state == "accepted" else None,
            answered_by=person(code) if state == "accepted" else None,
        )
    return proposal


def test_the_draft_takes_title_theme_results_and_sponsors(tabled):
    make_cycle()
    officer = secretariat("officer")
    action = services.from_proposal(tabled, actor=officer)
    assert services.from_proposal(tabled, actor=officer) == action
    assert Action.objects.count() == 1
    assert not action.is_entered
    assert (action.title_fr, action.title_en) == ("Réserve de formateurs", "Réserve de formateurs")
    assert action.description_fr == "Douze formateurs"
    assert action.lead.code == "SN"
    assert [partner.code for partner in action.partners.all()] == ["MG"]
    assert not Notification.objects.exists()


def test_sponsors_hear_when_it_enters(tabled):
    make_cycle()
    officer, partner = secretariat("officer"), person("MG", role="head")
    action = services.from_proposal(tabled, actor=officer)
    action.due_on = day(90)
    services.save_action(action, actor=officer)
    services.save_deliverable(
        Deliverable(action=action, title_fr="Liste", title_en="List"), actor=officer
    )
    services.enter(action, actor=officer)
    told = Notification.objects.filter(kind="roadmap.from_proposal")
    assert partner.pk in set(told.values_list("user", flat=True))
    assert tabled.author_id in set(told.values_list("user", flat=True))


def test_only_when_tabled_by_who_steers_and_within_a_cycle(tabled):
    with pytest.raises(ValidationError, match="Aucun cycle"):
        services.from_proposal(tabled, actor=secretariat("officer"))
    make_cycle()
    for actor in (person("SN", role="head"), secretariat("translator")):
        with pytest.raises(PermissionRefused):
            services.from_proposal(tabled, actor=actor)
    Proposal.objects.filter(pk=tabled.pk).update(state=State.WITHDRAWN)
    with pytest.raises(PermissionRefused):
        services.from_proposal(tabled, actor=secretariat("officer"))


def test_the_page_leads_to_the_form_of_the_draft(client, tabled):
    make_cycle()
    client.force_login(secretariat("officer"), backend=BACKEND)
    path = f"/fr/roadmap/from-proposal/{tabled.pk}/"
    assert "Réserve de formateurs" in client.get(path).content.decode()
    answer = client.post(path)
    assert answer["Location"] == f"/admin/priorities/action/{Action.objects.get().pk}/change/"
    client.force_login(person("SN", role="head"), backend=BACKEND)
    assert client.post(path).status_code == 403
    client.force_login(person("TG", role="reader"), backend=BACKEND)
    assert client.get(path).status_code == 403


def test_the_source_is_named_only_to_those_who_read_it(client, tabled):
    make_cycle()
    officer = secretariat("officer")
    action = services.from_proposal(tabled, actor=officer)
    Action.objects.filter(pk=action.pk).update(
        level="public", entered_at=timezone.now(), due_on=day(9)
    )
    assert "PN/2026/1" not in client.get(f"/fr/roadmap/{action.pk}/").content.decode()
    client.force_login(person("TG"), backend=BACKEND)
    assert "PN/2026/1" in client.get(f"/fr/roadmap/{action.pk}/").content.decode()


def test_the_proposal_lists_its_actions_to_those_who_may_see_them(client, tabled):
    make_cycle()
    action = services.from_proposal(tabled, actor=secretariat("officer"))
    link = f'href="/fr/roadmap/{action.pk}/"'

    def page_for(user):
        client.force_login(user, backend=BACKEND)
        return client.get(tabled.get_absolute_url()).content.decode()

    assert link not in page_for(person("TG"))
    assert link in page_for(secretariat("officer"))
    Action.objects.filter(pk=action.pk).update(entered_at=timezone.now(), due_on=day(9))
    assert link in page_for(person("TG"))

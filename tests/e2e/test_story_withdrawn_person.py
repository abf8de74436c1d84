"""A head of delegation withdraws a focal point whose tab is still open (scenario 7)."""

import pytest

from priorities.discussions import services as discussions
from priorities.discussions.models import Contribution, Space
from priorities.proposals import services as proposals
from priorities.proposals.content import Content
from priorities.proposals.models import Proposal

TYPED = "Nos instructions, qui ne doivent plus partir."


@pytest.fixture
def thread(world):
    return discussions.open_thread(
        actor=world.people["MG"]["focal_point"],
        space=Space.objects.get(path="themes/cybersecurite/"),
        title="Qui peut former ?",
        text="Nous cherchons des formateurs.",
    )


@pytest.fixture
def draft(world):
    return proposals.create_draft(
        content=Content(writing_language="fr", title_fr="Réserve de formateurs"),
        actor=world.people["SN"]["focal_point"],
    )


@pytest.mark.parametrize("script", [True, False])
def test_the_open_tab_of_a_withdrawn_person_acts_no_more(
    reader, post, faults, world, thread, draft, script
):
    faults.allow(403)
    leaving = reader("focal-point.sn", javascript=script)
    leaving.go(f"discussions/{thread.pk}/")
    leaving.page.fill("textarea[name=text]", TYPED)
    elsewhere = reader("focal-point.sn", width="phone")

    head = reader("head.sn")
    head.go("delegation/")
    head.page.get_by_role("link", name="Retirer (Ibrahima Sarr)").click()
    assert "Réserve de formateurs" in head.text()
    head.check()
    head.write(successor="Mame Diarra Fall", ground="Nouvelle affectation")
    head.press("Retirer cette personne")
    assert "Ibrahima Sarr" not in head.page.inner_text("#people + ul")
    head.check()

    leaving.press("Publier")
    assert Contribution.objects.count() == 1
    assert TYPED in leaving.page.input_value("textarea[readonly]")
    assert "Connectez-vous pour continuer" in leaving.heading()
    leaving.check()
    elsewhere.go("delegation/")
    assert "Se connecter" in elsewhere.heading()
    leaving.sign_in("focal-point.sn@demo.example")
    assert leaving.page.url.endswith("/account/login/")

    assert Proposal.objects.get().author == world.people["SN"]["drafter"]
    letter = post("focal-point.sn")[-1]
    assert "ne représentez plus" in letter["Subject"]
    assert "Sarr" in post("secretariat-officer")[-1]["Subject"]
    heir = reader("drafter.sn")
    heir.open_mail(post("drafter.sn")[-1])
    assert "Réserve de formateurs" in heir.text()

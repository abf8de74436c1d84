"""From an invitation to a tabled proposal and its action on the roadmap."""

from datetime import date

import pytest

from accounts.invitations.models import Invitation
from priorities.core import services as core
from priorities.core.models import Cycle
from priorities.proposals.models import Proposal

PASSWORD = "une phrase de passe assez longue"
TITLE = "Réserve de formateurs francophones"
TEXT = (
    "Les membres mettent en commun quarante formateurs.\n\nUn calendrier est publié chaque année."
)


@pytest.fixture
def cycle(world):
    """The roadmap has a cycle to enter."""
    officer = world.secretariat["officer"]
    kept = core.save_cycle(
        Cycle(slug="phnom-penh", title_fr="Vers Phnom Penh", starts_on=date(2026, 1, 1)),
        actor=officer,
    )
    core.open_cycle(kept, actor=officer)


def accept(person, mail, first_name, last_name):
    """Open the link of the letter and make the account."""
    person.open_mail(mail)
    person.check()
    person.write(first_name=first_name, last_name=last_name, password1=PASSWORD, password2=PASSWORD)
    person.press("Ouvrir mon compte et accepter")


def test_from_an_invitation_to_an_action_of_the_roadmap(reader, post, world, cycle):
    officer = reader("secretariat-officer")
    officer.page.goto("/admin/accounts/invitation/add/")
    officer.choose("delegation", "Togo")
    officer.write(role="chef de délégation", email="cheffe@togo.example", proof="Note verbale 12")
    officer.press("Enregistrer")

    head = reader()
    accept(head, post("cheffe@togo.example")[0], "Afi", "Mensah")
    head.go("delegation/invitations/new/")
    head.check()
    head.write(email="point.focal@togo.example", role="point focal", language="français")
    head.press("Envoyer l’invitation")
    assert "point.focal@togo.example" in head.text()

    focal_point = reader()
    accept(focal_point, post("point.focal@togo.example")[0], "Kossi", "Amegan")
    focal_point.go("themes/")
    focal_point.press("Cybersécurité")
    focal_point.check()
    focal_point.press("Ouvrir un fil")
    focal_point.write(title="Qui peut former ?", text="Nous cherchons des formateurs. @SN")
    focal_point.press("Ouvrir le fil")
    assert "Qui peut former ?" in post("focal-point.sn")[-1]["Subject"]

    focal_point.go("proposals/new/")
    focal_point.write(
        theme="Cybersécurité",
        kind="projet de coopération",
        addressed_to="Conseil permanent de la Francophonie (CPF)",
        title_fr=TITLE,
        context="Les équipes manquent de formateurs.",
        text_fr=TEXT,
        expected_results="Quarante formateurs disponibles.",
    )
    focal_point.press("Enregistrer le brouillon")
    focal_point.check()
    focal_point.press("Demander le visa")
    focal_point.press("Demander le visa")

    head.open_mail(post("cheffe@togo.example")[-1])
    assert "Un calendrier est publié chaque année." in head.text()
    head.check()
    head.press("Donner le visa et transmettre")

    officer.open_mail(post("secretariat-officer")[-1])
    officer.page.goto("/admin/")
    officer.press(TITLE)
    officer.press("Recevoir et déposer")
    officer.press("Recevoir et déposer")
    symbol = Proposal.objects.get().symbol
    assert symbol.startswith("PN/")

    officer.page.goto(f"/admin/priorities/proposal/{Proposal.objects.get().pk}/change/")
    officer.press("Transformer en action")
    officer.press("Créer le projet")
    officer.write(due_on="2026-12-15")
    officer.press("Enregistrer")

    focal_point.open_mail(post("point.focal@togo.example")[-1])
    focal_point.check()
    for words in (symbol, "déposée", "Feuille de route"):
        assert words in focal_point.text()
    focal_point.press("English")
    assert focal_point.page.url.endswith(f"/en/proposals/{symbol}/")
    focal_point.language = "en"
    focal_point.check()
    assert Invitation.objects.filter(accepted_at=None).count() == 0

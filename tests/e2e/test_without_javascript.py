"""The main acts with no script at all: read, contribute, draft, ask the visa, stamp, sign out."""

from priorities.discussions.models import Contribution
from priorities.proposals.models import Proposal
from priorities.proposals.workflow import State


def test_the_main_acts_need_no_script(reader):
    writer = reader("focal-point.sn", javascript=False)
    writer.go("themes/cybersecurite/discussions/new/")
    writer.write(title="Qui peut former ?", text="Nous cherchons des **formateurs**.")
    writer.press("Voir d’abord l’aperçu")
    assert writer.page.inner_text(".preview strong") == "formateurs"
    writer.check()
    writer.press("Ouvrir le fil")
    writer.write(text="Une précision.")
    writer.press("Publier")
    assert Contribution.objects.count() == 2

    writer.go("proposals/new/")
    writer.write(theme="Cybersécurité", kind="projet de coopération")
    writer.write(title_fr="Réserve de formateurs")
    writer.write(addressed_to="Conseil permanent de la Francophonie (CPF)", context="Un besoin.")
    writer.write(text_fr="Un.\n\nDeux.", expected_results="Quarante formateurs.")
    writer.press("Enregistrer le brouillon")
    assert writer.page.locator(".paragraph").count() == 2
    writer.press("Demander le visa")
    writer.press("Demander le visa")

    head = reader("head.sn", javascript=False, width="phone")
    head.go(f"proposals/drafts/{Proposal.objects.get().pk}/visa/")
    head.check()
    head.press("Donner le visa et transmettre")
    assert Proposal.objects.get().state == State.SUBMITTED
    head.page.locator("summary", has_text="Mon compte").click()
    head.press("Se déconnecter")
    assert "Se connecter" in head.text()

"""A contribution is reported, hidden, appealed against and shown again (scenario 6)."""

from datetime import timedelta

from django.utils import timezone

from accounts.notifications.models import Notification
from priorities.moderation.models import Hiding

ATTACK = "Le conseiller du Sénégal est un menteur"
TEXT = f"{ATTACK}, et ses chiffres sont inventés. @SN"
GROUND = "Une personne est mise en cause et non une idée."


def test_from_a_report_to_a_contribution_shown_again(reader, post, faults):
    author = reader("focal-point.mg")
    author.go("themes/reseaux-sociaux/discussions/new/")
    author.write(title="Les chiffres de la modération", text=TEXT)
    author.press("Ouvrir le fil")
    thread = author.page.url

    senegal = reader("focal-point.sn")
    senegal.open_mail(post("focal-point.sn")[-1])
    assert ATTACK in senegal.text()
    senegal.press("Signaler")
    senegal.check()
    senegal.write(article="Article 1 : respect des personnes", passage=ATTACK)
    senegal.press("Envoyer le signalement")

    moderator = reader("secretariat-moderator")
    moderator.page.goto("/admin/")
    moderator.press("Les chiffres de la modération")
    moderator.press("Masquer la contribution")
    moderator.write(ground="")
    moderator.press("Masquer la contribution")
    assert "Ce champ est obligatoire." in moderator.text()
    moderator.write(ground=GROUND)
    moderator.press("Masquer la contribution")
    hiding = Hiding.objects.get()

    for told in ("focal-point.mg", "head.mg"):
        mail = post(told)[-1]
        assert GROUND in mail.get_content()
        assert ATTACK not in mail.as_string()
    for notice in Notification.objects.filter(kind="moderation.hidden"):
        assert notice.mailed_at - hiding.hidden_at < timedelta(minutes=1)
    assert timezone.now() < hiding.appeal_until

    for stranger in (senegal, reader("head.ca-qc"), reader("focal-point.sn", language="en")):
        stranger.page.goto(thread.replace("/fr/", f"/{stranger.language}/"))
        assert GROUND in stranger.text()
        assert ATTACK not in stranger.page.content()
        stranger.check()
    senegal.go("notifications/")
    assert ATTACK not in senegal.page.content()

    author.open_mail(post("focal-point.mg")[-1])
    assert ATTACK in author.text()
    author.check()
    author.press("Former un recours")
    author.write(reasons="La phrase visait les chiffres et non la personne.")
    author.press("Former le recours")

    moderator.page.goto("/admin/")
    assert "Aucun recours n’attend votre décision." in moderator.text()
    moderator.page.goto(f"/fr/moderation/hidings/{hiding.pk}/")
    assert "une autre personne" in moderator.text()

    officer = reader("secretariat-officer")
    officer.page.goto("/admin/")
    officer.press("Les chiffres de la modération")
    officer.press("Trancher le recours")
    officer.page.check("input[name=outcome][value=restored]")
    officer.write(reasons="Le propos est vif ; il reste dans les limites de la charte.")
    officer.press("Trancher le recours")

    senegal.page.goto(thread)
    assert ATTACK in senegal.text()
    for told in ("focal-point.mg", "head.mg", "focal-point.sn"):
        assert "le propos est vif" in post(told)[-1].get_content().lower()

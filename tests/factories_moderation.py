"""Makers of reports, hidings and appeals, through the services that people use."""

from priorities.moderation import services
from tests import factories_discussions as discussions
from tests.world import delegation, person, secretariat

ATTACK = "Le ministre du Togo est un menteur"
TEXT = f"Nous regrettons ce retard. {ATTACK}, chacun le sait."
GROUND = "Attaque contre une personne, contraire à l’article premier."


def attack(by=None, text=TEXT, **fields):
    """A contribution of Senegal in which an official of Togo is attacked."""
    delegation("TG")
    return discussions.contribution(by=by, text=text, **fields)


def report(contribution=None, by=None, **fields):
    return services.report(
        actor=by or person("TG"),
        contribution=contribution or attack(),
        **{"article": "respect", "passage": ATTACK, **fields},
    )


def hide(contribution=None, by=None, **fields):
    return services.hide(
        actor=by or secretariat("moderator"),
        contribution=contribution or attack(),
        **{"article": "respect", "passage": ATTACK, "ground": GROUND, **fields},
    )


def appeal(hiding=None, by=None, reasons="La phrase citait la presse."):
    hiding = hiding or hide()
    return services.appeal(actor=by or hiding.contribution.author, hiding=hiding, reasons=reasons)

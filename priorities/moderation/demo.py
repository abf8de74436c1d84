"""A fictional case of moderation in the demonstration: a hiding, an appeal, an open report."""

from priorities.discussions import services as discussions
from priorities.discussions.models import Space
from priorities.moderation import services
from priorities.moderation.models import Report

UNPROVEN = "Madagascar n’a jamais répondu à une seule de nos notes"
LOUD = "quiconque en doute n’a rien lu et devrait se taire"


def load(world) -> None:
    if Report.objects.exists():
        return
    _hidden_with_an_appeal(world)
    _reported(world)


def _hidden_with_an_appeal(world) -> None:
    quebec, madagascar = world.people["CA-QC"], world.people["MG"]
    thread = discussions.open_thread(
        actor=madagascar["focal_point"],
        space=Space.objects.get(path="themes/reseaux-sociaux/"),
        title="Répondre à la désinformation en langue française",
        text=(
            "Quels usages vos administrations ont-elles des réseaux sociaux pour démentir une "
            "rumeur ? Nous préparons une note de pratique."
        ),
    )
    sharp = discussions.contribute(
        actor=quebec["drafter"],
        thread=thread,
        text=f"Nous partageons ce souci. {LOUD.capitalize()}.",
    )
    report = services.report(
        actor=madagascar["focal_point"],
        contribution=sharp,
        article="respect",
        passage=LOUD,
        note="La phrase vise les personnes et non les idées.",
    )
    hiding = services.hide(
        actor=world.secretariat["moderator"],
        contribution=report.contribution,
        article="respect",
        passage=LOUD,
        ground="La phrase s’en prend à des personnes et leur dénie la parole.",
    )
    services.appeal(
        actor=quebec["head"],
        hiding=hiding,
        reasons="La phrase était maladroite mais ne désignait personne.",
    )


def _reported(world) -> None:
    senegal, madagascar = world.people["SN"], world.people["MG"]
    thread = discussions.open_thread(
        actor=senegal["drafter"],
        space=Space.objects.get(path="themes/cybersecurite/"),
        title="Points de contact en cas d’incident",
        text=f"Il manque un annuaire à jour. {UNPROVEN}.",
    )
    services.report(
        actor=madagascar["head"],
        contribution=thread.contributions.get(number=1),
        article="accuracy",
        passage=UNPROVEN,
        note="Trois réponses ont été envoyées.",
    )

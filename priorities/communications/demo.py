"""A fictional request of an observer, and a communication it has presented."""

from datetime import timedelta

from django.utils import timezone

from priorities.communications import services
from priorities.communications.models import CommunicationRequest
from priorities.discussions import services as discussions
from priorities.discussions.models import Space


def load(world) -> None:
    if CommunicationRequest.objects.exists():
        return
    _presented(world)
    services.request(
        actor=world.observer,
        space=_space("biens-communs"),
        subject="Un portail provincial de données ouvertes, en français et en anglais",
        length=800,
    )


def _presented(world) -> None:
    space = _space("donnees-personnelles")
    now = timezone.now()
    asked = services.request(
        actor=world.observer,
        space=space,
        subject="Informer les usagers des services publics de leurs droits",
        length=500,
    )
    services.grant(
        actor=world.secretariat["officer"],
        asked=asked,
        starts_at=now,
        ends_at=now + timedelta(days=14),
        ground="Accord donné par la présidence de séance pour la préparation du Sommet.",
    )
    thread = discussions.open_thread(
        actor=world.observer,
        space=space,
        title=asked.subject,
        text=(
            "Nous présentons, avec l’accord de la présidence, trois années d’essais : une fiche "
            "d’une page à l’entrée de chaque service, relue par des usagers."
        ),
    )
    discussions.contribute(
        actor=world.people["SN"]["focal_point"],
        thread=thread,
        reply_to=1,
        text="Merci. La fiche existe-t-elle en version orale, pour qui ne lit pas ?",
    )
    discussions.contribute(
        actor=world.observer,
        thread=thread,
        reply_to=2,
        text="Oui, depuis l’an dernier ; nous pouvons partager les enregistrements.",
    )


def _space(slug: str) -> Space:
    return Space.objects.get(path=f"themes/{slug}/")

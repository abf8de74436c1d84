"""A first announcement, so that a visitor of the demonstration sees where they stand."""

from datetime import timedelta

from django.utils import timezone

from priorities.announcements import services
from priorities.announcements.models import Announcement


def load(world) -> None:
    if Announcement.objects.exists():
        return
    services.save(
        Announcement(
            text_fr=(
                "Les contributions à la préparation du Sommet sont ouvertes sur tous les thèmes. "
                "Le secrétariat répond à vos questions de procédure chaque jour ouvré."
            ),
            text_en=(
                "Contributions to the preparation of the Summit are open on every theme. "
                "The secretariat answers your questions on procedure every working day."
            ),
            starts_at=timezone.now(),
            ends_at=timezone.now() + timedelta(days=60),
        ),
        actor=world.secretariat["officer"],
    )

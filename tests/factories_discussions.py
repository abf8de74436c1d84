"""Makers of spaces, threads and contributions, through the services that people use."""

from datetime import timedelta
from itertools import count

from django.utils import timezone

from accounts.access.levels import Level
from priorities.discussions import services
from priorities.discussions.models import Space
from priorities.themes.models import Theme
from tests.world import person, secretariat

_numbers = count(1)


def space(level=Level.DELEGATIONS, **fields):
    number = next(_numbers)
    return Space.objects.create(
        name_fr=f"Espace {number}", name_en=f"Space {number}", path="themes/", level=level, **fields
    )


def theme(slug=None, level=Level.DELEGATIONS, **fields):
    slug = slug or f"theme-{next(_numbers)}"
    place = Space.objects.create(
        name_fr=f"Thème {slug}", name_en=f"Theme {slug}", path=f"themes/{slug}/", level=level
    )
    titles = {"title_fr": f"Thème {slug}", "title_en": f"Theme {slug}", "short_fr": f"Thème {slug}"}
    return Theme.objects.create(slug=slug, space=place, **titles, **fields)


def thread(by=None, of="SN", within=None, title="Une question", text="Le premier mot.", **fields):
    """A thread opened by a focal point of Senegal unless told otherwise."""
    return services.open_thread(
        actor=by or person(of), space=within or space(), title=title, text=text, **fields
    )


def contribution(within=None, by=None, of="SN", text="Un avis.", **fields):
    return services.contribute(
        actor=by or person(of), thread=within or thread(), text=text, **fields
    )


def hide(row, ground="Article 4 du code de participation"):
    """Hidden as the moderation does it, without its workflow."""
    row.hidden_at, row.hidden_ground = timezone.now(), ground
    row.hidden_by = secretariat("moderator")
    row.save(update_fields=["hidden_at", "hidden_ground", "hidden_by"])
    return row


def grant(delegation, within, hours=24, **fields):
    now = timezone.now()
    return services.grant_floor(
        actor=secretariat(),
        delegation=delegation,
        space=within,
        starts_at=now - timedelta(hours=1),
        ends_at=now + timedelta(hours=hours),
        ground="Accord de la présidence",
        **fields,
    )

"""The words of a theme, changed by the secretariat, on record."""

from django.db import transaction

from accounts.access.registry import require
from accounts.audit.services import record
from priorities.themes.models import Theme

WORDS = [
    "order", "title_fr", "title_en", "short_fr", "short_en", "description_fr", "description_en",
]  # fmt: skip


@transaction.atomic
def change_words(*, actor, theme: Theme) -> Theme:
    """Save the order and words of a theme as they stand on `theme`. Raises PermissionRefused."""
    require(actor, "themes.edit", theme)
    row = Theme.objects.select_for_update().get(pk=theme.pk)
    before = {name: getattr(row, name) for name in WORDS}
    after = {name: getattr(theme, name) for name in WORDS}
    if before == after:
        return row
    for name, value in after.items():
        setattr(row, name, value)
    row.save()
    record(actor=actor, act="themes.change_words", obj=row, before=before, after=after)
    return row

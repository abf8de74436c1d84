"""Bring a row up to date with the reference files without undoing what people changed."""

import json
from collections import Counter

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from portal.reference.models import ReferenceRow


class Loader:
    """Loads rows and counts what happened: created, updated, unchanged, kept.

    A field is updated only while it still holds what the last load gave it; a row that somebody
    deleted stays deleted. `kept` lists what was left as people set it.
    """

    def __init__(self):
        self.counts: dict[str, Counter] = {}
        self.kept: list[str] = []
        self._rows = {(row.kind, row.key): row for row in ReferenceRow.objects.all()}

    def row(self, model: type[models.Model], *, lookup: dict, values: dict) -> models.Model | None:
        """Create or update one row found by `lookup`; answers it, or None if it was deleted."""
        kind = model._meta.label_lower
        key = "|".join(str(getattr(value, "pk", value)) for value in lookup.values())
        known = self._rows.get((kind, key))
        count = self.counts.setdefault(str(model._meta.verbose_name_plural), Counter())
        obj = model._default_manager.filter(**lookup).first()
        if obj is None and known is not None:
            count["kept"] += 1
            self.kept.append(f"{kind} {key}: deleted")
            return None
        if obj is None:
            obj = model(**lookup, **values)
            obj.save()
            count["created"] += 1
        else:
            count[self._update(obj, key, values, known)] += 1
        self._remember(kind, key, values, known)
        return obj

    def _update(self, obj, key: str, values: dict, known: ReferenceRow | None) -> str:
        changed, kept = [], False
        for field, value in values.items():
            current = _plain(getattr(obj, field))
            if current == _plain(value):
                continue
            if known is not None and current == known.values.get(field):
                setattr(obj, field, value)
                changed.append(field)
            else:
                kept = True
                self.kept.append(f"{obj._meta.label_lower} {key}: {field}")
        if changed:
            obj.save()
            return "updated"
        return "kept" if kept else "unchanged"

    def _remember(self, kind, key, values, known) -> None:
        plain = {field: _plain(value) for field, value in values.items()}
        if known is None:
            self._rows[kind, key] = ReferenceRow.objects.create(kind=kind, key=key, values=plain)
        elif known.values != plain:
            known.values = plain
            known.save()


def _plain(value):
    """A value as JSON gives it back."""
    if isinstance(value, models.Model):
        return value.pk
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))

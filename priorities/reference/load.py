"""Load the themes, the founding session, the calendar and the glossary."""

import calendar
import csv
import json
from datetime import date
from pathlib import Path

from accounts.delegations.models import Delegation
from portal.reference.sync import Loader
from priorities.core.models import Cycle
from priorities.discussions.models import Space
from priorities.languages.models import GlossaryTerm
from priorities.meetings.models import Meeting, Purpose
from priorities.roadmap.models import Event
from priorities.themes.models import Theme

DATA = Path(__file__).resolve().parent.parent / "data"

# From the session of 6 September 2019 to the Summit first planned in Tunis, held in Djerba.
FOUNDING_CYCLE = {
    "slug": "2019-2022",
    "starts_on": date(2019, 9, 6),
    "ends_on": date(2022, 11, 20),
}


def read_json(name: str) -> dict:
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def bounds(text: str) -> tuple[date, date, str]:
    """First day, last day and precision of a day, an interval (with "/"), a month or a year."""
    first, _slash, last = text.partition("/")
    if last:
        return date.fromisoformat(first), date.fromisoformat(last), "day"
    year, month, day = ([int(part) for part in first.split("-")] + [0, 0])[:3]
    if day:
        return date(year, month, day), date(year, month, day), "day"
    if month:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month"
    return date(year, 1, 1), date(year, 12, 31), "year"


def load_themes(loader: Loader) -> None:
    for row in read_json("themes.json")["themes"]:
        theme = _theme(loader, row, parent=None)
        for child in row["children"]:
            _theme(loader, child, parent=theme)


def _theme(loader: Loader, row: dict, parent: Theme | None) -> Theme | None:
    space = loader.row(
        Space,
        lookup={"path": f"themes/{row['slug']}/"},
        values={
            "name_fr": row.get("short_fr", row["title_fr"]),
            "name_en": row.get("short_en", row["title_en"]),
        },
    )
    if space is None:
        return None
    return loader.row(
        Theme,
        lookup={"slug": row["slug"]},
        values={
            "parent": parent,
            "space": space,
            "order": row["order"],
            "line_fr": row.get("line_fr", ""),
            "title_fr": row["title_fr"],
            "title_en": row["title_en"],
            "short_fr": row.get("short_fr", row["title_fr"]),
            "short_en": row.get("short_en", row["title_en"]),
            "description_fr": row["description_fr"],
            "description_en": row["description_en"],
        },
    )


def load_session(loader: Loader) -> None:
    document = read_json("session.json")
    session, horizon = document["session"], document["session"]["horizon"]
    loader.row(
        Cycle,
        lookup={"slug": FOUNDING_CYCLE["slug"]},
        values={
            "title_fr": "De la session de Paris au Sommet de Djerba",
            "title_en": "From the Paris session to the Djerba Summit",
            "summit_fr": "XVIIIe Sommet, Djerba",
            "summit_en": "18th Summit, Djerba",
            "starts_on": FOUNDING_CYCLE["starts_on"],
            "ends_on": FOUNDING_CYCLE["ends_on"],
            "note_fr": "Sommet d’abord prévu à Tunis les 12 et 13 décembre 2020, reporté deux "
            "fois, tenu à Djerba les 19 et 20 novembre 2022.",
            "note_en": f"First planned as the {horizon['en']} on 12-13 December 2020. "
            f"{horizon['note']}",
        },
    )
    meeting = loader.row(
        Meeting,
        lookup={"slug": session["id"]},
        values={
            "title_fr": session["title"]["fr"],
            "title_en": session["title"]["en"],
            "held_on": date.fromisoformat(session["date"]),
            "city_fr": session["place"]["city_fr"],
            "city_en": session["place"]["city_en"],
            "convened_by": Delegation.objects.get(code=session["convened_by"]["code"]),
            "chair_name": session["chair"]["name"],
            "chair_role_fr": session["chair"]["role_fr"],
            "chair_role_en": session["chair"]["role_en"],
            "aim_fr": session["aim"]["fr"],
            "aim_en": session["aim"]["en"],
            "proceedings_fr": "\n".join(step["fr"] for step in session["proceedings"]),
            "proceedings_en": "\n".join(step["en"] for step in session["proceedings"]),
            "purposes_verbatim_fr": session["purposes_verbatim_fr"],
            "source_url": session["source"]["url"],
        },
    )
    if meeting is not None:
        for purpose in session["purposes"]:
            loader.row(
                Purpose,
                lookup={"meeting": meeting, "slug": purpose["slug"]},
                values={
                    "order": purpose["order"],
                    "text_fr": purpose["fr"],
                    "text_en": purpose["en"],
                },
            )


def load_events(loader: Loader) -> None:
    founding = Cycle.objects.filter(slug=FOUNDING_CYCLE["slug"]).first()
    for row in read_json("session.json")["events"]:
        starts_on, ends_on, precision = bounds(row["date"])
        within = (
            founding is not None
            and starts_on >= FOUNDING_CYCLE["starts_on"]
            and ends_on <= FOUNDING_CYCLE["ends_on"]
        )
        loader.row(
            Event,
            lookup={"slug": row["slug"]},
            values={
                "cycle": founding if within else None,
                "kind": row["kind"],
                "title_fr": row["fr"],
                "title_en": row["en"],
                "starts_on": starts_on,
                "ends_on": ends_on,
                "precision": precision,
                "evidence": row["evidence"],
                "source": row["source"],
            },
        )


def load_glossary(loader: Loader) -> None:
    with (DATA / "glossary.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            loader.row(
                GlossaryTerm,
                lookup={"slug": row["slug"]},
                values={
                    "category": row["category"],
                    "term_fr": row["term_fr"],
                    "term_en": row["term_en"],
                    "definition_fr": row["definition_fr"],
                    "definition_en": row["definition_en"],
                    "usage_note_fr": row["usage_note_fr"],
                    "source": f"{row['source']} ({row['evidence']}, {row['as_of']})",
                },
            )

"""Load the States, governments and institutions from the reference files."""

import csv
from datetime import date
from pathlib import Path

from accounts.delegations.models import (
    Delegation,
    DelegationStatus,
    InstitutionProfile,
    Participation,
)
from portal.reference.sync import Loader

DATA = Path(__file__).resolve().parent.parent / "data"

# The announcements of March 2025 (session.json, event « retraits »); docs/sources.md.
WITHDRAWN_ON = {"NE": date(2025, 3, 17), "BF": date(2025, 3, 17), "ML": date(2025, 3, 18)}
VOWELS = "AEIOUYHÉÈÊÎÔ"


def read(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def month(text: str) -> date | None:
    """The first day of a month given as 2012-10, or a day as it is; None when unknown."""
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    return date(*[*parts, 1, 1][:3])


def load_members(loader: Loader) -> None:
    for row in read("members.csv"):
        delegation = loader.row(
            Delegation,
            lookup={"code": row["code"]},
            values={
                "kind": row["kind"],
                "name_fr": row["name_fr"],
                "name_en": row["name_en"],
                "of_fr": row["of_fr"],
                "oif_label_fr": row["oif_label_fr"],
                "region_fr": row["region_fr"],
                "region_en": row["region_en"],
                "note_fr": row["note_fr"],
                "note_en": row["note"],
                "source": f"{row['source']} ({row['evidence']}, {row['as_of']})",
            },
        )
        if delegation is None:
            continue
        loader.row(
            DelegationStatus,
            lookup={"delegation": delegation, "since": month(row["status_since"])},
            values={"status": row["status"], "since_text": row["status_since"]},
        )
        loader.row(
            Participation,
            lookup={"delegation": delegation, "since": None},
            values={"state": "active"},
        )
        if row["participation"] == "withdrawn":
            loader.row(
                Participation,
                lookup={"delegation": delegation, "since": WITHDRAWN_ON[row["code"]]},
                values={
                    "state": "withdrawn",
                    "notified_on": WITHDRAWN_ON[row["code"]],
                    "reference": row["source"][:300],
                },
            )


def load_institutions(loader: Loader) -> None:
    for row in read("institutions.csv"):
        delegation = loader.row(
            Delegation,
            lookup={"code": row["code"]},
            values={
                "kind": "institution",
                "name_fr": row["name_fr"],
                "name_en": row["name_en"],
                "of_fr": institution_of(row["name_fr"]),
                "note_en": row["note"],
                "source": f"{row['source']} ({row['evidence']}, {row['as_of']})",
            },
        )
        if delegation is None:
            continue
        loader.row(
            InstitutionProfile,
            lookup={"delegation": delegation},
            values={
                "institution_kind": row["kind"],
                "seat_fr": row["seat_fr"],
                "seat_en": row["seat_en"],
                "description_fr": row["description_fr"],
                "description_en": row["description_en"],
            },
        )
        loader.row(
            DelegationStatus,
            lookup={"delegation": delegation, "since": None},
            values={"status": "institution"},
        )
        loader.row(
            Participation,
            lookup={"delegation": delegation, "since": None},
            values={"state": "active"},
        )


MASCULINE = ("Sommet", "Conseil", "Institut", "Réseau", "Groupe", "Centre")
WITHOUT_ARTICLE = ("TV5MONDE", "Smart")


def institution_of(name: str) -> str:
    """« de l’Organisation… », « du Réseau… », « de la Conférence… », « de TV5MONDE »."""
    if name.startswith(WITHOUT_ARTICLE):
        return f"de {name}"
    if name[0] in VOWELS:
        return f"de l’{name}"
    return f"du {name}" if name.startswith(MASCULINE) else f"de la {name}"

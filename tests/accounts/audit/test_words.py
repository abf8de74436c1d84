"""Every act that a service writes on record has words for the pages."""

import re
from pathlib import Path

from accounts.audit.words import act_words

ROOT = Path(__file__).resolve().parents[3]


def written_acts() -> set[str]:
    """The names of acts as they stand in the services."""
    found = set()
    for floor in ("accounts", "priorities"):
        for path in (ROOT / floor).rglob("*.py"):
            found |= set(re.findall(r"act=\"([a-z_]+\.[a-z_]+)\"", path.read_text("utf-8")))
    return found


def test_every_act_has_words():
    acts = written_acts()
    assert len(acts) > 40
    assert {act for act in acts if act_words(act) == act} == set()

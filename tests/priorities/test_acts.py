"""Every act that a service writes on record has words, in the record and in histories."""

import ast
import importlib
import re
from pathlib import Path

import pytest

from accounts.audit.words import act_words, known_acts
from priorities.proposals import acts, words, workflow

ROOT = Path(__file__).resolve().parents[2]
NAME = re.compile(r"[a-z_]+\.[a-z_]+")
# What a service asks or sends is named like an act, and is none.
ASKED = {"require", "may", "permission", "notify"}


def services():
    for floor in ("accounts", "priorities"):
        yield from (ROOT / floor).rglob("services.py")
        yield from (ROOT / floor).rglob("services/*.py")


def names_in(path: Path):
    """The act names a module spells, as it spells them whole."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    asked = {
        id(argument)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ASKED
        for argument in call.args
    }
    asked |= {
        id(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and node.targets[0].id == "PERMISSION"
    }
    for node in ast.walk(tree):
        word = getattr(node, "value", None) if isinstance(node, ast.Constant) else None
        if isinstance(word, str) and id(node) not in asked and NAME.fullmatch(word):
            yield word


@pytest.fixture(autouse=True)
def every_feature():
    for floor in ("accounts", "priorities"):
        importlib.import_module(f"{floor}.notices")
    importlib.import_module("priorities.acts")


def test_every_act_of_a_service_has_words():
    spelled = {name for path in services() for name in names_in(path)}
    assert {"invitations.sent", "roadmap.milestone_removed", "proposals.create"} <= spelled
    models = {name for name in spelled if name.startswith(("priorities.", "accounts."))}
    assert spelled - models - {act for act, _words in known_acts()} == set()


@pytest.mark.parametrize("act", workflow.Act)
def test_every_step_of_a_proposal_has_words(act):
    name = f"proposals.{act}"
    assert act_words(name) != name
    assert name in words.ACTS


def test_the_history_of_a_proposal_never_shows_a_bare_name():
    at, nobody = "2026-03-01T10:00:00+00:00", {"role": "", "delegation": "", "person": ""}
    names = [act for act, _words in known_acts() if act.startswith("proposal")]
    rows = [{"at": at, "act": act, "ground": "", **nobody} for act in names]
    assert "proposals.co_sponsorship_accepted" in names
    assert not set(names) & {step.word for step in words.history(rows)}


def test_what_a_delegation_settles_within_itself_is_named_as_it_is_recorded():
    assert set(acts.INTERNAL) <= {act for act, _words in known_acts()}

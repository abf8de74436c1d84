"""Promises about the code itself that no other check keeps."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ("portal", "accounts", "priorities")
PURE = ("workflow.py", "tally.py", "merge.py")
HUBS = ("models.py", "admin.py", "translation.py", "urls.py", "permissions.py", "notices.py")
LINES_AT_MOST = 350


def _sources():
    for floor in (*FLOORS, "tests"):
        for path in sorted((ROOT / floor).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def _imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_no_file_has_grown_too_long():
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in _sources()
    }
    assert {name: length for name, length in lengths.items() if length > LINES_AT_MOST} == {}


def test_rules_know_no_database_and_no_request():
    for path in _sources():
        if path.name in PURE and path.relative_to(ROOT).parts[0] in FLOORS:
            met = {name for name in _imports(path) if name.startswith(("django.db", "django.http"))}
            assert met == set(), path


def _has_room(feature: Path, room: str) -> bool:
    """A file or a folder of that name; a file with nothing but an abstract model needs no hub."""
    file = feature / f"{room}.py"
    if file.exists():
        text = file.read_text()
        return room != "models" or text.count("abstract = True") < text.count("\nclass ")
    return (feature / room / "__init__.py").exists()


@pytest.mark.parametrize("floor", ["accounts", "priorities"])
@pytest.mark.parametrize("room", HUBS)
def test_the_hub_imports_every_feature_that_has_the_room(floor, room):
    """Django finds only the hub: a forgotten line would lose a table, a list or a right."""
    room_name = room.removesuffix(".py")
    features = {path for path in (ROOT / floor).iterdir() if _has_room(path, room_name)}
    wanted = {f"{floor}.{path.name}.{room_name}" for path in features}
    if not wanted:
        return
    text = (ROOT / floor / room).read_text()
    met = _imports(ROOT / floor / room)
    missing = {name for name in wanted if name not in met and f'"{name}"' not in text}
    assert missing == set()

"""What a first visit downloads: our style sheets and scripts, within the budget of the product."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

STATIC = Path(settings.BASE_DIR) / "static/portal"
PAGES = sorted(
    path
    for folder in ("css", "js")
    for path in (STATIC / folder).iterdir()
    if path.name not in {"admin.css", "admin-labels.js", "admin-tabs.js", "work-queue.css"}
)
BUDGET = 25_000  # bytes, gzip, of everything together
TEMPLATES = sorted((Path(settings.BASE_DIR) / "templates").rglob("*.html"))
INLINE = re.compile(
    r"""\sstyle=|\son[a-z]+=["']|<style|javascript:|<script(?![^>]*\bsrc=)(?![^>]*json)"""
)


def test_styles_and_scripts_stay_light():
    assert sum(len(gzip.compress(path.read_bytes())) for path in PAGES) <= BUDGET


def test_colours_stand_in_the_tokens_alone():
    """An organisation that changes tokens.css has changed every colour on screen."""
    sheet = (STATIC / "css/portal.css").read_text()
    screen = sheet.split("@media print")[0]
    found = set(re.findall(r"#[0-9a-fA-F]{3,8}\b", screen))
    assert found <= {"#fff"}  # the white behind a square that a telephone scans


def test_every_token_used_is_defined():
    tokens = set(re.findall(r"(--[\w-]+):", (STATIC / "css/tokens.css").read_text()))
    for sheet in ("portal.css", "work-queue.css"):
        path = STATIC / "css" / sheet
        if path.exists():
            text = path.read_text()
            own = set(re.findall(r"(--[\w-]+):", text))
            django = {"--hairline-color", "--body-quiet-color", "--body-fg", "--link-fg"}
            assert set(re.findall(r"var\((--[\w-]+)", text)) <= tokens | own | django, sheet


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_writes_style_or_script_inline(path):
    assert INLINE.search(path.read_text()) is None

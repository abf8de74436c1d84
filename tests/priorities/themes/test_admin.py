"""Words of a theme in both languages, on record; its founding line cannot be changed."""

import pytest
from django.urls import reverse

from accounts.audit.models import AuditEntry
from tests import factories_discussions as make
from tests.world import secretariat

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.DEMO = True


@pytest.mark.parametrize(("role", "changed"), [("translator", True), ("moderator", False)])
def test_the_words_are_changed_by_those_who_may(client, role, changed):
    theme = make.theme(line_fr="Ligne du document")
    client.force_login(secretariat(role))
    answer = client.post(
        reverse("admin:priorities_theme_change", args=[theme.pk]),
        {
            "order": 1,
            "title_fr": "Titre",
            "title_en": "Title",
            "short_fr": "Court",
            "short_en": "Short",
            "description_fr": "D",
            "description_en": "D",
            "line_fr": "Autre ligne",
        },
    )
    assert answer.status_code == (302 if changed else 403)
    theme.refresh_from_db()
    assert (theme.title_en == "Title") is changed
    assert theme.line_fr == "Ligne du document"
    assert AuditEntry.objects.filter(act="themes.change_words").exists() is changed

"""The glossary is kept through its service; translators change its words and nothing else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.access.registry import PermissionRefused
from accounts.audit.models import AuditEntry
from priorities.languages import services
from priorities.languages.models import GlossaryTerm
from tests.world import secretariat

pytestmark = pytest.mark.django_db

LIST = "/admin/priorities/glossaryterm/"
WORDS = {
    "term_fr": "jalon",
    "term_en": "milestone",
    "definition_fr": "Un point d’une feuille de route.",
    "definition_en": "A point of a roadmap.",
    "usage_note_fr": "",
}
FACTS = {"slug": "jalon", "category": "roadmap", "source": ""}


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.DEMO = True


@pytest.fixture
def sign_in(client):
    def sign_in(role):
        user = secretariat(role)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return user

    return sign_in


def make(**values):
    return GlossaryTerm.objects.create(**(WORDS | FACTS | values))


@pytest.mark.parametrize(("role", "status"), [("officer", 302), ("translator", 403)])
def test_a_term_is_added_by_those_who_keep_the_glossary(client, sign_in, role, status):
    sign_in(role)
    assert client.post(f"{LIST}add/", WORDS | FACTS).status_code == status
    assert GlossaryTerm.objects.exists() is (status == 302)
    assert AuditEntry.objects.filter(act="glossary.term_added").exists() is (status == 302)


@pytest.mark.parametrize(
    ("role", "word", "category"),
    [
        ("officer", "étape", "texts"),
        ("administrator", "étape", "texts"),
        ("translator", "étape", "roadmap"),
        ("moderator", "jalon", "roadmap"),
    ],
)
def test_each_role_changes_what_it_may(client, sign_in, role, word, category):
    term = make()
    sign_in(role)
    sent = WORDS | {"term_fr": "étape", "slug": "autre", "category": "texts", "source": ""}
    answer = client.post(f"{LIST}{term.pk}/change/", sent)
    assert answer.status_code == (403 if role == "moderator" else 302)
    term.refresh_from_db()
    assert (term.term_fr, term.category, term.slug) == (word, category, "jalon")
    assert AuditEntry.objects.filter(act="glossary.term_changed").exists() is (word == "étape")


def test_the_service_holds_what_the_form_holds():
    term = make()
    term.category = "texts"
    with pytest.raises(PermissionRefused):
        services.save_term(term, actor=secretariat("translator"))
    assert GlossaryTerm.objects.get().category == "roadmap"


def test_nothing_changed_leaves_no_trace():
    services.save_term(make(), actor=secretariat("officer"))
    assert not AuditEntry.objects.filter(act__startswith="glossary.").exists()


def test_both_languages_are_asked_for(client, sign_in):
    sign_in("officer")
    answer = client.post(f"{LIST}add/", WORDS | FACTS | {"term_en": ""})
    assert "term_en" in answer.context["adminform"].form.errors


def test_it_is_searched_without_accents_and_filtered_by_category(client, sign_in):
    make()
    make(slug="delegation", term_fr="délégation", term_en="delegation", category="people")
    sign_in("moderator")

    def found(query):
        return [row.slug for row in client.get(f"{LIST}?{query}").context["cl"].result_list]

    assert found("q=DELEGATION") == ["delegation"]
    assert found("category__exact=roadmap") == ["jalon"]


def test_the_list_has_no_query_per_row(client, sign_in):
    sign_in("officer")
    costs = []
    for size in (2, 12):
        for index in range(size):
            make(slug=f"s{size}-{index}")
        client.get(LIST)
        with CaptureQueriesContext(connection) as asked:
            client.get(LIST)
        costs.append(len(asked))
    assert costs[0] == costs[1]

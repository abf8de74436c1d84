from html import unescape

import pytest
from django.test import override_settings

from priorities.proposals import services
from priorities.proposals.models import CoSponsorship, DraftSave, Proposal, Visa
from tests.factories_proposals import content, digest, draft, reload, submitted, tabled, theme
from tests.world import delegation, person, secretariat

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def enter(client):
    def as_user(user):
        client.force_login(user, backend=BACKEND)
        return client

    return as_user


def posted(**changes):
    return content(**changes).as_dict() | {"version": "1"}


def text(answer):
    return unescape(answer.content.decode())


def test_visitors_are_sent_to_sign_in(client):
    made = tabled()
    for path in ("/fr/proposals/", "/fr/proposals/new/", f"/fr/proposals/{made.symbol}/"):
        assert client.get(path).status_code == 302


def test_a_draft_is_begun_with_a_title_alone(enter):
    client = enter(person("SN", "drafter"))
    answer = client.post("/fr/proposals/new/", {"title_fr": "Idée", "writing_language": "fr"})
    made = Proposal.objects.get()
    assert answer.headers["Location"] == f"/fr/proposals/drafts/{made.pk}/"
    assert text(client.get(answer.headers["Location"])).count("le thème") == 1


def test_a_draft_without_title_comes_back_as_typed(enter):
    client = enter(person("SN"))
    answer = client.post(
        "/fr/proposals/new/", {"context": "Mon contexte à moi.", "writing_language": "fr"}
    )
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["title_fr"]
    assert "Mon contexte à moi." in text(answer)
    assert not Proposal.objects.exists()


def test_a_form_sent_twice_makes_one_draft(enter):
    client = enter(person("SN"))
    data = posted() | {"once_key": "0f0b9d0e-0000-4000-8000-000000000001"}
    first = client.post("/fr/proposals/new/", data)
    second = client.post("/fr/proposals/new/", data)
    assert first.headers["Location"] == second.headers["Location"]
    assert Proposal.objects.count() == 1


def test_a_theme_in_the_address_is_chosen_in_the_form(enter):
    theme("cyber")
    form = enter(person("SN")).get("/fr/proposals/new/?theme=cyber").context["form"]
    assert form["theme"].value() == "cyber"


def test_saving_from_an_old_page_leads_to_both_texts(enter):
    first, second = person("SN"), person("SN", "drafter")
    made = draft(first)
    enter(first).post(f"/fr/proposals/drafts/{made.pk}/edit/", posted(context="Le premier texte."))
    answer = enter(second).post(
        f"/fr/proposals/drafts/{made.pk}/edit/", posted(context="Le second texte.")
    )
    kept = DraftSave.objects.get()
    assert answer.headers["Location"] == f"/fr/proposals/drafts/{made.pk}/kept/{kept.pk}/"
    page = enter(second).get(answer.headers["Location"])
    assert "premier" in text(page)
    assert "second" in text(page)
    assert [row["name"] for row in page.context["rows"]] == ["context"]
    merged = enter(second).post(
        answer.headers["Location"], {"context": "Les deux textes.", "version": "2"}
    )
    assert merged.headers["Location"] == f"/fr/proposals/drafts/{made.pk}/edit/"
    assert reload(made).context == "Les deux textes."
    assert reload(made).title_fr == "Catalogue commun"


def test_keeping_the_colleagues_text(enter):
    first, second = person("SN"), person("SN", "drafter")
    made = draft(first)
    enter(first).post(f"/fr/proposals/drafts/{made.pk}/edit/", posted(context="Un."))
    at = enter(second).post(f"/fr/proposals/drafts/{made.pk}/edit/", posted(context="Deux."))
    enter(second).post(at.headers["Location"], {"drop": "1"})
    assert reload(made).context == "Un."
    assert DraftSave.objects.get().resolved_at is not None


def test_a_text_kept_aside_is_its_authors_alone(enter):
    first, second = person("SN"), person("SN", "drafter")
    made = draft(first)
    enter(first).post(f"/fr/proposals/drafts/{made.pk}/edit/", posted(context="Un."))
    at = enter(second).post(f"/fr/proposals/drafts/{made.pk}/edit/", posted(context="Deux."))
    assert enter(first).get(at.headers["Location"]).status_code == 404


def test_autosave_saves_then_says_when_a_colleague_did(enter):
    first, second = person("SN"), person("SN", "drafter")
    made = draft(first)
    path = f"/fr/proposals/drafts/{made.pk}/autosave/"
    saved = enter(first).post(path, posted(context="a"))
    assert saved.status_code == 200
    assert saved.json()["version"] == 2
    again = enter(first).post(path, posted(context="b") | {"version": "2"})
    assert again.json()["version"] == 3
    late = enter(second).post(path, posted(context="c"))
    assert late.status_code == 409
    assert enter(second).get(late.json()["compare"]).status_code == 200
    assert reload(made).context == "b"


@pytest.mark.parametrize("bad", [{"title_fr": "", "title_en": ""}, {"kind": "nonsense"}])
def test_autosave_refuses_what_cannot_be_kept(enter, bad):
    made = draft(person("SN"))
    answer = enter(person("SN")).post(f"/fr/proposals/drafts/{made.pk}/autosave/", posted() | bad)
    assert answer.status_code == 400
    assert reload(made).version == 1


def test_the_preview_numbers_and_escapes(enter):
    answer = enter(person("SN")).post(
        "/fr/proposals/preview/", {"text": "un\n\n<script>alert(1)</script>"}
    )
    body = answer.content.decode()
    assert '<span class="no">2</span>' in body
    assert "<script>" not in body


def test_the_text_on_the_page_is_escaped(enter):
    evil = "<script>alert(1)</script>"
    actor = person("SN")
    made = draft(actor, title_fr=evil, context=evil, text_fr=evil, text_en="", partners=evil)
    assert evil not in enter(actor).get(f"/fr/proposals/drafts/{made.pk}/").content.decode()


def test_the_visa_page_carries_the_whole_text_and_its_hash(enter):
    head = person("SN", "head")
    made = draft(person("SN"))
    path = f"/fr/proposals/drafts/{made.pk}/visa/"
    page = enter(head).get(path)
    for part in content().as_dict():
        if part in ("context", "partners", "financing", "expected_results", "title_en"):
            assert getattr(content(), part) in text(page)
    assert "The catalogue is published in French." in text(page)
    assert page.context["form"]["shown_hash"].value() == digest(made)
    answer = enter(head).post(path, {"shown_hash": digest(made)})
    assert answer.headers["Location"] == f"/fr/proposals/drafts/{made.pk}/"
    assert Visa.objects.get().person == head


def test_a_visa_on_another_text_shows_the_new_one(enter):
    head = person("SN", "head")
    made = draft(head)
    path = f"/fr/proposals/drafts/{made.pk}/visa/"
    shown = digest(made)
    enter(person("SN")).post(f"/fr/proposals/drafts/{made.pk}/edit/", posted(context="Changé."))
    answer = enter(head).post(path, {"shown_hash": shown})
    assert answer.status_code == 409
    assert "Changé." in text(answer)
    assert answer.context["form"]["shown_hash"].value() == digest(made)
    assert not Visa.objects.exists()


def test_a_head_who_comes_late_reads_why(enter):
    head = person("SN", "head")
    made = submitted(head)
    answer = enter(head).get(f"/fr/proposals/drafts/{made.pk}/visa/", follow=True)
    assert answer.redirect_chain == [(f"/fr/proposals/drafts/{made.pk}/", 302)]
    assert "porte déjà son visa" in text(answer)


def test_a_drafter_is_refused_the_visa_page_with_the_reason(enter):
    made = draft(person("SN"))
    answer = enter(person("SN", "drafter")).get(f"/fr/proposals/drafts/{made.pk}/visa/")
    assert answer.status_code == 403
    assert "chef de délégation" in text(answer)


@pytest.mark.parametrize(
    ("path", "data", "state"),
    [
        ("ask-visa", {}, "awaiting_visa"),
        ("give-up", {}, "withdrawn"),
    ],
)
def test_acts_from_a_draft_ask_before_they_happen(enter, path, data, state):
    writer = person("SN")
    made = draft(writer)
    url = f"/fr/proposals/drafts/{made.pk}/{path}/"
    assert enter(writer).get(url).status_code == 200
    assert reload(made).state == "draft"
    enter(writer).post(url, data)
    assert reload(made).state == state


def test_returning_needs_a_note_and_shows_it_to_the_writers(enter):
    head, writer = person("SN", "head"), person("SN")
    made = draft(writer)
    services.ask_visa(proposal_id=made.pk, actor=writer)
    url = f"/fr/proposals/drafts/{made.pk}/return/"
    assert enter(head).post(url, {"reason": " "}).context["form"].errors["reason"]
    enter(head).post(url, {"reason": "Le ¶ 2 est trop long."})
    assert "Le ¶ 2 est trop long." in text(enter(writer).get(f"/fr/proposals/drafts/{made.pk}/"))


def test_taking_back_from_the_page(enter):
    head = person("SN", "head")
    made = submitted(head)
    enter(head).post(f"/fr/proposals/drafts/{made.pk}/take-back/")
    assert reload(made).state == "draft"


def test_a_tabled_text_has_a_page_under_its_symbol(enter):
    made = tabled()
    reader = person("MG", "reader")
    page = enter(reader).get(f"/fr/proposals/{made.symbol}/")
    assert page.status_code == 200
    assert 'lang="en">The States list their software.' in page.content.decode()
    assert 'lang="fr">Les États recensent leurs logiciels.' in page.content.decode()
    moved = enter(reader).get(f"/fr/proposals/drafts/{made.pk}/")
    assert moved.headers["Location"] == f"/fr/proposals/{made.symbol}/"


def test_what_happened_inside_the_delegation_is_not_on_the_public_page(enter):
    head, writer = person("SN", "head"), person("SN")
    made = draft(writer)
    services.ask_visa(proposal_id=made.pk, actor=writer)
    services.return_with_note(proposal_id=made.pk, note="Secret de famille.", actor=head)
    services.stamp(proposal_id=made.pk, shown_hash=digest(made), actor=head)
    services.table(proposal_id=made.pk, actor=secretariat("officer"))
    page = enter(person("MG")).get(f"/fr/proposals/{reload(made).symbol}/")
    assert "Secret de famille." not in text(page)
    assert [step.word for step in page.context["history"]] == ["Dépôt"]


@override_settings(LANGUAGE_CODE="en")
def test_the_same_page_in_english(enter):
    made = tabled()
    page = enter(person("MG")).get(f"/en/proposals/{made.symbol}/")
    assert "<h1>Common catalogue</h1>" in page.content.decode()
    assert "Operative text" in text(page)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["A", "B"]),
        ("?theme=cyber", ["B"]),
        ("?delegation=MG", ["B"]),
        ("?kind=project", ["B"]),
        ("?state=tabled", ["A", "B"]),
        ("?state=withdrawn", []),
        ("?language=en", ["B"]),
        ("?theme=unknown", ["A", "B"]),
        ("?theme=commons&delegation=MG", []),
    ],
)
def test_the_register_answers_its_filters(enter, query, found):
    theme("cyber")
    tabled(person("SN", "head"), title_fr="A", title_en="")
    tabled(
        person("MG", "head"), title_fr="B", title_en="B", theme="cyber", kind="project",
        writing_language="en",
    )  # fmt: skip
    draft(person("TG"), title_fr="C")
    page = enter(person("TG")).get(f"/fr/proposals/{query}")
    assert sorted(row.title_fr for row in page.context["page"]) == found


def test_what_awaits_my_delegation(enter):
    head = person("SN", "head")
    asked = draft(head)
    services.ask_visa(proposal_id=asked.pk, actor=head)
    draft(head)
    other = tabled(person("MG", "head"))
    services.invite(
        proposal_id=other.pk,
        delegation=type(delegation("SN")).objects.with_status().get(code="SN"),
        actor=person("MG"),
    )
    tabled(person("TG", "head"))
    page = enter(head).get("/fr/proposals/?awaiting=on")
    assert {row.pk for row in page.context["page"]} == {asked.pk, other.pk}


def test_pages_of_the_register_go_on_where_the_last_ended(enter):
    head, officer = person("SN", "head"), secretariat("officer")
    made = [tabled(head, officer).pk for _n in range(22)]
    client = enter(person("MG"))
    first = client.get("/fr/proposals/?kind=initiative")
    rest = client.get(f"/fr/proposals/?{first.context['page'].next_url_params}")
    shown = [row.pk for page in (first, rest) for row in page.context["page"]]
    assert shown == made[::-1]


def test_inviting_and_answering_from_the_pages(enter):
    made = tabled()
    head = person("MG", "head")
    enter(person("SN")).post(f"/fr/proposals/drafts/{made.pk}/co-sponsors/", {"delegation": "MG"})
    row = CoSponsorship.objects.get()
    page = enter(head).get(f"/fr/proposals/{made.symbol}/")
    assert f"/fr/proposals/co-sponsors/{row.pk}/accept/" in page.content.decode()
    enter(head).post(f"/fr/proposals/co-sponsors/{row.pk}/accept/")
    row.refresh_from_db()
    assert (row.state, row.answered_by) == ("accepted", head)
    seen = enter(person("TG")).get(f"/fr/proposals/{made.symbol}/")
    assert "Coauteurs\u00a0: Madagascar." in text(seen)


def test_withdrawing_from_the_page_needs_a_reason(enter):
    head = person("SN", "head")
    made = tabled(head)
    url = f"/fr/proposals/{made.symbol}/withdraw/"
    assert enter(head).post(url, {"reason": ""}).status_code == 200
    enter(head).post(url, {"reason": "Repris dans un autre texte."})
    assert reload(made).state == "withdrawn"
    assert "Repris dans un autre texte." in text(
        enter(person("MG")).get(f"/fr/proposals/{made.symbol}/")
    )

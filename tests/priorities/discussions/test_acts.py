"""Taking part through the pages: publish, answer, preview, edit, follow, and what the secretariat
does.
"""

import threading
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.audit.models import AuditEntry
from priorities.discussions import services
from priorities.discussions.models import Contribution, Thread, ThreadFollow
from tests import factories_discussions as make
from tests.queries import recorded
from tests.world import delegation, person, secretariat

pytestmark = pytest.mark.django_db

NOTE = b"Note de la mission permanente"


@pytest.fixture(autouse=True)
def private_files(settings, tmp_path):
    settings.PORTAL_PRIVATE_ROOT = tmp_path


def url(name, *args):
    return reverse(f"priorities:{name}", args=args)


def form(text="Un avis.", **more):
    return {"text": text, "language": "fr", "once_key": str(uuid.uuid4()), **more}


def note(number=1):
    return SimpleUploadedFile(f"note-{number}.txt", NOTE, content_type="text/html")


def test_a_contribution_is_published_with_its_file_and_its_author_is_told_of_following(client):
    thread, author = make.thread(), person("MG")
    client.force_login(author)
    answer = client.post(
        url("thread_contribute", thread.pk), form(reply_to=1, uploads=[note(), note(2)])
    )
    row = thread.contributions.get(number=2)
    assert answer["Location"] == row.get_absolute_url()
    assert [file.name for file in row.attachments.all()] == ["note-1.txt", "note-2.txt"]
    assert row.parent.number == 1
    page = client.get(row.get_absolute_url())
    assert "Vous suivez désormais ce fil" in page.content.decode()
    assert f'data-draft-sent="thread-{thread.pk}-1"' in page.content.decode()
    assert ThreadFollow.objects.filter(user=author, thread=thread).exists()


def test_a_file_is_a_download_of_the_type_found_whatever_was_announced(client):
    thread = make.thread()
    client.force_login(person("MG"))
    client.post(url("thread_contribute", thread.pk), form(uploads=[note()]))
    answer = client.get(thread.contributions.get(number=2).attachments.get().get_absolute_url())
    assert b"".join(answer.streaming_content) == NOTE
    assert answer["Content-Type"].startswith("text/plain")
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_file_is_not_there_for_who_does_not_see_the_thread(client):
    thread = make.thread()
    client.force_login(person("MG"))
    client.post(url("thread_contribute", thread.pk), form(uploads=[note()]))
    address = thread.contributions.get(number=2).attachments.get().get_absolute_url()
    client.logout()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "uploads",
    [
        [note(number) for number in range(6)],
        [SimpleUploadedFile("page.html", b"<script>alert(1)</script>")],
        [SimpleUploadedFile("note.pdf", NOTE)],
    ],
)
def test_files_refused_give_the_form_back_with_what_was_typed(client, uploads):
    thread = make.thread()
    client.force_login(person("MG"))
    answer = client.post(url("thread_contribute", thread.pk), form("Gardé.", uploads=uploads))
    assert answer.status_code == 200
    assert answer.context["form"].errors["uploads"]
    assert "Gardé." in answer.content.decode()
    assert thread.contributions.count() == 1


@pytest.mark.parametrize("text", ["", "   ", "x" * 10_001])
def test_a_text_refused_gives_the_form_back(client, text):
    thread = make.thread()
    client.force_login(person("MG"))
    answer = client.post(url("thread_contribute", thread.pk), form(text))
    assert answer.context["form"].errors["text"]
    assert thread.contributions.count() == 1


def test_without_a_script_the_preview_comes_with_the_form_and_publishes_nothing(client):
    thread = make.thread()
    delegation("TG")
    client.force_login(person("MG"))
    answer = client.post(
        url("thread_contribute", thread.pk), form("**Gras** <script>x</script> @TG", preview="1")
    )
    html = answer.content.decode()
    assert "<strong>Gras</strong>" in html
    assert "<script>x" not in html
    assert ">Togo</a>" in html
    assert thread.contributions.count() == 1


def test_the_preview_of_the_script_is_the_html_of_the_page_alone(client):
    client.force_login(person("MG"))
    answer = client.post(url("text_preview"), {"text": "*mot*"})
    assert answer.content.decode() == "<p><em>mot</em></p>"
    client.logout()
    assert client.post(url("text_preview"), {"text": "*mot*"}).status_code == 403


def test_a_preview_reads_no_more_than_a_contribution_holds(client):
    client.force_login(person("MG"))
    answer = client.post(url("text_preview"), {"text": "a" * 200_000})
    assert len(answer.content) < 11_000


def test_a_quotation_is_ready_in_the_form(client):
    thread = make.thread(text="Le premier mot.")
    client.force_login(person("MG"))
    answer = client.get(f"{url('thread_contribute', thread.pk)}?to=1&quote=1")
    assert answer.context["form"].initial["text"].startswith("> Sénégal")
    assert "> Le premier mot." in answer.context["form"].initial["text"]


@pytest.mark.parametrize("role", ["reader", "observer", "suspended"])
def test_who_has_no_voice_gets_the_reason(client, role):
    thread = make.thread()
    user = {
        "reader": lambda: person("MG", role="reader"),
        "observer": lambda: person(delegation("ON", status="observer")),
        "suspended": lambda: person(delegation("XX", participation="suspended"), role="head"),
    }[role]()
    client.force_login(user)
    answer = client.post(url("thread_contribute", thread.pk), form())
    assert answer.status_code == 403
    assert thread.contributions.count() == 1


def test_an_observer_is_offered_to_ask_for_the_floor(client):
    thread = make.thread()
    client.force_login(person(delegation("ON", status="observer")))
    html = client.get(thread.get_absolute_url()).content.decode()
    assert "Demander à présenter une communication" in html


def test_a_thread_opens_from_its_theme(client):
    theme = make.theme("cybersecurite")
    client.force_login(person("MG"))
    answer = client.post(
        url("thread_new", theme.slug), form("Premier mot.", title=" Une  question ")
    )
    thread = Thread.objects.get()
    assert answer["Location"] == thread.get_absolute_url()
    assert (thread.title, thread.space) == ("Une question", theme.space)


def test_a_title_forgotten_gives_the_form_back_with_the_text(client):
    theme = make.theme()
    client.force_login(person("MG"))
    answer = client.post(url("thread_new", theme.slug), form("Gardé.", title=" "))
    assert answer.context["form"].errors["title"]
    assert "Gardé." in answer.content.decode()


def test_an_edit_over_a_newer_text_shows_both(client):
    author = person("MG")
    row = make.contribution(by=author, text="Un.")
    client.force_login(author)
    opened = {"base": 0}
    services.edit(actor=author, contribution=row, text="Deux.")
    address = url("contribution_edit", row.pk)
    answer = client.post(address, form("Trois.", **opened))
    html = answer.content.decode()
    assert answer.context["superseded"]
    assert "Deux." in html
    assert "Trois." in html
    again = answer.context["form"]["base"].value()
    assert client.post(address, form("Trois.", base=again)).status_code == 302
    row.refresh_from_db()
    assert (row.text, row.revision_count) == ("Trois.", 2)


def test_the_history_compares_word_by_word(client):
    author = person("MG")
    row = make.contribution(by=author, text="Nous voulons un catalogue.")
    services.edit(actor=author, contribution=row, text="Nous proposons un catalogue.")
    services.edit(actor=author, contribution=row, text="Nous proposons un registre.")
    client.force_login(person("TG"))
    newest = client.get(url("contribution_history", row.pk)).content.decode()
    first = client.get(url("contribution_history", row.pk) + "?version=1").content.decode()
    assert "<del>" in newest
    assert "registre" in newest
    assert "voulons" not in newest
    assert "voulons" in first


def test_following_and_no_longer(client):
    thread, reader = make.thread(), person("MG", role="reader")
    client.force_login(reader)
    for value, expected in (("yes", True), ("yes", True), ("no", False)):
        client.post(url("thread_follow", thread.pk), {"follow": value})
        follows = ThreadFollow.objects.filter(user=reader, thread=thread)
        assert follows.exists() is expected


def test_the_secretariat_pins_closes_reopens_and_moves_on_record(client):
    thread, other = make.thread(), make.space()
    client.force_login(secretariat("moderator"))
    client.post(url("thread_pin", thread.pk), {"pin": "yes"})
    assert client.post(url("thread_close", thread.pk), {"reason": " "}).status_code == 200
    client.post(url("thread_close", thread.pk), {"reason": "Question réglée"})
    client.post(url("thread_move", thread.pk), {"space": other.pk})
    thread.refresh_from_db()
    assert thread.is_pinned
    assert thread.closed_reason == "Question réglée"
    assert thread.space == other
    client.post(url("thread_reopen", thread.pk))
    thread.refresh_from_db()
    assert not thread.is_closed
    acts = set(AuditEntry.objects.values_list("act", flat=True))
    assert {
        "discussions.pin", "discussions.close", "discussions.move", "discussions.reopen",
    } <= acts  # fmt: skip


@pytest.mark.parametrize("name", ["thread_pin", "thread_close", "thread_reopen", "thread_move"])
@pytest.mark.parametrize("role", ["head", "translator"])
def test_nobody_else_handles_a_thread(client, name, role):
    thread = make.thread()
    client.force_login(person("MG", role) if role == "head" else secretariat(role))
    assert client.post(url(name, thread.pk), {"reason": "x"}).status_code == 403


def test_a_visitor_is_sent_to_sign_in(client):
    thread = make.thread(within=make.space("public"))
    assert "/login/" in client.get(url("thread_contribute", thread.pk))["Location"]


@pytest.mark.parametrize("followers", [0, 60])
@pytest.mark.parametrize("act", ["answer", "open", "edit", "follow", "close"])
def test_an_act_costs_the_same_for_none_or_sixty_followers(client, act, followers):
    theme = make.theme()
    thread, author = make.thread(within=theme.space), person("MG")
    for _number in range(followers):
        services.follow(actor=person("TG"), thread=thread)
    row = make.contribution(thread, by=author)
    client.force_login(secretariat("moderator") if act == "close" else author)
    client.get("/fr/themes/")
    address, data = {
        "answer": (
            url("thread_contribute", thread.pk),
            form("Avec @SN.", reply_to=1, uploads=[note()]),
        ),
        "open": (url("thread_new", theme.slug), form(title="Titre", uploads=[note()])),
        "edit": (url("contribution_edit", row.pk), form("Autre.", base=0)),
        "follow": (url("thread_follow", thread.pk), {"follow": "yes"}),
        "close": (url("thread_close", thread.pk), form(reason="Réglé")),
    }[act]
    with recorded() as statements:
        assert client.post(address, data).status_code == 302
    assert len(statements) <= 12, "\n".join(statements)


@pytest.mark.django_db(transaction=True)
def test_the_same_form_on_two_connections_at_once_is_one_contribution():
    thread, author = make.thread(), person("MG")
    data, answers = form("Une seule fois."), []
    barrier = threading.Barrier(2)

    def send():
        client = Client()
        client.force_login(author)
        barrier.wait()
        answers.append(client.post(url("thread_contribute", thread.pk), data))
        connection.close()

    senders = [threading.Thread(target=send) for _number in range(2)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert thread.contributions.count() == 2
    assert len({answer["Location"] for answer in answers}) == 1


@pytest.mark.django_db(transaction=True)
def test_contributions_at_once_take_different_numbers():
    thread = make.thread()
    people = [person("MG") for _number in range(6)]
    barrier = threading.Barrier(len(people))

    def send(author):
        barrier.wait()
        services.contribute(actor=author, thread=thread, text="En même temps.", reply_to=1)
        connection.close()

    senders = [threading.Thread(target=send, args=[author]) for author in people]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    rows = Contribution.objects.filter(thread=thread)
    assert sorted(rows.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6, 7]
    assert rows.get(number=1).answer_count == 6
    thread.refresh_from_db()
    assert thread.contribution_count == 7

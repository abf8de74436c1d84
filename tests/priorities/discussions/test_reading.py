"""A hidden or withdrawn text reaches nobody but its author, the heads and the secretariat."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.notifications.models import Notification
from portal.uploads import inspect
from priorities.discussions import notices, reading, services
from priorities.discussions.models import Contribution
from tests import factories_discussions as make
from tests.world import fresh, person, secretariat

pytestmark = pytest.mark.django_db

SECRET = "Propos blessants sur un agent"


@pytest.fixture(autouse=True)
def private_files(settings, tmp_path):
    settings.PORTAL_PRIVATE_ROOT = tmp_path


def note(name="note.txt", content=b"Note de la mission"):
    file = SimpleUploadedFile(name, content)
    return file, inspect(file)


@pytest.fixture
def case():
    """A hidden contribution with a file, edited before, quoted by an answer and by its answer."""

    class Case:
        author = person("SN", role="drafter")
        thread = make.thread(of="MG")

    row = make.contribution(
        Case.thread, by=Case.author, text=f"{SECRET}, mot un.", uploads=[note()]
    )
    services.edit(actor=Case.author, contribution=row, text=f"{SECRET}, mot deux.")
    Case.quoting = make.contribution(
        Case.thread, of="MG", reply_to=2, text=f"> {SECRET}, mot deux.\n\nNous protestons."
    )
    Case.again = make.contribution(
        Case.thread,
        of="TG",
        reply_to=3,
        text=f"> > {SECRET}, mot deux.\n> Nous protestons.\n\nNous aussi.",
    )
    Case.row = make.hide(row)
    Case.file = row.attachments.get()
    return Case


READERS = {
    "author": (lambda case: fresh(case.author), True),
    "head of the author": (lambda case: person("SN", role="head"), True),
    "secretariat": (lambda case: secretariat("translator"), True),
    "deputy of the author": (lambda case: person("SN", role="deputy"), False),
    "colleague of the author": (lambda case: person("SN"), False),
    "head of another": (lambda case: person("MG", role="head"), False),
    "who quoted it": (lambda case: fresh(case.quoting.author), False),
}


@pytest.fixture(params=READERS)
def reader(request, case):
    make_reader, reads = READERS[request.param]
    return make_reader(case), reads


def addresses(case):
    thread, row = case.thread, case.row
    contribute = reverse("priorities:thread_contribute", args=[thread.pk])
    return {
        "thread": thread.get_absolute_url(),
        "answer": f"{contribute}?to={row.number}",
        "history": reverse("priorities:contribution_history", args=[row.pk]),
    }


def test_pages_show_the_text_to_those_entitled_only(client, case, reader):
    user, reads = reader
    client.force_login(user)
    for name, address in addresses(case).items():
        answer = client.get(address)
        own = answer.content.decode()
        if reads and name == "history":
            assert SECRET in own
        if not reads:
            assert SECRET not in own, name
    thread = client.get(case.thread.get_absolute_url()).content.decode()
    assert "Contribution masquée par le secrétariat" in thread
    assert "Article 4 du code de participation" in thread
    assert (SECRET in thread) is reads


def test_its_file_and_history_are_not_there_for_the_others(client, case, reader):
    user, reads = reader
    client.force_login(user)
    download = client.get(case.file.get_absolute_url())
    assert (download.status_code == 200) is reads
    if reads:
        assert b"".join(download.streaming_content) == b"Note de la mission"
    assert (case.file.name in client.get(case.thread.get_absolute_url()).content.decode()) is reads
    history = reverse("priorities:contribution_history", args=[case.row.pk])
    assert client.get(history).status_code == (200 if reads else 404)


def test_the_query_for_searches_and_exports_agrees_with_the_pages(case, reader):
    user, reads = reader
    readable = Contribution.objects.readable_to(user)
    assert readable.filter(pk=case.row.pk).exists() is reads
    assert readable.filter(pk=case.quoting.pk).exists()


def test_what_others_quoted_of_it_is_left_out(client, case):
    client.force_login(person("TG", role="reader"))
    html = client.get(case.thread.get_absolute_url()).content.decode()
    assert SECRET not in html
    assert "Nous protestons" in html
    assert "Nous aussi" in html
    assert html.count("Une citation est omise") == 2


def test_whoever_quoted_it_does_not_find_it_again_in_the_form_or_the_history(client, case):
    author = fresh(case.quoting.author)
    services.edit(actor=author, contribution=case.quoting, text=f"> {SECRET}\n\nNon.")
    client.force_login(author)
    for name in ("contribution_edit", "contribution_history"):
        answer = client.get(reverse(f"priorities:{name}", args=[case.quoting.pk]))
        assert answer.status_code == 200
        assert SECRET not in answer.content.decode()


def test_nobody_quotes_it_any_more_not_even_who_reads_it(client, case):
    for user in (fresh(case.author), secretariat("moderator"), person("MG")):
        client.force_login(user)
        address = reverse("priorities:thread_contribute", args=[case.thread.pk])
        answer = client.get(f"{address}?to={case.row.number}&quote=1")
        assert "text" not in answer.context["form"].initial


def test_a_quotation_of_an_answer_does_not_carry_the_hidden_text_along(client, case):
    client.force_login(person("TG"))
    address = reverse("priorities:thread_contribute", args=[case.thread.pk])
    answer = client.get(f"{address}?to={case.quoting.number}&quote=1")
    assert SECRET not in answer.context["form"].initial["text"]
    assert "Nous protestons" in answer.context["form"].initial["text"]


def test_nobody_is_told_of_what_was_hidden_before_the_worker_came(case):
    notices.tell(case.row.pk)
    assert not Notification.objects.filter(kind__startswith="discussions.").exists()


def test_notifications_hold_titles_and_names_never_the_text():
    thread = make.thread(of="MG")
    row = make.contribution(thread, of="SN", reply_to=1, text=SECRET)
    notices.tell(row.pk)
    told = Notification.objects.get()
    assert set(told.params) == {"title", "who_fr", "who_en"}
    assert SECRET not in f"{told.subject} {told.body} {told.path}"


def test_a_restored_text_is_there_again_with_its_quotations(client, case):
    case.row.hidden_at = None
    case.row.save(update_fields=["hidden_at"])
    client.force_login(person("TG"))
    html = client.get(case.thread.get_absolute_url()).content.decode()
    assert html.count(SECRET) == 3


def test_a_withdrawn_text_is_masked_in_the_same_way(client):
    author = person("SN")
    row = services.withdraw(actor=author, contribution=make.contribution(by=author, text=SECRET))
    client.force_login(person("MG"))
    html = client.get(row.thread.get_absolute_url()).content.decode()
    assert "Contribution retirée par son auteur" in html
    assert SECRET not in html


def test_the_label_used_in_lists_and_in_the_record_of_acts_is_not_the_text(case):
    assert SECRET not in str(case.row)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("> a\n> b\n\nc", "c"),
        ("  > a\ncontinued without a mark\n\nb", "b"),
        ("- > a\n\nb", "b"),
        ("1. b\n\n   > a\n   > c\r\n\r\nd", "1. b\n\n\nd"),
        ("a > b", "a > b"),
        ("> a", ""),
    ],
)
def test_quoted_lines_are_left_out(text, kept):
    assert reading.without_quotations(text) == kept

import threading
import uuid
from types import SimpleNamespace

import pytest
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from crispy_forms.utils import render_crispy_form
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.test import RequestFactory
from django.utils import timezone

from portal.models import SubmittedForm
from portal.once import KEPT, OnceFormMixin, answered_once, once

KEY = "6e0d8b3e-8c0e-4b8e-9c68-0a41b1b0a001"


def post(key=KEY, user_id=7, path="/themes/new/", **data):
    request = RequestFactory().post(path, data | ({"once_key": key} if key else {}))
    request.user = SimpleNamespace(pk=user_id)
    return request


class Acts:
    """A view that counts what it does; ``refuse`` gives the form back."""

    def __init__(self):
        self.done = 0
        self.lock = threading.Lock()

    def view(self, request):
        if request.POST.get("refuse"):
            return HttpResponse("again")
        if request.POST.get("fail"):
            raise RuntimeError("dropped")
        with self.lock:
            self.done += 1
        return HttpResponseRedirect(f"/done/{self.done}/")


@pytest.fixture
def acts():
    return Acts()


@pytest.mark.django_db
def test_the_second_post_is_answered_like_the_first(acts):
    view = answered_once(acts.view)
    answers = [view(post(title="L’eau")) for _ in range(3)]
    assert [answer["Location"] for answer in answers] == ["/done/1/"] * 3
    assert acts.done == 1
    assert SubmittedForm.objects.get().location == "/done/1/"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "other",
    [
        {"key": str(uuid.uuid4())},
        {"user_id": 8},
        {"user_id": None},
        {"title": "Une autre"},
        {"path": "/themes/other/"},
    ],
)
def test_another_form_is_another_act(acts, other):
    view = answered_once(acts.view)
    view(post(title="L’eau"))
    view(post(**{"title": "L’eau"} | other))
    assert acts.done == 2


@pytest.mark.django_db
def test_another_file_is_another_act(acts):
    view = answered_once(acts.view)
    for name, content in [("a.pdf", b"x"), ("b.pdf", b"x"), ("a.pdf", b"xy"), ("a.pdf", b"x")]:
        view(post(file=SimpleUploadedFile(name, content)))
    assert acts.done == 3


@pytest.mark.django_db
def test_a_new_csrf_token_is_no_new_form(acts):
    view = answered_once(acts.view)
    view(post(csrfmiddlewaretoken="a"))
    view(post(csrfmiddlewaretoken="b"))
    assert acts.done == 1


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "x", "\0", "1" * 5000])
def test_without_a_key_the_act_is_done_unprotected(acts, key):
    view = answered_once(acts.view)
    view(post(key=key))
    view(post(key=key))
    assert acts.done == 2
    assert not SubmittedForm.objects.exists()


@pytest.mark.django_db
def test_a_form_given_back_stores_nothing(acts):
    view = answered_once(acts.view)
    assert view(post(refuse="1")).content == b"again"
    assert not SubmittedForm.objects.exists()
    view(post())
    assert acts.done == 1


@pytest.mark.django_db
def test_an_exception_stores_nothing(acts):
    view = answered_once(acts.view)
    with pytest.raises(RuntimeError):
        view(post(fail="1"))
    assert not SubmittedForm.objects.exists()


@pytest.mark.django_db
def test_reading_is_not_touched(acts, django_assert_num_queries):
    with django_assert_num_queries(0):
        answered_once(acts.view)(RequestFactory().get("/"))


@pytest.mark.django_db
def test_as_a_context_with_a_key_of_its_own():
    locations = []
    for turn in ("/a/", "/b/"):
        with once(post(key=None), uuid.UUID(KEY)) as attempt:
            attempt.location = attempt.location or turn
        locations.append(attempt.location)
    assert locations == ["/a/", "/a/"]


@pytest.mark.django_db(transaction=True)
def test_ten_at_once_on_ten_connections(acts):
    gate = threading.Barrier(10)
    locations = []

    def arrive():
        try:
            gate.wait(timeout=20)
            locations.append(answered_once(acts.view)(post())["Location"])
        finally:
            connection.close()

    threads = [threading.Thread(target=arrive) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert locations == ["/done/1/"] * 10
    assert acts.done == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("first_fails", "location"), [(False, "/first/"), (True, "/second/")])
def test_the_second_waits_for_the_end_of_the_first(first_fails, location):
    entered, go_on, answered = threading.Event(), threading.Event(), threading.Event()
    got = []

    def slow(request):
        entered.set()
        go_on.wait(timeout=20)
        if first_fails:
            raise RuntimeError("dropped")
        return HttpResponseRedirect("/first/")

    def arrive_first():
        try:
            answered_once(slow)(post())
        except RuntimeError:
            assert first_fails
        finally:
            connection.close()

    def arrive_second():
        try:
            view = answered_once(lambda _request: HttpResponseRedirect("/second/"))
            got.append(view(post())["Location"])
            answered.set()
        finally:
            connection.close()

    one = threading.Thread(target=arrive_first)
    one.start()
    assert entered.wait(timeout=20)
    two = threading.Thread(target=arrive_second)
    two.start()
    assert not answered.wait(timeout=0.3)
    go_on.set()
    one.join(timeout=20)
    two.join(timeout=20)
    assert got == [location]


@pytest.mark.django_db(transaction=True)
def test_act_and_answer_are_one_transaction():
    def writes_then_fails(request):
        SubmittedForm.objects.create(key=uuid.uuid4(), user_id=1, created_at=timezone.now())
        assert transaction.get_connection().in_atomic_block
        raise RuntimeError("dropped")

    with pytest.raises(RuntimeError):
        answered_once(writes_then_fails)(post())
    assert not SubmittedForm.objects.exists()


@pytest.mark.django_db
def test_old_forms_are_forgotten():
    now = timezone.now()
    for age in (KEPT * 2, KEPT / 2):
        SubmittedForm.objects.create(key=uuid.uuid4(), user_id=1, created_at=now - age)
    assert SubmittedForm.objects.forget_old() == 1
    assert SubmittedForm.objects.get().created_at == now - KEPT / 2


class TitleForm(OnceFormMixin, forms.Form):
    title = forms.CharField(max_length=10)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.layout = Layout("title")


class PlainForm(OnceFormMixin, forms.Form):
    title = forms.CharField(max_length=10)


def shown_key(form):
    return str(form["once_key"].value())


@pytest.mark.parametrize("form_class", [TitleForm, PlainForm])
def test_each_empty_form_carries_a_new_key(form_class):
    one, two = form_class(), form_class(prefix="p")
    assert shown_key(one) != shown_key(two)
    html = render_crispy_form(one)
    assert f'name="once_key" value="{shown_key(one)}"' in html
    assert html.count('type="hidden"') == 1
    assert 'name="once_key"' in render_crispy_form(two)
    assert f'value="{shown_key(one)}"' in one.as_p()


def test_a_form_given_back_keeps_its_key_and_words():
    form = TitleForm(QueryDict(f"once_key={KEY}&title=beaucoup+trop+long"))
    assert not form.is_valid()
    html = render_crispy_form(form)
    assert f'value="{KEY}"' in html
    assert "beaucoup trop long" in html


@pytest.mark.parametrize("key", ["", "x", "%00", "<b>"])
def test_a_bad_key_is_replaced_and_no_fault_of_the_form(key):
    form = TitleForm({"once_key": key, "title": "bref"})
    assert form.is_valid()
    assert uuid.UUID(shown_key(form))


def test_services_do_not_see_the_key():
    form = TitleForm({"once_key": KEY, "title": "bref"})
    assert form.is_valid()
    assert form.cleaned_data == {"title": "bref"}
    assert form.changed_data == ["title"]

import uuid
from datetime import UTC, datetime, timedelta
from itertools import chain

import pytest
from django.db.models import F
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.models import SubmittedForm
from portal.pagination import KeysetPaginator, Page

pytestmark = pytest.mark.django_db
START = datetime(2026, 5, 4, 10, 0, 0, 123_456, tzinfo=UTC)


def row(minutes=0, user_id=1, location="/"):
    return SubmittedForm.objects.create(
        key=uuid.uuid4(),
        user_id=user_id,
        location=location,
        created_at=START + timedelta(minutes=minutes),
    )


def walk(paginator):
    """All pages forward, then back from the last, as the addresses lead."""
    page = paginator.page(QueryDict())
    forward = [page]
    while page.has_next:
        page = paginator.page(QueryDict(page.next_url_params))
        forward.append(page)
    back = [page]
    while page.has_previous:
        page = paginator.page(QueryDict(page.previous_url_params))
        back.append(page)
    return forward, back


def ids(pages):
    return [[item.pk for item in page] for page in pages]


def test_newest_first_and_back_again():
    rows = [row(minutes=n // 2) for n in range(7)]
    forward, back = walk(KeysetPaginator(SubmittedForm.objects.all(), per_page=3))
    newest = [r.pk for r in reversed(rows)]
    assert ids(forward) == [newest[:3], newest[3:6], newest[6:]]
    assert ids(back) == ids(forward)[::-1]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    rows=st.lists(
        st.tuples(st.integers(0, 2), st.integers(0, 2), st.sampled_from("aé b")), max_size=9
    ),
    order=st.permutations(["created_at", "user_id", "location"]),
    signs=st.lists(st.sampled_from(["", "-"]), min_size=3, max_size=3),
    per_page=st.integers(1, 4),
)
def test_any_mix_of_directions_gives_each_row_once_in_order(rows, order, signs, per_page):
    SubmittedForm.objects.all().delete()
    for minutes, user_id, location in rows:
        row(minutes, user_id, location)
    order = [sign + name for sign, name in zip(signs, order, strict=True)]
    whole = list(
        SubmittedForm.objects.order_by(*order, "-pk" if signs[-1] else "pk").values_list(
            "pk", flat=True
        )
    )
    forward, back = walk(KeysetPaginator(SubmittedForm.objects.all(), order, per_page))
    assert list(chain.from_iterable(ids(forward))) == whole
    assert list(chain.from_iterable(reversed(ids(back)))) == whole
    assert all(len(page) == per_page for page in forward[:-1])


def test_rows_that_arrive_neither_repeat_nor_hide():
    rows = [row(minutes=n) for n in range(6)]
    paginator = KeysetPaginator(SubmittedForm.objects.all(), per_page=2)
    first = paginator.page(QueryDict())
    row(minutes=100)
    rows[4].delete()
    second = paginator.page(QueryDict(first.next_url_params))
    assert [item.pk for item in second] == [rows[3].pk, rows[2].pk]


@pytest.mark.parametrize("count", [3, 300])
def test_one_query_a_page_and_no_count(count, django_assert_num_queries):
    SubmittedForm.objects.bulk_create(
        SubmittedForm(key=uuid.uuid4(), user_id=1, created_at=START) for _ in range(count)
    )
    paginator = KeysetPaginator(SubmittedForm.objects.all(), per_page=2)
    with django_assert_num_queries(1) as first:
        page = paginator.page(QueryDict())
    with django_assert_num_queries(1) as second:
        page = paginator.page(QueryDict(page.next_url_params))
    with django_assert_num_queries(1):
        paginator.page(QueryDict(page.previous_url_params))
    sent = [query["sql"].upper() for query in [*first.captured_queries, *second.captured_queries]]
    assert not any("COUNT(" in sql or "OFFSET" in sql for sql in sent)


@pytest.mark.parametrize("bad", ["x", "a:b:c", "W10:1:2", "é" * 50, "y" * 100_000, "\0"])
@pytest.mark.parametrize("name", ["after", "before"])
def test_a_bad_cursor_gives_the_first_page(bad, name):
    rows = [row(minutes=n) for n in range(3)]
    page = KeysetPaginator(SubmittedForm.objects.all(), per_page=2).page({name: bad})
    assert [item.pk for item in page] == [rows[2].pk, rows[1].pk]
    assert page.has_next
    assert not page.has_previous


def test_a_cursor_of_another_list_gives_the_first_page():
    rows = [row(minutes=n) for n in range(3)]
    by_date = KeysetPaginator(SubmittedForm.objects.all(), per_page=1)
    by_key = KeysetPaginator(SubmittedForm.objects.all(), ("key",), per_page=1)
    page = by_date.page({"after": by_key.page({}).next_cursor})
    assert page.items == [rows[2]]


def test_nothing_left_beside_the_cursor_gives_the_first_page():
    rows = [row(minutes=n) for n in range(3)]
    paginator = KeysetPaginator(SubmittedForm.objects.all(), per_page=2)
    cursor = paginator.page({}).next_cursor
    rows[0].delete()
    page = paginator.page({"after": cursor})
    assert page.items == [rows[2], rows[1]]
    assert not page.has_previous


def test_other_parameters_are_kept():
    for n in range(3):
        row(minutes=n)
    paginator = KeysetPaginator(SubmittedForm.objects.all(), per_page=1)
    page = paginator.page(QueryDict("q=l%E2%80%99eau&level=1&level=2&after=x"))
    following = QueryDict(page.next_url_params)
    assert following.getlist("level") == ["1", "2"]
    assert following["q"] == "l’eau"
    assert following["after"] == page.next_cursor


def test_an_empty_list_is_an_empty_page():
    page = KeysetPaginator(SubmittedForm.objects.all()).page({})
    assert page == Page([])
    assert not page.items
    assert page.next_url_params == page.previous_url_params == ""


def test_a_null_is_refused_rather_than_lost(monkeypatch):
    row()
    row()
    nulls = SubmittedForm.objects.annotate(nothing=F("user_id") + None)
    with pytest.raises(ValueError, match="null"):
        KeysetPaginator(nulls, ("nothing",), per_page=1).page({})


def test_a_page_holds_at_least_one_row():
    with pytest.raises(ValueError, match="at least one"):
        KeysetPaginator(SubmittedForm.objects.all(), per_page=0)

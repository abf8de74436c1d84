import time
from unittest import mock

import pytest
from django.contrib.sessions.backends.db import SessionStore

from portal.activity import EVERY_SECONDS, MARK, SessionActivityMiddleware, note_opening


@pytest.fixture
def visit(rf):
    """One request with the session given; tells how often its row was written."""

    def run(session, *, signed_in=True):
        request = rf.get("/fr/")
        request.session = session
        request.user = mock.Mock(is_authenticated=signed_in)
        with mock.patch("portal.activity.UserSession.objects.create_from_request") as written:
            assert SessionActivityMiddleware(lambda request: "answer")(request) == "answer"
        return written.call_count

    return run


@pytest.fixture
def session(db):
    store = SessionStore()
    store.create()
    return store


def test_written_at_first_and_not_again_at_once(visit, session):
    assert [visit(session), visit(session)] == [1, 0]


def test_written_again_after_ten_minutes(visit, session):
    session[MARK] = int(time.time()) - EVERY_SECONDS - 1
    assert [visit(session), visit(session)] == [1, 0]


def test_not_for_a_visitor(visit, session):
    assert visit(session, signed_in=False) == 0


def test_not_right_after_sign_in(visit, session, rf):
    request = rf.post("/fr/account/login/")
    request.session = session
    note_opening(None, request)
    assert visit(session) == 0

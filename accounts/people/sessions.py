"""Ending a person's sessions, on every device at once."""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import F

from accounts.people.models import User


def end_sessions(user: User) -> None:
    """Make every session of the person void from this transaction's commit on.

    The epoch enters the hash each session carries, so that a session unknown to the list of
    sessions ends as well.
    """
    User.objects.filter(pk=user.pk).update(session_epoch=F("session_epoch") + 1)
    rows = UserSession.objects.filter(user=user)
    Session.objects.filter(session_key__in=rows.values("session_key")).delete()
    rows.delete()

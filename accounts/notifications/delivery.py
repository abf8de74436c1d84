"""E-mail: each message leaves once, in the language of its reader."""

import logging
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation

from accounts.notifications import letters
from accounts.notifications.models import Letter, Notification

logger = logging.getLogger(__name__)

TRIES = 12
LONGEST_WAIT = timedelta(hours=6)
# The mail server is taken to be away, and the run ends, after so many failures in a row.
FAILURES_IN_A_ROW = 3


def _email(*, key: str, subject: str, body: str, to: str, language: str) -> EmailMessage:
    """The Message-ID is always the same: a second copy, sent after a worker died between sending
    and noting it, is recognised and dropped by the receiver.
    """
    return EmailMessage(
        subject=" ".join(subject.split()),
        body=body,
        to=[to],
        headers={
            "Message-ID": f"<{key}@{settings.PORTAL_MAIL_DOMAIN}>",
            "Content-Language": language,
            "Auto-Submitted": "auto-generated",
        },
    )


def message(notification: Notification) -> EmailMessage | None:
    """The e-mail of a notification; None when its reader has no open account any more."""
    reader = notification.user
    if not reader.is_active:
        return None
    with translation.override(reader.language):
        body = render_to_string(
            "accounts/mail/notification.txt",
            {
                "notification": notification,
                "reader": reader,
                "link": settings.PORTAL_BASE_URL + notification.url,
                "preferences": f"{settings.PORTAL_BASE_URL}/{reader.language}/notifications/",
            },
        )
        return _email(
            key=f"notification-{notification.pk}",
            subject=notification.subject,
            body=body,
            to=reader.email,
            language=reader.language,
        )


def letter_message(letter: Letter) -> EmailMessage | None:
    """The e-mail of a letter; None when its composer says that it has become pointless."""
    with translation.override(letter.language):
        text = letters.compose(letter)
        if text is None:
            return None
        return _email(
            key=f"letter-{letter.pk}",
            subject=text.subject,
            body=text.body,
            to=letter.to,
            language=letter.language,
        )


def _deliver_next(model, make: Callable, related: tuple[str, ...] = ()) -> bool | None:
    """Settle one row under a lock: True sent or dropped, False failed, None when none is due."""
    now = timezone.now()
    with transaction.atomic():
        rows = model.objects.due(now).select_for_update(skip_locked=True, of=("self",))
        row = (rows.select_related(*related) if related else rows).first()
        if row is None:
            return None
        try:
            with transaction.atomic():
                email = make(row)
                if email is not None:
                    email.send()
        except Exception:
            # Whatever one message breaks on must not keep the others from leaving.
            logger.exception("The e-mail of %s %s has not left.", model.__name__, row.pk)
            _put_off(row, now)
            return False
        row.mailed_at = timezone.now() if email is not None else None
        row.wants_mail = email is not None
        if isinstance(row, Letter):
            row.to = ""
        row.save()
        return True


def _put_off(row, now) -> None:
    row.mail_tries += 1
    row.mail_after = now + min(timedelta(minutes=2**row.mail_tries), LONGEST_WAIT)
    row.wants_mail = row.mail_tries < TRIES
    row.save()


def _deliver_all(*arguments) -> int:
    settled = failures = 0
    while failures < FAILURES_IN_A_ROW:
        outcome = _deliver_next(*arguments)
        if outcome is None:
            break
        settled += outcome
        failures = 0 if outcome else failures + 1
    return settled


def deliver_pending() -> int:
    """Send all that is due, one transaction each; answers how many rows were settled."""
    return _deliver_all(Notification, message, ("user",)) + _deliver_all(Letter, letter_message)

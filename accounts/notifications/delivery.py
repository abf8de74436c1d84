"""E-mail of the notifications: each leaves once, in the language of its reader."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation

from accounts.notifications.models import Notification


def message(notification: Notification) -> EmailMessage:
    """The e-mail of a notification. Its Message-ID is always the same: a second copy, sent after
    a worker died between sending and noting it, is recognised and dropped by the receiver.
    """
    reader = notification.user
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
        return EmailMessage(
            subject=notification.subject.replace("\n", " "),
            body=body,
            to=[reader.email],
            headers={
                "Message-ID": f"<notification-{notification.pk}@{settings.PORTAL_MAIL_DOMAIN}>",
                "Content-Language": reader.language,
                "Auto-Submitted": "auto-generated",
            },
        )


def deliver_next() -> bool:
    """Send one pending e-mail, its row locked until it is noted as sent; False when none is left.

    A failure of the mail server leaves the row pending and raises; the next run tries again.
    """
    with transaction.atomic():
        notification = (
            Notification.objects.select_for_update(skip_locked=True, of=("self",))
            .select_related("user")
            .filter(wants_mail=True, mailed_at__isnull=True)
            .order_by("pk")
            .first()
        )
        if notification is None:
            return False
        if notification.user.is_active:
            message(notification).send()
        notification.mailed_at = timezone.now()
        notification.save(update_fields=["mailed_at"])
        return True


def deliver_pending() -> int:
    """Send all that is pending, one transaction each; answers how many rows were settled."""
    settled = 0
    while deliver_next():
        settled += 1
    return settled

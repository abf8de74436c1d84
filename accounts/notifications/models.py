"""What a person is told: in the portal at once, by e-mail from the worker."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.notifications import kinds
from accounts.notifications.querysets import MailingQuerySet, NotificationQuerySet


class Mailing(models.Model):
    """What the worker has to send: once noted in `mailed_at`, never again.

    A failure is tried again after `mail_after`; giving up clears `wants_mail`.
    """

    wants_mail = models.BooleanField(default=True)
    mailed_at = models.DateTimeField(null=True, blank=True)
    mail_tries = models.PositiveSmallIntegerField(default=0)
    mail_after = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class Letter(Mailing):
    """An e-mail to somebody who may have no account (any more). The address is kept only until
    the letter has left; `kind` names who composes it from `params` (see `letters.py`).
    """

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=60)
    to = models.EmailField(blank=True)
    language = models.CharField(max_length=2)
    params = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = MailingQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        indexes = [
            models.Index(
                fields=["id"],
                condition=Q(wants_mail=True, mailed_at__isnull=True),
                name="letters_to_mail",
            ),
        ]

    def __str__(self):
        return self.key


class Notification(Mailing):
    """One fact told to one person, once (`key`). It keeps names and titles, never a text that
    could be hidden later; the words are made in the reader's language when they are read.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notifications"
    )
    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=200)
    path = models.CharField(max_length=300, help_text="without the language prefix")
    params = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="a_fact_is_told_once")]
        indexes = [
            models.Index(fields=["user", "-id"], name="notifications_newest"),
            models.Index(
                fields=["id"],
                condition=Q(wants_mail=True, mailed_at__isnull=True),
                name="notifications_to_mail",
            ),
        ]

    def __str__(self):
        return f"{self.kind} → {self.user_id}"

    @property
    def subject(self) -> str:
        return kinds.subject(self.kind, self.params)

    @property
    def body(self) -> str:
        return kinds.body(self.kind, self.params)

    @property
    def action(self) -> str:
        return kinds.action(self.kind)

    @property
    def url(self) -> str:
        """The page concerned, in the active language."""
        return f"/{(get_language() or 'fr')[:2]}/{self.path}"

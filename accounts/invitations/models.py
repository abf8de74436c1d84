"""Invitations: the only way in. One is for one address, one delegation and one role."""

import hashlib

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string, salted_hmac
from django.utils.translation import gettext_lazy as _

from accounts.delegations.models import Delegation
from accounts.invitations.querysets import BatchQuerySet, InvitationQuerySet
from accounts.people.models import Language, Role


def make_nonce() -> str:
    return get_random_string(32)


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class InvitationState(models.TextChoices):
    PENDING = "pending", _("awaiting an answer")
    EXPIRED = "expired", _("expired")
    CANCELLED = "cancelled", _("cancelled")
    ACCEPTED = "accepted", _("accepted")


class InvitationBatch(models.Model):
    """Rows read from a file, kept between the preview and its confirmation, for who sent it."""

    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name=_("sent by")
    )
    # Empty for the secretariat, whose file names the delegation of each row.
    delegation = models.ForeignKey(
        Delegation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("delegation"),
    )
    rows = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    created_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)

    objects = BatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitations from a file")
        verbose_name_plural = _("invitations from files")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"


class Invitation(models.Model):
    """The token of the link is derived from `nonce` and the site's secret when the letter is
    composed; the database holds its hash alone. An accepted invitation keeps no address and no
    name: the account has them.
    """

    delegation = models.ForeignKey(
        Delegation,
        on_delete=models.PROTECT,
        related_name="invitations",
        verbose_name=_("delegation"),
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    first_name = models.CharField(_("first name"), max_length=150, blank=True)
    last_name = models.CharField(_("last name"), max_length=150, blank=True)
    role = models.CharField(_("role"), max_length=12, choices=Role.choices)
    themes = ArrayField(models.SlugField(), verbose_name=_("themes"), default=list, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=Language.choices, default=Language.FRENCH
    )
    proof = models.CharField(
        _("proof"),
        max_length=300,
        blank=True,
        help_text=_("Reference of the note verbale or letter."),
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="invitations_sent",
        verbose_name=_("invited by"),
    )
    batch = models.ForeignKey(
        InvitationBatch,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="invitations",
    )
    nonce = models.CharField(max_length=32, default=make_nonce, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("invited at"), auto_now_add=True)
    expires_at = models.DateTimeField(_("valid until"))
    sent_count = models.PositiveSmallIntegerField(_("times sent"), default=1)
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True, blank=True)
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="invitations_accepted",
        verbose_name=_("accepted by"),
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                "delegation",
                Lower("email"),
                condition=models.Q(cancelled_at__isnull=True, accepted_at__isnull=True),
                name="one_open_invitation_per_address_and_delegation",
            )
        ]
        indexes = [
            models.Index(fields=["delegation", "-id"], name="invitations_of_delegation"),
        ]

    def __str__(self):
        # Never the address: the record of acts keeps these words for ever.
        name = f"{self.first_name} {self.last_name}".strip()
        return name or f"{self._meta.verbose_name} {self.pk}"

    def save(self, *args, **kwargs):
        if not self.token_hash:
            self.token_hash = hash_of(self.token)
        super().save(*args, **kwargs)

    @property
    def token(self) -> str:
        """What the link carries; the same each time the letter is sent again."""
        return salted_hmac("accounts.invitations.token", self.nonce, algorithm="sha256").hexdigest()

    @property
    def state(self) -> InvitationState:
        """Derived from the dates on each read; nothing has to run when one expires."""
        if self.accepted_at:
            return InvitationState.ACCEPTED
        if self.cancelled_at:
            return InvitationState.CANCELLED
        if self.expires_at <= timezone.now():
            return InvitationState.EXPIRED
        return InvitationState.PENDING

    @property
    def is_open(self) -> bool:
        return not self.accepted_at and not self.cancelled_at

    @property
    def accept_path(self) -> str:
        """The address of the link, in the active language."""
        return reverse("accounts:invitation_accept", args=[self.token])

"""An observer asks for the floor: « Demander à présenter une communication » (scenario 10)."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.delegations.models import Delegation
from priorities.communications.querysets import CommunicationRequestQuerySet
from priorities.discussions.models import CommunicationGrant, Space

SHORTEST, LONGEST = 50, 3000


class RequestState(models.TextChoices):
    PENDING = "pending", _("to decide")
    GRANTED = "granted", _("granted")
    DECLINED = "declined", _("declined")


class CommunicationRequest(models.Model):
    """What the observer asks for; the leave itself is a `CommunicationGrant` of the space."""

    delegation = models.ForeignKey(
        Delegation, on_delete=models.PROTECT, related_name="+", verbose_name=_("delegation")
    )
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("requested by"),
    )
    space = models.ForeignKey(
        Space, on_delete=models.PROTECT, related_name="+", verbose_name=_("space")
    )
    subject = models.CharField(_("subject"), max_length=200)
    length = models.PositiveSmallIntegerField(
        _("length, in words"),
        validators=[MinValueValidator(SHORTEST), MaxValueValidator(LONGEST)],
    )
    requested_at = models.DateTimeField(_("requested at"), auto_now_add=True)
    state = models.CharField(
        _("state"), max_length=8, choices=RequestState.choices, default=RequestState.PENDING
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    reasons = models.TextField(_("reasons"), max_length=2000, blank=True)
    grant = models.OneToOneField(
        CommunicationGrant,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="request",
        verbose_name=_("leave"),
    )

    objects = CommunicationRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request to present a communication")
        verbose_name_plural = _("requests to present a communication")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["delegation", "space"],
                condition=Q(state=RequestState.PENDING),
                name="one_pending_request_per_observer_and_space",
            ),
            models.CheckConstraint(
                condition=Q(length__gte=SHORTEST, length__lte=LONGEST) & ~Q(subject=""),
                name="a_request_has_subject_and_length",
            ),
            models.CheckConstraint(
                condition=Q(state=RequestState.PENDING, decided_at__isnull=True, grant__isnull=True)
                | Q(
                    state=RequestState.GRANTED,
                    decided_at__isnull=False,
                    decided_by__isnull=False,
                    grant__isnull=False,
                )
                | (
                    Q(
                        state=RequestState.DECLINED,
                        decided_at__isnull=False,
                        decided_by__isnull=False,
                        grant__isnull=True,
                    )
                    & ~Q(reasons="")
                ),
                name="a_request_is_granted_or_declined_with_reasons",
            ),
        ]
        indexes = [
            models.Index(
                fields=["requested_at"],
                condition=Q(state=RequestState.PENDING),
                name="communications_to_decide",
            )
        ]

    def __str__(self):
        return f"{self.delegation} · {self.subject}"

    def get_absolute_url(self):
        return reverse("priorities:communication", args=[self.pk])

    @property
    def path(self) -> str:
        """Its address without the language prefix, for notifications."""
        return f"communications/{self.pk}/"

    @property
    def is_pending(self) -> bool:
        return self.state == RequestState.PENDING

"""People, and the mandates by which they act for a delegation."""

from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from accounts.delegations.models import Delegation
from accounts.people.querysets import MandateQuerySet, UserManager


class Language(models.TextChoices):
    FRENCH = "fr", "français"
    ENGLISH = "en", "English"


class Role(models.TextChoices):
    HEAD = "head", _("head of delegation")
    DEPUTY = "deputy", _("deputy head of delegation")
    FOCAL_POINT = "focal_point", _("focal point")
    DRAFTER = "drafter", _("drafter")
    READER = "reader", _("reader")


class User(AbstractUser):
    """A person, who signs in by e-mail. What the person may do comes from mandates or groups."""

    username = None
    email = models.EmailField(_("e-mail address"), unique=True)
    language = models.CharField(
        _("language"), max_length=2, choices=Language.choices, default=Language.FRENCH
    )
    unread_count = models.PositiveIntegerField(default=0, editable=False)
    # Part of the hash every session carries: raising it ends all of them.
    session_epoch = models.PositiveIntegerField(default=0, editable=False)
    reduced_at = models.DateTimeField(
        _("personal data reduced at"), null=True, blank=True, editable=False
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = UserManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["last_name", "first_name", "pk"]
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_per_address")]

    def __str__(self):
        return self.get_full_name() or self.email

    def _get_session_auth_hash(self, secret=None):
        # Both public methods of Django (the current and the fallback secrets) come through here.
        return salted_hmac(
            "accounts.people.session",
            f"{self.password}:{self.session_epoch}",
            secret=secret,
            algorithm="sha256",
        ).hexdigest()


class Mandate(models.Model):
    """What lets a person act for a delegation, from a date and to a date.

    Never deleted: past acts name the mandate under which they were done (rules §9).
    """

    user = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="mandates", verbose_name=_("person")
    )
    delegation = models.ForeignKey(
        Delegation, on_delete=models.PROTECT, related_name="mandates", verbose_name=_("delegation")
    )
    role = models.CharField(_("role"), max_length=12, choices=Role.choices)
    may_stamp = models.BooleanField(
        _("deputy enabled to give the visa"),
        default=False,
        help_text=_("A head always may; a deputy only when the head has enabled it."),
    )
    # Slugs, because themes stand on a higher floor than the people who follow them.
    themes = ArrayField(models.SlugField(), verbose_name=_("themes"), default=list, blank=True)
    starts_on = models.DateField(_("from"), default=timezone.localdate)
    ends_on = models.DateField(_("to"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    proof = models.CharField(
        _("proof"),
        max_length=300,
        blank=True,
        help_text=_("Reference of the note verbale or letter."),
    )

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        ordering = ["delegation__sort_fr", "role", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "delegation"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_live_mandate_per_person_and_delegation",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="mandate_ends_after_it_starts",
            ),
        ]
        indexes = [
            models.Index(
                fields=["delegation", "role"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="live_mandates_by_role",
            )
        ]

    def __str__(self):
        return f"{self.user} · {self.delegation} · {self.get_role_display()}"

    @property
    def lacks_second_factor(self) -> bool:
        """True when the delegation requires a second factor and the person has set up none.

        Only for mandates from `mandates_of`, which annotates `has_second_factor`.
        """
        return self.delegation.requires_second_factor and not self.has_second_factor

    @property
    def stamps(self) -> bool:
        """True for the head, and for a deputy whom the head has enabled (product.md §2)."""
        return self.role == Role.HEAD or (self.role == Role.DEPUTY and self.may_stamp)

"""Delegations, and what is dated about them: status and participation.

Status (what a delegation is), participation (whether it takes part) and suspension are three
different things, dated and never overwritten (rules §2, scenario 11).
"""

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts.delegations.querysets import DelegationQuerySet
from portal.text.sortkey import sort_key


class Kind(models.TextChoices):
    STATE = "state", _("State")
    GOVERNMENT = "government", _("government")
    INSTITUTION = "institution", _("institution")


class Status(models.TextChoices):
    MEMBER = "member", _("full member")
    ASSOCIATE = "associate", _("associate member")
    OBSERVER = "observer", _("observer")
    INSTITUTION = "institution", _("institution")


class ParticipationState(models.TextChoices):
    ACTIVE = "active", pgettext_lazy("participation", "active")
    SUSPENDED = "suspended", _("suspended")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Delegation(models.Model):
    """A State, a government or an institution: the actor whose name every act carries.

    Institutions share the table because their people hold mandates in the same way; they are
    listed apart and never counted (scenario 4).
    """

    code = models.SlugField(_("code"), max_length=20, unique=True, allow_unicode=False)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=200)
    of_fr = models.CharField(
        _("form after “de”"),
        max_length=220,
        help_text=_("As in « la délégation du Sénégal »."),
    )
    oif_label_fr = models.CharField(_("label used in OIF lists"), max_length=200, blank=True)
    region = models.CharField(_("region"), max_length=100, blank=True)
    sort_fr = models.CharField(max_length=220, editable=False)
    sort_en = models.CharField(max_length=220, editable=False)
    note = models.TextField(_("note"), blank=True)
    source = models.TextField(_("source"), blank=True)
    requires_second_factor = models.BooleanField(
        _("second factor required of its people"), default=False
    )

    objects = DelegationQuerySet.as_manager()

    class Meta:
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")
        ordering = ["sort_fr"]
        indexes = [models.Index(fields=["kind", "sort_fr"], name="delegation_kind_sort")]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        # Stored because the embedded server has no ICU collation: see docs/architecture.md.
        self.sort_fr = sort_key(self.name_fr or "")
        self.sort_en = sort_key(self.name_en or self.name_fr or "")
        fields = kwargs.get("update_fields")
        if fields is not None:
            kwargs["update_fields"] = {*fields, "sort_fr", "sort_en"}
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("accounts:delegation", args=[self.code])

    @property
    def of_form(self) -> str:
        """The name after « de » in the active language: « du Sénégal », "of Senegal"."""
        if (get_language() or "fr").startswith("fr"):
            return self.of_fr
        return f"of {self.name_en or self.name_fr}"

    @property
    def is_institution(self) -> bool:
        return self.kind == Kind.INSTITUTION


class DelegationStatus(models.Model):
    """The status a delegation has from a date on; `since` is empty where the date is unknown."""

    delegation = models.ForeignKey(
        Delegation, on_delete=models.PROTECT, related_name="statuses", verbose_name=_("delegation")
    )
    status = models.CharField(_("status"), max_length=12, choices=Status.choices)
    since = models.DateField(_("since"), null=True, blank=True)
    since_text = models.CharField(
        _("date as known"), max_length=20, blank=True, help_text=_("A year or a month alone.")
    )
    reference = models.CharField(_("reference"), max_length=300, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True, blank=True, editable=False)
    cancelled_ground = models.CharField(
        _("ground of the cancellation"), max_length=300, blank=True, editable=False
    )

    class Meta:
        verbose_name = _("dated status")
        verbose_name_plural = _("dated statuses")
        ordering = ["delegation_id", models.F("since").asc(nulls_first=True)]
        constraints = [
            models.UniqueConstraint(
                fields=["delegation", "since"],
                condition=models.Q(cancelled_at__isnull=True),
                nulls_distinct=False,
                name="one_status_per_delegation_and_date",
            )
        ]

    def __str__(self):
        return f"{self.delegation} · {self.get_status_display()}"


class Participation(models.Model):
    """Whether a delegation takes part from a date on: active, suspended or withdrawn."""

    delegation = models.ForeignKey(
        Delegation,
        on_delete=models.PROTECT,
        related_name="participations",
        verbose_name=_("delegation"),
    )
    state = models.CharField(_("participation"), max_length=12, choices=ParticipationState.choices)
    since = models.DateField(_("since"), null=True, blank=True)
    notified_on = models.DateField(_("notified on"), null=True, blank=True)
    reference = models.CharField(_("reference"), max_length=300, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True, blank=True, editable=False)
    cancelled_ground = models.CharField(
        _("ground of the cancellation"), max_length=300, blank=True, editable=False
    )

    class Meta:
        verbose_name = _("dated participation")
        verbose_name_plural = _("dated participations")
        ordering = ["delegation_id", models.F("since").asc(nulls_first=True)]
        constraints = [
            models.UniqueConstraint(
                fields=["delegation", "since"],
                condition=models.Q(cancelled_at__isnull=True),
                nulls_distinct=False,
                name="one_participation_per_delegation_and_date",
            )
        ]

    def __str__(self):
        return f"{self.delegation} · {self.get_state_display()}"


class InstitutionProfile(models.Model):
    """What is known of an institution beyond its name (institutions.csv)."""

    delegation = models.OneToOneField(
        Delegation,
        on_delete=models.CASCADE,
        related_name="institution",
        verbose_name=_("institution"),
    )
    institution_kind = models.CharField(_("kind of institution"), max_length=40)
    seat = models.CharField(_("seat"), max_length=120, blank=True)
    description = models.TextField(_("description"), blank=True)

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")

    def __str__(self):
        return str(self.delegation)

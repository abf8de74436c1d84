"""What every feature stands on: the cycles, and the settings of the rules."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from priorities.core.querysets import CycleQuerySet


class Body(models.TextChoices):
    """The bodies of La Francophonie to which a text is addressed."""

    CPF = "CPF", _("Permanent Council of La Francophonie (CPF)")
    CMF = "CMF", _("Ministerial Conference of La Francophonie (CMF)")
    SUMMIT = "SUMMIT", _("Summit of La Francophonie")


class Cycle(models.Model):
    """The work from one Summit to the next. A roadmap belongs to a cycle; at most one is open."""

    slug = models.SlugField(_("slug"), unique=True)
    title = models.CharField(_("title"), max_length=200)
    summit = models.CharField(_("Summit"), max_length=200, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)
    is_open = models.BooleanField(_("open"), default=False)
    note = models.TextField(_("note"), blank=True)

    objects = CycleQuerySet.as_manager()

    class Meta:
        verbose_name = _("cycle")
        verbose_name_plural = _("cycles")
        ordering = ["-starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_open"], condition=models.Q(is_open=True), name="one_open_cycle"
            )
        ]

    def __str__(self):
        return self.title


def associates_default() -> list[str]:
    return [Body.CPF]


class Policy(models.Model):
    """Rules that the OIF may decide otherwise (rules §2: “setting”). One row."""

    associates_deliberate_in = ArrayField(
        models.CharField(max_length=10, choices=Body.choices),
        verbose_name=_("bodies in which associate members deliberate"),
        default=associates_default,
    )
    contribution_needs_visa = models.BooleanField(_("contributions need the visa"), default=False)
    appeal_days = models.PositiveSmallIntegerField(_("days to lodge an appeal"), default=15)
    report_every_days = models.PositiveSmallIntegerField(
        _("days without report after which an action is shown as not reported"), default=90
    )

    class Meta:
        verbose_name = _("settings of the rules")
        verbose_name_plural = _("settings of the rules")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_row_of_settings")]

    def __str__(self):
        return str(self._meta.verbose_name)

    @classmethod
    def current(cls) -> "Policy":
        """The settings in force; the defaults until the secretariat has saved its own."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)

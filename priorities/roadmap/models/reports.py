"""Reports of the lead on an action."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.delegations.models import Delegation
from priorities.roadmap.models.actions import Action


class ActionReport(models.Model):
    """What the lead says at a date. It never moves the state or a date by itself: the secretariat
    does (scenario 12). Its text is for the delegations, whatever the level of the action.
    """

    class Course(models.TextChoices):
        ON_COURSE = "on_course", _("on course")
        DELAYED = "delayed", _("delay announced")
        BLOCKED = "blocked", _("blocked")
        FINISHED = "finished", _("finished according to the lead")

    TONES = {"on_course": "go", "delayed": "wait", "blocked": "stop", "finished": "go"}

    action = models.ForeignKey(
        Action, on_delete=models.PROTECT, related_name="reports", verbose_name=_("action")
    )
    delegation = models.ForeignKey(
        Delegation, on_delete=models.PROTECT, related_name="+", verbose_name=_("delegation")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=pgettext_lazy("action", "reported by"),
    )
    role = models.CharField(_("role"), max_length=20)
    at = models.DateTimeField(pgettext_lazy("action", "reported at"), default=timezone.now)
    state = models.CharField(_("course"), max_length=9, choices=Course.choices)
    text = models.TextField(pgettext_lazy("action", "report"), max_length=4000)

    class Meta:
        verbose_name = _("report of the lead")
        verbose_name_plural = _("reports of the leads")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["action", "-at"], name="reports_of_action")]

    def __str__(self):
        return f"{self.action} · {self.at:%Y-%m-%d}"

    @property
    def tone(self) -> str:
        return self.TONES[self.state]

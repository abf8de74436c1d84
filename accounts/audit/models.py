"""The record of acts (« journal des actes »): append-only in the database, hash-chained."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.audit.querysets import AuditQuerySet
from accounts.delegations.models import Delegation


class AuditEntry(models.Model):
    """Who did what, for which delegation, on what, before and after, on which ground.

    `position`, `previous_hash` and `hash` are set by a trigger (migration `audit_guard`), which
    also refuses any UPDATE, DELETE or TRUNCATE. Names are kept as they were printed that day.
    """

    position = models.BigIntegerField(unique=True, editable=False)
    at = models.DateTimeField(_("at"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="acts",
        verbose_name=_("person"),
    )
    person_name = models.CharField(_("name of the person"), max_length=200, blank=True)
    delegation = models.ForeignKey(
        Delegation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="acts",
        verbose_name=_("delegation"),
    )
    delegation_name = models.CharField(_("name of the delegation"), max_length=200, blank=True)
    role = models.CharField(_("role"), max_length=20, blank=True)
    act = models.CharField(_("act"), max_length=60, db_index=True)
    object_type = models.CharField(_("kind of object"), max_length=60)
    object_id = models.CharField(_("object"), max_length=40)
    object_label = models.CharField(_("name of the object"), max_length=300, blank=True)
    before = models.JSONField(_("before"), null=True, blank=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(_("after"), null=True, blank=True, encoder=DjangoJSONEncoder)
    ground = models.TextField(_("ground"), blank=True)
    public = models.BooleanField(_("shown to the delegations"), default=False)
    previous_hash = models.CharField(max_length=64, blank=True, editable=False)
    hash = models.CharField(max_length=64, blank=True, editable=False)

    objects = AuditQuerySet.as_manager()

    class Meta:
        verbose_name = _("act on record")
        verbose_name_plural = _("record of acts")
        ordering = ["-position"]
        indexes = [
            models.Index(fields=["object_type", "object_id", "-position"], name="audit_of_object"),
            models.Index(fields=["delegation", "-position"], name="audit_of_delegation"),
        ]

    def __str__(self):
        return f"{self.position} · {self.act} · {self.object_label}"

"""Every reusable question about discussions."""

from datetime import datetime

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from accounts.access.acting import acting
from accounts.access.gates import secretariat
from accounts.access.levels import Level, visible_q


def thread_visible_q(user, prefix: str = "") -> Q:
    """The condition for a thread to be visible. A named group is asked of the space without a
    join, so that a row is never answered twice.
    """
    visible = visible_q(user, level=f"{prefix}level", owner=None, audience=None)
    mandate = acting(user)
    if mandate is None or mandate.delegation.participation == "withdrawn":
        return visible
    audience = apps.get_model("priorities", "Space").audience.through
    spaces = audience.objects.filter(delegation=mandate.delegation_id).values("space_id")
    return visible | Q(**{f"{prefix}level": Level.GROUP, f"{prefix}space__in": spaces})


class SpaceQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(visible_q(user, owner=None)).distinct()


class GrantQuerySet(models.QuerySet):
    def live(self, at: datetime | None = None):
        """Leaves in force at an instant (default: now) and not withdrawn."""
        moment = at or timezone.now()
        return self.filter(starts_at__lte=moment, ends_at__gt=moment, withdrawn_at__isnull=True)

    def of(self, delegation_id: int, *, space_id: int):
        return self.filter(delegation=delegation_id, space=space_id)


class ThreadQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(thread_visible_q(user))

    def with_marks(self, user):
        """Annotate `last_read` (a number or None), `followed` and `floor_granted` for a person."""
        if not user.is_authenticated:
            return self
        reads = apps.get_model("priorities", "ThreadRead").objects
        follows = apps.get_model("priorities", "ThreadFollow").objects
        marked = self.annotate(
            last_read=Subquery(
                reads.filter(thread=OuterRef("pk"), user=user).values("last_number")[:1]
            ),
            followed=Exists(follows.filter(thread=OuterRef("pk"), user=user)),
        )
        mandate = acting(user)
        if mandate is None or mandate.delegation.status != "observer":
            return marked
        grants = apps.get_model("priorities", "CommunicationGrant").objects.live()
        return marked.annotate(
            floor_granted=Exists(
                grants.filter(delegation=mandate.delegation_id, thread=OuterRef("pk"))
            )
        )

    def for_list(self):
        return self.select_related("delegation", "author")

    def pinned(self):
        return self.filter(pinned_at__isnull=False)

    def communications(self):
        return self.filter(is_communication=True)


class ContributionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those whose thread is visible; a masked one is among them, its text is not for all."""
        return self.filter(thread_visible_q(user, "thread__"))

    def unmasked(self):
        return self.filter(hidden_at__isnull=True, withdrawn_at__isnull=True)

    def readable_to(self, user):
        """Those whose very text the person may read: for search, exports, quotations, files."""
        readable = Q(hidden_at__isnull=True, withdrawn_at__isnull=True)
        if user.is_authenticated:
            readable |= Q(author=user)
            mandate = acting(user)
            if mandate is not None and mandate.role == "head":
                readable |= Q(delegation=mandate.delegation_id)
            if secretariat(user):
                return self.visible_to(user)
        return self.visible_to(user).filter(readable)

    def with_quotations(self):
        """Annotate `quotes_masked`: it quotes from a contribution that was masked since."""
        masked = self.model.objects.filter(
            Q(hidden_at__isnull=False) | Q(withdrawn_at__isnull=False),
            thread=OuterRef("thread"),
        )
        is_quoted = models.Func(
            F("number"),
            OuterRef("quoted"),
            template="(%(expressions)s))",
            arg_joiner=" = any(",
            output_field=models.BooleanField(),
        )
        masked = masked.filter(is_quoted)
        return self.annotate(quotes_masked=Exists(masked))

    def with_files(self):
        """Annotate `files`: id, name and size (bytes) of what is attached, without a query more."""
        attached = (
            apps.get_model("priorities", "Attachment")
            .objects.filter(contribution=OuterRef("pk"))
            .order_by("pk")
        )
        facts = JSONObject(id="pk", name="name", size="size")
        return self.annotate(files=ArraySubquery(attached.values_list(facts, flat=True)))

    def for_page(self):
        return (
            self.select_related("delegation", "author", "parent__delegation")
            .with_quotations()
            .with_files()
            .defer("parent__text", "parent__html")
        )

    def newest(self):
        return self.order_by(F("created_at").desc(), F("pk").desc())

"""Contributions: informal, signed by a person and a delegation."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.delegations.models import Delegation, Status
from accounts.people.models import Language, Role
from priorities.discussions.models.threads import Thread
from priorities.discussions.querysets import ContributionQuerySet
from priorities.documents.models import StoredFile

SECRETARIAT = "secretariat"
AUTHOR_ROLES = [*Role.choices, (SECRETARIAT, _("secretariat"))]


class Contribution(models.Model):
    """One contribution of a thread. Its text is shown through `reading`, never straight.

    Delegation, role and the delegation's status are those of the moment of writing. `number`
    counts within the thread; `place` orders the page: a contribution, its answers below it, at
    most two levels deep (see `ordering.place_below`). `html` is `text` made safe, with delegation
    codes still to be named. `quoted` holds the numbers of the contributions it quotes from, so
    that hiding one hides what was quoted of it.
    """

    thread = models.ForeignKey(
        Thread, on_delete=models.PROTECT, related_name="contributions", verbose_name=_("thread")
    )
    number = models.PositiveIntegerField(_("number"))
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="answers",
        verbose_name=_("in reply to"),
    )
    place = models.CharField(max_length=24, db_collation="C", editable=False)
    delegation = models.ForeignKey(
        Delegation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contributions",
        verbose_name=_("delegation"),
    )
    delegation_status = models.CharField(
        _("status of the delegation"), max_length=12, choices=Status.choices, blank=True
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="contributions",
        verbose_name=_("author"),
    )
    role = models.CharField(_("role"), max_length=12, choices=AUTHOR_ROLES)
    text = models.TextField(_("text"))
    html = models.TextField(editable=False)
    language = models.CharField(_("language"), max_length=2, choices=Language.choices)
    quoted = ArrayField(models.PositiveIntegerField(), default=list, editable=False)
    by_right = models.BooleanField(
        _("right of reply"),
        default=False,
        editable=False,
        help_text=_("A reply of a delegation named; nobody answers it (rules §8)."),
    )
    answer_count = models.PositiveIntegerField(default=0, editable=False)
    revision_count = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(_("published at"))
    edited_at = models.DateTimeField(_("edited at"), null=True, blank=True)
    hidden_at = models.DateTimeField(_("hidden at"), null=True, blank=True)
    hidden_ground = models.TextField(_("ground for hiding"), blank=True)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("hidden by"),
    )
    withdrawn_at = models.DateTimeField(_("withdrawn by its author at"), null=True, blank=True)

    objects = ContributionQuerySet.as_manager()

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        ordering = ["thread", "place"]
        constraints = [
            models.UniqueConstraint(fields=["thread", "number"], name="one_number_per_thread"),
            models.UniqueConstraint(fields=["thread", "place"], name="one_place_per_thread"),
            models.CheckConstraint(condition=~Q(text=""), name="a_contribution_says_something"),
            models.CheckConstraint(
                condition=Q(hidden_at__isnull=True)
                | (~Q(hidden_ground="") & Q(hidden_by__isnull=False)),
                name="hidden_with_a_ground_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(delegation__isnull=True, role=SECRETARIAT, delegation_status="")
                | (Q(delegation__isnull=False) & ~Q(role=SECRETARIAT) & ~Q(delegation_status="")),
                name="signed_by_a_delegation_or_the_secretariat",
            ),
            models.CheckConstraint(
                condition=~Q(role=Role.READER), name="a_reader_does_not_contribute"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(answer_count=0),
                name="once_answered_never_withdrawn",
            ),
            models.CheckConstraint(
                condition=Q(by_right=False) | Q(parent__isnull=False, answer_count=0),
                name="no_reply_to_a_right_of_reply",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="no_answer_to_itself",
            ),
        ]
        indexes = [
            models.Index(fields=["delegation", "-created_at"], name="contributions_of_delegation"),
            models.Index(fields=["-created_at", "-id"], name="contributions_newest"),
            models.Index(
                fields=["thread", "number"],
                condition=Q(hidden_at__isnull=False) | Q(withdrawn_at__isnull=False),
                name="contributions_masked",
            ),
        ]

    def __str__(self):
        """Never the text: this is shown in lists, in the admin and in the record of acts."""
        return f"#{self.number} · {self.thread}"

    def get_absolute_url(self):
        return (
            f"{reverse('priorities:thread', args=[self.thread_id])}?at={self.number}#c{self.number}"
        )

    @property
    def path(self) -> str:
        """Its address without the language prefix, for notifications."""
        return f"discussions/{self.thread_id}/?at={self.number}#c{self.number}"

    @property
    def is_hidden(self) -> bool:
        return self.hidden_at is not None

    @property
    def is_masked(self) -> bool:
        """True when its text is not for everybody any more: hidden, or withdrawn."""
        return self.hidden_at is not None or self.withdrawn_at is not None

    @property
    def is_from_institution(self) -> bool:
        return self.delegation_status == Status.INSTITUTION

    @property
    def depth(self) -> int:
        """0 for a contribution to the thread, 1 for an answer, 2 for an answer to an answer."""
        return len(self.place) // 8 - 1


class ContributionRevision(models.Model):
    """The text a contribution had before an edit."""

    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, related_name="revisions"
    )
    number = models.PositiveIntegerField()
    text = models.TextField()
    written_at = models.DateTimeField()
    replaced_at = models.DateTimeField()
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("former text of a contribution")
        verbose_name_plural = _("former texts of contributions")
        ordering = ["contribution", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["contribution", "number"], name="one_revision_per_number"
            ),
            models.CheckConstraint(
                condition=Q(replaced_at__gte=F("written_at")), name="replaced_after_it_was_written"
            ),
        ]

    def __str__(self):
        return f"{self.contribution_id} · {self.number}"


class Attachment(StoredFile):
    """A file joined to a contribution; whoever may not read the text may not have the file."""

    contribution = models.ForeignKey(
        Contribution, on_delete=models.PROTECT, related_name="attachments"
    )

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["pk"]

    def get_absolute_url(self):
        return reverse("priorities:attachment", args=[self.pk, self.name])

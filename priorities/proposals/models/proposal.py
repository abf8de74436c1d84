"""A proposal, and the counter that gives the official numbers."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.access.levels import Level
from accounts.delegations.models import Delegation
from accounts.people.models import Language
from priorities.core.models import Body, Cycle
from priorities.discussions.models import Space
from priorities.proposals.content import Content
from priorities.proposals.paragraphs import join
from priorities.proposals.querysets import ProposalQuerySet
from priorities.proposals.workflow import EDITABLE, STATE_WORDS, State
from priorities.themes.models import Theme


class Kind(models.TextChoices):
    INITIATIVE = "initiative", _("initiative")
    STRATEGY = "strategy", _("revision of a strategy")
    MODALITY = "modality", _("modality of collaboration")
    PROJECT = "project", _("project")


class Proposal(models.Model):
    """A text of one delegation (the main sponsor), with its co-sponsors.

    Until it is tabled its level is `own`: the delegation and those it invited read it, and the
    secretariat once it bears the visa. `version` counts the saves, so that one save cannot
    silently replace another.
    """

    delegation = models.ForeignKey(
        Delegation,
        on_delete=models.PROTECT,
        related_name="proposals",
        verbose_name=_("main sponsor"),
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="proposals",
        verbose_name=_("in charge"),
        help_text=_("The person of the delegation who carries the text."),
    )
    theme = models.ForeignKey(
        Theme,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name=_("theme"),
    )
    cycle = models.ForeignKey(
        Cycle,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name=_("cycle"),
    )
    space = models.OneToOneField(
        Space,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="proposal",
        verbose_name=_("space for discussion"),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, blank=True)
    addressed_to = models.CharField(
        _("addressed to"), max_length=10, choices=Body.choices, blank=True
    )
    state = models.CharField(
        _("state"),
        max_length=16,
        choices=[(state.value, word) for state, word in STATE_WORDS.items()],
        default=State.DRAFT.value,
        editable=False,
    )
    level = models.CharField(
        _("level"), max_length=12, choices=Level.choices, default=Level.OWN, editable=False
    )
    symbol = models.CharField(
        _("symbol"), max_length=30, unique=True, null=True, blank=True, editable=False
    )
    writing_language = models.CharField(
        _("language of writing"),
        max_length=2,
        choices=Language.choices,
        default=Language.FRENCH,
    )
    title = models.CharField(_("title"), max_length=300, blank=True)
    context = models.TextField(_("context"), blank=True)
    expected_results = models.TextField(_("expected results"), blank=True)
    partners = models.TextField(_("partners"), blank=True)
    financing = models.TextField(_("financing"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    text_number = models.PositiveSmallIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("begun"), default=timezone.now, editable=False)
    saved_at = models.DateTimeField(_("last saved"), default=timezone.now, editable=False)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("last saved by"),
    )
    submitted_at = models.DateTimeField(_("submitted"), null=True, editable=False)
    tabled_at = models.DateTimeField(pgettext_lazy("date", "tabled"), null=True, editable=False)
    withdrawn_at = models.DateTimeField(
        pgettext_lazy("date", "withdrawn"), null=True, editable=False
    )
    return_note = models.TextField(_("note on the return"), blank=True, editable=False)
    returned_at = models.DateTimeField(_("returned"), null=True, editable=False)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("returned by"),
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=State.TABLED.value)
                | Q(symbol__isnull=False, tabled_at__isnull=False, space__isnull=False),
                name="a_tabled_proposal_has_its_symbol",
            ),
            models.CheckConstraint(
                condition=Q(symbol__isnull=False) | Q(level=Level.OWN),
                name="an_untabled_proposal_stays_its_own",
            ),
        ]
        indexes = [
            models.Index(fields=["-tabled_at", "-id"], name="proposals_register"),
            models.Index(fields=["theme", "-tabled_at"], name="proposals_of_theme"),
            models.Index(fields=["delegation", "state"], name="proposals_of_delegation"),
            models.Index(
                fields=["submitted_at"],
                condition=Q(state=State.SUBMITTED.value),
                name="proposals_to_receive",
            ),
        ]

    def __str__(self):
        title = self.title or str(_("untitled"))
        return f"{self.symbol} · {title}" if self.symbol else title

    def get_absolute_url(self):
        if self.symbol:
            return reverse("priorities:proposal", args=[self.symbol])
        return reverse("priorities:proposal_draft", args=[self.pk])

    @property
    def path(self) -> str:
        """The address without the language, for spaces and notifications."""
        return f"proposals/{self.symbol}/" if self.symbol else f"proposals/drafts/{self.pk}/"

    @property
    def is_editable(self) -> bool:
        return self.state in EDITABLE

    @property
    def is_registered(self) -> bool:
        """True from the tabling on, whatever became of it."""
        return self.symbol is not None

    @property
    def was_returned(self) -> bool:
        return self.state == State.DRAFT and bool(self.return_note)

    def content(self, paragraphs) -> Content:
        """What it says, with its current paragraphs (`Paragraph.objects.current_of`)."""
        return Content(
            theme=self.theme.slug if self.theme_id else "",
            kind=self.kind,
            addressed_to=self.addressed_to,
            writing_language=self.writing_language,
            title_fr=self.title_fr or "",
            title_en=self.title_en or "",
            context=self.context,
            text_fr=join([paragraph.text_fr for paragraph in paragraphs]),
            text_en=join([paragraph.text_en for paragraph in paragraphs]),
            expected_results=self.expected_results,
            partners=self.partners,
            financing=self.financing,
        )


class SymbolCounter(models.Model):
    """The last official number given in a year. Its row is locked until the tabling commits, so
    that a number is never given twice and a failed tabling leaves no hole.
    """

    year = models.PositiveSmallIntegerField(unique=True)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("counter of symbols")
        verbose_name_plural = _("counters of symbols")

    def __str__(self):
        return f"{self.year}: {self.last}"

"""Words of the two languages: the glossary."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.text.sortkey import search_key, sort_key
from priorities.languages.querysets import GlossaryQuerySet


class GlossaryTerm(models.Model):
    """A term of the field in both languages; French is authoritative (glossary.csv)."""

    class Category(models.TextChoices):
        INSTITUTIONS = "institutions", _("institutions")
        PEOPLE = "people", _("people")
        MEETINGS = "meetings", _("meetings")
        TEXTS = "texts", _("texts")
        DECISION = "decision", _("decision")
        ROADMAP = "roadmap", _("roadmap")
        PORTAL = "portal", _("portal")
        DIGITAL = "digital", _("digital matters")

    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    category = models.CharField(_("category"), max_length=20, choices=Category.choices)
    term = models.CharField(_("term"), max_length=200)
    definition = models.TextField(_("definition"))
    usage_note_fr = models.TextField(_("correct usage in French"), blank=True)
    source = models.TextField(_("source"), blank=True)
    sort_fr = models.CharField(max_length=200, editable=False)
    sort_en = models.CharField(max_length=200, editable=False)
    search_text = models.TextField(editable=False)

    objects = GlossaryQuerySet.as_manager()

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        ordering = ["sort_fr"]

    def __str__(self):
        return self.term

    def save(self, *args, **kwargs):
        self.sort_fr = sort_key(self.term_fr or "")[:200]
        self.sort_en = sort_key(self.term_en or self.term_fr or "")[:200]
        self.search_text = search_key(
            " ".join(
                filter(None, [self.term_fr, self.term_en, self.definition_fr, self.definition_en])
            )
        )
        super().save(*args, **kwargs)

"""The themes of the founding session and their sub-themes."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from priorities.discussions.models import Space
from priorities.themes.querysets import ThemeQuerySet


class Theme(models.Model):
    """A theme, or a sub-theme when it has a parent. `line_fr` is the founding document's line,
    word for word. Its space holds its threads and says whether it is closed.
    """

    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("theme above"),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    line_fr = models.TextField(_("line of the founding document"), blank=True)
    title = models.CharField(_("title"), max_length=200)
    short = models.CharField(_("short title"), max_length=100)
    description = models.TextField(_("description"), blank=True)
    space = models.OneToOneField(
        Space, on_delete=models.PROTECT, related_name="theme", verbose_name=_("space")
    )

    objects = ThemeQuerySet.as_manager()

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.short or self.title

    def get_absolute_url(self):
        return reverse("priorities:theme", args=[self.slug])

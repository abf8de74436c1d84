"""Files given by members, checked by their content before they are kept."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.uploads import PrivateStorage


class StoredFile(models.Model):
    """A checked file in private storage. The feature that owns it adds what it belongs to.

    `name` is the name to download it under, `media_type` what its content was found to be, `size`
    in bytes. It is reached through a view of its feature only, never by its place on the disk.
    """

    file = models.FileField(
        _("file"), storage=PrivateStorage(), upload_to="documents", max_length=200
    )
    name = models.CharField(_("name"), max_length=200)
    media_type = models.CharField(_("type of file"), max_length=100)
    size = models.PositiveBigIntegerField(_("size"))
    sha256 = models.CharField(_("SHA-256 sum"), max_length=64)
    created_at = models.DateTimeField(_("received at"), auto_now_add=True)

    class Meta:
        abstract = True

    def __str__(self):
        return self.name

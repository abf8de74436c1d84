"""Files that people send: examined, kept out of the web server's reach, handed out as downloads."""

import hashlib
import re
import unicodedata
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage
from django.http import FileResponse
from django.template.defaultfilters import filesizeformat
from django.utils.deconstruct import deconstructible
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal import filetypes
from portal.filetypes import Fault, RefusedContent

DEFAULT_MAX_BYTES = 5 * 1024 * 1024
NAME_LENGTH = 120
# What a page may do if a browser shows a download after all: nothing.
DOWNLOAD_POLICY = "default-src 'none'; sandbox"

_NOT_IN_NAMES = re.compile(r'[<>:"|?*]')
_INVISIBLE = {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}
_SENTENCES: dict[Fault, Promise] = {
    Fault.UNKNOWN: _("This kind of file is not accepted. Accepted kinds: %(kinds)s."),
    Fault.DANGEROUS: _("This file may contain a program or a web page, which is not accepted."),
    Fault.MACROS: _("This file contains macros. Save it without macros and send it again."),
    Fault.ENCRYPTED: _(
        "This file is protected by a password. Remove the password and send the file again."
    ),
    Fault.OLD_OFFICE: _(
        "This file is in an old office format. Save it as docx, xlsx or pptx and send it again."
    ),
    Fault.BOMB: _("This file unpacks to far more than its size, which is not accepted."),
    Fault.DAMAGED: _("This file is damaged or incomplete. Open it, save it and send it again."),
    Fault.NOT_UTF8: _("This text is not encoded in UTF-8. Save it in UTF-8 and send it again."),
}


class UploadRefused(ValidationError):
    """Raised for a file that is not received; its message is a full sentence for the sender."""

    def __str__(self) -> str:
        return " ".join(self.messages)


@dataclass(frozen=True)
class CheckedUpload:
    """A file that passed: its safe name, its size in bytes and what it really is."""

    name: str
    size: int
    media_type: str
    extension: str
    sha256: str


def inspect(uploaded: File) -> CheckedUpload:
    """Examine an uploaded file and leave it rewound. Raises UploadRefused.

    The contents decide the type; the name's extension must agree. The largest size is
    ``settings.PORTAL_UPLOAD_MAX_BYTES``, 5 MiB unless set.
    """
    name = safe_name(uploaded.name or "")
    limit = getattr(settings, "PORTAL_UPLOAD_MAX_BYTES", DEFAULT_MAX_BYTES)
    # The announced size may be wrong: one byte more than allowed tells.
    uploaded.seek(0)
    content = uploaded.read(limit + 1)
    uploaded.seek(0)
    if not content:
        raise UploadRefused(_("This file is empty."), code="empty")
    if len(content) > limit:
        raise UploadRefused(
            _("This file is larger than %(limit)s, the most that is accepted."),
            code="too large",
            params={"limit": filesizeformat(limit)},
        )
    try:
        found = filetypes.detect(content)
    except RefusedContent as refusal:
        raise UploadRefused(
            _SENTENCES[refusal.fault],
            code=refusal.fault.value,
            params={"kinds": ", ".join(filetypes.EXTENSIONS)},
        ) from None
    extension = PurePosixPath(name).suffix.lower().removeprefix(".")
    if extension not in found.extensions:
        raise UploadRefused(
            _("The name of this file does not match its contents, which are of kind: %(kinds)s."),
            code="extension",
            params={"kinds": ", ".join(sorted(found.extensions))},
        )
    return CheckedUpload(
        name=name,
        size=len(content),
        media_type="text/csv" if extension == "csv" else found.media_type,
        extension=extension,
        sha256=hashlib.sha256(content).hexdigest(),
    )


def safe_name(name: str) -> str:
    """The name without folders, invisible characters or signs that a file system refuses.

    At most ``NAME_LENGTH`` characters, the extension kept; never empty.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    visible = "".join(
        letter
        for letter in last
        if letter.isspace() or unicodedata.category(letter) not in _INVISIBLE
    )
    tidy = " ".join(_NOT_IN_NAMES.sub("_", visible).split()).strip(". ")
    stem, dot, extension = tidy.rpartition(".")
    if not dot:
        stem, extension = tidy, ""
    ending = f".{extension[:10]}" if extension else ""
    return (stem[: NAME_LENGTH - len(ending)].rstrip(". ") or "document") + ending


def attachment_response(file: IO[bytes] | File, *, name: str, media_type: str) -> FileResponse:
    """A download that no browser opens in the page, guesses at or keeps."""
    if media_type.startswith("text/"):
        media_type = f"{media_type}; charset=utf-8"
    response = FileResponse(
        file, as_attachment=True, filename=safe_name(name), content_type=media_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = DOWNLOAD_POLICY
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response


@deconstructible(path="portal.uploads.PrivateStorage")
class PrivateStorage(FileSystemStorage):
    """Files below ``settings.PORTAL_PRIVATE_ROOT`` under random names, without any address.

    Only a view that decides who may read hands them out, with ``attachment_response``.
    """

    def __init__(self):
        super().__init__(file_permissions_mode=0o600, directory_permissions_mode=0o700)

    @property
    def base_location(self) -> Path:
        return Path(getattr(settings, "PORTAL_PRIVATE_ROOT", settings.BASE_DIR / "var" / "private"))

    @property
    def location(self) -> str:
        return str(self.base_location.absolute())

    @property
    def base_url(self) -> None:
        return None

    def generate_filename(self, filename: str) -> str:
        """A random name in the folder of ``filename``; what the sender called it is forgotten."""
        folder = PurePosixPath(str(filename).replace("\\", "/")).parent
        drawn = uuid.uuid4().hex
        return super().generate_filename(str(folder / drawn[:2] / drawn))

    def _clear_cached_properties(self, *_args: Any, **_kwargs: Any) -> None:
        """Nothing is cached: the settings are read each time."""


def accepted_extensions() -> Iterable[str]:
    """The extensions of the kinds received, for the ``accept`` of a file field."""
    return [f".{extension}" for extension in filetypes.EXTENSIONS]

"""What a file really is, told from its contents and never from what it is called.

Nothing is unpacked: archives are judged by their directory and two small entries, read up to a
bound.
"""

import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from enum import Enum
from io import BytesIO
from pathlib import PurePosixPath

# An archive that unpacks to more than this (bytes) or more than so many times its size is a bomb.
UNPACKED_BYTES = 100 * 1024 * 1024
UNPACKED_RATIO = 100
# Below this many unpacked bytes no ratio is harmful.
UNPACKED_HARMLESS = 5 * 1024 * 1024
ENTRIES = 5_000
ENTRY_READ_BYTES = 1024 * 1024
PROGRAM_HEADER_BYTES = 512


class Fault(Enum):
    """Why a file is refused, whatever it is called."""

    UNKNOWN = "unknown"
    DANGEROUS = "dangerous"
    MACROS = "macros"
    ENCRYPTED = "encrypted"
    OLD_OFFICE = "old office"
    BOMB = "bomb"
    DAMAGED = "damaged"
    NOT_UTF8 = "not utf-8"


class RefusedContent(Exception):
    """Raised with the fault found in the contents."""

    def __init__(self, fault: Fault):
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True)
class FileType:
    media_type: str
    extensions: frozenset[str]


def _type(media_type: str, *extensions: str) -> FileType:
    return FileType(media_type, frozenset(extensions))


_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."

PDF = _type("application/pdf", "pdf")
PNG = _type("image/png", "png")
JPEG = _type("image/jpeg", "jpg", "jpeg")
WEBP = _type("image/webp", "webp")
TEXT = _type("text/plain", "txt", "csv")
_BY_MAIN_PART = {
    "word/document.xml": _type(f"{_OOXML}wordprocessingml.document", "docx"),
    "xl/workbook.xml": _type(f"{_OOXML}spreadsheetml.sheet", "xlsx"),
    "ppt/presentation.xml": _type(f"{_OOXML}presentationml.presentation", "pptx"),
}
_BY_MIMETYPE = {
    f"{_ODF}text": _type(f"{_ODF}text", "odt"),
    f"{_ODF}spreadsheet": _type(f"{_ODF}spreadsheet", "ods"),
    f"{_ODF}presentation": _type(f"{_ODF}presentation", "odp"),
}
EXTENSIONS = sorted(
    extension
    for known in (PDF, PNG, JPEG, WEBP, TEXT, *_BY_MAIN_PART.values(), *_BY_MIMETYPE.values())
    for extension in known.extensions
)

_PROGRAMS = (
    b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe", b"\x00asm", b"L\x00\x00\x00\x01\x14\x02\x00",
)  # fmt: skip
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype|\?xml|\?php|html|head|body|svg|script|iframe|math|\?=)",
    re.IGNORECASE | re.DOTALL,
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_PDF_ENCRYPTED = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
_MACRO_PARTS = {"vbaproject.bin", "vbadata.xml", "vbaprojectsignature.bin"}
_MACRO_FOLDERS = {"activex", "macrosheets"}
_ODF_SCRIPT_FOLDERS = {"basic", "scripts"}
# What reading a broken archive may raise, beside its own exception.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, KeyError, NotImplementedError, OSError,
    OverflowError, RuntimeError, ValueError,
)  # fmt: skip


def detect(content: bytes) -> FileType:
    """The type of the contents. Raises RefusedContent if it is none of those received here."""
    if _is_program(content):
        raise RefusedContent(Fault.DANGEROUS)
    if content.startswith(b"%PDF-"):
        if _PDF_ENCRYPTED.search(content):
            raise RefusedContent(Fault.ENCRYPTED)
        return PDF
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return WEBP
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    if content.startswith(_COMPOUND):
        encrypted = "EncryptedPackage".encode("utf-16-le") in content
        raise RefusedContent(Fault.ENCRYPTED if encrypted else Fault.OLD_OFFICE)
    return _text(content)


def _is_program(content: bytes) -> bool:
    """Programs begin with a sign and soon have a zero byte; a table may begin with MZ as well."""
    return content.startswith(b"#!") or (
        content.startswith(_PROGRAMS) and b"\0" in content[:PROGRAM_HEADER_BYTES]
    )


def _text(content: bytes) -> FileType:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise RefusedContent(Fault.NOT_UTF8)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Bytes without a zero are a text in an older encoding; with one, something unknown.
        fault = Fault.UNKNOWN if b"\0" in content else Fault.NOT_UTF8
        raise RefusedContent(fault) from None
    if _CONTROL.search(text):
        raise RefusedContent(Fault.UNKNOWN)
    if _MARKUP.match(text):
        raise RefusedContent(Fault.DANGEROUS)
    return TEXT


def _office(content: bytes) -> FileType:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            _refuse_harmful(entries, len(content))
            names = {entry.filename for entry in entries}
            if "[Content_Types].xml" in names:
                return _ooxml(names)
            return _odf(archive, entries)
    except _DAMAGE:
        raise RefusedContent(Fault.DAMAGED) from None


def _refuse_harmful(entries: list[zipfile.ZipInfo], packed: int) -> None:
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise RefusedContent(Fault.ENCRYPTED)
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > ENTRIES or unpacked > UNPACKED_BYTES:
        raise RefusedContent(Fault.BOMB)
    if unpacked > UNPACKED_HARMLESS and unpacked > UNPACKED_RATIO * packed:
        raise RefusedContent(Fault.BOMB)
    for entry in entries:
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts:
            raise RefusedContent(Fault.DANGEROUS)


def _ooxml(names: set[str]) -> FileType:
    for name in names:
        *folders, last = name.lower().split("/")
        if last in _MACRO_PARTS or _MACRO_FOLDERS & set(folders):
            raise RefusedContent(Fault.MACROS)
    for part, known in _BY_MAIN_PART.items():
        if part in names:
            return known
    raise RefusedContent(Fault.UNKNOWN)


def _odf(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> FileType:
    names = {entry.filename for entry in entries}
    if "mimetype" not in names:
        raise RefusedContent(Fault.UNKNOWN)
    known = _BY_MIMETYPE.get(_entry(archive, "mimetype").decode("ascii", "replace").strip())
    if known is None:
        raise RefusedContent(Fault.UNKNOWN)
    if any(name.split("/")[0].lower() in _ODF_SCRIPT_FOLDERS for name in names):
        raise RefusedContent(Fault.MACROS)
    manifest = "META-INF/manifest.xml"
    if "encrypted-package" in names or (
        manifest in names and b"encryption-data" in _entry(archive, manifest)
    ):
        raise RefusedContent(Fault.ENCRYPTED)
    return known


def _entry(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise RefusedContent(Fault.DAMAGED)
    with archive.open(name) as entry:
        return entry.read(ENTRY_READ_BYTES)

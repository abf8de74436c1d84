"""The French catalogue, kept without any program of GNU gettext.

English messages are taken from the code and the templates, merged into the ``.po`` file and
compiled. The file carries no line numbers and no dates, and is sorted: two branches that add
messages touch different lines.
"""

import io
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polib
from babel.messages.extract import extract
from django.utils.translation.template import templatize

from portal.typography import french_faults

FOLDERS = ("portal", "accounts", "priorities", "templates")
CATALOGUE = Path("locale/fr/LC_MESSAGES/django.po")
PLURAL_FORMS = 2
HEADER = {
    "Project-Id-Version": "portal",
    "Language": "fr",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": f"nplurals={PLURAL_FORMS}; plural=(n > 1);",
}

_KEYWORDS: dict[str, tuple | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
_NOTE = "Translators"
_PERCENT = re.compile(r"%(?:\((?P<name>\w+)\))?(?P<type>[sdifr%])")
_BRACE = re.compile(r"\{([A-Za-z_]\w*)[^{}]*\}")


@dataclass
class Message:
    """One English message and where it is used."""

    text: str
    context: str | None = None
    plural: str | None = None
    files: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, str]:
        return self.text, self.context or ""


Messages = dict[tuple[str, str], Message]


def collect(root: Path, folders: Iterable[str] = FOLDERS) -> Messages:
    """All messages of the code and the templates below ``root``.

    Raises SyntaxError, with the file's name, for a template whose tags cannot be read.
    """
    messages: Messages = {}
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".py", ".html", ".txt") and path.is_file():
                name = path.relative_to(root).as_posix()
                for found in messages_of(path.read_text(encoding="utf-8"), name):
                    _add(messages, found)
    return messages


def messages_of(source: str, name: str) -> Iterator[Message]:
    """The messages of one file, whose ``name`` tells code (``.py``) from templates."""
    if not name.endswith(".py"):
        # The extractor reads Python: what surrounds the tags must not look like indentation.
        lines = templatize(source, origin=name).splitlines()
        source = "\n".join(line.strip() for line in lines)
    stream = io.BytesIO(source.encode())
    for _line, text, notes, context in extract("python", stream, _KEYWORDS, (_NOTE,), None):
        singular, plural = (text[0], text[1]) if isinstance(text, tuple) else (text, None)
        yield Message(singular, context, plural, {name}, list(notes))


def _add(messages: Messages, found: Message) -> None:
    known = messages.setdefault(found.key, found)
    if known is not found:
        known.plural = known.plural or found.plural
        known.files |= found.files
        known.notes += [note for note in found.notes if note not in known.notes]


def read(path: Path) -> polib.POFile:
    """The catalogue, or an empty one if there is none yet."""
    return polib.pofile(str(path), encoding="utf-8") if path.exists() else polib.POFile()


def merged(old: polib.POFile, messages: Messages) -> polib.POFile:
    """A catalogue of exactly these messages with the translations that ``old`` holds for them.

    New messages are left empty: a guessed translation is worse than a missing one.
    """
    known = {_key(entry): entry for entry in old if not entry.obsolete}
    new = polib.POFile()
    new.metadata = dict(HEADER)
    new.extend(_entry(messages[key], known.get(key)) for key in sorted(messages))
    return new


def write(path: Path, catalogue: polib.POFile) -> bool:
    """Write the catalogue if it differs from what is there; tell whether it was written."""
    text = f"{catalogue}".rstrip("\n") + "\n"
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return True


def compile_catalogue(path: Path) -> bool:
    """Write the ``.mo`` file beside ``path`` if it is missing or older; tell whether it was.

    The file appears in one step, so several processes may start at once.
    """
    compiled = path.with_suffix(".mo")
    if compiled.exists() and compiled.stat().st_mtime_ns >= path.stat().st_mtime_ns:
        return False
    draft = compiled.with_name(f"{compiled.name}.{os.getpid()}")
    read(path).save_as_mofile(str(draft))
    draft.replace(compiled)
    return True


def problems(catalogue: polib.POFile, messages: Messages) -> list[str]:
    """Everything that keeps the catalogue from being complete and right, one line each."""
    entries = {_key(entry): entry for entry in catalogue if not entry.obsolete}
    found = [f"not in the catalogue: {_shown(key)}" for key in sorted(messages.keys() - entries)]
    found += [f"no longer in the code: {_shown(key)}" for key in sorted(entries.keys() - messages)]
    found += [f"obsolete: {_shown(_key(entry))}" for entry in catalogue if entry.obsolete]
    for key in sorted(entries.keys() & messages.keys()):
        faults = entry_faults(entries[key])
        if entries[key].msgid_plural != (messages[key].plural or ""):
            faults.append("plural differs from the code")
        found += [f"{fault}: {_shown(key)}" for fault in faults]
    return found


def entry_faults(entry: polib.POEntry) -> list[str]:
    """What is wrong with one translation; its typography only once it is there."""
    if entry.fuzzy:
        return ["fuzzy"]
    forms = _forms(entry)
    if len(forms) < (PLURAL_FORMS if entry.msgid_plural else 1) or not all(forms):
        return ["missing"]
    faults = [] if _placeholders_agree(entry, forms) else ["placeholders differ"]
    for form in forms:
        faults += [fault for fault in french_faults(form) if fault not in faults]
    return faults


def placeholders(text: str) -> set[str]:
    """The places of a message filled when it is shown: %(name)s, %s, {name}."""
    names = {f"{{{name}}}" for name in _BRACE.findall(text)}
    percent = _PERCENT.finditer(_BRACE.sub("", text))
    return names | {match.group() for match in percent if match["type"] != "%"}


def _placeholders_agree(entry: polib.POEntry, forms: list[str]) -> bool:
    singular = placeholders(entry.msgid)
    if not entry.msgid_plural:
        return placeholders(forms[0]) == singular
    # "One reply" has no number in English; the French form, also said of 0, may carry it.
    plural = placeholders(entry.msgid_plural)
    return singular <= placeholders(forms[0]) <= singular | plural and all(
        placeholders(form) == plural for form in forms[1:]
    )


def _entry(message: Message, known: polib.POEntry | None) -> polib.POEntry:
    entry = polib.POEntry(
        msgid=message.text,
        msgctxt=message.context,
        msgid_plural=message.plural or "",
        occurrences=[(name, "") for name in sorted(message.files)],
        comment="\n".join(message.notes),
        tcomment=known.tcomment if known else "",
        flags=["fuzzy"] if known and known.fuzzy else [],
    )
    if any(match["name"] for match in _PERCENT.finditer(message.text + (message.plural or ""))):
        entry.flags.append("python-format")
    forms = _forms(known) if known else []
    if message.plural:
        padded = [*forms, *[""] * PLURAL_FORMS][:PLURAL_FORMS]
        entry.msgstr_plural = dict(enumerate(padded))
    else:
        entry.msgstr = forms[0] if forms else ""
    return entry


def _forms(entry: polib.POEntry) -> list[str]:
    if entry.msgid_plural:
        return [text for _place, text in sorted(entry.msgstr_plural.items())]
    return [entry.msgstr]


def _key(entry: polib.POEntry) -> tuple[str, str]:
    return entry.msgid, entry.msgctxt or ""


def _shown(key: tuple[str, str]) -> str:
    text, context = key
    return f"{text!r} ({context})" if context else repr(text)

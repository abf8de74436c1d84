"""What a proposal says, apart from where it stands: compared, kept and hashed as one value."""

import hashlib
import json
from dataclasses import asdict, dataclass, fields

from priorities.proposals import paragraphs

# The hash of a stored visa stays checkable when a later form of the text adds a field.
FORMAT = "proposal-text/1"


@dataclass(frozen=True, kw_only=True)
class Content:
    """Texts are tidied when the value is made, so that a line end is never a change."""

    theme: str = ""
    kind: str = ""
    addressed_to: str = ""
    writing_language: str = "fr"
    title_fr: str = ""
    title_en: str = ""
    context: str = ""
    text_fr: str = ""
    text_en: str = ""
    expected_results: str = ""
    partners: str = ""
    financing: str = ""

    def __post_init__(self):
        for field in fields(self):
            value = paragraphs.tidy(getattr(self, field.name) or "")
            if field.name in ("text_fr", "text_en"):
                value = paragraphs.join(paragraphs.split(value))
            object.__setattr__(self, field.name, value)

    @property
    def title(self) -> str:
        """The title in the language of writing."""
        return self.title_fr if self.writing_language == "fr" else self.title_en

    @property
    def paragraphs(self) -> list[tuple[str, str]]:
        """French and English, paragraph by paragraph."""
        return paragraphs.aligned(self.text_fr, self.text_en)

    def as_dict(self) -> dict[str, str]:
        return asdict(self)

    @classmethod
    def from_dict(cls, values: dict[str, str]) -> "Content":
        """The contrary of `as_dict`; names that are no longer fields are left out."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in values.items() if name in known})

    def differences(self, other: "Content") -> list[str]:
        """The names of the fields that are not the same in both."""
        mine, theirs = asdict(self), asdict(other)
        return [name for name in mine if mine[name] != theirs[name]]

    def digest(self) -> str:
        """The sha256 (64 hexadecimal digits) of the exact text: what a visa is given to."""
        values = asdict(self) | {"paragraphs": self.paragraphs}
        del values["text_fr"], values["text_en"]
        canonical = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(f"{FORMAT}\n{canonical}".encode()).hexdigest()

"""Marking each row of a file as new, known or wrong with the reason, before anything is sent.

Pure Python: what the database knows is given in `Known`.
"""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from accounts.invitations.sheet import Line, plain
from accounts.people.models import Language, Role

NEW, KNOWN, WRONG = "new", "known", "wrong"

ROLES = {
    "chef": Role.HEAD,
    "chef de delegation": Role.HEAD,
    "head": Role.HEAD,
    "head of delegation": Role.HEAD,
    "adjoint": Role.DEPUTY,
    "chef adjoint": Role.DEPUTY,
    "chef de delegation adjoint": Role.DEPUTY,
    "deputy": Role.DEPUTY,
    "deputy head": Role.DEPUTY,
    "deputy head of delegation": Role.DEPUTY,
    "point focal": Role.FOCAL_POINT,
    "focal point": Role.FOCAL_POINT,
    "focal_point": Role.FOCAL_POINT,
    "redacteur": Role.DRAFTER,
    "redactrice": Role.DRAFTER,
    "drafter": Role.DRAFTER,
    "lecteur": Role.READER,
    "lectrice": Role.READER,
    "reader": Role.READER,
}
LANGUAGES = {
    "": Language.FRENCH,
    "fr": Language.FRENCH,
    "francais": Language.FRENCH,
    "french": Language.FRENCH,
    "en": Language.ENGLISH,
    "anglais": Language.ENGLISH,
    "english": Language.ENGLISH,
}


@dataclass
class Known:
    """What is known today. Addresses are in lower case, codes in capitals."""

    accounts: dict[str, str] = field(default_factory=dict)  # address → name
    mandates: set[tuple[str, str]] = field(default_factory=set)  # (address, code)
    invitations: set[tuple[str, str]] = field(default_factory=set)
    delegations: dict[str, str] = field(default_factory=dict)  # code → participation today
    own_code: str = ""  # the only delegation the sender invites for; empty for the secretariat
    may_name_head: bool = False


@dataclass
class Verdict:
    line: Line
    mark: str
    reason: str = ""
    code: str = ""
    role: str = ""
    language: str = ""

    @property
    def is_good(self) -> bool:
        return self.mark != WRONG


def judge(lines: list[Line], known: Known) -> list[Verdict]:
    """One verdict for each row, in the order of the file."""
    seen: dict[tuple[str, str], int] = {}
    return [_judge(line, known, seen) for line in lines]


def _judge(line: Line, known: Known, seen: dict[tuple[str, str], int]) -> Verdict:
    code = (line.delegation or known.own_code).upper()
    role = ROLES.get(plain(line.role))
    language = LANGUAGES.get(plain(line.language))
    email = line.email.lower()
    reason = (
        _wrong_address(email)
        or _wrong_delegation(code, known)
        or _wrong_role(line, role, known)
        or ("" if language else _("The language is neither “fr” nor “en”."))
        or _already_there(email, code, known, seen)
    )
    if reason:
        return Verdict(line, WRONG, reason)
    seen[email, code] = line.number
    mark, note = NEW, ""
    if email in known.accounts:
        mark = KNOWN
        note = _("%(name)s already has an account: the mandate will be added to it.") % {
            "name": known.accounts[email]
        }
    return Verdict(line, mark, note, code, role.value, language.value)


def _wrong_address(email: str) -> str:
    if not email:
        return _("The e-mail address is missing.")
    try:
        validate_email(email)
    except ValidationError:
        return _("This is not an e-mail address.")
    return ""


def _wrong_delegation(code: str, known: Known) -> str:
    if not code:
        return _("The code of the delegation is missing.")
    if known.own_code and code != known.own_code:
        return _("You can invite for your own delegation only (%(code)s).") % {
            "code": known.own_code
        }
    if code not in known.delegations:
        return _("No delegation has the code “%(code)s”.") % {"code": code}
    if known.delegations[code] == "withdrawn":
        return _("This delegation has withdrawn: it can no longer act.")
    return ""


def _wrong_role(line: Line, role: Role | None, known: Known) -> str:
    if not line.role:
        return _("The role is missing.")
    if role is None:
        return _(
            "The role “%(role)s” is unknown. Roles: head, deputy, focal point, drafter, reader."
        ) % {"role": line.role}
    if role == Role.HEAD and not known.may_name_head:
        return _("Only the secretariat names a head of delegation, on a note verbale.")
    return ""


def _already_there(email: str, code: str, known: Known, seen: dict) -> str:
    if (email, code) in seen:
        return _("This address already stands in row %(number)d.") % {"number": seen[email, code]}
    if (email, code) in known.mandates:
        return _("This person already holds a mandate from this delegation.")
    if (email, code) in known.invitations:
        return _("This person has already been invited: send the invitation again.")
    return ""

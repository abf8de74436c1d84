"""The fictional people of the demonstration, under real delegations."""

from dataclasses import dataclass, field

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from accounts.delegations.models import Delegation
from accounts.people.models import Mandate, Role, User
from accounts.people.querysets import SECRETARIAT_ROLES

PASSWORD = "demonstration-2026"  # noqa: S105  printed on purpose; refused outside DEMO
DOMAIN = "demo.example"

DELEGATIONS = {
    "SN": (("Aïssatou", "Ndiaye"), ("Ibrahima", "Sarr"), ("Mame Diarra", "Fall")),
    "MG": (("Hery", "Rakoto"), ("Voahangy", "Rabe"), ("Solofo", "Andria")),
    "CA-QC": (("Élise", "Gagnon"), ("Mathieu", "Lavoie"), ("Chloé", "Tremblay")),
}
TRIO = (Role.HEAD, Role.FOCAL_POINT, Role.DRAFTER)
SECRETARIAT = {
    "officer": ("Claire", "Dumas"),
    "moderator": ("Karim", "Belhadj"),
    "translator": ("Anne", "Whitfield"),
    "administrator": ("Paul", "Mbarga"),
}
SECRETARIAT_LABELS = {
    "officer": _("officer"),
    "moderator": _("moderator"),
    "translator": _("translator"),
    "administrator": _("administrator"),
}


@dataclass
class World:
    """Who stands ready in the demonstration, for the features' own content."""

    people: dict[str, dict[str, User]] = field(default_factory=dict)
    delegations: dict[str, Delegation] = field(default_factory=dict)
    secretariat: dict[str, User] = field(default_factory=dict)
    observer: User | None = None
    institution: User | None = None
    guide: list[tuple[str, str, str]] = field(default_factory=list)


def load() -> World:
    """Make the accounts that are missing; running it twice changes nothing."""
    world = World()
    codes = [*DELEGATIONS, "CA-ON", "CONFEJES"]
    world.delegations = {d.code: d for d in Delegation.objects.filter(code__in=codes)}
    for code, names in DELEGATIONS.items():
        world.people[code] = {
            role.value: _delegate(world, code, role, name)
            for role, name in zip(TRIO, names, strict=True)
        }
    world.observer = _delegate(world, "CA-ON", Role.FOCAL_POINT, ("Sarah", "McKenna"), "en")
    world.institution = _delegate(world, "CONFEJES", Role.FOCAL_POINT, ("Moussa", "Diallo"))
    for role in SECRETARIAT_ROLES:
        world.secretariat[role] = _officer(world, role, SECRETARIAT[role])
    return world


def _account(local: str, name: tuple[str, str], language: str = "fr", **fields) -> User:
    email = f"{local}@{DOMAIN}"
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(
            email,
            PASSWORD,
            first_name=name[0],
            last_name=name[1],
            language=language,
            **fields,
        )
    EmailAddress.objects.get_or_create(
        user=user, email=email, defaults={"verified": True, "primary": True}
    )
    return user


def _delegate(world, code: str, role: Role, name, language: str = "fr") -> User:
    delegation = world.delegations[code]
    local = f"{role.value.replace('_', '-')}.{code.lower()}"
    user = _account(local, name, language)
    if not Mandate.objects.filter(user=user, delegation=delegation).exists():
        Mandate.objects.create(user=user, delegation=delegation, role=role)
    world.guide.append((str(delegation), str(role.label), user.email))
    return user


def _officer(world, role: str, name) -> User:
    user = _account(f"secretariat-{role}", name, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    world.guide.append((str(_("Secretariat")), str(SECRETARIAT_LABELS[role]), user.email))
    return user

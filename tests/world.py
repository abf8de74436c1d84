"""Small makers of people and delegations for tests: real rows, no fixtures."""

from datetime import date
from itertools import count

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group

from accounts.access.acting import choose
from accounts.delegations.models import Delegation, DelegationStatus, Participation
from accounts.people.models import Mandate, User

_numbers = count(1)


def delegation(code="SN", *, status="member", participation="active", name=None, of_fr=None):
    """A delegation with its dated status; the same code gives the same row."""
    found = Delegation.objects.filter(code=code).first()
    if found:
        return found
    name = name or {"SN": "Sénégal", "MG": "Madagascar", "TG": "Togo"}.get(code, f"État {code}")
    kind = "institution" if status == "institution" else "state"
    made = Delegation.objects.create(
        code=code, kind=kind, name_fr=name, name_en=name, of_fr=of_fr or f"de {name}"
    )
    DelegationStatus.objects.create(delegation=made, status=status)
    Participation.objects.create(delegation=made, state="active")
    if participation != "active":
        Participation.objects.create(delegation=made, state=participation, since=date(2025, 3, 17))
    return made


def person(of=None, role="focal_point", *, language="fr", may_stamp=False, **fields):
    """A person, with a mandate when a delegation (or its code) is given."""
    number = next(_numbers)
    user = User.objects.create_user(
        f"person{number}@example.org",
        "correct horse battery staple",
        first_name=fields.pop("first_name", "Aminata"),
        last_name=fields.pop("last_name", f"Personne {number}"),
        language=language,
        **fields,
    )
    if of is not None:
        of = delegation(of) if isinstance(of, str) else of
        Mandate.objects.create(user=user, delegation=of, role=role, may_stamp=may_stamp)
    return user


def secretariat(*roles, second_factor=True):
    """A member of the secretariat with these roles (officer by default), behind a second factor."""
    user = person(is_staff=True, first_name="Claire", last_name="Secrétariat")
    for role in roles or ("officer",):
        group, _created = Group.objects.get_or_create(name=role)
        user.groups.add(group)
    if second_factor:
        Authenticator.objects.create(user=user, type="totp", data={})
    return user


def fresh(user):
    """The same person as the next request would load it."""
    chosen = getattr(user, "_chosen_mandate_id", None)
    user = User.objects.get(pk=user.pk)
    choose(user, chosen)
    return user

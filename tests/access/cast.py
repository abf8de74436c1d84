"""Every role the portal knows, one person each."""

from tests.world import delegation, person, secretariat

SIDES = ("SN", "MG")
MANDATES = ("head", "deputy", "focal_point", "drafter", "reader")
SECRETARIAT = ("officer", "moderator", "translator", "administrator")
ROLES = (
    "visitor",
    *(f"{side}.{role}" for side in SIDES for role in MANDATES),
    "observer",
    "institution",
    "withdrawn",
    *SECRETARIAT,
)


def cast() -> dict:
    """The people by role; `visitor` is None."""
    people = {"visitor": None}
    for code in SIDES:
        for role in MANDATES:
            people[f"{code}.{role}"] = person(code, role, may_stamp=role == "deputy")
    people["observer"] = person(delegation("CA-ON", status="observer", name="Ontario"))
    people["institution"] = person(delegation("CONFEJES", status="institution"))
    people["withdrawn"] = person(delegation("NE", participation="withdrawn", name="Niger"), "head")
    for role in SECRETARIAT:
        people[role] = secretariat(role)
    assert tuple(people) == ROLES
    return people

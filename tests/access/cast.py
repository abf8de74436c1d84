"""Every role the portal knows, one person each."""

from tests.world import delegation, person, secretariat

ROLES = (
    "visitor",
    *(f"{side}.{role}" for side in ("SN", "MG") for role in ("head", "deputy", "focal_point", "drafter", "reader")),
    "observer",
    "institution",
    "withdrawn",
    "officer",
    "moderator",
    "translator",
    "administrator",
)  # fmt: skip


def cast() -> dict:
    """The people by role; `visitor` is None."""
    people = {"visitor": None}
    for code in ("SN", "MG"):
        for role in ("head", "deputy", "focal_point", "drafter", "reader"):
            people[f"{code}.{role}"] = person(code, role, may_stamp=role == "deputy")
    people["observer"] = person(delegation("CA-ON", status="observer", name="Ontario"))
    people["institution"] = person(delegation("CONFEJES", status="institution"))
    people["withdrawn"] = person(delegation("NE", participation="withdrawn", name="Niger"), "head")
    for role in ("officer", "moderator", "translator", "administrator"):
        people[role] = secretariat(role)
    assert tuple(people) == ROLES
    return people

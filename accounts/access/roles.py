"""The secretariat's roles, as data: which model permissions each group declares.

`manage.py migrate` applies them (post_migrate), so that the policy is read here and not in a
database. Rights to act (receive, hide, grant…) are in the permission registry.
"""

from django.apps import apps as current_apps

VIEW, ADD, CHANGE, DELETE = "view", "add", "change", "delete"

# model label → verbs, by role. "*" is every model of the portal.
ROLES: dict[str, dict[str, tuple[str, ...]]] = {
    "officer": {"*": (VIEW, ADD, CHANGE)},
    "moderator": {"*": (VIEW,)},
    "translator": {"*": (VIEW, CHANGE)},
    "administrator": {"*": (VIEW, ADD, CHANGE, DELETE)},
}

FLOORS = ("accounts", "priorities")


def apply_after_migrate(app_config, apps=current_apps, **kwargs) -> None:
    """post_migrate: once the permissions of our floors exist, give them to the groups.

    A flush sends the signal as well, without ``apps``.
    """
    if app_config.label in FLOORS:
        apply(apps.get_model("auth", "Group"), apps.get_model("auth", "Permission"))


def apply(group_model, permission_model) -> None:
    """Make the groups and give each the permissions declared above; running twice changes nothing."""
    for role, grants in ROLES.items():
        group, _created = group_model.objects.get_or_create(name=role)
        verbs = grants["*"]
        wanted = permission_model.objects.filter(
            content_type__app_label__in=FLOORS,
            codename__regex=r"^(" + "|".join(verbs) + ")_",
        )
        group.permissions.set(wanted)

"""The secretariat's roles, as data: which model permissions each group declares.

`manage.py migrate` applies them (post_migrate), so that the policy is read here and not in a
database. Rights to act (receive, hide, grant…) are in the permission registry.
"""

from django.apps import apps as current_apps
from modeltranslation.translator import translator

VIEW, ADD, CHANGE, DELETE = "view", "add", "change", "delete"

READ = (VIEW,)
EDIT = (VIEW, ADD, CHANGE)

# By role: "*" is every model of the portal, "bilingual" those with a column per language, a label
# one model. The last that fits counts.
ROLES: dict[str, dict[str, tuple[str, ...]]] = {
    "officer": {"*": EDIT, "accounts.user": READ},
    "moderator": {"*": READ, "accounts.invitation": ()},
    "translator": {"*": READ, "bilingual": (VIEW, CHANGE), "accounts.invitation": ()},
    "administrator": {"*": (VIEW, ADD, CHANGE, DELETE)},
}
# Whatever the role: nobody edits the record of acts, nobody reads what others were told.
EVERYBODY: dict[str, tuple[str, ...]] = {
    "accounts.auditentry": READ,
    "accounts.notification": (),
    "accounts.letter": (),
    "accounts.invitationbatch": (),
}

FLOORS = ("accounts", "priorities")


def apply_after_migrate(app_config, apps=current_apps, **kwargs) -> None:
    """post_migrate: once the permissions of our floors exist, give them to the groups.

    A flush sends the signal as well, without ``apps``.
    """
    if app_config.label in FLOORS:
        apply(apps.get_model("auth", "Group"), apps.get_model("auth", "Permission"))


def apply(group_model, permission_model) -> None:
    """Make the groups and give each what is declared above; running twice changes nothing."""
    bilingual = {model._meta.label_lower for model in translator.get_registered_models()}
    offered = list(
        permission_model.objects.filter(content_type__app_label__in=FLOORS).select_related(
            "content_type"
        )
    )
    for role in ROLES:
        group, _created = group_model.objects.get_or_create(name=role)
        group.permissions.set(
            permission for permission in offered if _granted(role, permission, bilingual)
        )


def _granted(role: str, permission, bilingual: set[str]) -> bool:
    label = f"{permission.content_type.app_label}.{permission.content_type.model}"
    verb = permission.codename.split("_")[0]
    return verb in verbs_of(role, label, is_bilingual=label in bilingual)


def verbs_of(role: str, label: str, *, is_bilingual: bool) -> tuple[str, ...]:
    """What a role may do with a model in the admin."""
    grants = ROLES[role] | EVERYBODY
    if label in grants:
        return grants[label]
    if is_bilingual and "bilingual" in grants:
        return grants["bilingual"]
    return grants["*"]

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Who acts: delegations, people and mandates, access, audit, notifications."""

    name = "accounts"
    verbose_name = _("Delegations and people")

    def ready(self):
        from accounts import checks, notices, permissions, queue
        from accounts.access.roles import apply_after_migrate

        post_migrate.connect(apply_after_migrate, dispatch_uid="accounts.roles")


class SecretariatAdminConfig(AdminConfig):
    """The Django admin as the secretariat's place of work."""

    default_site = "accounts.access.site.SecretariatSite"

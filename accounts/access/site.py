"""The admin opens only to the secretariat, and only behind a second factor."""

from django.contrib import admin
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access.gates import secretariat, secretariat_roles
from accounts.access.queue import sections
from accounts.access.registry import PermissionRefused
from accounts.access.roles import FLOORS


class SecretariatSite(admin.AdminSite):
    site_title = _("Secretariat")
    site_header = _("The secretariat’s workspace")
    index_title = _("What awaits the secretariat")
    index_template = "admin/work_queue.html"

    def has_permission(self, request):
        """Secretariat only; a second factor is compulsory except in the demonstration."""
        return bool(secretariat(request.user))

    def register(self, model_or_iterable, admin_class=None, **options):
        """Only the portal's own models: those of the libraries (tokens, second factors, jobs) are
        nobody's to read here.
        """
        models = [model_or_iterable] if isinstance(model_or_iterable, type) else model_or_iterable
        ours = [model for model in models if model._meta.app_label in FLOORS]
        super().register(ours, admin_class, **options)

    def index(self, request, extra_context=None):
        """The work queue first, the list of models below it."""
        return super().index(request, {"queue": sections(request.user), **(extra_context or {})})

    def login(self, request, extra_context=None):
        """Sign in on the portal's own page; who lacks a second factor is sent to set it up.

        Raises PermissionRefused for somebody signed in who is not of the secretariat.
        """
        if request.user.is_authenticated:
            if not secretariat_roles(request.user):
                raise PermissionRefused(secretariat(request.user).reason)
            return redirect(reverse("mfa_index"))
        return redirect(f"{reverse('account_login')}?next={reverse('admin:index')}")

"""The admin opens only to the secretariat, and only behind a second factor."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import admin
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access.gates import secretariat
from accounts.access.queue import sections
from accounts.access.registry import require_answer
from accounts.access.roles import FLOORS
from accounts.people.querysets import SECOND_FACTORS


def has_second_factor(user) -> bool:
    """An application or a passkey; recovery codes alone only stand in for one."""
    return Authenticator.objects.filter(user=user, type__in=SECOND_FACTORS).exists()


class SecretariatSite(admin.AdminSite):
    site_title = _("Secretariat")
    site_header = _("The secretariat’s workspace")
    index_title = _("What awaits the secretariat")
    index_template = "admin/work_queue.html"

    def has_permission(self, request):
        """Secretariat only; a second factor is compulsory except in the demonstration."""
        if not request.user.is_active or not secretariat(request.user):
            return False
        return settings.DEMO or has_second_factor(request.user)

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
            require_answer(secretariat(request.user))
            return redirect(reverse("mfa_index"))
        return redirect(f"{reverse('account_login')}?next={reverse('admin:index')}")

"""Every reusable question about people and mandates."""

from datetime import date

from django.apps import apps
from django.contrib.auth.models import BaseUserManager
from django.db import models
from django.db.models import Case, Exists, ExpressionWrapper, OuterRef, Q, When
from django.utils import timezone

from accounts.delegations.querysets import latest_before

ROLES_IN_ORDER = ("head", "deputy", "focal_point", "drafter", "reader")
# Recovery codes alone are no second factor.
SECOND_FACTORS = ("totp", "webauthn")
SECRETARIAT_ROLES = ("officer", "moderator", "translator", "administrator")


def _in_force(on: date | None) -> Q:
    day = on or timezone.now().date()
    return Q(
        Q(ends_on__isnull=True) | Q(ends_on__gte=day),
        starts_on__lte=day,
        withdrawn_at__isnull=True,
    )


class MandateQuerySet(models.QuerySet):
    def active(self, on: date | None = None):
        """Mandates in force on a day (default: today, UTC) and not withdrawn."""
        return self.filter(_in_force(on), user__is_active=True)

    def with_force(self, on: date | None = None):
        """Annotate `in_force`: whether the mandate runs that day and is not withdrawn."""
        return self.annotate(in_force=ExpressionWrapper(_in_force(on), models.BooleanField()))

    def heads(self):
        return self.filter(role="head")

    def stampers(self):
        """Those who may give the visa: heads, and deputies enabled by them."""
        return self.filter(Q(role="head") | Q(role="deputy", may_stamp=True))

    def of_people_in_order(self, delegation):
        """The mandates of a delegation with their people: the head first, then by role and name."""
        return (
            self.filter(delegation=delegation)
            .select_related("user")
            .annotate(
                rank=Case(
                    *[When(role=role, then=place) for place, role in enumerate(ROLES_IN_ORDER)],
                    default=len(ROLES_IN_ORDER),
                )
            )
            .order_by("rank", "user__last_name", "user__first_name", "pk")
        )

    def with_second_factor(self):
        """Annotate whether the person has set up an application or a passkey."""
        factors = apps.get_model("mfa", "Authenticator").objects.filter(
            user=OuterRef("user"), type__in=SECOND_FACTORS
        )
        return self.annotate(has_second_factor=Exists(factors))

    def with_delegation_status(self, on: date | None = None):
        """Annotate the delegation's status and participation without another query."""
        day = on or timezone.now().date()
        return self.select_related("delegation").annotate(
            delegation_status=latest_before("DelegationStatus", "status", day, "delegation_id"),
            delegation_participation=latest_before("Participation", "state", day, "delegation_id"),
        )


class UserQuerySet(models.QuerySet):
    def of_delegation(self, delegation, *roles: str):
        """Active people of a delegation, optionally of some roles only."""
        mandates = (
            apps.get_model("accounts", "Mandate").objects.active().filter(delegation=delegation)
        )
        if roles:
            mandates = mandates.filter(role__in=roles)
        return self.filter(is_active=True, pk__in=mandates.values("user_id"))

    def stampers_of(self, delegation):
        """People who may give the visa of a delegation today."""
        mandates = (
            apps.get_model("accounts", "Mandate")
            .objects.active()
            .filter(delegation=delegation)
            .stampers()
        )
        return self.filter(is_active=True, pk__in=mandates.values("user_id"))

    def secretariat(self, *roles: str):
        return self.filter(
            is_active=True, is_staff=True, groups__name__in=roles or SECRETARIAT_ROLES
        ).distinct()


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    use_in_migrations = True

    def create_user(self, email, password=None, **fields):
        """Make an account; the address is stored in lower case."""
        if not email:
            raise ValueError("An account needs an e-mail address.")
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        """The first administrator, made on the command line."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

"""What remains of a person who no longer represents anybody: the name on past acts, no more."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db.models import Q
from django.utils import timezone

from accounts.notifications.models import Notification
from accounts.people.models import Mandate, User


def is_complete(person: User) -> bool:
    """True when the person holds no mandate, present or to come, and is not of the secretariat."""
    if person.is_staff:
        return False
    today = timezone.now().date()
    kept = Mandate.objects.filter(user=person, withdrawn_at=None).filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=today)
    )
    return not kept.exists()


def reduce_personal_data(person: User) -> None:
    """Close the account and keep what the record needs: the name (scenario 7, “must hold”)."""
    for model in (EmailAddress, Authenticator, SocialAccount, Notification):
        model.objects.filter(user=person).delete()
    person.email = f"account-{person.pk}@withdrawn.invalid"
    person.set_unusable_password()
    person.is_active = False
    person.last_login = None
    person.unread_count = 0
    person.reduced_at = timezone.now()
    person.save(
        update_fields=["email", "password", "is_active", "last_login", "unread_count", "reduced_at"]
    )

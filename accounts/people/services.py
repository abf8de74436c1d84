"""What a person writes about themselves."""

from django.db import transaction

from accounts.people.models import Language, User
from portal.text.oneline import one_line


def set_language(*, actor: User, language: str) -> None:
    """Keep the language of a person's pages and e-mails. Raises ValueError for another one."""
    language = Language(language).value
    User.objects.filter(pk=actor.pk).exclude(language=language).update(language=language)
    actor.language = language


@transaction.atomic
def save_profile(*, actor: User, first_name: str, last_name: str, language: str) -> User:
    """Correct one's own name and language. Past acts keep the name printed at the time."""
    person = User.objects.select_for_update().get(pk=actor.pk)
    person.first_name, person.last_name = one_line(first_name), one_line(last_name)
    person.language = Language(language).value
    person.save(update_fields=["first_name", "last_name", "language"])
    return person

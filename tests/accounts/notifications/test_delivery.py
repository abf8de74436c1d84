"""Each e-mail leaves once, whatever happens to the worker."""

import signal
import subprocess
import sys

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django.utils import timezone

from accounts.notifications import delivery, kinds
from accounts.notifications.models import Letter, Notification
from accounts.notifications.services import notify
from tests.world import person

KIND = "tests.told"
if not kinds.known(KIND):
    kinds.register(KIND, subject="Bonjour", body="Corps", action="Lire")

# The worker dies between the moment a mail has left and the moment it is noted.
DYING_WORKER = """
import django, os, signal
django.setup()
from portal.mail import FileBackend
deliver = FileBackend.send_messages
def send_and_die(self, messages):
    deliver(self, messages)
    os.kill(os.getpid(), signal.SIGKILL)
FileBackend.send_messages = send_and_die
from portal.jobs import run_worker
run_worker(wait=False)
"""


def tell(*people, key="k", kind=KIND):
    params = {"actor": "Awa Sy", "of": "du Sénégal"}
    with transaction.atomic():
        return notify(kind=kind, recipients=people, key=key, path="delegations/", params=params)


class FlakyBackend(EmailBackend):
    """Refuses one address, as a mail server does."""

    def send_messages(self, messages):
        if any("broken" in to for message in messages for to in message.to):
            raise OSError("mailbox unavailable")
        return super().send_messages(messages)


@pytest.mark.django_db(transaction=True)
def test_once_even_if_the_worker_is_killed_in_between(own_environment, mail_dir, run_jobs):
    # A kind of the portal's own: the second process knows no others.
    tell(person("SN"), kind="mandates.second_factor_required")
    environment = own_environment | {"MAIL_DIR": str(mail_dir), "LOCAL": "1", "DEMO": "0"}
    killed = subprocess.run(
        [sys.executable, "-c", DYING_WORKER],
        env=environment,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()[-2000:]
    assert len(list(mail_dir.iterdir())) == 1
    assert Notification.objects.get().mailed_at is None
    delivery.deliver_pending()  # what the periodic job does within a minute
    assert Notification.objects.get().mailed_at
    assert len(list(mail_dir.iterdir())) == 1
    run_jobs()
    assert len(list(mail_dir.iterdir())) == 1


@pytest.mark.django_db
def test_in_the_language_of_the_reader_with_one_identity(mailoutbox):
    tell(person("SN", language="fr"), person("SN", language="en"))
    delivery.deliver_pending()
    assert sorted(m.extra_headers["Content-Language"] for m in mailoutbox) == ["en", "fr"]
    assert len({m.extra_headers["Message-ID"] for m in mailoutbox}) == 2
    assert "/en/delegations/" in next(m.body for m in mailoutbox if "Dear" in m.body)


@pytest.mark.django_db
def test_a_fact_is_told_once():
    user = person("SN")
    assert tell(user) == 1
    assert tell(user) == 0
    user.refresh_from_db()
    assert user.unread_count == 1


@pytest.mark.django_db
def test_one_broken_address_does_not_keep_the_others(settings, mailoutbox):
    settings.EMAIL_BACKEND = f"{__name__}.FlakyBackend"
    broken, fine = person("SN"), person("SN")
    broken.email = "broken@example.org"
    broken.save()
    tell(broken, key="first")
    tell(fine, key="second")
    assert delivery.deliver_pending() == 1
    assert [message.to for message in mailoutbox] == [[fine.email]]
    waiting = Notification.objects.get(user=broken)
    assert waiting.mail_tries == 1
    assert waiting.mail_after > timezone.now()
    assert delivery.deliver_pending() == 0  # not before its time
    assert Notification.objects.get(user=broken).mail_tries == 1


@pytest.mark.django_db
def test_after_many_failures_it_is_given_up(settings):
    settings.EMAIL_BACKEND = f"{__name__}.FlakyBackend"
    broken = person("SN")
    broken.email = "broken@example.org"
    broken.save()
    tell(broken)
    for _try in range(delivery.TRIES):
        Notification.objects.update(mail_after=None)
        delivery.deliver_pending()
    assert not Notification.objects.get().wants_mail
    assert Notification.objects.get().mailed_at is None


@pytest.mark.django_db
def test_a_closed_account_gets_no_mail(mailoutbox):
    user = person("SN")
    tell(user)
    user.is_active = False
    user.save()
    delivery.deliver_pending()
    assert mailoutbox == []


@pytest.mark.django_db(transaction=True)
def test_an_act_rolled_back_tells_nobody(run_jobs, mail_dir):
    user = person("SN")
    with transaction.atomic():
        notify(kind=KIND, recipients=[user], key="k", path="", params={})
        transaction.set_rollback(True)
    run_jobs()
    assert not Notification.objects.exists()
    assert not mail_dir.exists()


@pytest.mark.django_db(transaction=True)
def test_telling_outside_a_transaction_is_refused():
    with pytest.raises(transaction.TransactionManagementError):
        notify(kind=KIND, recipients=[], key="k", path="", params={})
    assert not Letter.objects.exists()

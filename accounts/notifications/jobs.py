"""The mailer's job: thin, may run twice, claims each row under a lock."""

from django.db import transaction
from procrastinate import exceptions
from procrastinate.contrib.django import app

from accounts.notifications import delivery


@app.periodic(cron="* * * * *")
@app.task(name="accounts.catch_up_mail", queueing_lock="accounts.catch_up_mail")
def catch_up_mail(timestamp: int) -> None:
    """Each minute: whatever a dead worker left behind."""
    delivery.deliver_pending()


@app.task(name="accounts.send_mail", queueing_lock="accounts.send_mail")
def send_mail_job() -> None:
    delivery.deliver_pending()


def wake_the_mailer() -> None:
    """Queue one run of the mailer, in the current transaction; a queued run serves for all."""
    try:
        with transaction.atomic():
            send_mail_job.defer()
    except exceptions.AlreadyEnqueued:
        return

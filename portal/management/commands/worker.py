"""``manage.py worker``: sends mails and does what else is queued, until it is told to stop."""

from django.core.management.base import BaseCommand

from portal.jobs import run_worker


class Command(BaseCommand):
    help = "Run the job queue until SIGTERM or SIGINT."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="stop when the queue is empty")
        parser.add_argument("--concurrency", type=int, default=2)

    def handle(self, *, once, concurrency, **options):
        run_worker(wait=not once, concurrency=concurrency)

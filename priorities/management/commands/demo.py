"""manage.py demo: the accounts and the fictional content of the demonstration."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.people import demo as people
from priorities import demo


class Command(BaseCommand):
    help = "Make the demonstration's accounts and content (DEMO=1 and the embedded database only)."

    def add_arguments(self, parser):
        parser.add_argument(
            "--force", action="store_true", help="on another database, known to be expendable"
        )

    def handle(self, *args, force=False, **options):
        if not settings.DEMO:
            raise CommandError("The demonstration exists only with DEMO=1.")
        if not (settings.EMBEDDED_DATABASE or force):
            raise CommandError(
                "This is not the embedded database: fictional accounts with a known password "
                "would be made in it. Use --force only if it may be thrown away."
            )
        with translation.override("fr"):
            world = people.load()
            for load in demo.LOADERS:
                load(world)
            self._guide(world)

    def _guide(self, world) -> None:
        self.stdout.write(_("Demonstration accounts, all with the password %s:") % people.PASSWORD)
        width = max(len(name) + len(role) for name, role, _email in world.guide) + 3
        for name, role, email in world.guide:
            self.stdout.write(f"  {f'{name} · {role}'.ljust(width)}  {email}")

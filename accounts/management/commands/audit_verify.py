"""manage.py audit_verify: is the chain of the record of acts whole?"""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from accounts.audit.services import breaks


class Command(BaseCommand):
    help = "Check the hash chain of the record of acts; fails and lists the acts that break it."

    def handle(self, *args, **options):
        broken = breaks()
        if broken:
            positions = ", ".join(str(position) for position in broken)
            raise CommandError(
                _("The record of acts was tampered with. Acts that break the chain: %(list)s")
                % {"list": positions}
            )
        self.stdout.write(_("The record of acts is whole."))

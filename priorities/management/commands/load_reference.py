"""manage.py load_reference: the real data every portal starts from."""

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.delegations import reference as delegations
from portal.reference.sync import Loader
from priorities.reference import load


class Command(BaseCommand):
    help = "Load or update the reference data; what the secretariat changed is left as it is."

    @transaction.atomic
    def handle(self, *args, **options):
        loader = Loader()
        with translation.override("fr"):
            delegations.load_members(loader)
            delegations.load_institutions(loader)
            load.load_themes(loader)
            load.load_session(loader)
            load.load_events(loader)
            load.load_glossary(loader)
        for name, count in loader.counts.items():
            self.stdout.write(
                _(
                    "%(name)s: %(created)d created, %(updated)d updated, "
                    "%(unchanged)d unchanged, %(kept)d kept as the secretariat set them"
                )
                % {
                    "name": name,
                    **{what: count[what] for what in ("created", "updated", "unchanged", "kept")},
                }
            )
        for line in loader.kept:
            self.stdout.write(_("  kept: %(what)s") % {"what": line})

"""Keep the French catalogue: extract, compile, check."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal import catalogue


class Command(BaseCommand):
    help = "Extract the messages of the portal, compile the French catalogue, or check it."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--update", action="store_true", help="merge the code's messages")
        parser.add_argument("--compile", action="store_true", help="write the .mo file if older")
        parser.add_argument("--check", action="store_true", help="fail on any fault")
        parser.add_argument("--root", type=Path, default=settings.BASE_DIR, help="project folder")

    def handle(self, **options):
        if not (options["update"] or options["compile"] or options["check"]):
            raise CommandError("Say what to do: --update, --compile or --check.")
        root = options["root"]
        path = root / catalogue.CATALOGUE
        if options["update"]:
            self._update(root, path)
        if options["compile"]:
            done = catalogue.compile_catalogue(path)
            self.stdout.write("Compiled." if done else "Already compiled.")
        if options["check"]:
            self._check(root, path)

    def _update(self, root: Path, path: Path) -> None:
        merged = catalogue.merged(catalogue.read(path), catalogue.collect(root))
        written = catalogue.write(path, merged)
        empty = sum("missing" in catalogue.entry_faults(entry) for entry in merged)
        state = "Updated" if written else "Unchanged"
        self.stdout.write(f"{state}: {len(merged)} messages, {empty} without translation.")

    def _check(self, root: Path, path: Path) -> None:
        found = catalogue.problems(catalogue.read(path), catalogue.collect(root))
        for line in found:
            self.stderr.write(f"{catalogue.CATALOGUE}: {line}")
        if found:
            raise CommandError(f"{len(found)} faults in the French catalogue.")
        self.stdout.write("The French catalogue is complete.")

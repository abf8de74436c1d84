#!/usr/bin/env python
"""Django's command line for the portal."""

import os
import signal
import sys


def main() -> None:
    if sys.argv[1:2] == ["serve"]:
        # The settings start the database: a Ctrl-C waits until the command can stop it again.
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT, signal.SIGTERM])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()

"""Where the Chromium of this machine is; ``python -m tests.browser`` prints it."""

import os
import shutil
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = (
    "No Chromium found. Debian, Ubuntu: apt install chromium. Elsewhere: install Chromium or"
    " Google Chrome and set CHROMIUM to the path of its program."
)


def find_chromium() -> str | None:
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


if __name__ == "__main__":
    path = find_chromium()
    if path is None:
        sys.exit(MISSING)
    sys.stdout.write(path)

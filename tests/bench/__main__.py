"""python -m tests.bench [runs]: each page in turn with the bare page, medians and ratios."""

import os
import statistics
import sys
import time

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

django.setup()

from django.conf import settings
from django.test import Client
from django.test.utils import setup_databases, setup_test_environment, teardown_databases

settings.ROOT_URLCONF = "tests.bench.urls"
settings.DEMO = True


def measure(client, path: str) -> float:
    """Seconds of one request, the whole stack of middleware included."""
    begun = time.perf_counter()
    response = client.get(path)
    taken = time.perf_counter() - begun
    assert response.status_code == 200, f"{path}: {response.status_code}"
    return taken


def main(runs: int) -> None:
    from tests.bench.content import fill

    setup_test_environment()
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        print(f"{'page':32}{'rows':>8}{'bare ms':>9}{'page ms':>9}{'ratio':>7}{'kB':>7}")
        for rows in (20, 2000):
            person, paths = fill(rows)
            client = Client()
            client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
            for name, path in paths.items():
                for _warm in range(3):
                    measure(client, "/fr/bare/"), measure(client, path)
                pairs = [
                    (measure(client, "/fr/bare/"), measure(client, path)) for _run in range(runs)
                ]
                bare = statistics.median(pair[0] for pair in pairs)
                page = statistics.median(pair[1] for pair in pairs)
                ratio = statistics.median(pair[1] / pair[0] for pair in pairs)
                size = len(client.get(path).content) / 1000
                print(
                    f"{name:32}{rows:>8}{bare * 1e3:>9.1f}{page * 1e3:>9.1f}{ratio:>7.1f}{size:>7.1f}"
                )
    finally:
        teardown_databases(databases, verbosity=0)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)

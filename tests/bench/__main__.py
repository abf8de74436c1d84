"""python -m tests.bench [runs]: each page in turn with the bare page, medians and ratios."""

import os
import statistics
import sys
import time

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()

from django.conf import settings  # noqa: E402  after the set-up
from django.test import Client  # noqa: E402
from django.test.utils import (  # noqa: E402
    setup_databases,
    setup_test_environment,
    teardown_databases,
)

from tests.bench.content import fill  # noqa: E402

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
    setup_test_environment()
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        print(f"{'page':32}{'rows':>8}{'bare ms':>9}{'page ms':>9}{'ratio':>7}{'kB':>7}")
        for rows in (20, 2000):
            person, paths = fill(rows)
            client = Client()
            client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
            for name, path in paths.items():
                for address in 3 * ["/fr/bare/", path]:  # warm
                    measure(client, address)
                pairs = [
                    (measure(client, "/fr/bare/"), measure(client, path)) for _run in range(runs)
                ]
                bare = statistics.median(pair[0] for pair in pairs)
                page = statistics.median(pair[1] for pair in pairs)
                ratio = statistics.median(pair[1] / pair[0] for pair in pairs)
                size = len(client.get(path).content) / 1000
                figures = f"{bare * 1e3:>9.1f}{page * 1e3:>9.1f}{ratio:>7.1f}{size:>7.1f}"
                print(f"{name:32}{rows:>8}{figures}")
    finally:
        teardown_databases(databases, verbosity=0)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)

"""The portal's own settings, on a database cluster made for speed and for tests only."""

import os
import tempfile
from pathlib import Path

from portal import localpg
from portal.catalogue import CATALOGUE, compile_catalogue

ROOT = Path(__file__).resolve().parent.parent
# Before Django reads it: what was not there at its start it never looks for again.
compile_catalogue(ROOT / CATALOGUE)

os.environ["DEMO"] = "0"
os.environ["DEBUG"] = "0"
os.environ.setdefault("SECRET_KEY", "only-for-the-tests")
os.environ["SECURE_SSL_REDIRECT"] = "0"
os.environ["OIDC_PROVIDERS"] = "[]"
os.environ["EMAIL_URL"] = ""
if not os.environ.get("DATABASE_URL"):
    cluster = ROOT / "var/pg-test"
    os.environ["DATABASE_URL"] = localpg.url(localpg.ensure(cluster, durable=False))
# One name per run: two runs in one checkout do not take each other's database away.
run = os.environ.setdefault("PORTAL_TEST_RUN", str(os.getpid()))

from portal.settings import *
from portal.settings import DATABASES, STORAGES

# The audit table refuses TRUNCATE; the flush after a transactional test needs it.
DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c portal.allow_truncate=on"
# Threads of a worker or of the live server leave no connection behind.
DATABASES["default"]["CONN_MAX_AGE"] = 0
DATABASES["default"]["TEST"] = {"NAME": f"test_portal_{run}"}
STATIC_ROOT = None
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MAIL_DIR = Path(tempfile.gettempdir()) / f"portal-tests-{run}" / "mail"
PORTAL_PRIVATE_ROOT = Path(tempfile.gettempdir()) / f"portal-tests-{run}" / "private"

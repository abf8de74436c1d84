"""What the environment makes of the settings, each time in a process of its own."""

import json
import os
import subprocess
import sys

import pytest

PRODUCTION = {
    "SECRET_KEY": "x" * 60,
    "DATABASE_URL": "postgres://portal@db.test/portal",
    "ALLOWED_HOSTS": "portal.test",
}


def _read(names, **environment):
    code = (
        "import json; from portal import settings as s;"
        f"print(json.dumps([getattr(s, name) for name in {names!r}]))"
    )
    clean = {"PATH": os.environ["PATH"], **environment}
    run = subprocess.run(
        [sys.executable, "-c", code], env=clean, capture_output=True, text=True, check=False
    )
    return json.loads(run.stdout) if run.returncode == 0 else run.stderr


def test_production_is_strict():
    names = [
        "DEBUG",
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "SECURE_SSL_REDIRECT",
        "ALLOWED_HOSTS",
    ]
    assert _read(names, **PRODUCTION) == [False, True, True, True, ["portal.test"]]
    assert _read(["SECURE_HSTS_SECONDS"], **PRODUCTION)[0] >= 31536000


@pytest.mark.parametrize("name", ["SECRET_KEY", "DATABASE_URL"])
def test_production_refuses_to_start_without(name):
    environment = {key: value for key, value in PRODUCTION.items() if key != name}
    assert f"Set {name}" in _read(["DEBUG"], **environment)


def test_no_inline_script_or_style_is_ever_allowed():
    [policy] = _read(["CONTENT_SECURITY_POLICY"], **PRODUCTION)
    assert "unsafe" not in json.dumps(policy)
    assert policy["DIRECTIVES"]["default-src"] == ["'none'"]
    assert policy["DIRECTIVES"]["form-action"] == ["'self'"]


def test_a_provider_of_identity_may_receive_the_sign_in():
    provider = {
        "provider_id": "state",
        "name": "State",
        "client_id": "portal",
        "secret": "s",
        "server_url": "https://id.state.test/realm/.well-known/openid-configuration",
    }
    policy, apps = _read(
        ["CONTENT_SECURITY_POLICY", "SOCIALACCOUNT_PROVIDERS"],
        **PRODUCTION,
        OIDC_PROVIDERS=json.dumps([provider]),
    )
    assert policy["DIRECTIVES"]["form-action"] == ["'self'", "https://id.state.test"]
    assert apps["openid_connect"]["APPS"][0]["settings"]["server_url"] == provider["server_url"]


def test_a_trial_on_another_database_is_no_demonstration():
    names = ["DEMO", "EMBEDDED_DATABASE", "SESSION_COOKIE_SECURE", "EMAIL_BACKEND"]
    read = _read(names, DATABASE_URL=PRODUCTION["DATABASE_URL"], LOCAL="1")
    assert read == [False, None, False, "portal.mail.FileBackend"]

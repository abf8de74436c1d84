"""Sign-in by an identity provider opens accounts that exist, and makes none."""

import pytest
from allauth.account.models import EmailAddress
from allauth.core.context import request_context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.db import SessionStore

from accounts.people.adapter import PortalAccountAdapter, PortalSocialAdapter
from accounts.people.models import User
from tests.world import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_(rf, settings):
    app = {"provider_id": "ministry", "name": "Ministère", "client_id": "a", "secret": "b"}
    app["settings"] = {"server_url": "https://id.example.org"}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    made = rf.get("/fr/account/oidc/ministry/login/callback/")
    made.user = AnonymousUser()
    made.session = SessionStore()
    made._messages = FallbackStorage(made)
    with request_context(made):
        yield made


def login(email, *, verified):
    return SocialLogin(
        user=User(email=email),
        account=SocialAccount(provider="ministry", uid="42"),
        email_addresses=[EmailAddress(email=email, verified=verified)],
    )


def test_a_verified_address_is_linked_to_its_account(request_):
    user = person("SN")
    PortalSocialAdapter(request_).pre_social_login(
        request_, login(user.email.upper(), verified=True)
    )
    assert SocialAccount.objects.get(uid="42").user == user


def test_an_unverified_address_links_nothing(request_):
    user = person("SN")
    with pytest.raises(ImmediateHttpResponse):
        PortalSocialAdapter(request_).pre_social_login(request_, login(user.email, verified=False))
    assert not SocialAccount.objects.exists()


def test_an_unknown_address_opens_no_account(request_):
    adapter = PortalSocialAdapter(request_)
    unknown = login("nobody@example.org", verified=True)
    with pytest.raises(ImmediateHttpResponse):
        adapter.pre_social_login(request_, unknown)
    assert not adapter.is_open_for_signup(request_, unknown)
    assert not User.objects.filter(email="nobody@example.org").exists()


def test_a_closed_account_is_not_opened(request_):
    user = person("SN")
    user.is_active = False
    user.save()
    with pytest.raises(ImmediateHttpResponse):
        PortalSocialAdapter(request_).pre_social_login(request_, login(user.email, verified=True))


def test_the_sign_up_page_is_closed(request_):
    assert not PortalAccountAdapter(request_).is_open_for_signup(request_)

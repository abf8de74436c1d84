from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.access.registry import PermissionRefused
from accounts.audit.models import AuditEntry
from accounts.delegations.models import Participation
from accounts.invitations import services
from accounts.invitations.models import Invitation, InvitationState, hash_of
from accounts.notifications.delivery import deliver_pending
from accounts.notifications.models import Letter, Notification
from accounts.people.models import Mandate, User
from tests.world import delegation, person, secretariat

pytestmark = pytest.mark.django_db


def invited(actor=None, **fields):
    given = {
        "delegation": delegation("SN"),
        "email": "awa@example.org",
        "role": "drafter",
        "first_name": "Awa",
        "last_name": "Sy",
    } | fields
    return services.invite(actor=actor or person("SN", "head"), **given)


def test_the_letter_is_in_the_language_of_the_invited_person(mailoutbox):
    invitation = invited(language="en")
    assert deliver_pending() == 1
    (letter,) = mailoutbox
    assert letter.to == ["awa@example.org"]
    assert letter.subject == "Invitation to act for the delegation of Sénégal"
    assert f"/en/account/invitation/{invitation.token}/" in letter.body


def test_the_letter_is_in_french_without_another_choice(mailoutbox):
    invited()
    deliver_pending()
    assert mailoutbox[0].subject == "Invitation à agir pour la délégation de Sénégal"
    assert "rédacteur" in mailoutbox[0].body


def test_the_database_holds_the_hash_of_the_token_alone():
    invitation = Invitation.objects.get(pk=invited().pk)
    assert invitation.token_hash == hash_of(invitation.token)
    stored = str(Invitation.objects.filter(pk=invitation.pk).values().get())
    assert invitation.token not in stored


def test_sending_again_writes_a_second_letter_with_the_same_link(mailoutbox):
    head = person("SN", "head")
    invitation = invited(head)
    deliver_pending()
    Invitation.objects.filter(pk=invitation.pk).update(expires_at=timezone.now())
    assert Invitation.objects.get().state == InvitationState.EXPIRED
    services.send_again(actor=head, invitation=invitation)
    deliver_pending()
    assert Invitation.objects.get().state == InvitationState.PENDING
    first, second = mailoutbox
    assert first.extra_headers["Message-ID"] != second.extra_headers["Message-ID"]
    assert invitation.token in second.body


def test_a_letter_not_yet_sent_does_not_leave_after_a_cancellation(mailoutbox):
    head = person("SN", "head")
    services.cancel(actor=head, invitation=invited(head))
    deliver_pending()
    assert mailoutbox == []
    assert Letter.objects.get().to == ""


def test_the_address_is_dropped_from_the_ledger_once_sent(mailoutbox):
    invited()
    deliver_pending()
    assert Letter.objects.get().to == ""
    assert deliver_pending() == 0


@pytest.mark.parametrize(
    ("role", "given", "allowed"),
    [
        ("head", "drafter", True),
        ("head", "deputy", True),
        ("head", "head", False),
        ("deputy", "drafter", False),
        ("focal_point", "drafter", False),
        ("drafter", "reader", False),
        ("reader", "reader", False),
    ],
)
def test_who_invites_whom_in_a_delegation(role, given, allowed):
    actor = person("SN", role)
    if allowed:
        assert invited(actor, role=given).pk
    else:
        with pytest.raises(PermissionRefused):
            invited(actor, role=given)
        assert not Letter.objects.exists()


def test_an_enabled_deputy_invites():
    assert invited(person("SN", "deputy", may_stamp=True)).pk


def test_nobody_invites_for_another_delegation():
    with pytest.raises(PermissionRefused):
        invited(person("MG", "head"))


@pytest.mark.parametrize(
    ("role", "allowed"),
    [("officer", True), ("administrator", True), ("moderator", False), ("translator", False)],
)
def test_which_of_the_secretariat_invites_a_head(role, allowed):
    actor = secretariat(role)
    if allowed:
        assert invited(actor, role="head").role == "head"
    else:
        with pytest.raises(PermissionRefused):
            invited(actor, role="head")


@pytest.mark.parametrize("state", ["suspended", "withdrawn"])
def test_a_delegation_that_takes_no_part_invites_nobody(state):
    made = delegation("NE", participation=state)
    with pytest.raises(PermissionRefused):
        invited(person(made, "head"), delegation=made)


def test_the_same_person_is_not_invited_twice():
    head = person("SN", "head")
    invited(head)
    with pytest.raises(ValidationError):
        invited(head, email="AWA@example.org")


def test_somebody_who_acts_for_it_is_not_invited():
    head = person("SN", "head")
    colleague = person("SN", "drafter")
    with pytest.raises(ValidationError):
        invited(head, email=colleague.email)


def test_an_account_that_exists_takes_up_the_mandate_once(mailoutbox):
    head, other = person("SN", "head"), person("MG", "drafter")
    invitation = invited(head, email=other.email, themes=["cybersecurite"])
    mandate = services.accept(actor=other, invitation=invitation)
    assert (mandate.delegation.code, mandate.role, mandate.themes) == (
        "SN",
        "drafter",
        ["cybersecurite"],
    )
    with pytest.raises(ValidationError):
        services.accept(actor=other, invitation=invitation)
    assert Mandate.objects.filter(user=other, delegation__code="SN").count() == 1
    assert Notification.objects.filter(user=head, kind="invitations.accepted").count() == 1


def test_an_accepted_invitation_keeps_no_address():
    invitation = invited()
    services.accept_with_new_account(
        invitation=invitation, first_name="Awa", last_name="Sy", password="correct horse battery"
    )
    kept = Invitation.objects.get()
    assert (kept.email, kept.first_name, kept.last_name) == ("", "", "")
    assert kept.accepted_by.email == "awa@example.org"
    text = str(list(AuditEntry.objects.values()))
    assert "awa@example.org" not in text


def test_somebody_else_cannot_take_it_up():
    invitation = invited()
    with pytest.raises(ValidationError):
        services.accept(actor=person("MG"), invitation=invitation)


@pytest.mark.parametrize("state", ["expired", "cancelled", "withdrawn"])
def test_a_closed_invitation_opens_no_account(state):
    head = person("SN", "head")
    invitation = invited(head)
    if state == "expired":
        Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    elif state == "cancelled":
        services.cancel(actor=head, invitation=invitation)
    else:
        Participation.objects.create(
            delegation=delegation("SN"), state="withdrawn", since=timezone.now().date()
        )
    with pytest.raises(ValidationError):
        services.accept_with_new_account(
            invitation=invitation, first_name="A", last_name="S", password="correct horse battery"
        )
    assert not User.objects.filter(email="awa@example.org").exists()

"""Scenario 7: a head of delegation withdraws a user."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.access.acting import acting
from accounts.access.registry import PermissionRefused, may
from accounts.audit.models import AuditEntry
from accounts.mandates import services
from accounts.notifications.delivery import deliver_pending
from accounts.notifications.models import Notification
from accounts.people.models import Mandate, User
from tests.world import delegation, fresh, person, secretariat


def mandate_of(user):
    return user.mandates.get()


@pytest.mark.django_db
def test_the_sessions_end_on_every_device():
    head, delegate = person("SN", "head"), person("SN", "drafter")
    telephone, desk = Client(), Client()
    for device in (telephone, desk):
        device.force_login(delegate)
        assert device.get("/fr/account/profile/").status_code == 200
    services.withdraw(actor=head, mandate=mandate_of(delegate))
    for device in (telephone, desk):
        assert device.get("/fr/account/profile/").status_code == 302
    assert acting(fresh(delegate)) is None


@pytest.mark.django_db
def test_somebody_with_another_mandate_signs_in_again_and_keeps_it():
    head, delegate = person("SN", "head"), person("SN", "drafter")
    Mandate.objects.create(user=delegate, delegation=delegation("TG"), role="reader")
    device = Client()
    device.force_login(delegate)
    services.withdraw(actor=head, mandate=delegate.mandates.get(delegation__code="SN"))
    assert device.get("/fr/account/profile/").status_code == 302
    kept = fresh(delegate)
    assert kept.email == delegate.email
    assert kept.is_active
    assert acting(kept).delegation.code == "TG"


@pytest.mark.django_db
def test_personal_data_is_reduced_to_the_name(mailoutbox):
    head, delegate = person("SN", "head"), person("SN", "drafter", last_name="Fall")
    EmailAddress.objects.create(user=delegate, email=delegate.email, verified=True)
    Authenticator.objects.create(user=delegate, type="totp", data={})
    services.withdraw(actor=head, mandate=mandate_of(delegate))
    reduced = User.objects.get(pk=delegate.pk)
    assert reduced.last_name == "Fall"
    assert reduced.email.endswith("@withdrawn.invalid")
    assert not reduced.is_active
    assert not reduced.has_usable_password()
    for model in (EmailAddress, Authenticator, Notification):
        assert not model.objects.filter(user=delegate).exists()
    deliver_pending()
    assert delegate.email in [to for letter in mailoutbox for to in letter.to]


@pytest.mark.django_db
def test_the_secretariat_is_told_and_the_act_is_on_record():
    officer = secretariat()
    head, delegate = person("SN", "head"), person("SN", "drafter")
    services.withdraw(actor=head, mandate=mandate_of(delegate), ground="autre poste")
    assert Notification.objects.filter(user=officer, kind="mandates.person_withdrawn").exists()
    entry = AuditEntry.objects.get(act="mandates.withdrawn")
    assert (entry.person, entry.delegation.code, entry.ground) == (head, "SN", "autre poste")


@pytest.mark.django_db
def test_the_last_head_is_not_removed_without_a_successor():
    head = person("SN", "head")
    for act in (
        lambda: services.withdraw(actor=fresh(head), mandate=mandate_of(head)),
        lambda: services.change(
            actor=fresh(head),
            mandate=mandate_of(head),
            role="head",
            themes=[],
            ends_on=timezone.now().date() + timedelta(days=1),
        ),
    ):
        with pytest.raises(ValidationError):
            act()
    assert Mandate.objects.active().heads().filter(user=head).exists()


@pytest.mark.django_db
def test_the_secretariat_may_remove_the_last_head():
    head = person("SN", "head")
    services.withdraw(actor=secretariat(), mandate=mandate_of(head))
    assert not Mandate.objects.active().heads().exists()


@pytest.mark.django_db
def test_a_head_cannot_name_a_head():
    head, delegate = person("SN", "head"), person("SN", "drafter")
    with pytest.raises(PermissionRefused):
        services.change(
            actor=head, mandate=mandate_of(delegate), role="head", themes=[], ends_on=None
        )


@pytest.mark.django_db
def test_work_does_not_go_to_a_stranger():
    head, delegate, stranger = person("SN", "head"), person("SN", "drafter"), person("MG")
    with pytest.raises(ValidationError):
        services.withdraw(actor=head, mandate=mandate_of(delegate), successor=stranger)
    assert mandate_of(delegate).withdrawn_at is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "target", "allowed"),
    [
        ("head", "drafter", True),
        ("enabled", "drafter", True),
        ("enabled", "head", False),
        ("deputy", "drafter", False),
        ("focal_point", "drafter", False),
        ("officer", "head", True),
        ("administrator", "head", True),
        ("moderator", "drafter", False),
        ("translator", "drafter", False),
    ],
)
def test_who_withdraws_whom(role, target, allowed):
    if role in ("officer", "administrator", "moderator", "translator"):
        actor = secretariat(role)
    else:
        actor = person("SN", "deputy" if role == "enabled" else role, may_stamp=role == "enabled")
    mandate = mandate_of(person("SN", target))
    answer = may(actor, "delegations.withdraw_person", mandate)
    assert bool(answer) == allowed
    assert allowed or answer.reason
    assert actor.has_perm("delegations.withdraw_person", mandate) == allowed


@pytest.mark.django_db
def test_a_suspended_delegation_still_withdraws_who_leaves():
    made = delegation("NE", participation="suspended")
    head, delegate = person(made, "head"), person(made, "drafter")
    services.withdraw(actor=head, mandate=mandate_of(delegate))
    assert mandate_of(delegate).withdrawn_at


@pytest.mark.django_db
def test_a_deputy_stamps_only_while_enabled():
    head, deputy = person("SN", "head"), person("SN", "deputy")
    services.enable_deputy(actor=head, mandate=mandate_of(deputy), enabled=True)
    assert acting(fresh(deputy)).stamps
    services.enable_deputy(actor=fresh(head), mandate=mandate_of(deputy), enabled=False)
    assert not acting(fresh(deputy)).stamps
    with pytest.raises(PermissionRefused):
        services.enable_deputy(actor=fresh(deputy), mandate=mandate_of(deputy), enabled=True)


@pytest.mark.django_db
def test_a_deputy_who_becomes_focal_point_no_longer_stamps():
    head, deputy = person("SN", "head"), person("SN", "deputy", may_stamp=True)
    services.change(
        actor=head, mandate=mandate_of(deputy), role="focal_point", themes=[], ends_on=None
    )
    assert not mandate_of(deputy).may_stamp


def in_parallel(*acts):
    """Run acts at the same moment, each on its own connection; answers what each raised."""
    barrier, raised = Barrier(len(acts)), [None] * len(acts)

    def run(place, act):
        try:
            barrier.wait()
            act()
        except (ValidationError, PermissionRefused) as error:
            raised[place] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("whom", ["each_other", "themselves"])
def test_two_heads_removed_at_once_leave_one(whom):
    first, second = person("SN", "head"), person("SN", "head")
    targets = (second, first) if whom == "each_other" else (first, second)
    raised = in_parallel(
        *(
            lambda actor=actor, target=target: services.withdraw(
                actor=actor, mandate=mandate_of(target)
            )
            for actor, target in zip((fresh(first), fresh(second)), targets, strict=True)
        )
    )
    assert sum(error is not None for error in raised) == 1
    assert Mandate.objects.active().heads().filter(delegation__code="SN").count() == 1

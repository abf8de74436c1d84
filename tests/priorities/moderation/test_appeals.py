from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.access.registry import PermissionRefused, may
from accounts.audit.models import AuditEntry
from accounts.delegations.models import Participation
from accounts.notifications.models import Notification
from accounts.people.models import Mandate
from priorities.core.models import Policy
from priorities.discussions.models import Contribution
from priorities.moderation import services
from priorities.moderation.models import Appeal, Hiding
from tests.factories_moderation import appeal, attack, hide, report
from tests.world import delegation, fresh, person, secretariat

pytestmark = pytest.mark.django_db


def told(user):
    return set(Notification.objects.filter(user=user).values_list("kind", flat=True))


class TestAppeal:
    def test_by_the_author_or_a_head_of_the_same_delegation(self):
        author = person("SN", "drafter")
        hiding = hide(attack(by=author))
        for refused in (person("SN", "focal_point"), person("TG", "head"), person("MG", "head")):
            with pytest.raises(PermissionRefused):
                appeal(hiding, by=refused)
        assert appeal(hiding, by=person("SN", "head")).is_pending

    def test_once_and_with_reasons(self):
        hiding = hide()
        with pytest.raises(ValidationError):
            appeal(hiding, reasons=" ")
        appeal(hiding)
        with pytest.raises(PermissionRefused):
            appeal(hiding)

    def test_within_the_time_set_which_a_later_setting_does_not_shorten(self):
        hiding = hide()
        Policy.objects.create(pk=1, appeal_days=0)
        assert may(hiding.contribution.author, "moderation.appeal", hiding)
        moment = timezone.now()
        Hiding.objects.filter(pk=hiding.pk).update(
            hidden_at=moment - timedelta(days=15), appeal_until=moment
        )
        with pytest.raises(PermissionRefused, match="délai"):
            appeal(Hiding.objects.get(pk=hiding.pk))

    def test_those_who_may_decide_are_told_and_not_the_one_who_hid(self):
        officer, translator = secretariat("officer"), secretariat("translator")
        lodged = appeal()
        assert "moderation.appealed" in told(officer)
        assert "moderation.appealed" not in told(lodged.hidden_by) | told(translator)

    def test_a_withdrawn_delegation_acts_no_more(self):
        hiding = hide()
        Participation.objects.create(
            delegation=delegation("SN"), state="withdrawn", since=timezone.now().date()
        )
        with pytest.raises(PermissionRefused):
            appeal(hiding, by=fresh(hiding.contribution.author))


class TestDecision:
    def test_never_by_the_person_who_hid(self):
        lodged = appeal()
        with pytest.raises(PermissionRefused, match="autre personne"):
            services.decide_appeal(
                actor=lodged.hidden_by, appeal=lodged, outcome="restored", reasons="Je me juge."
            )

    def test_nor_in_the_database(self):
        lodged = appeal()
        with pytest.raises(IntegrityError), transaction.atomic():
            Appeal.objects.filter(pk=lodged.pk).update(
                outcome="kept",
                decided_by=lodged.hidden_by,
                decided_at=timezone.now(),
                decision_reasons="x",
            )

    def test_nor_by_someone_of_a_delegation_concerned(self):
        lodged = appeal()
        officer = secretariat("officer")
        Mandate.objects.create(user=officer, delegation=delegation("TG"), role="reader")
        with pytest.raises(PermissionRefused):
            services.decide_appeal(actor=officer, appeal=lodged, outcome="kept", reasons="Non.")

    @pytest.mark.parametrize(("outcome", "hidden"), [("kept", True), ("restored", False)])
    def test_with_reasons_and_everybody_is_told(self, outcome, hidden):
        head = person("SN", "head")
        made = report()
        lodged = appeal(hide(made.contribution))
        officer = secretariat("officer")
        with pytest.raises(ValidationError):
            services.decide_appeal(actor=officer, appeal=lodged, outcome=outcome, reasons="")
        services.decide_appeal(
            actor=officer, appeal=lodged, outcome=outcome, reasons="Le texte vise une personne."
        )
        row = Contribution.objects.get(pk=made.contribution_id)
        assert row.is_hidden is hidden
        for concerned in (row.author, head, made.person, lodged.hidden_by):
            assert f"moderation.appeal_{outcome}" in told(concerned)
        entry = AuditEntry.objects.of(row).get(act="moderation.decide_appeal")
        assert (entry.person, entry.public) == (officer, True)

    def test_only_once(self):
        lodged = appeal()
        services.decide_appeal(
            actor=secretariat("officer"), appeal=lodged, outcome="kept", reasons="Oui."
        )
        with pytest.raises(PermissionRefused, match="déjà"):
            services.decide_appeal(
                actor=secretariat("officer"), appeal=lodged, outcome="restored", reasons="Non."
            )

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.access.registry import PermissionRefused, may
from accounts.audit.models import AuditEntry
from accounts.notifications.models import Notification
from accounts.people.models import Mandate
from priorities.core.models import Policy
from priorities.discussions import services as discussions
from priorities.discussions.models import Contribution
from priorities.moderation import services
from priorities.moderation.models import Hiding, Report
from tests.factories_discussions import contribution, thread
from tests.factories_moderation import ATTACK, GROUND, appeal, attack, hide, report
from tests.world import delegation, person, secretariat

pytestmark = pytest.mark.django_db


def told(user):
    return set(Notification.objects.filter(user=user).values_list("kind", flat=True))


class TestReport:
    def test_the_moderators_are_told_with_the_article_and_never_the_passage(self):
        moderator, officer = secretariat("moderator"), secretariat("translator")
        made = report()
        assert made.is_open
        notice = Notification.objects.get(user=moderator)
        assert notice.kind == "moderation.reported"
        assert "espect" in notice.body
        assert ATTACK not in str(notice.params)
        assert told(officer) == set()

    def test_a_delegation_does_not_report_itself(self):
        with pytest.raises(PermissionRefused, match="votre propre délégation"):
            report(attack(), by=person("SN"))

    @pytest.mark.parametrize("role", ["reader"])
    def test_a_reader_does_not_act_outward(self, role):
        with pytest.raises(PermissionRefused):
            report(by=person("TG", role))

    def test_an_observer_and_an_institution_may_report(self):
        for code, status in (("CA-ON", "observer"), ("CONFEJES", "institution")):
            assert report(by=person(delegation(code, status=status))).is_open

    def test_the_article_must_be_one_that_a_text_can_break(self):
        for article in ("", "opinion", "reports"):
            with pytest.raises(ValidationError, match="article"):
                report(article=article)

    def test_the_passage_must_stand_in_the_contribution(self):
        with pytest.raises(ValidationError, match="mots"):
            report(passage="Le ministre du Togo est un voleur")

    def test_one_open_report_per_delegation(self):
        made = report()
        with pytest.raises(ValidationError):
            report(made.contribution, by=person("TG"))
        report(made.contribution, by=person("MG"))
        assert Report.objects.count() == 2

    def test_a_report_that_is_not_followed_is_answered(self):
        made = report()
        with pytest.raises(ValidationError):
            services.dismiss(actor=secretariat("moderator"), report=made, answer=" ")
        services.dismiss(
            actor=secretariat("moderator"),
            report=made,
            answer="C’est une opinion, non une attaque.",
        )
        made.refresh_from_db()
        assert made.state == "dismissed"
        assert told(made.person) == {"moderation.dismissed"}
        with pytest.raises(PermissionRefused):
            services.dismiss(actor=secretariat("moderator"), report=made, answer="Encore")


class TestHide:
    @pytest.mark.parametrize("ground", ["", "   "])
    def test_a_ground_is_compulsory_in_the_service(self, ground):
        row = attack()
        with pytest.raises(ValidationError):
            hide(row, ground=ground)
        row.refresh_from_db()
        assert not row.is_hidden
        assert not Hiding.objects.exists()

    @pytest.mark.parametrize("empty", ["ground", "passage", "article"])
    def test_and_in_the_database(self, empty):
        hiding = hide()
        with pytest.raises(IntegrityError), transaction.atomic():
            Hiding.objects.filter(pk=hiding.pk).update(**{empty: ""})
        with pytest.raises(IntegrityError), transaction.atomic():
            Contribution.objects.filter(pk=hiding.contribution_id).update(hidden_ground="")

    def test_the_ground_must_not_give_the_passage_away(self):
        with pytest.raises(ValidationError, match="répéter"):
            hide(ground=f"L’auteur écrit « {ATTACK} ».")

    def test_an_opinion_is_no_ground_without_a_passage_of_the_text(self):
        with pytest.raises(ValidationError):
            hide(passage="Une opinion qui déplaît")

    def test_author_and_head_are_told_at_once_with_ground_and_time_to_appeal(self):
        Policy.objects.create(pk=1, appeal_days=10)
        author, head = person("SN", "drafter"), person("SN", "head")
        other, stranger = person("SN"), person("MG", "head")
        before = timezone.now()
        hiding = hide(attack(by=author))
        for concerned in (author, head):
            notice = Notification.objects.get(user=concerned, kind="moderation.hidden")
            assert GROUND in notice.body
            assert notice.created_at - before < timedelta(minutes=1)
            assert notice.wants_mail
            assert ATTACK not in str(notice.params)
            assert notice.path == f"moderation/hidings/{hiding.pk}/"
        assert told(other) == told(stranger) == set()
        assert hiding.appeal_until - hiding.hidden_at == timedelta(days=10)

    def test_the_act_is_on_the_public_record_without_the_passage(self):
        hiding = hide()
        entry = AuditEntry.objects.of(hiding.contribution).get(act="moderation.hide")
        assert entry.public
        assert entry.ground == GROUND
        assert entry.after["article"] == "respect"
        assert not AuditEntry.objects.filter(after__icontains="menteur").exists()

    def test_open_reports_are_answered_by_it(self):
        made = report()
        hide(made.contribution)
        made.refresh_from_db()
        assert made.state == "upheld"
        assert "moderation.upheld" in told(made.person)

    @pytest.mark.parametrize("role", ["officer", "translator"])
    def test_only_moderators_hide(self, role):
        with pytest.raises(PermissionRefused):
            hide(by=secretariat(role))

    @pytest.mark.parametrize("who", ["author", "head", "named", "reader"])
    def test_no_delegation_hides(self, who):
        author = person("SN")
        row = attack(by=author)
        actor = {
            "author": lambda: author,
            "head": lambda: person("SN", "head"),
            "named": lambda: person("TG", "head"),
            "reader": lambda: person("MG", "reader"),
        }[who]()
        with pytest.raises(PermissionRefused):
            hide(row, by=actor)

    @pytest.mark.parametrize("code", ["SN", "TG", "MG"])
    @pytest.mark.parametrize("still_held", [True, False])
    def test_a_moderator_of_a_delegation_concerned_does_not_decide_alone(self, code, still_held):
        """SN wrote, TG is named, MG reported; also once the mandate is over."""
        moderator = secretariat("moderator")
        past = timezone.now() - timedelta(days=400)
        Mandate.objects.create(
            user=moderator,
            delegation=delegation(code),
            role="reader",
            starts_on=past.date(),
            withdrawn_at=None if still_held else past,
        )
        row = attack()
        report(row, by=person("MG"))
        with pytest.raises(PermissionRefused) as refusal:
            hide(row, by=moderator)
        assert delegation(code).of_form in refusal.value.reason
        assert hide(row).is_live

    def test_a_moderator_of_a_third_delegation_does(self):
        moderator = secretariat("moderator")
        Mandate.objects.create(user=moderator, delegation=delegation("CD"), role="reader")
        assert hide(by=moderator).is_live

    def test_the_record_of_a_decision_cannot_be_hidden(self):
        entry = AuditEntry.objects.of(hide().contribution).first()
        moderator = secretariat("moderator")
        assert not may(moderator, "moderation.hide", entry)
        with pytest.raises(PermissionRefused, match="décision"):
            services.hide(
                actor=moderator, contribution=entry, article="respect", ground="g", passage="p"
            )

    def test_nor_what_the_secretariat_writes_on_procedure(self):
        officer = secretariat("officer")
        row = contribution(by=officer, text=ATTACK)
        with pytest.raises(PermissionRefused):
            hide(row)

    def test_hidden_once(self):
        hiding = hide()
        with pytest.raises(PermissionRefused):
            hide(hiding.contribution)


class TestRestore:
    def test_everybody_reads_it_again_and_everybody_concerned_is_told(self):
        made = report()
        hiding = hide(made.contribution)
        services.restore(
            actor=secretariat("administrator"), hiding=hiding, reason="Les mots étaient cités."
        )
        row = Contribution.objects.get(pk=hiding.contribution_id)
        assert not row.is_hidden
        assert row.hidden_ground == ""
        for person_ in (row.author, made.person, hiding.hidden_by):
            assert "moderation.restored" in told(person_)
        assert AuditEntry.objects.of(row).filter(act="moderation.restore", public=True).exists()

    def test_with_a_reason(self):
        with pytest.raises(ValidationError):
            services.restore(actor=secretariat("moderator"), hiding=hide(), reason="")

    def test_not_while_an_appeal_is_pending(self):
        lodged = appeal()
        with pytest.raises(PermissionRefused, match="recours"):
            services.restore(
                actor=lodged.hiding.hidden_by, hiding=lodged.hiding, reason="Je me ravise."
            )

    def test_it_can_be_hidden_again_on_another_ground(self):
        hiding = hide()
        services.restore(actor=secretariat("moderator"), hiding=hiding, reason="Erreur.")
        row = Contribution.objects.get(pk=hiding.contribution_id)
        assert hide(row, article="accuracy", ground="Fait reconnu faux.").pk != hiding.pk


def test_what_was_quoted_by_hand_elsewhere_in_the_thread_is_masked_with_it():
    within = thread()
    row = attack(within=within)
    pasted = contribution(within=within, of="MG", text=f"> {ATTACK}\n\nNous le regrettons.")
    apart = contribution(within=within, of="MG", text="> Une phrase de la presse\n\nLisez ceci.")
    hide(row)
    for answer, masked in ((pasted, True), (apart, False)):
        answer.refresh_from_db()
        assert (row.number in answer.quoted) is masked


def test_a_quotation_edited_away_or_within_a_list_is_masked_too():
    within = thread()
    row = attack(within=within)
    author = person("MG")
    edited = contribution(within=within, by=author, text=f"> {ATTACK}\n\nNous le regrettons.")
    discussions.edit(actor=author, contribution=edited, text="Nous le regrettons.")
    listed = contribution(within=within, of="MG", text=f"- > {ATTACK}\n\nNous le regrettons.")
    hide(row)
    for answer in (edited, listed):
        answer.refresh_from_db()
        assert row.number in answer.quoted


def test_nothing_that_others_read_may_repeat_the_words():
    words = f"Il est vrai que {ATTACK.lower()}."
    made = report()
    moderator, officer = secretariat("moderator"), secretariat("officer")
    with pytest.raises(ValidationError, match="répéter"):
        services.dismiss(actor=moderator, report=made, answer=words)
    hiding = hide(made.contribution)
    with pytest.raises(ValidationError, match="répéter"):
        services.restore(actor=moderator, hiding=hiding, reason=words)
    with pytest.raises(ValidationError, match="répéter"):
        services.reply(actor=person("TG"), contribution=hiding.contribution, text=words)
    lodged = appeal(hiding)
    with pytest.raises(ValidationError, match="répéter"):
        services.decide_appeal(actor=officer, appeal=lodged, outcome="kept", reasons=words)


def test_the_secretariat_sees_who_else_wrote_the_same_words(client):
    within = thread()
    hiding = hide(attack(within=within))
    other = contribution(within=within, of="MG", text=f"Vous dites : {ATTACK}. Non.")
    path = f"/fr/moderation/hidings/{hiding.pk}/"
    for reader, seen in ((secretariat("moderator"), True), (hiding.contribution.author, False)):
        client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
        assert (f"#c{other.number}" in client.get(path).content.decode()) is seen

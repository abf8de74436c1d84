"""Scenario 6: hiding a contribution, notice, right of reply, appeal; through the pages."""

import json
import re

import pytest
from django.contrib.admin.models import LogEntry
from django.core import mail
from django.core.files.base import ContentFile

from accounts.audit.models import AuditEntry
from accounts.notifications.delivery import deliver_pending
from accounts.notifications.models import Notification
from portal.uploads import CheckedUpload
from priorities.discussions import services as discussions
from priorities.discussions.models import Contribution
from priorities.moderation.models import Appeal, Hiding, Report
from tests.factories_discussions import contribution, theme, thread
from tests.factories_moderation import ATTACK, GROUND
from tests.world import delegation, person, secretariat

pytestmark = pytest.mark.django_db

SECRET = "un menteur"


def sign_in(client, user):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def post(client, path, **data):
    answer = client.post(path, data)
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    return answer


class Case:
    """Senegal wrote, Togo is named and reports, Madagascar quotes, the secretariat moderates."""

    def __init__(self):
        self.author, self.head = person("SN", "drafter"), person("SN", "head")
        self.named, self.third = person("TG", "head"), person("MG", "focal_point")
        self.moderator, self.other = secretariat("moderator"), secretariat("officer")
        self.theme = theme("reseaux-sociaux")
        self.thread = thread(within=self.theme.space, of="MG", title="Désinformation")
        self.row = contribution(
            within=self.thread,
            by=self.author,
            text=f"Nous regrettons ce retard. {ATTACK}, chacun le sait.",
            uploads=[(ContentFile(b"piece", "note.txt"), _checked("note.txt"))],
        )
        self.file = self.row.attachments.get()
        self.quoting = discussions.contribute(
            actor=self.third,
            thread=self.thread,
            reply_to=self.row.number,
            text=f"> {ATTACK}\n\nRestons-en aux faits.",
        )

    @property
    def pages(self):
        """Every page of the portal on which a delegation could meet the text."""
        pk = self.thread.pk
        return [
            f"/fr/discussions/{pk}/",
            f"/fr/discussions/{pk}/?at={self.row.number}",
            f"/fr/discussions/{pk}/contribute/?to={self.row.number}",
            f"/fr/discussions/{pk}/contribute/?to={self.row.number}&quote=1",
            f"/fr/discussions/{pk}/contribute/?to={self.quoting.number}&quote=1",
            f"/fr/contributions/{self.row.pk}/history/",
            f"/fr/contributions/{self.row.pk}/reply/",
            f"/fr/contributions/{self.row.pk}/report/",
            f"/fr/contributions/{self.row.pk}/hiding/",
            f"/fr/contributions/{self.quoting.pk}/history/",
            "/fr/themes/",
            f"/fr/themes/{self.theme.slug}/",
            "/fr/notifications/",
            "/fr/",
        ]


def _checked(name):
    return CheckedUpload(
        name=name, media_type="text/plain", size=5, sha256="0" * 64, extension="txt"
    )


@pytest.fixture
def case(db):
    return Case()


def reported(client, case) -> Report:
    post(
        sign_in(client, case.named),
        f"/fr/contributions/{case.row.pk}/report/",
        article="respect",
        passage=ATTACK,
        note="",
    )
    return Report.objects.get()


def hidden(client, case) -> Hiding:
    post(
        sign_in(client, case.moderator),
        f"/fr/contributions/{case.row.pk}/hide/",
        article="respect",
        passage=ATTACK,
        ground=GROUND,
    )
    return Hiding.objects.get()


def test_reported_hidden_told_replied_and_corrected(client, case):
    report = reported(client, case)
    page = sign_in(client, case.moderator).get(f"/fr/moderation/reports/{report.pk}/")
    assert ATTACK in page.content.decode()
    form = client.get(f"/fr/contributions/{case.row.pk}/hide/?report={report.pk}")
    assert form.context["form"].initial["passage"] == ATTACK
    hiding = hidden(client, case)

    for concerned in (case.author, case.head):
        page = sign_in(client, concerned).get(f"/fr/discussions/{case.thread.pk}/")
        assert ATTACK in page.content.decode()
        notice = Notification.objects.get(user=concerned, kind="moderation.hidden")
        ground = client.get(notice.url).content.decode()
        for shown in (ATTACK, GROUND, f"/fr/moderation/hidings/{hiding.pk}/appeal/"):
            assert shown in ground

    post(
        sign_in(client, case.named),
        f"/fr/contributions/{case.row.pk}/reply/",
        text="Notre ministre a répondu le jour même.",
        language="fr",
    )
    post(
        sign_in(client, case.author),
        f"/fr/discussions/{case.thread.pk}/contribute/",
        text="Nous regrettons ce retard, et espérons une réponse.",
        language="fr",
    )
    page = sign_in(client, case.third).get(f"/fr/discussions/{case.thread.pk}/").content.decode()
    assert "Notre ministre a répondu le jour même." in page
    assert "droit de réponse" in page
    assert "et espérons une réponse" in page


def test_others_read_that_it_was_hidden_with_date_and_ground(client, case):
    hiding = hidden(client, case)
    for reader in (case.third, case.named, person("SN", "focal_point")):
        page = sign_in(client, reader).get(f"/fr/discussions/{case.thread.pk}/").content.decode()
        assert "Contribution masquée par le secrétariat" in page
        assert GROUND in page
        assert hiding.hidden_at.date().isoformat() in page


@pytest.mark.parametrize("who", ["third", "named", "colleague", "observer", "visitor"])
def test_the_text_is_nowhere_that_another_can_read(client, case, who):
    reported(client, case)
    for page in case.pages:  # what was shown before does not matter: nothing may be kept
        client.get(page)
    hidden(client, case)
    readers = {
        "third": lambda: case.third,
        "named": lambda: case.named,
        "colleague": lambda: person("SN", "focal_point"),
        "observer": lambda: person(delegation("CA-ON", status="observer")),
    }
    if who == "visitor":
        client.logout()
    else:
        sign_in(client, readers[who]())
    met = []
    paths = [*case.pages, f"/fr/moderation/reports/{Report.objects.get().pk}/"]
    for path in paths:
        for language in ("fr", "en"):
            answer = client.get(path.replace("/fr/", f"/{language}/", 1))
            assert answer.status_code in (200, 302, 403, 404), path
            if SECRET in answer.content.decode():
                met.append(path)
    assert met == []
    assert client.get(f"/fr/documents/attachments/{case.file.pk}/note.txt").status_code in (
        404,
        403,
    )


def test_the_text_is_in_no_notification_mail_act_on_record_or_log(client, case):
    reported(client, case)
    hiding = hidden(client, case)
    post(
        sign_in(client, case.author),
        f"/fr/moderation/hidings/{hiding.pk}/appeal/",
        reasons="La phrase citait la presse.",
    )
    post(
        sign_in(client, case.other),
        f"/fr/moderation/appeals/{Appeal.objects.get().pk}/decide/",
        outcome="kept",
        reasons="Elle vise une personne.",
    )
    deliver_pending()
    assert len(mail.outbox) >= 5
    written = [str(message.message()) for message in mail.outbox]
    written += [message.body + message.subject for message in mail.outbox]
    written += [json.dumps(notice.params) for notice in Notification.objects.all()]
    for entry in AuditEntry.objects.all():
        written.append(f"{entry} {entry.before} {entry.after} {entry.ground}")
    written += [f"{log} {log.change_message}" for log in LogEntry.objects.all()]
    assert [text for text in written if SECRET in text] == []


def test_in_english_too(client, case):
    hidden(client, case)
    page = sign_in(client, case.third).get(f"/en/discussions/{case.thread.pk}/").content.decode()
    assert "Contribution hidden by the secretariat" in page


def test_a_ground_is_compulsory_on_the_page(client, case):
    answer = sign_in(client, case.moderator).post(
        f"/fr/contributions/{case.row.pk}/hide/",
        {"article": "respect", "passage": ATTACK, "ground": ""},
    )
    assert answer.status_code == 200
    assert "ground" in answer.context["form"].errors
    assert ATTACK in answer.content.decode()  # nothing typed is lost
    assert not Contribution.objects.get(pk=case.row.pk).is_hidden


def test_the_act_appears_in_the_record(client, case):
    hidden(client, case)
    entry = AuditEntry.objects.of(case.row).public().get(act="moderation.hide")
    assert (entry.person, entry.ground) == (case.moderator, GROUND)


def test_an_appeal_is_decided_by_another_who_restores(client, case):
    hiding = hidden(client, case)
    post(
        sign_in(client, case.head),
        f"/fr/moderation/hidings/{hiding.pk}/appeal/",
        reasons="La phrase citait la presse.",
    )
    decide = f"/fr/moderation/appeals/{Appeal.objects.get().pk}/decide/"
    refused = sign_in(client, case.moderator).post(decide, {"outcome": "kept", "reasons": "Non."})
    assert refused.status_code == 403
    assert "autre personne" in refused.content.decode()
    page = client.get(f"/fr/moderation/hidings/{hiding.pk}/").content.decode()
    assert re.search(r"Fermé|autre personne", page)
    post(sign_in(client, case.other), decide, outcome="restored", reasons="Elle cite.")
    page = sign_in(client, case.third).get(f"/fr/discussions/{case.thread.pk}/").content.decode()
    assert page.count(ATTACK) == 2  # the contribution, and what was quoted of it


@pytest.mark.parametrize("who", ["third", "named", "colleague", "translator"])
def test_the_page_of_the_hiding_is_for_those_concerned(client, case, who):
    hiding = hidden(client, case)
    reader = {
        "third": lambda: case.third,
        "named": lambda: case.named,
        "colleague": lambda: person("SN", "focal_point"),
        "translator": lambda: secretariat("translator"),
    }[who]()
    expected = 200 if who == "translator" else 404
    answer = sign_in(client, reader).get(f"/fr/moderation/hidings/{hiding.pk}/")
    assert answer.status_code == expected

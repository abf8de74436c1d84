"""One thing of each kind, most of them Sénégal's, for the addresses that name a thing."""

from datetime import timedelta
from types import SimpleNamespace

from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.audit.models import AuditEntry
from accounts.delegations.models import Delegation
from accounts.invitations import services as invitations
from accounts.invitations.models import InvitationBatch
from accounts.notifications.models import Notification
from accounts.people.models import Mandate
from portal.uploads import inspect
from priorities.announcements.models import Announcement
from priorities.communications import services as communications
from priorities.core.models import Cycle, Policy
from priorities.languages.models import GlossaryTerm
from priorities.meetings.models import Meeting
from priorities.proposals import services as proposals
from priorities.roadmap.models import Event
from priorities.themes.models import Theme
from tests import factories_discussions as discussions
from tests import factories_moderation as moderation
from tests import factories_proposals as drafts
from tests import factories_roadmap as roadmap
from tests.world import delegation

NOTE = b"Une note.\n"


def make(people: dict) -> SimpleNamespace:
    """Everything an address can name. Sénégal acts; Madagascar is invited; others look on."""
    head, focal, drafter = (people[f"SN.{role}"] for role in ("head", "focal_point", "drafter"))
    now = timezone.now()
    theme = discussions.theme("cybersecurite")
    thread = discussions.thread(focal, within=theme.space, uploads=[_note()])
    contribution = thread.contributions.get(number=1)
    hiding = moderation.hide(moderation.attack(drafter), by=people["moderator"])
    asked = communications.request(
        actor=people["observer"], space=theme.space, subject="Retour d’expérience", length=300
    )
    report = moderation.report(contribution, by=people["MG.focal_point"], passage="Le premier mot")
    tabled = drafts.tabled(head, people["officer"])
    sponsored = drafts.draft(drafter)
    co_sponsorship = proposals.invite(
        proposal_id=sponsored.pk,
        delegation=Delegation.objects.with_status().get(code="MG"),
        actor=head,
    )
    invitation = invitations.invite(
        actor=head,
        delegation=delegation("SN"),
        email="nouveau@example.org",
        role="drafter",
        first_name="Nafi",
        last_name="Sow",
    )
    action = roadmap.make_action("SN")
    submitted = drafts.submitted(head)
    policy, _created = Policy.objects.get_or_create(pk=1)
    return SimpleNamespace(
        people=people,
        theme=theme,
        space=theme.space,
        thread=thread,
        contribution=contribution,
        attachment=contribution.attachments.get(),
        hiding=hiding,
        appeal=moderation.appeal(
            moderation.hide(moderation.attack(focal), by=people["moderator"]), by=focal
        ),
        asked=asked,
        report=report,
        notification=Notification.objects.filter(user=focal).first(),
        tabled=tabled,
        draft=sponsored,
        waiting=drafts.in_state("awaiting_visa", head),
        submitted=submitted,
        co_sponsorship=co_sponsorship,
        action=action,
        invitation=invitation,
        mandate=Mandate.objects.get(user=drafter),
        deputy=Mandate.objects.get(user=people["SN.deputy"]),
        policy=policy,
        cycle=Cycle.objects.get(),
        event=Event.objects.create(
            slug="session",
            kind="meeting",
            title_fr="Session",
            starts_on=roadmap.day(3),
            ends_on=roadmap.day(3),
        ),
        meeting=Meeting.objects.create(
            slug="paris", title_fr="Session de travail", held_on=roadmap.day(-100)
        ),
        term=GlossaryTerm.objects.create(slug="jalon", category="roadmap", term_fr="jalon"),
        announcement=Announcement.objects.create(
            text_fr="Bonjour",
            starts_at=now,
            ends_at=now + timedelta(days=1),
            level="public",
        ),
        milestone=roadmap.make_milestone(action, roadmap.day(9)),
        token=invitation.token,
        kept=_kept(sponsored, head, focal),
        batch=InvitationBatch.objects.create(made_by=head, delegation=delegation("SN")),
        type_of_theme=ContentType.objects.get_for_model(Theme),
        entry=AuditEntry.objects.first(),
        status=delegation("SN").statuses.get(),
        participation=delegation("SN").participations.get(),
        visa=submitted.visas.get(),
        word="none",
        app_label="priorities",
    )


def _kept(draft, head, focal):
    """A text kept aside because a colleague had saved first."""
    version = draft.version
    for person, title in ((head, "Premier titre"), (focal, "Second titre")):
        saved = proposals.save_draft(
            proposal_id=draft.pk,
            version=version,
            content=drafts.content(title_fr=title),
            actor=person,
        )
    return saved.kept


def _note():
    file = SimpleUploadedFile("note.txt", NOTE, content_type="text/plain")
    return file, inspect(file)

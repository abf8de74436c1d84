"""Invitations from a file: kept, judged on each look, sent once."""

from dataclasses import asdict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access.registry import may, require
from accounts.audit.services import record
from accounts.delegations.models import Delegation
from accounts.invitations import notices
from accounts.invitations.judge import Known, Verdict, judge
from accounts.invitations.models import Invitation, InvitationBatch, hash_of
from accounts.invitations.services import expiry
from accounts.invitations.sheet import Line, SheetRefused, read
from accounts.people.models import Mandate, User
from portal.text.oneline import one_line


def refusal(error: SheetRefused) -> str:
    """Why a file cannot be read, in words."""
    return {
        SheetRefused.TOO_BIG: _("The file is larger than 512 kB."),
        SheetRefused.TOO_MANY: _("The file has %(n)s rows; send at most 500 at a time."),
        SheetRefused.NOT_TEXT: _("This is not a CSV file. In Excel: Save as, CSV UTF-8."),
        SheetRefused.EMPTY: _("The file has no row."),
        SheetRefused.NO_HEADING: _("The first row must name the columns; missing: %(n)s."),
    }[error.reason] % {"n": error.detail}


@transaction.atomic
def keep(*, actor, delegation, content: bytes) -> InvitationBatch:
    """Read a file and keep its rows for the preview; nothing is sent.

    `delegation` is None for the secretariat. Raises ValidationError for a file that cannot be
    read, PermissionRefused without the right to invite.
    """
    require(actor, "delegations.invite", delegation)
    InvitationBatch.objects.forgotten().delete()
    try:
        lines = read(content)
    except SheetRefused as error:
        raise ValidationError({"file": refusal(error)}) from error
    return InvitationBatch.objects.create(
        made_by=actor, delegation=delegation, rows=[asdict(line) for line in lines]
    )


def verdicts(batch: InvitationBatch, actor) -> list[Verdict]:
    """What each row of a file would do now; five queries whatever its length."""
    lines = [Line(**row) for row in batch.rows]
    return judge(lines, _known(lines, batch.delegation, actor))


def _known(lines: list[Line], delegation, actor) -> Known:
    emails = {line.email.lower() for line in lines}
    accounts = User.objects.filter(email__in=emails)
    mandates = Mandate.objects.active().filter(user__email__in=emails)
    invitations = Invitation.objects.open().filter(email__in=emails)
    return Known(
        accounts={user.email: str(user) for user in accounts},
        mandates={
            (email, code.upper())
            for email, code in mandates.values_list("user__email", "delegation__code")
        },
        invitations={
            (email, code.upper())
            for email, code in invitations.values_list("email", "delegation__code")
        },
        delegations={
            code.upper(): participation
            for code, participation in Delegation.objects.with_status().values_list(
                "code", "participation"
            )
        },
        own_code=delegation.code.upper() if delegation else "",
        may_name_head=bool(may(actor, "delegations.name_head", delegation)),
    )


@transaction.atomic
def confirm(*, actor, batch: InvitationBatch) -> int:
    """Invite everybody whose row is good, once; answers how many. The rows of the file are then
    forgotten: the invitations carry what is needed.

    Raises ValidationError when the file has already been confirmed.
    """
    batch = (
        InvitationBatch.objects.select_related("delegation")
        .select_for_update(of=("self",))
        .get(pk=batch.pk)
    )
    require(actor, "delegations.invite", batch.delegation)
    if batch.confirmed_at:
        raise ValidationError(_("The invitations of this file have already been sent."))
    # Two people who invite the same address at once are put in order by this lock.
    codes = {row["delegation"].upper() for row in batch.rows}
    targets = Delegation.objects.filter(code__in=codes)
    if batch.delegation_id:
        targets = Delegation.objects.filter(pk=batch.delegation_id)
    found = {row.code.upper(): row for row in targets.order_by("pk").select_for_update()}
    good = [verdict for verdict in verdicts(batch, actor) if verdict.is_good]
    invitations = Invitation.objects.bulk_create(
        [_invitation(verdict, found[verdict.code], actor, batch) for verdict in good]
    )
    batch.confirmed_at, batch.rows = timezone.now(), []
    batch.save(update_fields=["confirmed_at", "rows"])
    record(
        actor=actor,
        act="invitations.sent_from_file",
        obj=batch,
        after={
            "sent": len(invitations),
            "invited": [
                {"name": str(row), "delegation": row.delegation.code, "role": row.role}
                for row in invitations
            ],
        },
        delegation=batch.delegation,
    )
    notices.letters(invitations)
    return len(invitations)


def _invitation(verdict: Verdict, delegation, actor, batch) -> Invitation:
    line = verdict.line
    invitation = Invitation(
        delegation=delegation,
        email=line.email.lower(),
        first_name=one_line(line.first_name)[:150],
        last_name=one_line(line.last_name)[:150],
        role=verdict.role,
        language=verdict.language,
        invited_by=actor,
        batch=batch,
        expires_at=expiry(),
    )
    invitation.token_hash = hash_of(invitation.token)
    return invitation

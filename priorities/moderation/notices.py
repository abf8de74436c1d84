"""Who hears of moderation, and in which words.

Names, titles, articles and grounds only: never the text of a contribution nor the passage, which
their readers find on the page they are led to.
"""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from accounts.notifications.kinds import register
from accounts.notifications.services import Fact, notify, notify_all
from accounts.people.models import User
from portal.words.dates import deadline
from priorities.core import charter
from priorities.discussions.notices import names_threads
from priorities.moderation.models import Hiding, Report, RightOfReply
from priorities.moderation.models.appeals import Outcome
from priorities.moderation.models.reports import ReportState
from priorities.moderation.permissions import DECIDING, HIDING

register(
    kind="moderation.reported",
    subject=_("A contribution is reported: %(title)s"),
    body=_("%(who)s reports a contribution in the thread “%(title)s”. %(article)s."),
    action=_("Examine the report"),
)
register(
    kind="moderation.dismissed",
    subject=_("Your report is dismissed: %(title)s"),
    body=_("The secretariat answers your report in the thread “%(title)s”: %(answer)s"),
    action=_("Read the contribution"),
)
register(
    kind="moderation.hidden",
    subject=_("A contribution %(of)s is hidden: %(title)s"),
    body=_(
        "The secretariat has hidden a contribution %(of)s in the thread “%(title)s”. %(article)s. "
        "Ground: %(ground)s The page shows the passage concerned. An appeal is possible until "
        "%(until)s; another person decides on it. The author and the head of delegation still "
        "read the text."
    ),
    action=_("Read the ground, lodge an appeal"),
)
register(
    kind="moderation.upheld",
    subject=_("The contribution you reported is hidden: %(title)s"),
    body=_(
        "The secretariat has hidden a contribution in the thread “%(title)s”, which your "
        "delegation had reported. Ground: %(ground)s A delegation named in it keeps its right "
        "of reply."
    ),
    action=_("Open the thread"),
)
register(
    kind="moderation.restored",
    subject=_("A contribution is shown again: %(title)s"),
    body=_("The secretariat shows again a contribution in the thread “%(title)s”. %(reason)s"),
    action=_("Read the contribution"),
)
register(
    kind="moderation.appealed",
    subject=_("An appeal is lodged: %(title)s"),
    body=_(
        "%(who)s appeals against the hiding of a contribution in the thread “%(title)s”. "
        "Someone other than the person who hid it decides."
    ),
    action=_("Examine the appeal"),
)
register(
    kind="moderation.appeal_kept",
    subject=_("Appeal decided, the contribution stays hidden: %(title)s"),
    body=_("Another person of the secretariat has decided. %(reason)s"),
    action=_("Read the decision"),
)
register(
    kind="moderation.appeal_restored",
    subject=_("Appeal decided, the contribution is shown again: %(title)s"),
    body=_("Another person of the secretariat has decided. %(reason)s"),
    action=_("Read the contribution"),
)
register(
    kind="moderation.replied",
    subject=_("Right of reply: %(title)s"),
    body=_("%(who)s uses its right of reply to your contribution in the thread “%(title)s”."),
    action=_("Read the reply"),
)


@names_threads
def pages_about(threads: list[int]) -> list[str]:
    """Where the inbox leads to from notices that name a thread."""
    hidings = Hiding.objects.filter(contribution__thread__in=threads)
    reports = Report.objects.filter(contribution__thread__in=threads)
    return [
        *(f"moderation/hidings/{pk}/" for pk in hidings.values_list("pk", flat=True)),
        *(f"moderation/reports/{pk}/" for pk in reports.values_list("pk", flat=True)),
    ]


def reported(report) -> None:
    notify(
        kind="moderation.reported",
        recipients=User.objects.secretariat(*HIDING).exclude(pk=report.person_id),
        key=f"moderation.reported:{report.pk}",
        path=f"moderation/reports/{report.pk}/",
        params={
            "title": report.contribution.thread.title,
            **_who(report.delegation),
            **_article(report.article),
        },
    )


def dismissed(report) -> None:
    notify(
        kind="moderation.dismissed",
        recipients=[report.person],
        key=f"moderation.dismissed:{report.pk}",
        path=report.contribution.path,
        params={"title": report.contribution.thread.title, "answer": report.answer},
    )


def hidden(hiding) -> None:
    """The author and the heads of the author's delegation; then whoever had reported it."""
    title = {"title": hiding.contribution.thread.title}
    upheld = hiding.contribution.reports.filter(
        state=ReportState.UPHELD, handled_at=hiding.hidden_at
    )
    notify_all(
        Fact(
            kind="moderation.hidden",
            recipients=_author_and_heads(hiding.contribution),
            key=f"moderation.hidden:{hiding.pk}",
            path=hiding.path,
            params={
                **title,
                **_of(hiding.contribution.delegation),
                **_article(hiding.article),
                "ground": hiding.ground,
                "until_fr": deadline(hiding.appeal_until, "fr"),
                "until_en": deadline(hiding.appeal_until, "en"),
            },
        ),
        Fact(
            kind="moderation.upheld",
            recipients=User.objects.filter(pk__in=upheld.values("person_id")),
            key=f"moderation.upheld:{hiding.pk}",
            path=hiding.contribution.path,
            params={**title, "ground": hiding.ground},
        ),
    )


def restored(hiding) -> None:
    notify(
        kind="moderation.restored",
        recipients=_everybody_concerned(hiding),
        key=f"moderation.restored:{hiding.pk}",
        path=hiding.contribution.path,
        params={"title": hiding.contribution.thread.title, "reason": hiding.restored_reason},
    )


def appealed(appeal) -> None:
    notify(
        kind="moderation.appealed",
        recipients=User.objects.secretariat(*DECIDING).exclude(pk=appeal.hidden_by_id),
        key=f"moderation.appealed:{appeal.pk}",
        path=appeal.hiding.path,
        params={"title": appeal.hiding.contribution.thread.title, **_who(appeal.delegation)},
    )


def appeal_decided(appeal) -> None:
    hiding = appeal.hiding
    shown = appeal.outcome == Outcome.RESTORED
    fact = {
        "kind": f"moderation.appeal_{appeal.outcome}",
        "key": f"moderation.appeal_decided:{appeal.pk}",
        "params": {"title": hiding.contribution.thread.title, "reason": appeal.decision_reasons},
    }
    concerned = _author_and_heads(hiding.contribution) | User.objects.filter(
        pk__in=[appeal.lodged_by_id, hiding.hidden_by_id]
    )
    contribution = hiding.contribution.path
    notify_all(
        Fact(recipients=concerned, path=contribution if shown else hiding.path, **fact),
        # Those who reported cannot open the page of the hiding: they are led to the thread.
        Fact(recipients=_reporters(hiding.contribution), path=contribution, **fact),
    )


@transaction.atomic
def replied(reply_id: int) -> None:
    """Nobody hears of a reply that was hidden or withdrawn in between."""
    used = (
        RightOfReply.objects.select_related("about__thread", "about__delegation", "delegation")
        .select_related("reply")
        .filter(reply=reply_id, reply__hidden_at__isnull=True, reply__withdrawn_at__isnull=True)
        .first()
    )
    if used is None:
        return
    notify(
        kind="moderation.replied",
        recipients=_author_and_heads(used.about),
        key=f"moderation.replied:{used.pk}",
        path=used.reply.path,
        params={"title": used.about.thread.title, **_who(used.delegation)},
    )


def _author_and_heads(contribution):
    heads = User.objects.of_delegation(contribution.delegation, "head")
    return User.objects.filter(pk=contribution.author_id) | heads


def _reporters(contribution):
    return User.objects.filter(pk__in=contribution.reports.values("person_id"), is_active=True)


def _everybody_concerned(hiding):
    return (
        _author_and_heads(hiding.contribution)
        | _reporters(hiding.contribution)
        | User.objects.filter(pk=hiding.hidden_by_id)
    )


def _who(delegation) -> dict[str, str]:
    if delegation is None:
        return {"who_fr": "Le secrétariat", "who_en": "The secretariat"}
    return {"who_fr": delegation.name_fr, "who_en": delegation.name_en or delegation.name_fr}


def _of(delegation) -> dict[str, str]:
    """« du Sénégal », "of Senegal": the language of the reader is not known yet."""
    words = {}
    for language in ("fr", "en"):
        with override(language):
            words[f"of_{language}"] = delegation.of_form
    return words


def _article(slug: str) -> dict[str, str]:
    words = {}
    for language in ("fr", "en"):
        with override(language):
            words[f"article_{language}"] = str(charter.article(slug))
    return words

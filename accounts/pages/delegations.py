"""Who is who: the delegations on any date, and one delegation with its dated history."""

from collections import Counter
from datetime import date

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.access.gates import carries_mandate, secretariat
from accounts.delegations.models import Delegation, ParticipationState, Status
from accounts.pages.forms import WhoIsWhoForm
from accounts.people.models import Mandate, Role


def who_is_who(request):
    """The list in French alphabetical order, as it stood on the day asked for."""
    rows = list(Delegation.objects.visible_to(request.user).in_french_order())
    form = WhoIsWhoForm(request.GET or None, regions=_regions(rows))
    asked = form.cleaned_data if form.is_valid() else {}
    on = asked.get("on") or timezone.now().date()
    standing = {row.pk: row for row in Delegation.objects.with_status(on=on).only("pk").order_by()}
    for row in rows:
        row.status = standing[row.pk].status
        row.participation = standing[row.pk].participation
        row.status_label = Status(row.status).label if row.status else ""
    rows = [row for row in rows if row.status]
    shown = [row for row in rows if _wanted(row, asked)]
    states = [row for row in rows if not row.is_institution]
    return render(
        request,
        "accounts/delegations/list.html",
        {
            "form": form,
            "on": on,
            "is_past": on != timezone.now().date(),
            "counts": _counts(states),
            "states": [row for row in shown if not row.is_institution],
            "institutions": [row for row in shown if row.is_institution],
            "filtered": len(shown) != len(rows),
        },
    )


def _regions(rows) -> list[tuple[str, str]]:
    found = {row.region_fr: row.region for row in rows if row.region_fr}
    return sorted(found.items(), key=lambda pair: pair[1])


def _wanted(row, asked) -> bool:
    return (
        (not asked.get("status") or row.status == asked["status"])
        and (not asked.get("kind") or row.kind == asked["kind"])
        and (not asked.get("region") or row.region_fr == asked["region"])
    )


def _counts(states) -> dict:
    """How many States and governments took part on that day; the withdrawn are named apart."""
    present = [row for row in states if row.participation != ParticipationState.WITHDRAWN]
    by_status = Counter(row.status for row in present)
    return {
        "present": len(present),
        "withdrawn": len(states) - len(present),
        "suspended": sum(row.participation == ParticipationState.SUSPENDED for row in present),
        "by_status": [
            ngettext("%(n)d full member", "%(n)d full members", by_status[Status.MEMBER])
            % {"n": by_status[Status.MEMBER]},
            ngettext("%(n)d associate", "%(n)d associates", by_status[Status.ASSOCIATE])
            % {"n": by_status[Status.ASSOCIATE]},
            ngettext("%(n)d observer", "%(n)d observers", by_status[Status.OBSERVER])
            % {"n": by_status[Status.OBSERVER]},
        ],
    }


def one_delegation(request, code):
    """One delegation: what it is and was; its people for those who work with it."""
    on = _day(request.GET.get("on"))
    found = Delegation.objects.visible_to(request.user).with_status(on=on)
    delegation = get_object_or_404(
        found.select_related("institution").prefetch_related("statuses", "participations"),
        code__iexact=code,
    )
    if delegation.code != code:
        return HttpResponseRedirect(delegation.get_absolute_url())
    people = None
    if carries_mandate(request.user) or secretariat(request.user):
        people = Mandate.objects.active().of_people_in_order(delegation)
    today = timezone.now().date()
    return render(
        request,
        "accounts/delegations/detail.html",
        {
            "delegation": delegation,
            "on": on or today,
            "is_past": on is not None and on != today,
            "people": people,
            "headless": people is not None and not any(m.role == Role.HEAD for m in people),
            "status_label": Status(delegation.status).label if delegation.status else "",
            "participation_label": ParticipationState(delegation.participation).label
            if delegation.participation
            else "",
            "history": _history(delegation, today),
        },
    )


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _history(delegation, today) -> list[dict]:
    """Every dated fact, newest first; the ones of unknown date last, cancelled ones marked."""
    facts = [
        {
            "since": row.since,
            "since_text": row.since_text,
            "subject": _("status"),
            "word": row.get_status_display(),
            "row": row,
        }
        for row in delegation.statuses.all()
    ]
    facts += [
        {
            "since": row.since,
            "since_text": "",
            "subject": _("participation"),
            "word": row.get_state_display(),
            "row": row,
        }
        for row in delegation.participations.all()
    ]
    for fact in facts:
        fact["future"] = fact["since"] is not None and fact["since"] > today
    return sorted(facts, key=lambda fact: fact["since"] or date.min, reverse=True)

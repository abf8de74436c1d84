"""From the rows of a page to the timeline: which words and tones each mark gets."""

from datetime import date, timedelta

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.words.dates import long_date
from priorities.roadmap import timeline
from priorities.roadmap.progress import share_reached, standings, tone

# Before a cycle has an end, the timeline goes a little beyond what is due.
BEYOND = timedelta(days=60)


def draw(cycle, groups, events, milestones, today: date) -> timeline.Timeline | None:
    """None when there is nothing to draw."""
    code = get_language() or "fr"
    actions = [action for _heading, rows in groups for action in rows]
    if not actions and not events and not milestones:
        return None
    calendar = [
        timeline.Point(
            event.starts_on,
            _("%(when)s: %(event)s") % {"when": event.when, "event": event.title},
        )
        for event in events
    ] + [_point(milestone, today, code) for milestone in milestones]
    last = cycle.ends_on or max(
        [today + BEYOND]
        + [action.due_on + BEYOND for action in actions]
        + [point.day for point in calendar]
    )
    return timeline.build(
        [(heading, [_item(action, today, code) for action in rows]) for heading, rows in groups],
        calendar=sorted(calendar, key=lambda point: point.day),
        first=cycle.starts_on.replace(day=1),
        last=last,
        today=today,
        code=code,
    )


def _item(action, today: date, code: str) -> timeline.Item:
    late = action.is_late(today)
    reached = [stone for stone in action.stones if stone.done_on]
    words = [str(chip.word) for chip in chips(action, today)]
    told = _("%(title)s: %(state)s, due on %(day)s") % {
        "title": action.title,
        "state": ", ".join(words),
        "day": long_date(action.due_on, code),
    }
    return timeline.Item(
        title=action.title,
        url=action.get_absolute_url(),
        starts_on=action.starts_on or action.due_on,
        due_on=action.due_on,
        share=share_reached(len(reached), len(action.stones), action.state),
        tone=tone(action.state, late=late),
        late=late,
        told=told,
        milestones=tuple(_point(stone, today, code) for stone in action.stones),
    )


def _point(milestone, today: date, code: str) -> timeline.Point:
    words = timeline.told(milestone.title, milestone.due_on, code)
    if milestone.done_on:
        return timeline.Point(
            milestone.due_on, _("%(milestone)s: reached") % {"milestone": words}, "go"
        )
    if milestone.is_overdue(today):
        return timeline.Point(
            milestone.due_on, _("%(milestone)s: late") % {"milestone": words}, "stop"
        )
    return timeline.Point(milestone.due_on, words)


def chips(action, today: date):
    """The standings of an action annotated by `with_standing`."""
    return standings(
        action.state, late=action.is_late(today), unreported=action.is_unreported(today)
    )

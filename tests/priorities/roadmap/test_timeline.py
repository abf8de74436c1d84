from datetime import date, timedelta

import pytest

from priorities.roadmap import timeline
from priorities.roadmap.timeline import LABELS, PAD, WIDTH, Item, Point, Scale

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


def item(**changes):
    values = {
        "title": "Réserve de formateurs",
        "url": "/fr/roadmap/1/",
        "starts_on": date(2026, 3, 1),
        "due_on": date(2026, 9, 1),
        "share": 50,
        "tone": "note",
        "late": False,
        "told": "Réserve de formateurs : en cours",
    }
    return Item(**(values | changes))


def drawn(*items, today=date(2026, 6, 1), calendar=()):
    return timeline.build(
        [("Cybersécurité", list(items))],
        calendar=list(calendar),
        first=FIRST,
        last=LAST,
        today=today,
        code="fr",
    )


def test_the_scale_runs_from_edge_to_edge():
    scale = Scale(FIRST, LAST)
    assert scale.x(FIRST) == LABELS
    assert scale.x(LAST) == WIDTH - PAD
    assert scale.x(date(2020, 1, 1)) == LABELS
    assert scale.x(date(2030, 1, 1)) == WIDTH - PAD


def test_a_bar_goes_from_its_start_to_its_due_date():
    line = drawn(item())
    bar, scale = line.bars[0], Scale(FIRST, LAST)
    assert bar.x == scale.x(date(2026, 3, 1))
    assert bar.end == scale.x(date(2026, 9, 1))
    assert bar.filled == round(bar.width / 2)
    assert bar.over == 0


def test_an_action_that_is_late_stretches_to_today():
    bar = drawn(item(late=True), today=date(2026, 10, 1)).bars[0]
    assert bar.end + bar.over == Scale(FIRST, LAST).x(date(2026, 10, 1))


def test_a_late_milestone_alone_stretches_nothing():
    assert drawn(item(late=True), today=date(2026, 6, 1)).bars[0].over == 0


def test_one_day_is_still_seen():
    assert drawn(item(starts_on=date(2026, 3, 1), due_on=date(2026, 3, 1))).bars[0].width == 3


def test_today_is_drawn_only_within_the_cycle():
    assert drawn(item()).today_x is not None
    assert drawn(item(), today=date(2031, 1, 1)).today_x is None


def test_the_calendar_comes_first_and_nothing_overlaps():
    line = drawn(item(), item(), calendar=[Point(date(2026, 5, 5), "Session")])
    assert [heading.word for heading in line.headings] == ["Calendrier", "Cybersécurité"]
    heights = [line.points[0].y, *(bar.y for bar in line.bars)]
    assert heights == sorted(heights)
    assert len(set(heights)) == 3
    assert line.height > line.bars[-1].y + line.bar_height


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (date(2026, 4, 30), ["janv.", "févr.", "mars", "avr."]),
        (date(2028, 1, 31), None),
    ],
)
def test_ticks_stay_readable(last, words):
    drawn_ticks = timeline.ticks(Scale(FIRST, last), "fr")
    found = [tick.word for tick in drawn_ticks]
    years = [tick.year for tick in drawn_ticks if tick.year]
    assert len(found) <= 15
    if words:
        assert found == words
    else:
        assert years == ["2026", "2027", "2028"]


def test_a_long_title_is_cut_between_words():
    short = timeline.shortened("Cartographie des points d’échange Internet de l’espace francophone")
    assert short == "Cartographie des points d’échange…"
    assert timeline.shortened("Guide") == "Guide"


# An upper bound, in units: eight a character of the bold year, seven of a month.
YEAR_WIDTH, MONTH_WIDTH = 8, 7


@pytest.mark.parametrize("months", range(1, 73))
@pytest.mark.parametrize("first", [date(2026, 1, 1), date(2026, 12, 1)])
def test_no_word_of_the_scale_touches_the_next_at_any_span(first, months):
    year, month = divmod(first.month - 1 + months, 12)
    scale = Scale(first, date(first.year + year, month + 1, 1) - timedelta(days=1))
    for code in ("fr", "en"):
        drawn_ticks = timeline.ticks(scale, code)
        assert drawn_ticks
        assert drawn_ticks[0].year
        _apart([(tick.x, len(tick.word) * MONTH_WIDTH) for tick in drawn_ticks])
        _apart([(tick.x, len(tick.year) * YEAR_WIDTH) for tick in drawn_ticks if tick.year])


def _apart(words):
    """Each begins three units after its line and ends before the next one and the edge."""
    starts = [x + 3 for x, _width in words]
    for (x, width), following in zip(words, [*starts[1:], WIDTH], strict=True):
        assert x + 3 + width <= following, words

"""The arithmetic of the timeline's chart: places in order, nothing on top of anything else, spans for vague dates."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.dashboard.charts import attached, heads
from tracker.dashboard.charts.figures import SIZES, Figure
from tracker.dashboard.charts.lanes import Shown
from tracker.dashboard.charts.packing import Reach, beside, rows, stairs
from tracker.dashboard.charts.scale import Scale, scale
from tracker.dashboard.charts.timeline import figures
from tracker.dates import parse_date
from tracker.queries.comparison import Cell
from tracker.queries.races import Event, Race
from tracker.queries.timeline import Answer, Held, Lane, Step, Told
from tracker.vocabulary import Act, Bar, ChangeKind, Fit, Grade, Level, ResponseKind, SaidBy, Stance, StandingKind

OPENS, CLOSES = date(2022, 11, 15), date(2024, 11, 5)
DESK = SIZES[-1]
DAYS = st.dates(date(1990, 1, 1), date(2024, 11, 5))


def told(text: str, known: str = "", **values: object) -> Told:
    when = parse_date(text)
    one = Told(
        id=f"ana-rivera/harbour-toll/{text}".replace("~", "").replace("..", "open"),
        candidate="ana-rivera",
        policy="harbour-toll",
        date=when,
        said_day=when.latest,
        known_day=date.fromisoformat(known) if known else when.latest,
        stance=Stance.SUPPORT,
        act=Act.STATED,
        fit=Fit.EXACT,
        grade=Grade.A,
        level=Level.OFFICIAL,
        said_by=SaidBy.CANDIDATE,
        speaker=None,
        sources_described=None,
        number_of_sources=None,
        summary="She spoke of a toll.",
        quote=None,
        language=None,
        condition=None,
        read=None,
        answers=(),
    )
    return replace(one, **values)  # type: ignore[arg-type]


def shown(statements: Sequence[Told], steps: tuple[Step, ...] = (), held: tuple[Held, ...] = ()) -> Shown:
    lane = Lane(
        "harbour-toll",
        "ana-rivera",
        Cell("ana-rivera", "harbour-toll", StandingKind.EXPLICIT),
        tuple(sorted(statements, key=lambda one: one.said_day)),
        held,
        steps,
    )
    return Shown(lane, 0, "Rivera", "nominee", closes=CLOSES, left=None, as_of=CLOSES, bar=Bar.OFFICIAL)


def drawn(one: Shown) -> tuple[Figure, ...]:
    return figures([one], (), opens=OPENS, closes=CLOSES)


def over(*days: date, as_of: date = CLOSES) -> Scale:
    return scale(days, opens=OPENS, closes=CLOSES, as_of=as_of, crowd=1, plot=DESK.plot)


@given(st.lists(DAYS, min_size=2, max_size=12))
def test_later_days_never_stand_left_of_earlier_ones_and_all_stand_on_the_plot(days: list[date]) -> None:
    found = over(*days)
    places = [found.at(day) for day in sorted(days)]
    assert all(first <= second for first, second in pairwise(places))
    assert places[0] > 0
    assert places[-1] < 1


def test_the_time_before_the_campaign_has_a_panel_of_its_own_only_if_anything_was_said_then() -> None:
    assert [panel.is_before for panel in over(date(2023, 1, 5)).panels] == [False]
    old, new = over(date(1999, 3, 1), date(2023, 1, 5)).panels
    assert (old.is_before, new.is_before) == (True, False)
    assert old.end < new.start
    assert new.first == OPENS


def test_a_view_from_before_the_campaign_ends_on_its_own_day() -> None:
    (panel,) = over(date(2019, 6, 1), as_of=date(2020, 1, 1)).panels
    assert panel.is_before
    assert panel.last == date(2020, 1, 1)


def test_ticks_keep_apart_however_long_the_time() -> None:
    for size in SIZES:
        found = scale([date(1850, 1, 1)], opens=OPENS, closes=CLOSES, as_of=CLOSES, crowd=1, plot=size.plot)
        places = [tick.x * size.plot for tick in found.ticks()]
        assert all(second - first > 24 for first, second in pairwise(places))


@given(st.lists(st.tuples(st.floats(0, 900), st.floats(1, 200)), max_size=25))
def test_in_no_row_do_two_things_touch(things: list[tuple[float, float]]) -> None:
    reaches = [Reach(start, start + size) for start, size in things]
    placed = list(zip(reaches, rows(reaches), strict=True))
    for (one, row), (other, same) in combinations(placed, 2):
        assert row != same or not one.touches(other)


def test_the_names_of_days_keep_clear_of_each_other_and_of_their_lines() -> None:
    labels = beside([(x, "Debate of two candidates") for x in (300, 340, 420, 640, 700, 760)], 864)
    placed = list(zip(labels, stairs(labels), strict=True))
    for (one, row), (other, second) in combinations(placed, 2):
        assert row != second or not one.reach.touches(other.reach)
        upper, lower = (one, other) if row < second else (other, one)
        assert not lower.reach.start < upper.x < lower.reach.end


@given(st.lists(DAYS, min_size=1, max_size=30, unique=True))
def test_no_mark_stands_on_another_on_any_width(days: list[date]) -> None:
    for figure, size in zip(drawn(shown([told(day.isoformat()) for day in days])), SIZES, strict=True):
        assert len(figure.marks) == len(days)
        for one, other in combinations(figure.marks, 2):
            assert one.y != other.y or abs(one.x - other.x) * size.plot >= 24
        assert max(mark.y for mark in figure.marks) + 24 <= figure.height


@pytest.mark.parametrize("text", ["2020-22", "2024", "2023-03~", "2024-05-07/2024-05-08", "../2024-11-05"])
def test_a_vague_date_is_drawn_as_a_span_and_never_as_a_point(text: str) -> None:
    for figure in drawn(shown([told(text)])):
        assert any("span" in line.look for line in figure.lines) or any(sign.name == "vague" for sign in figure.signs)


def test_a_date_is_drawn_without_a_span() -> None:
    for figure in drawn(shown([told("2023-03-01")])):
        assert not [line for line in figure.lines if "span" in line.look]


@pytest.mark.parametrize("text", ["2023", "2024-01~/2024-05-07", "../2024-05-07", "2023-03-01"])
def test_a_mark_stands_on_the_said_day_and_its_span_ends_there(text: str) -> None:
    """A report of "about 2024 to 7 May" stood in March, before it was there to be read or answered."""
    one = told(text)
    found = over(one.said_day, date(2022, 12, 1))
    assert attached.place(one, found) == found.at(one.said_day)
    for figure in drawn(shown([one])):
        spans = [line for line in figure.lines if "span dash" in line.look]
        assert [line.x2 for line in spans] == [figure.marks[0].x] * len(spans)
        assert bool(spans) is attached.is_vague(one)


def answer(text: str, kind: ResponseKind = ResponseKind.CLARIFIES) -> Answer:
    return Answer(kind, SaidBy.CAMPAIGN, None, parse_date(text), "It answers.", None, disputes=kind.disputes)


def test_a_response_stands_on_its_own_day_joined_to_what_it_answers() -> None:
    late = answer("2024-03-01", ResponseKind.DENIES)
    one = told("2023-02-01", answers=(answer("2023-09-01"), late, replace(late, kind=ResponseKind.ATTACKS_SOURCE)))
    other = told("2023-10-01")
    for figure, size in zip(drawn(shown([one, other])), SIZES, strict=True):
        found = over(one.said_day) if size is DESK else None
        signs = [sign for sign in figure.signs if sign.name in ("answers", "disputes")]
        (mark,) = [mark for mark in figure.marks if mark.id == one.id]
        assert [(sign.name, sign.dx, sign.y) for sign in signs] == [("answers", 0, mark.y), ("disputes", 0, mark.y)]
        if found:
            assert [sign.x for sign in signs] == [found.at(date(2023, 9, 1)), found.at(date(2024, 3, 1))]
        joined = [(line.x1, line.x2) for line in figure.lines if line.look == "reply-line"]
        assert joined == [(mark.x, sign.x) for sign in signs]
        assert {mark.y for mark in figure.marks if mark.id == other.id} != {mark.y}, "no mark stands on what joins them"


@pytest.mark.parametrize(("said", "side"), [("2023-02-01", 1), ("2024-11-04", -1)])
def test_a_response_of_the_next_day_stands_beside_the_mark_where_there_is_room(said: str, side: int) -> None:
    one = told(said, answers=(answer(said), answer((date.fromisoformat(said) + timedelta(days=1)).isoformat())))
    for figure, size in zip(drawn(shown([one])), SIZES, strict=True):
        signs = [sign for sign in figure.signs if sign.name == "answers"]
        places = [sign.x * size.plot + sign.dx - figure.marks[0].x * size.plot for sign in signs]
        assert all(place * side > 20 for place in places)
        assert all(second - first >= 18 for first, second in pairwise(places))
        words = [words for words in figure.words if words.text == "answered"]
        assert bool(words) is size.words
        assert all((one.anchor == "start") == (side > 0) for one in words)


@given(st.lists(st.tuples(DAYS, st.integers(0, 900)), min_size=1, max_size=8))
def test_responses_take_their_room_from_no_other_mark(pairs: list[tuple[date, int]]) -> None:
    statements = [
        told(day.isoformat(), id=f"{number}", answers=(answer((day + timedelta(days=later)).isoformat()),))
        for number, (day, later) in enumerate(pairs)
    ]
    for figure, size in zip(drawn(shown(statements)), SIZES, strict=True):
        places = [(mark.x * size.plot, mark.y, 12) for mark in figure.marks]
        places += [(sign.x * size.plot + sign.dx, sign.y, 6) for sign in figure.signs if sign.name == "answers"]
        for (x, y, half), (other, same, width) in combinations(places, 2):
            assert y != same or abs(x - other) >= half + width - 3


def test_the_day_a_memoir_became_known_is_joined_to_its_mark() -> None:
    for figure in drawn(shown([told("2020-22", known="2022-05-05")])):
        (mark,), (known,) = figure.marks, [sign for sign in figure.signs if sign.name == "known"]
        assert known.x > mark.x
        assert known.y == mark.y
        assert any(line.look == "known dash" and line.x2 == known.x for line in figure.lines)


def test_what_lies_below_the_bar_stands_in_rows_of_its_own() -> None:
    report = told("2023-06-01", level=Level.UNNAMED_SOURCES, grade=Grade.D)
    for figure in drawn(shown([told("2023-03-01"), report])):
        heights = {mark.id: mark.y for mark in figure.marks}
        assert heights[report.id] > heights["ana-rivera/harbour-toll/2023-03-01"]
        assert "reported" in [one.text for one in figure.words]


def test_a_change_joins_the_marks_of_its_two_statements() -> None:
    before, after = told("2023-03-01"), told("2024-05-02", stance=Stance.OPPOSE)
    for figure in drawn(shown([before, after], steps=(Step(ChangeKind.REVERSED, before.id, after.id),))):
        places = {mark.id: mark.x for mark in figure.marks}
        (arrow,) = [sign for sign in figure.signs if sign.name == "arrow"]
        assert arrow.x == places[after.id]
        assert [line for line in figure.lines if line.look == "turn" and {line.x1, line.x2} == {*places.values()}]
        assert any(words.text.startswith("reversed") for words in figure.words)


def test_the_standing_ends_on_election_day_and_is_broken_before_the_campaign() -> None:
    held = (
        Held(date(2019, 6, 1), OPENS, Stance.OPPOSE, before_campaign=False),
        Held(OPENS, date.max, Stance.OPPOSE, before_campaign=True),
    )
    for figure in drawn(shown([told("2019-06-01", stance=Stance.OPPOSE)], held=held)):
        plain, broken = [line for line in figure.lines if line.look.startswith("run")]
        assert (plain.look, broken.look) == ("run", "run is-before")
        assert broken.x2 < 1


def test_the_view_of_election_day_has_no_second_rule() -> None:
    race = Race("h", "H", "en", OPENS, CLOSES, (), (Event(date(2023, 8, 23), "First debate, Quay"),), ())
    assert [one.text for one in heads.days(race, CLOSES)] == ["First debate", "Election day"]
    assert [one.text for one in heads.days(race, date(2023, 9, 1))][1] == "As of 1 Sep 2023"

"""What holds of every history of statements, whatever is in it."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tracker.standing import Evidence, Frame, Reply, Standing, View, history, standing
from tracker.vocabulary import Act, Bar, Clock, Fit, Grade, Level, ResponseKind, Stance

FRAME = Frame(opens=date(2023, 1, 1), election_day=date(2023, 12, 31))
DAYS = st.dates(date(2021, 1, 1), date(2024, 6, 30))
LEVEL_ORDER = tuple(Level)


@st.composite
def statements(draw: st.DrawFn) -> Evidence:
    first = draw(DAYS)
    last = first + timedelta(days=draw(st.sampled_from([0, 0, 0, 30, 364])))
    said = first + (last - first) * draw(st.sampled_from([0, 1]))
    known = said + timedelta(days=draw(st.sampled_from([0, 0, 10, 500])))
    name = draw(st.text("abcdefgh", min_size=1, max_size=4))
    replies = draw(st.lists(st.tuples(st.sampled_from(ResponseKind), DAYS, DAYS), max_size=2))
    return Evidence(
        id=name,
        occasion=name,
        first_day=first,
        last_day=last,
        said_day=said,
        known_day=known,
        stance=draw(st.sampled_from(Stance)),
        act=draw(st.sampled_from([Act.STATED, Act.PLEDGED, Act.ASKED, Act.FLOATED])),
        fit=draw(st.sampled_from(Fit)),
        grade=draw(st.sampled_from(Grade)),
        corrects=draw(st.none() | st.text("abcdefgh", min_size=1, max_size=4)),
        withdrawn=draw(st.sampled_from([False, False, False, True])),
        originals=frozenset({name[0]}),
        disputes=tuple(Reply(kind, said, known) for kind, said, known in replies),
    )


HISTORIES = st.lists(statements(), max_size=8, unique_by=lambda one: one.id)
VIEWS = st.builds(View, DAYS, st.sampled_from(Clock), st.sampled_from(Bar))


def statements_named(found: Standing) -> set[str]:
    """Return every statement that a standing shows as evidence."""
    single = {found.gives, found.since, found.stance_since, found.last_said, found.newest, found.context} - {None}
    changed = {one for change in found.changes for one in (change.before, change.after, *change.through)}
    return {str(one) for one in single} | changed | set(found.run) | {line.gives for line in found.reported}


@given(HISTORIES, VIEWS, st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(told: list[Evidence], view: View, random: object) -> None:
    shuffled = sorted(told, key=lambda one: hash((one.id, repr(random))))
    assert standing(told, FRAME, view) == standing(shuffled, FRAME, view)


@given(HISTORIES, VIEWS)
def test_raising_the_bar_never_brings_in_a_lower_grade(told: list[Evidence], view: View) -> None:
    lower, higher = (standing(told, FRAME, View(view.as_of, view.clock, bar)) for bar in (Bar.EVERYTHING, Bar.OFFICIAL))
    if higher.level:
        assert higher.level is Level.OFFICIAL
    if higher.level and higher.stance:
        assert (lower.level, lower.stance, lower.gives) == (higher.level, higher.stance, higher.gives)


@given(HISTORIES, VIEWS)
def test_a_standing_is_given_by_a_level_within_the_bar(told: list[Evidence], view: View) -> None:
    found = standing(told, FRAME, view)
    assert found.level is None or found.level in view.bar.levels


@given(HISTORIES, VIEWS)
def test_nothing_known_later_is_seen_earlier(told: list[Evidence], view: View) -> None:
    found = standing(told, FRAME, view)
    by_id = {one.id: one for one in told}
    for name in statements_named(found):
        assert by_id[name].seen_on(view.clock) <= view.as_of
        assert not by_id[name].withdrawn


@given(HISTORIES, VIEWS)
def test_a_statement_that_is_not_yet_seen_makes_no_difference(told: list[Evidence], view: View) -> None:
    seen = [one for one in told if one.seen_on(view.clock) <= view.as_of]
    without, with_all = standing(seen, FRAME, view), standing(told, FRAME, view)
    if seen:
        assert without == with_all


@given(HISTORIES, VIEWS)
def test_words_after_the_race_set_nothing(told: list[Evidence], view: View) -> None:
    found = standing(told, FRAME, view)
    by_id = {one.id: one for one in told}
    assert all(by_id[name].said_day <= FRAME.closes for name in statements_named(found))


@given(HISTORIES, st.lists(DAYS, max_size=6))
def test_the_spans_equal_the_function_on_every_day(told: list[Evidence], days: list[date]) -> None:
    spans = history(told, FRAME)
    edges = {span.valid_from for span in spans} - {date.min}
    for day in {*days, *edges, *(edge - timedelta(days=1) for edge in edges)}:
        for clock in Clock:
            for bar in Bar:
                (span,) = (
                    span
                    for span in spans
                    if (span.bar, span.clock) == (bar, clock) and span.valid_from <= day < span.valid_to
                )
                assert span.standing == standing(told, FRAME, View(day, clock, bar))


def test_levels_are_listed_from_the_highest() -> None:
    assert LEVEL_ORDER == (Level.OFFICIAL, Level.NAMED_ACCOUNT, Level.UNNAMED_SOURCES)

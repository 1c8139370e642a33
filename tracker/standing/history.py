"""The history of a standing: every span of days on which it stays the same, for each clock and evidence bar."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.standing.evidence import Evidence, Frame, View, in_order
from tracker.standing.rules import Standing, standing_of
from tracker.vocabulary import Bar, Clock, Level

END = date.max
"""The end of a span that lasts: no day."""


@dataclass(frozen=True, slots=True)
class Span:
    """A standing and the days on which it holds: from `valid_from`, up to and without `valid_to`."""

    bar: Bar
    clock: Clock
    valid_from: date
    valid_to: date
    standing: Standing


def history(evidence: Sequence[Evidence], frame: Frame, *, searched: bool = False) -> tuple[Span, ...]:
    """Return the spans of all bars and clocks; for each pair they cover all days without gap or overlap."""
    ordered = in_order(evidence)
    by_view: dict[tuple[Bar, Clock], tuple[Span, ...]] = {}
    for clock in Clock:
        for bar in Bar:
            twin = _twin(ordered, bar, clock)
            by_view[bar, clock] = (
                _relabelled(by_view[twin], bar, clock)
                if twin in by_view
                else tuple(_spans(ordered, frame, bar, clock, searched=searched))
            )
    return tuple(span for spans in by_view.values() for span in spans)


def _twin(ordered: Sequence[Evidence], bar: Bar, clock: Clock) -> tuple[Bar, Clock]:
    """Name the first view that must give the same: most evidence is official and known the day it is said."""
    levels = {one.level for one in ordered}
    if Level.UNNAMED_SOURCES not in levels and bar is Bar.EVERYTHING:
        bar = Bar.ON_THE_RECORD
    if Level.NAMED_ACCOUNT not in levels and bar is Bar.ON_THE_RECORD:
        bar = Bar.OFFICIAL
    replies = (reply for one in ordered for reply in one.disputes)
    if all(one.known_day <= one.said_day for one in ordered) and all(r.known_day <= r.said_day for r in replies):
        clock = next(iter(Clock))
    return bar, clock


def _relabelled(spans: Sequence[Span], bar: Bar, clock: Clock) -> tuple[Span, ...]:
    return tuple(Span(bar, clock, span.valid_from, span.valid_to, span.standing) for span in spans)


def _spans(ordered: Sequence[Evidence], frame: Frame, bar: Bar, clock: Clock, *, searched: bool) -> Iterator[Span]:
    """Compute the standing on each day on which it can change, and join equal neighbours."""
    start = date.min
    current = standing_of(ordered, frame, View(start, clock, bar), searched=searched)
    for day in _boundaries(ordered, frame, clock):
        found = standing_of(ordered, frame, View(day, clock, bar), searched=searched)
        if found != current:
            yield Span(bar, clock, start, day, current)
            start, current = day, found
    yield Span(bar, clock, start, END, current)


def _boundaries(ordered: Sequence[Evidence], frame: Frame, clock: Clock) -> Sequence[date]:
    """Return the days on which something is first seen, and the day the campaign opens."""
    seen = {one.seen_on(clock) for one in ordered}
    replies = {reply.seen_on(clock) for one in ordered for reply in one.disputes}
    return sorted(seen | replies | {frame.opens})

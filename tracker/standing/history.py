"""The history of a standing: every span of days on which it stays the same, for each clock and evidence bar."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from tracker.standing.evidence import Evidence, Frame, View, in_order
from tracker.standing.rules import Seen, Standing, look, weigh
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
    past = _Past(ordered, frame, searched)
    by_view: dict[tuple[Bar, Clock], tuple[Span, ...]] = {}
    for clock in Clock:
        days = _days(ordered, frame, clock)
        for bar in Bar:
            twin = _twin(ordered, bar, clock)
            by_view[bar, clock] = (
                _relabelled(by_view[twin], bar, clock) if twin in by_view else tuple(_spans(past, days, bar, clock))
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


_Look = tuple[bool, tuple[bool, ...], tuple[bool, ...]]
"""All that a standing depends on besides the bar: whether the campaign has opened, what is seen, which replies are."""


@dataclass(frozen=True, slots=True)
class _Past:
    """The evidence of a history, and what was worked out: days that look the same are weighed once, by either clock."""

    ordered: Sequence[Evidence]
    frame: Frame
    searched: bool
    seen: dict[_Look, Seen] = field(default_factory=dict)
    weighed: dict[tuple[_Look, Bar], Standing] = field(default_factory=dict)

    def standing(self, found: _Look, view: View) -> Standing:
        """Return the standing of a view, which has this look."""
        if (found, view.bar) not in self.weighed:
            if found not in self.seen:
                self.seen[found] = look(self.ordered, self.frame, view)
            self.weighed[found, view.bar] = weigh(self.seen[found], self.frame, view, searched=self.searched)
        return self.weighed[found, view.bar]


def _days(ordered: Sequence[Evidence], frame: Frame, clock: Clock) -> Sequence[tuple[date, _Look]]:
    """Return the days on which a standing can change, the first of all included, and how each looks."""
    seen = [one.seen_on(clock) for one in ordered]
    replies = [reply.seen_on(clock) for one in ordered for reply in one.disputes]
    return [
        (day, (day >= frame.opens, tuple(one <= day for one in seen), tuple(one <= day for one in replies)))
        for day in sorted({date.min, frame.opens, *seen, *replies})
    ]


def _spans(past: _Past, days: Sequence[tuple[date, _Look]], bar: Bar, clock: Clock) -> Iterator[Span]:
    """Compute the standing of each day, and join equal neighbours."""
    (start, first), *later = days
    current = past.standing(first, View(start, clock, bar))
    for day, found in later:
        following = past.standing(found, View(day, clock, bar))
        if following is not current and following != current:
            yield Span(bar, clock, start, day, current)
            start, current = day, following
    yield Span(bar, clock, start, END, current)

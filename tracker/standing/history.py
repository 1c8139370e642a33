"""The history of a standing: every span of days on which it stays the same, for each clock and evidence bar."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from tracker.standing.evidence import Evidence, Frame, View, in_order
from tracker.standing.rules import Choice, Seen, Standing, choose, is_of_the_race, look, weigh
from tracker.vocabulary import Bar, Clock, Level

END = date.max
"""The end of a span that lasts: no day."""


class Span(NamedTuple):
    """A standing and the days on which it holds: from `valid_from`, up to and without `valid_to`."""

    bar: Bar
    clock: Clock
    valid_from: date
    valid_to: date
    standing: Standing


def history(evidence: Sequence[Evidence], frame: Frame, *, searched: bool = False) -> tuple[Span, ...]:
    """Return the spans of all bars and clocks; for each pair they cover all days without gap or overlap."""
    past = _Past(in_order(evidence), frame, searched)
    days = {clock: past.days(clock) for clock in Clock}
    by_view: dict[tuple[Bar, Clock], Sequence[Span]] = {}
    for clock, bar, twin in _twins(past.ordered):
        by_view[bar, clock] = (
            [Span(bar, clock, one.valid_from, one.valid_to, one.standing) for one in by_view[twin]]
            if twin in by_view
            else list(_spans(past, days[clock], bar, clock))
        )
    return tuple(span for spans in by_view.values() for span in spans)


def _twins(ordered: Sequence[Evidence]) -> Iterator[tuple[Clock, Bar, tuple[Bar, Clock]]]:
    """Yield each view with the first that must give the same: most evidence is official, and known when it is said."""
    levels = {one.level for one in ordered}
    replies = (reply for one in ordered for reply in one.disputes)
    at_once = all(one.known_day <= one.said_day for one in ordered) and all(r.known_day <= r.said_day for r in replies)
    for clock in Clock:
        bar = Bar.OFFICIAL
        for higher, level in zip(Bar, Level, strict=True):
            bar = higher if level in levels else bar
            yield clock, higher, (bar, Clock.KNOWN_BY if at_once else clock)


_Look = int
"""All that a standing depends on besides the bar, a bit for each: which statements and which replies are seen, in the
order of the evidence, and whether the campaign has opened."""


@dataclass(frozen=True, slots=True)
class _Past:
    """The evidence of a history, and what was worked out: days that look the same are weighed once, by either clock."""

    ordered: Sequence[Evidence]
    frame: Frame
    searched: bool
    seen: dict[_Look, Seen] = field(default_factory=dict)
    weighed: dict[tuple[_Look, Choice], Standing] = field(default_factory=dict)

    def standing(self, found: _Look, day: date, clock: Clock, bar: Bar) -> Standing:
        """Return the standing of a view, which has this look."""
        if (seen := self.seen.get(found)) is None:
            seen = self.seen[found] = self._look(found)
        choice = choose(seen, bar)
        if (known := self.weighed.get((found, choice))) is None:
            known = weigh(choice, seen, self.frame, View(day, clock, bar), searched=self.searched)
            self.weighed[found, choice] = known
        return known

    def _look(self, found: _Look) -> Seen:
        visible = [one for place, one in enumerate(self.ordered) if found >> place & 1]
        inside = [one for one in visible if is_of_the_race(one, self.frame)]
        return look(inside, self.frame, on_file=bool(self.ordered))

    def days(self, clock: Clock) -> Mapping[date, _Look]:
        """Return the days on which a standing can change, in order, and how each looks when all of it has happened."""
        happens = [one.seen_on(clock) for one in self.ordered]
        happens += (reply.seen_on(clock) for one in self.ordered for reply in one.disputes)
        happens.append(self.frame.opens)
        found, looks = 0, {}
        for day, place in sorted((day, place) for place, day in enumerate(happens)):
            found |= 1 << place
            looks[day] = found
        return looks


def _spans(past: _Past, days: Mapping[date, _Look], bar: Bar, clock: Clock) -> Iterator[Span]:
    """Compute the standing of each day, and join equal neighbours."""
    start, current = date.min, past.standing(0, date.min, clock, bar)
    for day, found in days.items():
        following = past.standing(found, day, clock, bar)
        if following is not current and following != current:
            if day > start:
                yield Span(bar, clock, start, day, current)
            start, current = day, following
    yield Span(bar, clock, start, END, current)

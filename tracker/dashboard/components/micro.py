"""A timeline the size of a line: marks of statements over the runs of a standing, beside the words that say it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.dashboard.components.marks import data_stance, stance_shape
from tracker.queries.timeline import Held, Lane, Told
from tracker.vocabulary import Bar

YEARS_BEFORE = 7
"""So many years before the election's the small timelines begin; what is older stands at their left edge."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The days from which to which all small timelines of a page run, and the day the campaign opened."""

    first: date
    last: date
    opens: date

    def at(self, day: date) -> float:
        """Say how far a day is from the left edge, from 0 to 100."""
        whole = (self.last - self.first).days or 1
        return max(0.0, min(100.0, 100 * (day - self.first).days / whole))

    @property
    def years(self) -> str:
        """Name the scale: "2017 to 2024, older at the left edge"."""
        return f"{self.first.year} to {self.last.year}, older at the left edge"


def scale(as_of: date, opens: date, election_day: date) -> Scale:
    """Choose the scale: the years before the election, up to the day of the view."""
    start = min(date(election_day.year - YEARS_BEFORE, 1, 1), as_of - timedelta(days=365))
    return Scale(start, as_of, opens)


def micro(lane: Lane, on: Scale, bar: Bar) -> str:
    """Draw the small timeline of one candidate and policy; nothing where no statement is seen."""
    told = [one for one in lane.told if not one.is_context]
    if not told:
        return ""
    runs = "".join(_run(one, on) for one in lane.held)
    return (
        f'<span class="small-line" aria-hidden="true"><i class="opens" style="left:{on.at(on.opens):.1f}%"></i>'
        f"{runs}{_marks(told, on, bar)}</span>"
    )


def _run(one: Held, on: Scale) -> str:
    left, right = on.at(one.since), on.at(min(one.until, on.last))
    lean = " is-lean" * one.stance.is_lean
    return (
        f'<i class="run{lean}" data-stance="{data_stance(one.stance)}" '
        f'style="left:{left:.1f}%;width:{right - left:.1f}%"></i>'
    )


def _marks(told: Sequence[Told], on: Scale, bar: Bar) -> str:
    return "".join(_mark(one, on, is_reported=one.level not in bar.levels) for one in told)


def _mark(one: Told, on: Scale, *, is_reported: bool) -> str:
    shape = stance_shape(one.stance, reported=is_reported, disputed=one.disputed)
    return (
        f'<span data-stance="{data_stance(one.stance)}" style="left:{on.at(one.said_day):.1f}%">'
        f'<i class="mark m-{shape}"></i></span>'
    )

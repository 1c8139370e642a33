"""Days to places across a plot: two panels on one axis, the time before the campaign on a smaller scale."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tracker.dates import parse_date, say

_GAP: Final = 10
"""Pixels between the panels."""
_PAD: Final = 15
"""Pixels between a panel's edge and its first or last day, so that no mark is cut."""
_LEAST: Final = 84
"""The least pixels of the panel before the campaign."""
_STEPS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400)
"""Months between ticks."""
_TICK: Final = 38
"""The least pixels from tick to tick."""
_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class Panel:
    """A stretch of days, both inclusive, and of the plot from `start` to `end`, as fractions; marks keep `pad` off."""

    first: date
    last: date
    start: float
    end: float
    pad: float
    is_before: bool

    def at(self, day: date) -> float:
        """Return the place of a day; days outside stand at the edge."""
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return self.start + self.pad + min(max(share, 0.0), 1.0) * (self.end - self.start - 2 * self.pad)


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis; `is_year` where it is the first of January."""

    x: float
    text: str
    is_year: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """One or two panels, in order, over a plot that is at least `plot` pixels wide."""

    panels: tuple[Panel, ...]
    plot: int

    def at(self, day: date) -> float:
        """Return the place of a day as a fraction of the plot."""
        return self._panel(day).at(day)

    def pixels(self, day: date) -> float:
        """Return the place of a day in pixels of the narrowest plot."""
        return self.at(day) * self.plot

    def holds(self, day: date) -> bool:
        """Whether a day lies within a panel."""
        return any(panel.first <= day <= panel.last for panel in self.panels)

    def _panel(self, day: date) -> Panel:
        return next((panel for panel in self.panels if day <= panel.last), self.panels[-1])

    def ticks(self) -> Iterator[Tick]:
        """Return the ticks of all panels, as fine as the narrowest plot lets them be read."""
        for panel in self.panels:
            yield from _ticks(panel, self.plot)


def scale(days: Sequence[date], *, opens: date, closes: date, as_of: date, crowd: int, plot: int) -> Scale:
    """Lay out the days of a chart: what lies before `opens` in a panel of its own, if anything does.

    `closes` is election day; `crowd` the most statements from before the campaign on any one lane. A view from before
    the campaign has that panel alone, which then ends on the day of the view.
    """
    before = [day for day in days if day < opens]
    pad = _PAD / plot
    first = date(min(before).year, 1, 1) if before else opens
    if as_of < opens:
        return Scale((Panel(min(first, date(as_of.year, 1, 1)), as_of, 0, 1, pad, is_before=True),), plot)
    last = max([closes, *days])
    if not before:
        return Scale((Panel(opens, last, 0, 1, pad, is_before=False),), plot)
    share = min(max(0.13 + 0.03 * crowd, _LEAST / plot), 0.42)
    old = Panel(first, opens - timedelta(days=1), 0, share, pad, is_before=True)
    return Scale((old, Panel(opens, last, share + _GAP / plot, 1, pad, is_before=False)), plot)


def _ticks(panel: Panel, plot: int) -> Iterator[Tick]:
    months = (panel.last.year - panel.first.year) * _YEAR + panel.last.month - panel.first.month + 1
    width = (panel.end - panel.start - 2 * panel.pad) * plot
    step = next((one for one in _STEPS if width * one / months >= _TICK), _STEPS[-1])
    start = panel.first.year - panel.first.year % max(step // _YEAR, 1)
    for month in range(start * _YEAR, (panel.last.year + 1) * _YEAR, step):
        day = date(month // _YEAR, month % _YEAR + 1, 1)
        if panel.first <= day <= panel.last:
            yield Tick(panel.at(day), _label(day), day.month == 1)


def _label(day: date) -> str:
    return str(day.year) if day.month == 1 else say(parse_date(day.isoformat()[:7])).split()[0]

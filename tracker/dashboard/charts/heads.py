"""The head of a timeline and what runs through all lanes: panels, ticks, the campaign's days by name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tracker.dashboard.charts.figures import Ground, Line, Sheet, Size, Words
from tracker.dashboard.charts.packing import Label, beside, stairs, width
from tracker.dashboard.charts.scale import Panel, Scale
from tracker.queries.races import Race
from tracker.wording import timeline as wording
from tracker.wording.views import day_name

_PANELS: Final = 16
"""The height of the line that names the panels."""
_ROW: Final = 16
"""The height of a row of names of days."""
_TICKS: Final = 22
"""The height of the axis."""


@dataclass(frozen=True, slots=True)
class Named:
    """A day with a name that is drawn as a rule; `strong` for the days that bound what counts."""

    day: date
    text: str
    strong: bool = False


def days(race: Race, as_of: date) -> tuple[Named, ...]:
    """Return the days to draw: the campaign's events, election day, and the view's own day where it is another."""
    events = [Named(event.day, day_name(event.name)) for event in race.events]
    bounds = [Named(race.election_day, wording.ELECTION_DAY, strong=True)]
    if as_of != race.election_day:
        bounds.append(Named(as_of, wording.as_of(as_of), strong=True))
    return tuple(sorted([*events, *bounds], key=lambda one: one.day))


def head(sheet: Sheet, scale: Scale, named: Sequence[Named], size: Size) -> float:
    """Draw the panels' names, the days' names and the axis; return the height of the head."""
    shown = [one for one in named if scale.holds(one.day)]
    pixels = (scale.pixels(one.day) for one in shown)
    labels = beside(list(zip(pixels, _texts(shown, size), strict=True)), scale.plot)
    places = stairs(labels)
    axis = _PANELS + _ROW * (max(places, default=-1) + 1)
    for panel in scale.panels:
        if panel.is_before:
            sheet.grounds.append(Ground(panel.start, panel.end, _PANELS + 4, "before"))
        text = _panel(panel, scale.plot)
        sheet.words.append(Words(panel.start, 2, 11, text, "t-quiet"))
    for one, place, row in zip(shown, labels, places, strict=True):
        _day(sheet, scale.at(one.day), place, _PANELS + _ROW * row, one)
    for tick in scale.ticks():
        look = "t-ink" if tick.is_year else "t-quiet"
        if tick.x * scale.plot + width(tick.text) < scale.plot:
            sheet.words.append(Words(tick.x, 4, axis + 15, tick.text, look))
        sheet.lines.append(Line(tick.x, axis + 3, tick.x, 0, "grid"))
    return axis + _TICKS


def _panel(panel: Panel, plot: int) -> str:
    """Name a panel as fully as there is room for."""
    names = wording.panel(panel.first, is_before=panel.is_before)
    return next((name for name in names if width(name) < (panel.end - panel.start) * plot), names[-1])


def _texts(shown: Sequence[Named], size: Size) -> Iterator[str]:
    """Name the days, or give the events their numbers where there is no room; a list below has the names."""
    number = 0
    for one in shown:
        number += not one.strong
        yield one.text if size.words or one.strong else str(number)


def _day(sheet: Sheet, x: float, place: Label, y: float, one: Named) -> None:
    look = "t-ink" if one.strong else "t-quiet"
    anchor, dx = ("end", -4) if place.to_left else ("start", 4)
    sheet.words.append(Words(x, dx, y + 12, place.text, look, anchor))
    sheet.lines.append(Line(x, y + 2, x, 0, "turn day-strong" if one.strong else "day"))

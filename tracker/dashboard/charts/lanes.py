"""One lane of a timeline: its statements in rows that do not touch, its standing as a line, its changes as brackets."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Final

from tracker.dashboard.charts import attached, brackets
from tracker.dashboard.charts.figures import Line, Mark, Name, Sheet, Size, Words
from tracker.dashboard.charts.packing import rows
from tracker.dashboard.charts.scale import Scale
from tracker.queries.timeline import Held, Lane, Told
from tracker.vocabulary import Bar
from tracker.wording import timeline as wording

PITCH: Final = 40
"""The height of a row: a mark of at least 24 pixels with its grade below."""
_CENTRE: Final = 14
"""From the top of a row to the middle of its marks."""
_NAME: Final = 22
"""The height of a name that stands above its lane."""
_ABOVE: Final = 6
_LETTERS, _SMALL = 14, 19
"""So many letters of a name, and of the line below it, fit one line of the gutter."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A lane as it is looked at: place and name, the day until which its standing counts, the view's day and bar."""

    lane: Lane
    number: int
    name: str
    status: str
    closes: date
    left: date | None
    as_of: date
    bar: Bar


@dataclass(frozen=True, slots=True)
class _Rows:
    """Which statements stand in which row, one level of evidence after the other."""

    counting: Mapping[str, int]
    reported: Mapping[str, int]

    @property
    def first_reported(self) -> int:
        return max(self.counting.values(), default=-1) + 1

    @property
    def count(self) -> int:
        return self.first_reported + max(self.reported.values(), default=-1) + 1

    def row(self, named: str) -> int:
        """Return the row of a statement, from the top of the lane's rows."""
        return self.counting[named] if named in self.counting else self.first_reported + self.reported[named]


def draw(sheet: Sheet, shown: Shown, scale: Scale, top: float, size: Size) -> float:
    """Draw a lane from `top` on and return its height."""
    lane = shown.lane
    placed = _rows(shown, scale, size)
    name = 0 if size.gutter else _NAME
    changes = brackets.brackets(lane, scale, size)
    under = top + _ABOVE + name
    start = under + brackets.height(changes)
    sheet.lines.append(Line(0, top, 1, top, "lane"))
    sheet.names.append(Name(shown.number, top))
    _held(sheet, shown, scale, start + _CENTRE)
    if placed.reported:
        _reported(sheet, start + PITCH * placed.first_reported + _CENTRE, size)
    places = {one.id: start + PITCH * placed.row(one.id) + _CENTRE for one in lane.told}
    for one in lane.told:
        attached.draw(sheet, one, scale, places[one.id], size)
        sheet.marks.append(Mark(one.id, shown.number, attached.place(one, scale), places[one.id]))
    for change, row in changes.items():
        brackets.draw(sheet, change, under + brackets.HEIGHT * row, places)
    return max(start - top + PITCH * placed.count + 2, _beside(shown, size))


def _beside(shown: Shown, size: Size) -> float:
    """Return the height of what stands in the gutter: the name and the line below it, in as many lines as they take."""
    if not size.gutter:
        return size.lane
    name, status = (ceil(len(text) / letters) for text, letters in ((shown.name, _LETTERS), (shown.status, _SMALL)))
    return max(size.lane, 14 + 19 * name + 16 * status)


def _rows(shown: Shown, scale: Scale, size: Size) -> _Rows:
    """Place the statements that changed something first, then days, then vague dates, each level by itself."""
    turning = {one for step in shown.lane.steps for one in (step.before, step.after)}

    def order(one: Told) -> tuple[bool, bool, date, str]:
        return one.id not in turning, attached.is_vague(one), one.said_day, one.id

    told = sorted(shown.lane.told, key=order)
    counting, reported = (
        [one for one in told if wording.is_reported(one, shown.bar) is below] for below in (False, True)
    )
    return _Rows(*(_in_rows(level, scale, size) for level in (counting, reported)))


def _in_rows(told: Sequence[Told], scale: Scale, size: Size) -> Mapping[str, int]:
    reaches = rows(attached.reach(one, scale, size) for one in told)
    return {one.id: row for one, row in zip(told, reaches, strict=True)}


def _reported(sheet: Sheet, y: float, size: Size) -> None:
    """Draw the ground line of what lies below the bar."""
    sheet.lines.append(Line(0, y, 1, y, "grid dash"))
    if size.gutter:
        sheet.words.append(Words(0, -12, y + 4, wording.REPORTED, "t-quiet", "end"))
    else:
        sheet.words.append(Words(0, 2, y - 5, wording.REPORTED, "t-quiet"))


def _held(sheet: Sheet, shown: Shown, scale: Scale, y: float) -> None:
    """Draw the standing day by day as a line, thick for a side, thin for a lean; it ends where the race does."""
    last = min(shown.closes, shown.as_of)
    for one in shown.lane.held:
        since, until = max(one.since, scale.panels[0].first), min(one.until, last)
        if since < until:
            sheet.lines.append(Line(scale.at(since), y, scale.at(until), y, _look(one), one.stance.value))
    if shown.left and shown.left <= shown.as_of and scale.holds(shown.left):
        sheet.lines.append(Line(scale.at(shown.left), y - 8, scale.at(shown.left), y + 8, "turn"))


def _look(one: Held) -> str:
    weight = " is-lean" if one.stance.is_lean else ""
    return f"run{weight}{' is-before' if one.before_campaign else ''}"


def days_of(told: Sequence[Told]) -> Iterator[date]:
    """Return the days that a chart of these statements has to hold."""
    for one in told:
        yield one.said_day
        yield from (answer.date.latest for answer in one.answers)
        if one.date.earliest:
            yield one.date.earliest

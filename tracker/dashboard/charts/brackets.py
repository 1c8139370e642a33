"""The changes of a lane: a bracket from the old stance to the new one, with its kind beside the arrow."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tracker.dashboard.charts import attached
from tracker.dashboard.charts.figures import Line, Sheet, Sign, Size, Words
from tracker.dashboard.charts.packing import Label, Reach, label, rows
from tracker.dashboard.charts.scale import Scale
from tracker.queries.timeline import Lane
from tracker.wording import timeline as wording

HEIGHT: Final = 18
"""The height of a change."""
_SIGN: Final = 16
"""The width of the sign of a change."""
_LINE: Final = 8
"""From the top of a bracket to its line."""
_MARK: Final = 10
"""From the middle of a mark to where a bracket ends."""


@dataclass(frozen=True, slots=True)
class Bracket:
    """A change between two statements, named by id, at the places of their marks; `row` counts from the top."""

    before: str
    after: str
    x1: float
    x2: float
    words: Label
    row: int


def brackets(lane: Lane, scale: Scale, size: Size) -> tuple[Bracket, ...]:
    """Return the changes whose two statements are shown, in rows in which their words do not touch."""
    told = {one.id: one for one in lane.told}
    found = []
    for step in lane.steps:
        if step.before in told and step.after in told:
            x1, x2 = (attached.place(told[named], scale) for named in (step.before, step.after))
            text = wording.change_label(step.kind, told[step.after]) if size.words else step.kind.label
            words = label(x2 * scale.plot, text, scale.plot - _SIGN)
            found.append((step, x1, x2, words))
    places = rows(_reach(x1 * scale.plot, words) for _, x1, _, words in found)
    return tuple(
        Bracket(step.before, step.after, x1, x2, words, row)
        for (step, x1, x2, words), row in zip(found, places, strict=True)
    )


def height(found: tuple[Bracket, ...]) -> int:
    """Return the height of all brackets of a lane."""
    return HEIGHT * (max((one.row for one in found), default=-1) + 1)


def _reach(x1: float, words: Label) -> Reach:
    text = words.reach
    return Reach(min(x1 - 2, text.start - _SIGN), max(x1, text.end + _SIGN))


def draw(sheet: Sheet, one: Bracket, top: float, heights: Mapping[str, float]) -> None:
    """Draw a bracket; `heights` are those of the marks, by id."""
    line = top + HEIGHT * one.row + _LINE
    end = heights[one.after] - _MARK
    corners = ((one.x1, heights[one.before] - _MARK), (one.x1, line), (one.x2, line), (one.x2, end))
    sheet.lines.extend(Line(*start, *stop, "turn") for start, stop in pairwise(corners))
    sheet.signs.append(Sign(one.x2, 0, end, "arrow"))
    side, anchor = (-1, "end") if one.words.to_left else (1, "start")
    sheet.signs.append(Sign(one.x2, side * (_SIGN - 3), line, "changed"))
    sheet.words.append(Words(one.x2, side * (_SIGN + 8), line + 4, one.words.text, "t-ink", anchor))

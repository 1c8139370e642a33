"""The changes of a lane: a bracket from the old stance to the new one, with its kind beside the arrow."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tracker.dashboard.charts import attached
from tracker.dashboard.charts.figures import Line, Sheet, Sign, Size, Words
from tracker.dashboard.charts.packing import Label, Reach, label, rows
from tracker.dashboard.charts.scale import Scale
from tracker.queries.timeline import Lane, Step, Told
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
    """A change between two statements, named by id, from `x1` to `x2`; its kind stands beside `words`."""

    before: str
    after: str
    x1: float
    x2: float
    words: float
    text: str
    to_left: bool
    reach: Reach


def brackets(lane: Lane, scale: Scale, size: Size) -> Mapping[Bracket, int]:
    """Return the changes whose two statements are shown, each with its row: in none of them do two touch."""
    told = {one.id: one for one in lane.told}
    found = [_bracket(step, told, scale, size) for step in lane.steps if {step.before, step.after} <= set(told)]
    return dict(zip(found, rows(one.reach for one in found), strict=True))


def _bracket(step: Step, told: Mapping[str, Told], scale: Scale, size: Size) -> Bracket:
    """Put the kind right of the arrow, else left of where the bracket starts, else left of the arrow along the line."""
    x1, x2 = (attached.place(told[named], scale) for named in (step.before, step.after))
    text = wording.change_label(step.kind, told[step.after]) if size.words else step.kind.label
    words, place = label(x2 * scale.plot, text, scale.plot - _SIGN), x2
    left = Label(x1 * scale.plot, text, to_left=True)
    if words.to_left and left.reach.start > _SIGN:
        words, place = left, x1
    ends = (x1 * scale.plot, x2 * scale.plot, words.reach.start - _SIGN, words.reach.end + _SIGN)
    return Bracket(step.before, step.after, x1, x2, place, text, words.to_left, Reach(min(ends), max(ends)))


def height(found: Mapping[Bracket, int]) -> int:
    """Return the height of all brackets of a lane."""
    return HEIGHT * (max(found.values(), default=-1) + 1)


def draw(sheet: Sheet, one: Bracket, top: float, heights: Mapping[str, float]) -> None:
    """Draw a bracket from `top` on; `heights` are those of the marks, by id."""
    line = top + _LINE
    end = heights[one.after] - _MARK
    corners = ((one.x1, heights[one.before] - _MARK), (one.x1, line), (one.x2, line), (one.x2, end))
    sheet.lines.extend(Line(*start, *stop, "turn") for start, stop in pairwise(corners))
    sheet.signs.append(Sign(one.x2, 0, end, "arrow"))
    side, anchor = (-1, "end") if one.to_left else (1, "start")
    sheet.signs.append(Sign(one.words, side * (_SIGN - 3), line, "changed"))
    name = "t-ink on-line" if one.to_left and one.words == one.x2 else "t-ink"
    sheet.words.append(Words(one.words, side * (_SIGN + 8), line + 4, one.text, name, anchor))

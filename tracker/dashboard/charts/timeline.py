"""The chart of a timeline, worked out for each kind of width: a head, then a lane below the other."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from tracker.dashboard.charts import heads, lanes
from tracker.dashboard.charts.figures import SIZES, Figure, Line, Sheet, Size
from tracker.dashboard.charts.heads import Named
from tracker.dashboard.charts.lanes import Shown
from tracker.dashboard.charts.scale import Scale, scale

_FOOT: Final = 8


def figures(shown: Sequence[Shown], named: Sequence[Named], *, opens: date, closes: date) -> tuple[Figure, ...]:
    """Return the chart for each kind of width, the narrowest first; empty where no lane has a statement."""
    return tuple(_figure(shown, named, _scale(shown, opens, closes, size), size) for size in SIZES) if shown else ()


def _scale(shown: Sequence[Shown], opens: date, closes: date, size: Size) -> Scale:
    told = [one.lane.told for one in shown]
    days = [day for lane in told for day in lanes.days_of(lane)]
    crowd = max(sum(one.said_day < opens for one in lane) for lane in told)
    return scale(days, opens=opens, closes=closes, as_of=shown[0].as_of, crowd=crowd, plot=size.plot)


def _figure(shown: Sequence[Shown], named: Sequence[Named], over: Scale, size: Size) -> Figure:
    sheet = Sheet()
    top = heads.head(sheet, over, named, size)
    through = list(sheet.lines)
    for one in shown:
        top += lanes.draw(sheet, one, over, top, size)
    bottom = top + _FOOT
    sheet.lines[: len(through)] = [_down(line, bottom) for line in through]
    return sheet.figure(least=size.least, gutter=size.gutter, height=bottom)


def _down(line: Line, bottom: float) -> Line:
    """Lead a line of the head through all lanes."""
    return Line(line.x1, line.y1, line.x2, bottom, line.look, line.stance)

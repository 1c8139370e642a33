"""What is drawn with a mark and takes room beside it: the span of a vague date, when it became known, responses."""

from datetime import date
from typing import Final

from tracker.dashboard.charts.figures import Line, Sheet, Sign, Size, Words
from tracker.dashboard.charts.packing import Reach, width
from tracker.dashboard.charts.scale import Scale
from tracker.queries.timeline import Told
from tracker.wording import timeline as wording

HALF: Final = 13
"""Half of what a mark takes of the width: 24 pixels that can be pressed, and a gap."""
_BOX: Final = 22
"""From the middle of a mark to that of the sign of its responses."""
_APART: Final = 18
"""Pixels from which on the day it became known has a place of its own."""
_OVER: Final = 6
"""From the middle of a mark to the foot of the words beside it: above the line of the standing."""
_SPAN: Final = 5
"""Half of the height of a span's ends."""


def middle(one: Told) -> date:
    """Return the day under a mark: the date, or the middle of the days it may have been; an open start has its end."""
    first = one.date.earliest
    return first + (one.said_day - first) / 2 if first else one.said_day


def is_vague(one: Told) -> bool:
    """Whether a date is drawn as a span, never as a point."""
    return one.date.earliest is None or one.date.earliest < one.said_day


def place(one: Told, scale: Scale) -> float:
    """Return where a mark stands: in the middle of its span."""
    first, last = _span(one, scale)
    return (first + last) / 2 if one.date.earliest else last


def _span(one: Told, scale: Scale) -> tuple[float, float]:
    first = one.date.earliest or scale.panels[0].first
    return scale.at(min(first, one.said_day)), scale.at(one.said_day)


def known_apart(one: Told, scale: Scale) -> bool:
    """Whether the day a statement became known is drawn: it lies on the plot and not under the mark."""
    gap = scale.pixels(one.known_day) - place(one, scale) * scale.plot
    return one.known_day > one.said_day and scale.holds(one.known_day) and gap > _APART


def reach(one: Told, scale: Scale, size: Size) -> Reach:
    """Return what a statement takes of the narrowest plot, with everything attached to it."""
    x = place(one, scale) * scale.plot
    first, last = (end * scale.plot for end in _span(one, scale))
    start, end = min(x - HALF, first - 3), max(x + HALF, last + 3)
    beside = _beside(one, scale, size)
    if beside:
        side, anchor = _side(one, scale, size)
        start, end = (min(start, anchor - beside), end) if side < 0 else (start, max(end, anchor + beside))
    return Reach(start, end)


def _beside(one: Told, scale: Scale, size: Size) -> float:
    """Return the width of what stands beside a mark, or beside the day it became known."""
    words = width(_words(one, scale)) + 4 if size.words and _words(one, scale) else 0
    return words + (_BOX + 10) * bool(one.answers) + 4 * known_apart(one, scale)


def _words(one: Told, scale: Scale) -> str:
    parts = [wording.known_later(one)] if known_apart(one, scale) else []
    return ", ".join([*parts, *([wording.answers(one)] if one.answers else [])])


def _side(one: Told, scale: Scale, size: Size) -> tuple[int, float]:
    """Return on which side there is room (1 right, −1 left) and the pixel it starts from."""
    x = scale.pixels(one.known_day) if known_apart(one, scale) else place(one, scale) * scale.plot
    return (-1 if x + _beside(one, scale, size) > scale.plot + HALF else 1), x


def draw(sheet: Sheet, one: Told, scale: Scale, y: float, size: Size) -> None:
    """Draw what belongs to a mark at this height."""
    x, stance = place(one, scale), one.stance.value if one.stance.is_explicit and not one.is_context else "none"
    if is_vague(one):
        _vague(sheet, one, scale, y, stance)
    apart = known_apart(one, scale)
    at = scale.at(one.known_day) if apart else x
    if apart:
        sheet.lines.append(Line(x, y, at, y, "known dash"))
        sheet.signs.append(Sign(at, 0, y, "known"))
    side, _ = _side(one, scale, size)
    dx = side * (4 + 6 * apart)
    if one.answers:
        sheet.signs.append(Sign(at, side * _BOX, y, "reply-left" if side < 0 else "reply-right"))
        sheet.signs.append(Sign(at, side * _BOX, y, "disputes" if one.disputed else "answers"))
        dx = side * (_BOX + 12)
    if size.words and _words(one, scale):
        sheet.words.append(Words(at, dx, y - _OVER, _words(one, scale), "t-quiet", "end" if side < 0 else "start"))


def _vague(sheet: Sheet, one: Told, scale: Scale, y: float, stance: str) -> None:
    """Draw the days it may have been said on: an open start has no left end, a few days a sign as wide as a mark."""
    first, last = _span(one, scale)
    if (last - first) * scale.plot < 2 * HALF and one.date.earliest:
        sheet.signs.append(Sign((first + last) / 2, 0, y, "vague", stance))
        return
    sheet.lines.append(Line(first, y, last, y, "span dash", stance))
    ends = (first, last) if one.date.earliest else (last,)
    for end in ends:
        sheet.lines.append(Line(end, y - _SPAN, end, y + _SPAN, "span", stance))

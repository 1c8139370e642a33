"""What is drawn with a mark and takes room beside it: the span of a vague date, when it became known, responses."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from tracker.dashboard.charts.figures import Line, Sheet, Sign, Size, Words
from tracker.dashboard.charts.packing import Reach, width
from tracker.dashboard.charts.scale import Scale
from tracker.queries.timeline import Told
from tracker.wording import timeline as wording

HALF: Final = 13
"""Half of what a mark takes of the width: 24 pixels that can be pressed, and a gap."""
_BOX: Final = 22
"""From the middle of a mark to that of the sign of its first responses, at least."""
_EDGE: Final = 10
"""From the middle of the sign of a response, or of the day it became known, to where words may begin."""
_APART: Final = 18
"""Pixels from which on the day it became known, or that of later responses, has a place of its own."""
_OVER: Final = 6
"""From the middle of a mark to the foot of the words beside it: above the line of the standing."""
_SPAN: Final = 5
"""Half of the height of a span's end."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The sign of the responses of one day, `dx` pixels beside a place."""

    at: float
    dx: float
    disputes: bool

    def pixels(self, scale: Scale) -> float:
        """Return where it stands on the narrowest plot."""
        return self.at * scale.plot + self.dx


def is_vague(one: Told) -> bool:
    """Whether a date is drawn as a span, never as a point."""
    return one.date.earliest is None or one.date.earliest < one.said_day


def place(one: Told, scale: Scale) -> float:
    """Return where a mark stands: on the said day, at the end of the span of a vague date (design §4)."""
    return scale.at(one.said_day)


def _span(one: Told, scale: Scale) -> tuple[float, float]:
    first = one.date.earliest or scale.panels[0].first
    return scale.at(min(first, one.said_day)), scale.at(one.said_day)


def known_apart(one: Told, scale: Scale) -> bool:
    """Whether the day a statement became known is drawn: it lies on the plot and not under the mark."""
    gap = scale.pixels(one.known_day) - place(one, scale) * scale.plot
    return one.known_day > one.said_day and scale.holds(one.known_day) and gap > _APART


def _known(one: Told, scale: Scale) -> float:
    """Return where a statement could be answered from: the day it became known, or its mark."""
    return scale.at(one.known_day) if known_apart(one, scale) else place(one, scale)


def replies(one: Told, scale: Scale) -> tuple[Reply, ...]:
    """Return a sign for each day of responses, on that day or as near right of it as there is room.

    At the right edge, where there is none, all share a sign left of what they answer.
    """
    start, found = _known(one, scale), list[Reply]()
    free = start * scale.plot + _BOX
    for day in sorted({answer.date.latest for answer in one.answers}):
        disputes = any(answer.disputes for answer in one.answers if answer.date.latest == day)
        own = scale.pixels(day) >= free
        found.append(Reply(scale.at(day), 0, disputes) if own else Reply(start, free - start * scale.plot, disputes))
        free = found[-1].pixels(scale) + _APART
    if found and found[-1].pixels(scale) + _EDGE > scale.plot + HALF:
        return (Reply(start, -_BOX, one.disputed),)
    return tuple(found)


def reach(one: Told, scale: Scale, size: Size) -> Reach:
    """Return what a statement takes of the narrowest plot, with everything attached to it."""
    first, x = (end * scale.plot for end in _span(one, scale))
    signs = [reply.pixels(scale) for reply in replies(one, scale)]
    words = _beside(one, scale, size)
    left, right = min([x - HALF, first - 3, *(at - _EDGE for at in signs)]), _right(one, scale)
    if words and words.anchor == "end":
        edge = words.x * scale.plot + words.dx
        left = min(left, edge - width(words.text))
    elif words:
        right = max(right, words.x * scale.plot + words.dx + width(words.text))
    return Reach(left, right)


def _right(one: Told, scale: Scale) -> float:
    """Return the right edge of the signs of a statement."""
    known = [_known(one, scale) * scale.plot + _EDGE] if known_apart(one, scale) else []
    signs = (reply.pixels(scale) + _EDGE for reply in replies(one, scale))
    return max([place(one, scale) * scale.plot + HALF, *known, *signs])


def _beside(one: Told, scale: Scale, size: Size) -> Words | None:
    """Return what stands beside the signs of a statement: right of the last, or left of all where there is no room."""
    text = _words(one, scale) if size.words else ""
    if not text:
        return None
    signs = replies(one, scale)
    last = max([Reply(_known(one, scale), 0, disputes=False), *signs], key=lambda sign: sign.pixels(scale))
    if last.pixels(scale) + width(text) <= scale.plot:
        return Words(last.at, last.dx + HALF, 0, text, "t-quiet", "start")
    first = min([Reply(place(one, scale), 0, disputes=False), *signs], key=lambda sign: sign.pixels(scale))
    return Words(first.at, first.dx - HALF, 0, text, "t-quiet", "end")


def _words(one: Told, scale: Scale) -> str:
    parts = [wording.known_later(one)] if known_apart(one, scale) else []
    return ", ".join([*parts, *([wording.answers(one)] if one.answers else [])])


def draw(sheet: Sheet, one: Told, scale: Scale, y: float, size: Size) -> None:
    """Draw what belongs to a mark at this height."""
    if is_vague(one):
        stance = one.stance.value if one.stance.is_explicit and not one.is_context else "none"
        _vague(sheet, one, scale, y, stance)
    known = _known(one, scale)
    if known_apart(one, scale):
        sheet.lines.append(Line(place(one, scale), y, known, y, "known dash"))
        sheet.signs.append(Sign(known, 0, y, "known"))
    _replies(sheet, replies(one, scale), known, y)
    if words := _beside(one, scale, size):
        sheet.words.append(replace(words, y=y - _OVER))


def _replies(sheet: Sheet, signs: Sequence[Reply], start: float, y: float) -> None:
    """Draw the responses, joined to what they answer."""
    for sign in signs:
        if sign.dx:
            sheet.signs.append(Sign(sign.at, sign.dx, y, "reply-left" if sign.dx < 0 else "reply-right"))
        else:
            sheet.lines.append(Line(start, y, sign.at, y, "reply-line"))
        sheet.signs.append(Sign(sign.at, sign.dx, y, "disputes" if sign.disputes else "answers"))


def _vague(sheet: Sheet, one: Told, scale: Scale, y: float, stance: str) -> None:
    """Draw the days it may have been said on: an open start has no left end, a few days a sign as wide as a mark."""
    first, last = _span(one, scale)
    if (last - first) * scale.plot < HALF and one.date.earliest:
        sheet.signs.append(Sign(last, 0, y, "vague", stance))
        return
    sheet.lines.append(Line(first, y, last, y, "span dash", stance))
    if one.date.earliest:
        sheet.lines.append(Line(first, y - _SPAN, first, y + _SPAN, "span", stance))

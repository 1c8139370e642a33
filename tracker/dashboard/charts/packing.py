"""Keeping things apart: rows in which no two of them touch, and labels on the side where there is room."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

LETTER: Final = 6.2
"""Pixels that a letter of 12 pixels takes on average; rather too many than too few."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What a thing takes of the width, in pixels, both ends included."""

    start: float
    end: float

    def touches(self, other: "Reach") -> bool:
        """Whether two things cannot stand in one row."""
        return self.start < other.end and other.start < self.end


def rows(reaches: Iterable[Reach]) -> tuple[int, ...]:
    """Return for each thing the first row in which it touches none of those before it."""
    taken: list[list[Reach]] = []
    places = []
    for reach in reaches:
        free = (number for number, row in enumerate(taken) if not any(reach.touches(other) for other in row))
        place = next(free, len(taken))
        if place == len(taken):
            taken.append([])
        taken[place].append(reach)
        places.append(place)
    return tuple(places)


def width(text: str) -> float:
    """Return how many pixels a text of 12 pixels takes, about."""
    return len(text) * LETTER


@dataclass(frozen=True, slots=True)
class Label:
    """A text beside a line at `x` pixels: right of it, or left of it where it would leave the plot."""

    x: float
    text: str
    to_left: bool

    @property
    def reach(self) -> Reach:
        """What it takes of the width, the line included."""
        size = width(self.text) + 10
        return Reach(self.x - size, self.x + 2) if self.to_left else Reach(self.x - 2, self.x + size)


def label(x: float, text: str, plot: float) -> Label:
    """Put a text beside a line on the side where it fits."""
    return Label(x, text, to_left=x + width(text) + 8 > plot)


def beside(lines: Sequence[tuple[float, str]], plot: float) -> tuple[Label, ...]:
    """Put each text beside its line: to the left also where it would run over the line of one that has to."""
    edge, found = plot, {}
    for place in sorted(range(len(lines)), key=lambda place: -lines[place][0]):
        found[place] = label(*lines[place], edge)
        edge = lines[place][0] if found[place].to_left else edge
    return tuple(found[place] for place in range(len(lines)))


def stairs(labels: Sequence[Label]) -> tuple[int, ...]:
    """Return a row for each label, counted from the top, such that no line down from a label crosses another's text.

    Labels to the left go before, from the right; then those to the right, from the left: like stairs on both sides.
    Lines too near each other for that have rows of their own.
    """
    order = sorted(
        range(len(labels)),
        key=lambda place: (not labels[place].to_left, -labels[place].x if labels[place].to_left else labels[place].x),
    )
    found: dict[int, int] = {}
    for place in order:
        free = (row for row in range(len(labels)) if not _clashes(row, labels[place], found, labels))
        found[place] = next(free, max(found.values(), default=-1) + 1)
    return tuple(found[place] for place in range(len(labels)))


def _clashes(row: int, one: Label, found: dict[int, int], labels: Sequence[Label]) -> bool:
    """Whether a label in this row touches another's text, or one's line runs through the other's."""
    for place, taken in found.items():
        other = labels[place]
        if taken == row and one.reach.touches(other.reach):
            return True
        if taken < row and one.reach.start < other.x < one.reach.end:
            return True
        if taken > row and other.reach.start < one.x < other.reach.end:
            return True
    return False

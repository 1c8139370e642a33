"""What a chart is made of: lines, grounds, words, signs, marks and names, each with its place.

Across, a place is a fraction of the plot's width, which is not known here, with `dx` pixels beside it; down, it is in
pixels. `look` names a class of the stylesheet, `stance` the colours.
"""

from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Final


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    look: str
    stance: str = "none"


@dataclass(frozen=True, slots=True)
class Ground:
    """A filled area from `x1` to `x2`, over the whole height from `y` on."""

    x1: float
    x2: float
    y: float
    look: str


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; `anchor` is "start", "middle" or "end"."""

    x: float
    dx: float
    y: float
    text: str
    look: str
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Sign:
    """A small drawing that the script knows by name, with its middle at the place."""

    x: float
    dx: float
    y: float
    name: str
    stance: str = "none"


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a statement, with its middle at the place; `lane` is the number of its lane."""

    id: str
    lane: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a lane, with the top of its text at the place."""

    lane: int
    y: float


@dataclass(frozen=True, slots=True)
class Figure:
    """A whole chart for containers from `least` pixels on; names stand in a gutter left of the plot, or above lanes."""

    least: int
    gutter: int
    height: int
    lines: tuple[Line, ...]
    grounds: tuple[Ground, ...]
    words: tuple[Words, ...]
    signs: tuple[Sign, ...]
    marks: tuple[Mark, ...]
    names: tuple[Name, ...]


Plain = str | int | float | list[list[str | float]]
"""What a figure is to the script: its numbers, and each part as rows of values."""

PARTS: Final = {"lines": Line, "grounds": Ground, "words": Words, "signs": Sign, "marks": Mark, "names": Name}
"""The parts of a figure."""

FIELDS: Final = {part: [one.name for one in fields(kind)] for part, kind in PARTS.items()}
"""The names of the values in a row of each part."""

_READ: Final = {part: attrgetter(*names) for part, names in FIELDS.items()}


def plain(figure: Figure) -> dict[str, Plain]:
    """Return a figure as plain values; rows, not maps: they are smaller, and made in a fraction of the time."""
    sizes: dict[str, Plain] = {"least": figure.least, "gutter": figure.gutter, "height": figure.height}
    return sizes | {part: [_row(read(one)) for one in getattr(figure, part)] for part, read in _READ.items()}


def _row(values: tuple[str | float, ...]) -> list[str | float]:
    return [round(value, 5) if isinstance(value, float) else value for value in values]


@dataclass(slots=True)
class Sheet:
    """A figure in the making."""

    lines: list[Line] = field(default_factory=list)
    grounds: list[Ground] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)

    def figure(self, *, least: int, gutter: int, height: float) -> Figure:
        """Close the figure."""
        parts = (self.lines, self.grounds, self.words, self.signs, self.marks, self.names)
        return Figure(least, gutter, round(height), *(tuple(part) for part in parts))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Size:
    """A kind of width: from `least` pixels of container on; `plot` is the narrowest plot that it may get."""

    least: int
    plot: int
    gutter: int
    words: bool
    """Whether there is room for words beside signs."""
    lane: int
    """The least height of a lane."""


SIZES = (
    Size(least=0, plot=284, gutter=0, words=False, lane=66),
    Size(least=640, plot=500, gutter=132, words=True, lane=54),
    Size(least=1000, plot=864, gutter=132, words=True, lane=54),
)
"""Phone, tablet and paper, desk."""

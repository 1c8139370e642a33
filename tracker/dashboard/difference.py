"""What a correction changes in a file, line by line: short enough to be read beside the card."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain, takewhile
from typing import Final

_ALIGNED: Final = 200
"""Beyond so many lines on a side the old and the new part are given whole: finding what stayed would take long."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that goes or that comes, with its number in the text it stands in, counted from 1."""

    number: int
    text: str
    is_new: bool


def difference(old: str, new: str) -> tuple[Line, ...]:
    """Return the lines that go and those that come in their place, in the order of the file."""
    before, after = old.split("\n"), new.split("\n")
    same = _shared(before, after)
    rest = len(before) - same, len(after) - same
    tail = min(_shared(before[::-1], after[::-1]), *rest)
    old_part, new_part = before[same : len(before) - tail], after[same : len(after) - tail]
    return tuple(chain.from_iterable(_steps(old_part, new_part, same + 1)))


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the lines that two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _steps(old: Sequence[str], new: Sequence[str], first: int) -> Iterator[list[Line]]:
    """Yield the lines of each place that differs; `first` is the number of the first line of both."""
    steps: Sequence[tuple[str, int, int, int, int]] = [("replace", 0, len(old), 0, len(new))]
    if max(len(old), len(new)) <= _ALIGNED:
        steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for step, start, end, new_start, new_end in steps:
        if step != "equal":
            yield [Line(first + place, old[place], is_new=False) for place in range(start, end)]
            yield [Line(first + place, new[place], is_new=True) for place in range(new_start, new_end)]

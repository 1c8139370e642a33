"""A date in a reader's words, and at the start of a file name."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from tracker.dates.reading import MONTH_NAMES, SEASONS, EdtfDate

Style: TypeAlias = Literal["short", "long"]


def say(when: EdtfDate, style: Style = "short") -> str:
    """Put a date in a reader's words: "14 Mar 2026", "about 2023", "7-8 May 2024" (en dash).

    `style` "long" writes months out. Never says more than the text does.
    """
    start, slash, end = when.text.partition("/")
    if start == "..":
        return f"by {_say_point(end, style)}"
    if not slash or start == end:
        return _say_point(start, style)
    first, last = _words(start, style), _words(end, style)
    marked = when.approximate or when.uncertain
    if marked or len(start) != len(end) or len(first) != len(last):
        # A dash between unlike things misreads: "2023-5 Nov 2024", "about Mar-May 2024".
        return f"{_say_point(start, style)} to {_say_point(end, style)}"
    while len(first) > 1 and first[-1] == last[len(first) - 1]:
        first.pop()
    return f"{' '.join(first)}\N{EN DASH}{' '.join(last)}"


def _say_point(text: str, style: Style) -> str:
    """Put one date (no interval) in words, with "about" for any of the three marks."""
    about = "about " if text[-1] in "~?%" else ""
    return about + " ".join(_words(text, style))


def _words(text: str, style: Style) -> list[str]:
    """Split one date into its words, the finest first: ["14", "Mar", "2026"]."""
    year, *finer = text.rstrip("~?%").split("-")
    if not finer:
        return [year]
    month = int(finer[0])
    if month in SEASONS:
        return [SEASONS[month][0], year]
    name = MONTH_NAMES[month] if style == "long" else MONTH_NAMES[month][:3]
    return [*(str(int(day)) for day in finer[1:]), name, year]


# Two digits are a month or a day only if they can be one and stand alone: `2024-60-minutes`.
_STEM = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?![^-])(?:-(0[1-9]|[12][0-9]|3[01])(?![^-]))?)?(?![^-])")


def stem_prefixes(when: EdtfDate) -> tuple[str, ...]:
    """List the dates a file name may start with, finest first: 2023-01-05, 2023-01, 2023.

    An interval gives its start, `../B` its end, a season its year.
    """
    start, _, end = when.text.partition("/")
    parts = (end if start == ".." else start).rstrip("~?%").split("-")
    if len(parts) > 1 and int(parts[1]) in SEASONS:
        parts = parts[:1]
    return tuple("-".join(parts[:size]) for size in range(len(parts), 0, -1))


def stem_matches(when: EdtfDate, stem: str) -> bool:
    """Tell whether a file's stem starts with the start of `when`, at no finer precision."""
    found = _STEM.match(stem)
    return found is not None and found[0] in stem_prefixes(when)

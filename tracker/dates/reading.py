"""One date text of the accepted subset to its strict bounds, and what is wrong with one like it."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, TypeAlias

Precision: TypeAlias = Literal["day", "month", "season", "year", "interval"]

FIRST_YEAR: Final = 1800
LAST_YEAR: Final = 2199

_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%])?")
# Not `calendar.month_name`, which follows the process's locale. Index 0 is no month.
MONTH_NAMES: Final = (
    "",
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTHS: Final = range(1, 13)
# Code: name, first month, last month. Winter is December of that year only (design §3).
SEASONS: Final = {
    21: ("spring", 3, 5),
    22: ("summer", 6, 8),
    23: ("autumn", 9, 11),
    24: ("winter", 12, 12),
}


class DateError(ValueError):
    """A date text that cannot be taken; `help` says how to mend it, or is None.

    Both are one line each and quote the contributor's text as it stands, cut at 40 characters:
    whoever prints them escapes them.
    """

    def __init__(self, message: str, help: str | None = None) -> None:  # noqa: A002 (Problem.help)
        """Keep the finding and its cure apart, as `Problem` does."""
        super().__init__(message)
        self.message = message
        self.help = help


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date as written and its strict bounds: `~` and `?` never widen them.

    `earliest` is None for `../B`, which has no first day. Of an interval, `approximate` and
    `uncertain` hold if they hold for either end. Equal texts give equal, hashable values.
    """

    text: str
    earliest: date | None
    latest: date
    approximate: bool
    uncertain: bool
    precision: Precision


def read(text: str) -> EdtfDate | None:
    """Read a text of the right shape (else None); raise `DateError` if there is no such day."""
    match text.split("/"):
        case [only] if found := _POINT.fullmatch(only):
            return _point(found)
        case ["..", end] if found := _POINT.fullmatch(end):
            return _interval(text, None, _point(found))
        case [start, end] if (a := _POINT.fullmatch(start)) and (b := _POINT.fullmatch(end)):
            return _interval(text, _point(a), _point(b))
    return None


def _point(found: re.Match[str]) -> EdtfDate:
    """Turn one matched date (no interval) into its value, or raise `DateError`."""
    text = found[0]
    year, month, day, mark = found.groups()
    first, last, precision = _bounds(text, int(year), int(month or -1), int(day or -1))
    return EdtfDate(text, first, last, mark in ("~", "%"), mark in ("?", "%"), precision)


def _bounds(text: str, year: int, month: int, day: int) -> tuple[date, date, Precision]:
    """Give first day, last day and precision; a part of -1 was not written."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = f"`{text}`: the year {year:04} is not between {FIRST_YEAR} and {LAST_YEAR}"
        raise DateError(message)
    if month == -1:
        return date(year, 1, 1), date(year, 12, 31), "year"
    if month in _MONTHS:
        if day == -1:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month"
        if not 1 <= day <= monthrange(year, month)[1]:
            raise _no_such_day(text, year, month)
        return date(year, month, day), date(year, month, day), "day"
    if month in SEASONS and day == -1:
        _, start, end = SEASONS[month]
        return date(year, start, 1), date(year, end, monthrange(year, end)[1]), "season"
    raise _no_such_month(text, year, month, day)


def _interval(text: str, start: EdtfDate | None, end: EdtfDate) -> EdtfDate:
    """Join two ends (None: open start) into the days from the first's first to the last's last."""
    earliest = start.earliest if start else None
    if start and earliest and earliest > end.latest:
        message = f"`{text}` runs backwards: {start.text} is later than {end.text}"
        raise DateError(message, f"did you mean `{end.text}/{start.text}`?")
    ends = (start, end) if start else (end,)
    approximate, uncertain = any(e.approximate for e in ends), any(e.uncertain for e in ends)
    return EdtfDate(text, earliest, end.latest, approximate, uncertain, "interval")


def _no_such_day(text: str, year: int, month: int) -> DateError:
    days, name = monthrange(year, month)[1], MONTH_NAMES[month]
    return DateError(f"`{text}` is not a real date ({name} {year} has {days} days)")


def _no_such_month(text: str, year: int, month: int, day: int) -> DateError:
    if day in _MONTHS and month in range(13, monthrange(year, day)[1] + 1):
        swapped = f"{year}-{day:02}-{month:02}"
        return DateError(f"`{text}`: there is no month {month}", f"did you mean `{swapped}`?")
    if day != -1 and month in SEASONS:
        return DateError(f"`{text}`: a season ({month}) has no day", f"did you mean `{year}-{month}`?")
    following = (year + 1) % 100
    school_year = f"did you mean `{year}/{year + 1}`? " if month == following and day == -1 else ""
    months = "Months are 01 to 12; seasons 21 spring, 22 summer, 23 autumn, 24 winter"
    return DateError(f"`{text}`: there is no month {month:02}", school_year + months)

"""Dates in sentences: months in cells, days on cards, never more certain than the source."""

from datetime import date

from tracker.dates import EdtfDate, parse_date, say

_MONTH_LENGTH = len("2024-05")


def day(when: date) -> str:
    """Say a calendar day: "5 Nov 2024"."""
    return say(parse_date(when.isoformat()))


def month(when: EdtfDate) -> str:
    """Say a date no finer than its month, as cells do: "Jan 2023", "summer 2020", "about Mar 2023"."""
    ends = [_to_month(end) for end in when.text.split("/")]
    return say(parse_date("/".join(dict.fromkeys(ends))))


def _to_month(text: str) -> str:
    """Cut one end of a date to its month; keep its mark of doubt."""
    mark = text[-1] if text[-1] in "~?%" else ""
    return text.rstrip("~?%")[:_MONTH_LENGTH] + mark if text != ".." else text


def is_open(when: EdtfDate) -> bool:
    """Whether a date has no first day: "by Nov 2024"."""
    return when.earliest is None

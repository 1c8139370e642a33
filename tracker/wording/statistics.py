"""Shares, ages and bars of a match in figures: pages and the command line print them alike."""

from fractions import Fraction

from tracker.match import Interval
from tracker.wording.counts import count


def percent(share: Fraction | float) -> str:
    """Say a share as a whole percentage: "83 %"."""
    return f"{round(100 * share)} %"


def unnamed(share: float | None) -> str:
    """Say the share of occasions that unnamed sources tell of; nothing where nothing is on file."""
    return "–" if share is None else percent(share)


def age(days: int | None) -> str:
    """Say how long ago the last statement was: "7 days"; nothing where nothing is on file."""
    return "–" if days is None else count(days, "day")


def tick(one: Interval | None) -> str:
    """Say a match as a number, or why there is none."""
    if one is None:
        return "no bar"
    return percent(one.match) if one.has_number else "no number"


def bar(one: Interval | None) -> str:
    """Say the bar of a match: "12 to 88 %"; nothing where no position is known."""
    return f"{round(100 * one.worst)} to {percent(one.best)}" if one else "–"

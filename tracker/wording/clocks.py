"""The two clocks of a statement in words: when it happened, and from when the public could know."""

from collections.abc import Iterable, Iterator

from tracker.dates import EdtfDate, say
from tracker.queries.sources import Source
from tracker.queries.statements import Card
from tracker.wording.counts import count
from tracker.wording.dates import day

_DAYS_A_MONTH = 30.44
_A_WEEK = 7


def differ(card: Card) -> bool:
    """Whether the two clocks show different days, or the day is not known: then they are drawn."""
    return card.known_day > card.said_day or card.about.date.precision != "day"


def same(card: Card) -> str:
    """Say the one day on which both clocks agree."""
    return f"Happened and known: {day(card.said_day)}"


def happened(card: Card) -> str:
    """Say when it happened, as certain as the source: "Happened: summer 2020"."""
    return f"Happened: {say(card.about.date)}"


def known(card: Card) -> str:
    """Say from when the public could know: "Known: 5 May 2022"."""
    return f"Known: {day(card.known_day)}"


def gap(card: Card) -> str:
    """Say how much later it became known: "became known about 20 months later".

    Nothing where that is no time, or so little that two vague days do not tell it.
    """
    days = (card.known_day - card.said_day).days
    months = round(days / _DAYS_A_MONTH)
    if not days or (days < _A_WEEK and _both_vague(card)):
        return ""
    length = f"about {count(months, 'month')}" if months else count(days, "day")
    return f"became known {length} later"


def _both_vague(card: Card) -> bool:
    """Whether neither the day it happened nor that on which it became known is a day of the record."""
    known = any(when.latest == card.known_day and not _is_vague(when) for when in _published(card.sources))
    return _is_vague(card.about.date) and not known


def _is_vague(when: EdtfDate) -> bool:
    return when.precision != "day" or when.approximate or when.uncertain


def _published(sources: Iterable[Source]) -> Iterator[EdtfDate]:
    """Yield when originals and what carries them were published, as far as that is known."""
    for source in sources:
        yield from filter(None, (source.published, *(copy.published for copy in source.carriers)))


def sentence(card: Card) -> str:
    """Say both clocks in one sentence, for whoever does not see the drawing."""
    later = f", {gap(card)}" if gap(card) else ""
    return f"Two clocks. {happened(card)}. {known(card)}{later}."


def seen(card: Card) -> str:
    """Say from when each clock shows the statement."""
    return f"“Known by”, the default, shows it from {day(card.known_day)}; “Happened by” from {day(card.said_day)}."

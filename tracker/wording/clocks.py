"""The two clocks of a statement in words: when it happened, and from when the public could know."""

from tracker.dates import say
from tracker.queries.statements import Card
from tracker.wording.counts import count
from tracker.wording.dates import day

_DAYS_A_MONTH = 30.44


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
    """Say how long voters could not know: "about 20 months unknown to voters"; nothing where that is no time."""
    days = (card.known_day - card.said_day).days
    months = round(days / _DAYS_A_MONTH)
    if not days:
        return ""
    length = f"about {count(months, 'month')}" if months else count(days, "day")
    return f"{length} unknown to voters"


def sentence(card: Card) -> str:
    """Say both clocks in one sentence, for whoever does not see the drawing."""
    later = f", {gap(card)}" if gap(card) else ""
    return f"Two clocks. {happened(card)}. {known(card)}{later}."


def seen(card: Card) -> str:
    """Say from when each clock shows the statement."""
    return f"“Known by”, the default, shows it from {day(card.known_day)}; “Happened by” from {day(card.said_day)}."

"""The two clocks of a statement, drawn on one line of years: when it happened, and from when the public could know."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tracker.dashboard.components.marks import data_stance, stance_mark
from tracker.dashboard.text import h
from tracker.queries.statements import Card
from tracker.wording import clocks, evidence

_MOST_YEARS: Final = 6
"""So many years are named on the line; of more, every second, third, …"""
_LEFT, _RIGHT = 30.0, 70.0
"""A label that begins left of the one or right of the other, in percent, is set flush with its end of the line."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A line of whole years."""

    first: date
    last: date

    def at(self, when: date) -> float:
        """Return the place of a day on the line, in percent."""
        share = (when - self.first).days / (self.last - self.first).days
        return round(100 * min(max(share, 0), 1), 2)

    def years(self) -> Iterator[tuple[int, float]]:
        """Yield the years that are named, each with the place where it begins."""
        step = -(-(self.last.year - self.first.year) // _MOST_YEARS)
        for year in range(self.first.year, self.last.year, step):
            yield year, self.at(date(year, 1, 1))


def clock(card: Card) -> str:
    """Draw the clocks where they differ or the day is not known; else say the one day in words."""
    if not clocks.differ(card):
        return f'<p class="small">{h(clocks.same(card))}</p>'
    return (
        f'<figure class="clocks"><div class="clock" role="img" aria-label="{h(clocks.sentence(card))}" '
        f'data-stance="{data_stance(card.stance)}">{_line(card)}</div>'
        f'<figcaption class="small quiet">{h(clocks.seen(card))}</figcaption></figure>'
    )


def _line(card: Card) -> str:
    start, end = _happened(card)
    scale = Scale(date(start.year, 1, 1), date(max(end, card.known_day).year + 1, 1, 1))
    left, right, known = scale.at(start), scale.at(end), scale.at(card.known_day)
    band = f'<i class="band" style="left:{left}%;width:{max(right - left, 0.4)}%"></i>'
    years = "".join(f'<span class="yr" style="left:{place}%">{year}</span>' for year, place in scale.years())
    return (
        f"{_label(clocks.happened(card), left, 'happened')}{band}"
        f'<i class="drop down" style="left:{right}%"></i>{_gap(card, right, known)}{years}'
        f'<i class="drop up" style="left:{known}%"></i>{_label(clocks.known(card), known, "known", _mark(card))}'
    )


def _happened(card: Card) -> tuple[date, date]:
    """Return the first and last day on which it can have happened; an open start is drawn as a year."""
    end = card.about.date.latest
    return card.about.date.earliest or end - timedelta(days=365), end


def _gap(card: Card, happened: float, known: float) -> str:
    """Draw the time between the two, where it can be told."""
    if known <= happened or not clocks.gap(card):
        return ""
    line = f'<i class="gap" style="left:{happened}%;width:{round(known - happened, 2)}%"></i>'
    return line + _label(clocks.gap(card), round((happened + known) / 2, 2), "between")


def _label(text: str, at: float, name: str, mark: str = "") -> str:
    side = "from-left" if at < _LEFT else "to-right" if at > _RIGHT else "mid"
    place = f"right:{round(100 - at, 2)}%" if side == "to-right" else f"left:{at}%"
    return f'<b class="{name} {side}" style="{place}">{mark}{h(text)}</b>'


def _mark(card: Card) -> str:
    """Draw what became known; hollow what is only reported or near the policy, as everywhere."""
    hollow = bool(evidence.aside(card.grade, card.fit))
    return f"{stance_mark(card.stance, reported=hollow)} " if card.stance.is_explicit else ""

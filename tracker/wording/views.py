"""A view in a sentence: day, clock and bar, then what is shown."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from tracker.queries.comparison import Cell
from tracker.vocabulary import Bar, Clock, StandingKind
from tracker.wording.counts import count
from tracker.wording.dates import day

_BAR = {
    Bar.OFFICIAL: "said officially",
    Bar.ON_THE_RECORD: "said officially or on the record",
    Bar.EVERYTHING: "said officially, on the record or by unnamed sources",
}
_CLOCK = {Clock.KNOWN_BY: "known by then", Clock.HAPPENED_BY: "said by then, even where it became known later"}
_EMPTY = {
    StandingKind.REPORTED_ONLY: "reported only",
    StandingKind.RELATED_ONLY: "related only",
    StandingKind.UNCLEAR: "unclear",
    StandingKind.DECLINED: "declined to say",
    StandingKind.NOT_FOUND: "searched and not found",
    StandingKind.NOTHING_YET: "with nothing yet",
    StandingKind.NOT_RESEARCHED: "not yet researched",
}


def heading(as_of: date, clock: Clock, bar: Bar) -> str:
    """Name day, clock and bar: "On 5 Nov 2024, from what was known by then and said officially"."""
    if clock is Clock.KNOWN_BY:
        return f"On {day(as_of)}, from what was {_CLOCK[clock]} and {_BAR[bar]}"
    return f"On {day(as_of)}, from what was {_CLOCK[clock]}, {_BAR[bar].replace('said ', '')}"


def says(as_of: date, clock: Clock, bar: Bar, cells: Sequence[Cell]) -> str:
    """Say the live sentence under the controls: day, clock and bar, then what is shown."""
    kinds = Counter(cell.kind for cell in cells)
    found = kinds[StandingKind.EXPLICIT]
    before = sum(cell.before_campaign for cell in cells)
    changed = sum(cell.change is not None for cell in cells)
    parts = [f"{count(found, 'position')} in {count(len(cells), 'cell')}"]
    if before:
        parts.append(f"{before} of them from before this campaign")
    if changed:
        parts.append(f"{changed} changed at least once")
    empties = [f"{kinds[kind]} {words}" for kind, words in _EMPTY.items() if kinds[kind]]
    rest = f"; {', '.join(empties)}" if empties else ""
    return f"{heading(as_of, clock, bar)}: {', '.join(parts)}{rest}."


def caption(*, candidates: int, policies: int, as_of: date, clock: Clock, bar: Bar) -> str:
    """Say what the table holds, for its caption."""
    verb = "known" if clock is Clock.KNOWN_BY else "said"
    return (
        f"Standing of {count(candidates, 'candidate')} on {count(policies, 'policy', 'policies')}, by issue. "
        f"Evidence bar: {bar.label.lower()}; {verb} by {day(as_of)}."
    )


def rest(kind: StandingKind, names: Sequence[str]) -> str:
    """One line per kind of empty, for a phone: "Not researched: Biden, Haley"."""
    return f"{kind.label}: {', '.join(names)}"


def standfirst(*, candidates: int, of: int, policies: int) -> str:
    """Say the line under the page's title."""
    who = f"{count(candidates, 'candidate')}" if candidates == of else f"{candidates} of {count(of, 'candidate')}"
    return (
        f"{count(policies, 'proposal')}, {who}, in alphabetical order. No cell is typed: each is computed from dated, "
        "cited statements. Select a cell to read them."
    )

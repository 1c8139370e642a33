"""A view in a sentence: day, clock and bar, then what is shown."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from tracker.queries.comparison import Cell
from tracker.vocabulary import Bar, Clock, StandingKind
from tracker.wording.counts import count, listed
from tracker.wording.dates import day

_BAR = {
    Bar.OFFICIAL: "said officially",
    Bar.ON_THE_RECORD: "said officially or on the record",
    Bar.EVERYTHING: "said officially, on the record or by unnamed sources",
}
_CLOCK = {Clock.KNOWN_BY: "known by then", Clock.HAPPENED_BY: "said by then, even where it became known later"}
EMPTY = {
    StandingKind.REPORTED_ONLY: "reported only",
    StandingKind.RELATED_ONLY: "related only",
    StandingKind.UNCLEAR: "unclear",
    StandingKind.DECLINED: "declined to say",
    StandingKind.NOT_FOUND: "searched and not found",
    StandingKind.NOTHING_YET: "with nothing yet",
    StandingKind.NOT_RESEARCHED: "not yet researched",
}
"""The kinds of empty after their number: "12 not yet researched"."""


MOVED = ("1 cell is not what it was before.", "# cells are not what they were before.")
"""How many cells a choice changed: one, or `#` of them; added to the live sentence by the page."""
ACTS = (("copy", "Copy link"), ("print", "Print"), ("fold", "Fold all issues"), ("unfold", "Unfold all issues"))
"""What the buttons above the table do."""
ADD = "add a statement"
"""What an empty cell leads to."""
COPIED = "The address of this view is copied."
BY_HAND = "Copy the address of this view:"
ADDRESS = "The address of this view"
LOADING = "The table is being drawn."
FAILED = "The table could not be drawn. Please reload the page; if it happens again, tell us its address."
KEYS = "With the keyboard: arrow keys, Home and End move through the table; Enter opens what a cell rests on."
SCROLLS = "Positions, scrolls sideways"
POLICY = "Policy"
NONE_TICKED = "Tick whom to compare; with none ticked, all are shown."
SHOW_ALL = "Show all"
CHANGE = "Change"
CHOOSE = "Choose"
"""What a phone shows of the controls: what they are set to, and that."""
_PARAMETERS = {
    "election": "election",
    "issue": "issue",
    "c": "candidate",
    "as_of": "day",
    "clock": "clock",
    "bar": "evidence bar",
}
_LONGEST = 40


def heading(as_of: date, clock: Clock, bar: Bar) -> str:
    """Name day, clock and bar: "On 5 Nov 2024, from what was known by then and said officially"."""
    if clock is Clock.KNOWN_BY:
        return f"On {day(as_of)}, from what was {_CLOCK[clock]} and {_BAR[bar]}"
    return f"On {day(as_of)}, from what was {_CLOCK[clock]}, {_BAR[bar].replace('said ', '')}"


def says(as_of: date, clock: Clock, bar: Bar, cells: Sequence[Cell], *, differ: tuple[int, int] | None = None) -> str:
    """Say the live sentence under the controls: day, clock and bar, then what is shown.

    `differ` is given where only the policies are shown on which candidates differ: how many, of how many.
    """
    kinds = Counter(cell.kind for cell in cells)
    found = kinds[StandingKind.EXPLICIT]
    before = sum(cell.before_campaign for cell in cells)
    changed = sum(cell.change is not None for cell in cells)
    parts = [f"{count(found, 'position')} in {count(len(cells), 'cell')}"]
    if before:
        parts.append(f"{before} of them from before this campaign")
    if changed:
        parts.append(f"{changed} changed at least once")
    empties = [f"{kinds[kind]} {words}" for kind, words in EMPTY.items() if kinds[kind]]
    rest = f"; {', '.join(empties)}" if empties else ""
    only = f"Only where they differ, {differ[0]} of {count(differ[1], 'policy', 'policies')}. " if differ else ""
    return f"{only}{heading(as_of, clock, bar)}: {', '.join(parts)}{rest}."


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
        f"{count(policies, 'proposal')}, {who}, in alphabetical order. Each cell is worked out from dated, "
        "cited statements; select one to read them."
    )


def set_to(*, issue: str, candidates: str, as_of: date, clock: Clock, bar: Bar, differ: bool) -> str:
    """Say what the controls are set to, in the one line that they fold into on a phone."""
    seen = "known" if clock is Clock.KNOWN_BY else "happened"
    only = ", only where they differ" if differ else ""
    return f"{issue}, {candidates}{only}. Evidence: {bar.label.lower()}, {seen} by {day(as_of)}."


def everything(number: int, things: str) -> str:
    """Say that nothing was left out: "all 15 candidates"."""
    return f"all {number} {things}"


def day_name(what: str) -> str:
    """Name a known day on a button: without the place, its first letter a capital."""
    name = what.partition(",")[0].removeprefix("the ")
    return name[:1].upper() + name[1:]


def misread(asked: Sequence[tuple[str, str]]) -> str:
    """Say which parts of an address name nothing on file: "no issue “xyz”"."""
    parts = [f"no {_PARAMETERS[param]} “{_cut(value)}”" for param, value in asked]
    return f"There is {listed(parts)} on file; that part of the address is left out." if parts else ""


def to_come(asked: date | None, shown: date, today: date) -> str:
    """Say that the day asked for is still to come, and which is shown: "…; shown as of election day, 5 Nov 2024"."""
    name = "today" if shown == today else "election day"
    return f"{day(asked)} is still to come; shown as of {name}, {day(shown)}." if asked else ""


def _cut(value: str) -> str:
    return value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"


def nothing_to_compare(*, candidates: int, policies: int) -> str:
    """Say why the table has no rows: no candidate, no policy, or no policy on which the candidates differ."""
    if not candidates:
        return "No candidate is on file for this election yet."
    if not policies:
        return "No policy is on file for this election yet."
    if candidates == 1:
        return "One candidate alone differs from nobody. Choose at least two, or show all policies."
    return (
        "There is no policy here on which two of these candidates have taken different sides, on this day and at this "
        "evidence bar. Show all policies, choose other candidates, or lower the bar."
    )

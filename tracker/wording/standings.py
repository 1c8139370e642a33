"""A standing as the lines of a cell: what, how soft, on what condition, since when, how we know, what else."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from tracker.dates import EdtfDate
from tracker.queries.comparison import Cell, CellChange, ReportedLine, SearchNote
from tracker.queries.mentions import Mention
from tracker.vocabulary import (
    ChangeKind,
    CitationKind,
    ResponseKind,
    SaidBy,
    Softness,
    Stance,
    StandingKind,
)
from tracker.wording.counts import count, listed
from tracker.wording.dates import day, is_open, month

_A_MONTH = timedelta(days=31)
_LONGEST_PLACES = 60
"""So many letters of places searched fit a cell; the pages of a candidate and a policy list them all."""
_ANSWERLESS = frozenset({StandingKind.UNCLEAR, StandingKind.DECLINED})

_NOUN = {
    Stance.SUPPORT: "support",
    Stance.LEAN_SUPPORT: "leaning support",
    Stance.MIXED: "mixed",
    Stance.LEAN_OPPOSE: "leaning oppose",
    Stance.OPPOSE: "oppose",
}
_ON_PART = {
    Softness.ON_PART: "on part of it",
    Softness.IN_PRINCIPLE: "in principle",
    Softness.FLOATED: "floated",
}


def word(cell: Cell) -> str:
    """Say the first line: the standing's word, or which kind of empty it is."""
    if cell.stance:
        return cell.stance.label
    if cell.kind is StandingKind.REPORTED_ONLY and cell.reported:
        return f"Reported: {cell.reported[0].stance.label.lower()}"
    return cell.kind.label


def softness(soft: Softness | None) -> str:
    """Why a stance that counts is not firm: "on part of this", "in principle", "floated"."""
    return soft.label if soft else ""


def condition(text: str | None) -> str:
    """Say the condition the stance hangs on: "… if Mexico does not act"."""
    return f"… {text}" if text else ""


def since(cell: Cell) -> str:
    """Say the line of dates: the run's start and its last statement, or when it was reported or left unanswered."""
    if cell.kind is StandingKind.REPORTED_ONLY and cell.reported:
        return month(cell.reported[0].gives.date)
    if cell.kind in _ANSWERLESS and cell.gives:
        return month(cell.gives.date)
    if not cell.since or not cell.last_said:
        return ""
    if cell.before_campaign:
        return f"last known, from before this campaign ({cell.last_said.date.latest.year})"
    return _run(cell, cell.since, cell.last_said)


def _run(cell: Cell, begun: Mention, last: Mention) -> str:
    """Say when a run began and was last said: "since Jan 2023 (leaning since Nov 2019), last said Jul 2024"."""
    if cell.occasions == 1:
        return f"said {month(last.date)}"
    first = _start((cell.stance_since or begun).date)
    if begun.stance is not cell.stance:
        first += f" ({'leaning' if begun.stance.is_lean else 'outright'} since {month(begun.date)})"
    if (last.date.earliest or last.said_day) - begun.said_day > _A_MONTH:
        return f"{first}, last said {month(last.date)}"
    return first


def _start(when: EdtfDate) -> str:
    return f"said {month(when)}" if is_open(when) or when.precision == "interval" else f"since {month(when)}"


def how(cell: Cell) -> str:
    """Say the level and the number of occasions: "official · 4 occasions"."""
    if cell.kind is StandingKind.REPORTED_ONLY and cell.reported:
        return cell.reported[0].level.label
    if not cell.level:
        return ""
    return f"{cell.level.label} · {count(max(cell.occasions, 1), 'occasion')}"


def disputed(kinds: Sequence[ResponseKind]) -> str:
    """Which replies by candidate or campaign make it disputed: "disputed: attacks the source"."""
    return f"disputed: {listed([kind.label for kind in kinds])}" if kinds else ""


def change(step: CellChange) -> str:
    """Say the latest change, with its month: "reversed from supports, Apr 2024"."""
    return f"{change_kind(step.kind, step.before, step.after)}, {month(step.on)}"


def change_kind(kind: ChangeKind, before: Stance, after: Stance) -> str:
    """Say a change without its date; "moved from leaning … to leaning …" where it is between two leans."""
    if kind is ChangeKind.REVERSED:
        return f"reversed from {before.label.lower()}"
    if kind is ChangeKind.MOVED_ACROSS:
        return f"moved from {_NOUN[before]} to {_NOUN[after]}"
    return kind.label


def newest(mention: Mention) -> str:
    """Say a later statement that does not replace the standing: "later declined to say (Sep 2024)"."""
    when = month(mention.date)
    if mention.softness and mention.stance.is_explicit:
        return f"later, {_ON_PART[mention.softness]}: {mention.stance.label.lower()} ({when})"
    return f"later {mention.stance.label.lower()} ({when})"


def reported(line: ReportedLine) -> str:
    """Say what lies below the bar: "reported: supports, disputed"."""
    soft = f" {line.softness.label}" if line.softness else ""
    return f"reported: {line.stance.label.lower()}{soft}{', disputed' if line.disputed else ''}"


def context(mention: Mention) -> str:
    """Say what others than the candidate say, which never counts: "context: party platform, Jul 2024"."""
    if mention.said_by is SaidBy.OPPONENT:
        what = "an opponent’s claim"
    elif mention.source is CitationKind.PARTY_PLATFORM:
        what = "party platform"
    else:
        what = f"{mention.said_by.label.removeprefix('the ')}, {mention.source.label}" if mention.source else "others"
    return f"context: {what}, {month(mention.date)}"


def corrected(mention: Mention) -> str:
    """Say a statement that was taken back: "said earlier, taken back: supports (Mar 2024)"."""
    return f"said earlier, taken back: {mention.stance.label.lower()} ({month(mention.date)})"


def search(note: SearchNote) -> str:
    """Where we looked: "we looked in A, B and C on 5 Nov 2024 and found nothing"; many words give way to a count."""
    places = tuple(dict.fromkeys(note.places))
    named = listed(places)
    where = named if len(named) <= _LONGEST_PLACES else count(len(places), "place")
    return f"we looked in {where} on {day(note.on)} and found nothing"


def lines(cell: Cell) -> Iterator[str]:
    """Every line of a cell in its order, without marks: what the page shows, as plain text."""
    yield word(cell)
    yield softness(cell.softness)
    yield condition(cell.condition)
    yield disputed(cell.disputed)
    yield since(cell)
    yield how(cell)
    yield from beside(cell)


def beside(cell: Cell) -> Iterator[str]:
    """Say the lines under the standing: change, newest, taken back, reported, context, search."""
    if cell.change:
        yield change(cell.change)
    if cell.newest:
        yield newest(cell.newest)
    yield from map(corrected, cell.corrected)
    yield from map(reported, reported_beside(cell))
    if cell.context:
        yield context(cell.context)
    if cell.search:
        yield search(cell.search)


def reported_beside(cell: Cell) -> Sequence[ReportedLine]:
    """Say the reported lines that stand beside a standing; of a cell that is only reported, all but the first."""
    return cell.reported[1:] if cell.kind is StandingKind.REPORTED_ONLY else cell.reported

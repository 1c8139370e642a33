"""Which standings differ between two states of the record, computed from the statements alone, without a database."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from tracker.dataset import Dataset, Filed, Running
from tracker.queries.comparison import Cell, CellChange, ReportedLine, SearchNote
from tracker.queries.mentions import Mention
from tracker.records import Statement
from tracker.review.statements import renamed
from tracker.standing import Change, Evidence, Frame, Reported, Standing, View, standing
from tracker.store import evidence_of, frame_of
from tracker.vocabulary import Bar, Level, ResponseKind, Softness, Stance, StandingKind

_EMPTY = frozenset(
    {StandingKind.NOT_RESEARCHED, StandingKind.NOTHING_YET, StandingKind.NOT_FOUND, StandingKind.RELATED_ONLY}
)
Key = tuple[str, str, str]
"""Election, candidate, policy."""


@dataclass(frozen=True, slots=True)
class Situation:
    """All that the standings of one election, candidate and policy depend on."""

    evidence: tuple[Evidence, ...]
    frame: Frame
    searched: bool


@dataclass(frozen=True, slots=True)
class Moved:
    """One cell before and after; `bars` are those at which what it says has moved."""

    key: Key
    before: Mapping[Bar, Cell]
    after: Mapping[Bar, Cell]
    bars: tuple[Bar, ...]
    changes: tuple[Change, ...]
    """Official changes (reversals and others) that were not there before."""
    undone: tuple[Change, ...]
    """Official changes that are there no more, with their earlier ids."""

    @property
    def is_first(self) -> bool:
        """Whether it only fills a cell in which nobody had said anything before."""
        silent = all(self.before[bar].kind in _EMPTY for bar in self.bars)
        return silent and not self.changes and not self.undone


def moved_standings(before: Dataset, after: Dataset, today: date) -> tuple[Moved, ...]:
    """Return the cells in which a standing or a change differs, on the earlier of today and election day."""
    old, new = dict(situations(before)), dict(situations(after))
    ids, people = renamed(before, after), _aliases(before, after)
    earlier = {
        (election, people.get(person, person), policy): key for key in old for election, person, policy in (key,)
    }
    found = (
        _compared(key, _Side(before, old.get(earlier.get(key, key)), today), _Side(after, new.get(key), today), ids)
        for key in sorted({*earlier, *new})
        if old.get(earlier.get(key, key)) != new.get(key)
    )
    return tuple(one for one in found if one.bars or one.changes or one.undone)


def _aliases(before: Dataset, after: Dataset) -> Mapping[str, str]:
    """Return the present id of each candidate that had another one before."""
    named = {alias: one.id for one in after.candidates.values() for alias in one.record.aliases}
    return {old: named[old] for old in before.candidates if old in named and old not in after.candidates}


def situations(dataset: Dataset) -> Iterator[tuple[Key, Situation]]:
    """Yield what is on file for every candidate and policy that has a file, in each election."""
    for candidate, policy in sorted({*dataset.cells, *dataset.searches}):
        if candidate not in dataset.candidates or policy not in dataset.policies:
            continue
        told = tuple(evidence_of(dataset, one) for one in dataset.cells.get((candidate, policy), ()))
        for running in dataset.candidacies.get(candidate, ()):
            if _is_asked(running, policy):
                searched = (candidate, policy) in dataset.searches
                yield (running.election.id, candidate, policy), Situation(told, frame_of(running), searched)


def _is_asked(running: Running, policy: str) -> bool:
    policies = running.election.record.policies
    return not policies or policy in policies


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two states, and what it has for a cell."""

    dataset: Dataset
    situation: Situation | None
    today: date

    def standing(self, bar: Bar) -> Standing:
        if self.situation is None:
            return Standing(StandingKind.NOT_RESEARCHED)
        as_of = min(self.today, self.situation.frame.election_day)
        view = View(as_of, bar=bar)
        return standing(self.situation.evidence, self.situation.frame, view, searched=self.situation.searched)


def _compared(key: Key, before: _Side, after: _Side, ids: Mapping[str, str]) -> Moved:
    was, now = ({bar: side.standing(bar) for bar in Bar} for side in (before, after))
    known = {_renamed(one, ids) for one in was[Bar.OFFICIAL].changes}
    kept = set(now[Bar.OFFICIAL].changes)
    return Moved(
        key=key,
        before={bar: cell_of(before.dataset, key, one) for bar, one in was.items()},
        after={bar: cell_of(after.dataset, key, one) for bar, one in now.items()},
        bars=tuple(bar for bar in Bar if _said(was[bar]) != _said(now[bar])),
        changes=tuple(one for one in now[Bar.OFFICIAL].changes if one not in known),
        undone=tuple(one for one in was[Bar.OFFICIAL].changes if _renamed(one, ids) not in kept),
    )


def _renamed(one: Change, ids: Mapping[str, str]) -> Change:
    through = tuple(ids.get(id_, id_) for id_ in one.through)
    return Change(one.kind, ids.get(one.before, one.before), ids.get(one.after, one.after), through)


_Line = tuple[Level, Stance, Softness | None, tuple[ResponseKind, ...]]


def _said(one: Standing) -> tuple[object, ...]:
    """Return what a voter reads in the cell, without dates and counts: those grow with every further statement."""
    lines: tuple[_Line, ...] = tuple((line.level, line.stance, line.softness, line.disputed) for line in one.reported)
    return (one.kind, one.stance, one.level, one.softness, one.condition, one.before_campaign, one.disputed, lines)


def cell_of(dataset: Dataset, key: Key, one: Standing) -> Cell:
    """Return a standing with its statements named, as the pages' queries return it (but for `related`)."""
    _, candidate, policy = key
    named = partial(_named, dataset)
    return Cell(
        candidate=candidate,
        policy=policy,
        kind=one.kind,
        stance=one.stance,
        level=one.level,
        softness=one.softness,
        gives=named(one.gives),
        since=named(one.since),
        stance_since=named(one.stance_since),
        last_said=named(one.last_said),
        occasions=one.occasions,
        originals=one.originals,
        condition=one.condition,
        before_campaign=one.before_campaign,
        disputed=one.disputed,
        newest=named(one.newest),
        reported=tuple(_line(dataset, line) for line in one.reported),
        corrected=tuple(mention(dataset, dataset.statements[id_]) for id_ in one.corrected),
        context=named(one.context),
        change=_latest(dataset, one),
        search=_search(dataset, candidate, policy) if one.kind is StandingKind.NOT_FOUND else None,
    )


def _named(dataset: Dataset, statement_id: str | None) -> Mention | None:
    return mention(dataset, dataset.statements[statement_id]) if statement_id else None


def _line(dataset: Dataset, line: Reported) -> ReportedLine:
    gives = mention(dataset, dataset.statements[line.gives])
    return ReportedLine(line.level, gives, line.stance, line.softness, line.disputed)


def _search(dataset: Dataset, candidate: str, policy: str) -> SearchNote:
    record = dataset.searches[candidate, policy].record
    return SearchNote(record.searched.latest, tuple(spot.where for spot in record.places))


def _latest(dataset: Dataset, one: Standing) -> CellChange | None:
    if not one.changes:
        return None
    step = one.changes[-1]
    before, after = dataset.statements[step.before].record, dataset.statements[step.after].record
    return CellChange(step.kind, before.stance, after.stance, after.date)


def mention(dataset: Dataset, filed: Filed[Statement]) -> Mention:
    """Return a statement as a line names it."""
    record, seen = filed.record, evidence_of(dataset, filed)
    return Mention(
        id=filed.id,
        date=record.date,
        said_day=seen.said_day,
        stance=record.stance,
        act=record.act,
        fit=record.fit,
        said_by=record.said_by,
        grade=seen.grade,
        source=record.citations[0].kind,
    )

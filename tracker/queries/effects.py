"""What one statement did to where its candidate stands: at each evidence bar on the last day of a race, and in changes.

Read by `known_by`, the default clock.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, select

from tracker.queries import others
from tracker.queries.changes import through
from tracker.queries.comparison import Cell, Question, at_bars
from tracker.queries.others import Other
from tracker.queries.prepared import Prepared, value
from tracker.queries.seen import in_force
from tracker.queries.standings import changes_in_force
from tracker.queries.values import day, maybe_day, table
from tracker.vocabulary import Bar, ChangeKind, Clock, StandingKind

CLOCK: Final = Clock.KNOWN_BY


@dataclass(frozen=True, slots=True)
class Step:
    """A change that the statement makes, ends or lies in the middle of; `through` are mixed statements on the way."""

    kind: ChangeKind
    before: Other
    after: Other
    through: tuple[Other, ...]


@dataclass(frozen=True, slots=True)
class AtBar:
    """The standing of the statement's candidate and policy at one bar, and the statements of the run behind it."""

    bar: Bar
    cell: Cell
    run: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Effects:
    """What a statement did in the latest race whose record holds its candidate and policy, seen on `as_of`.

    From `election_day` and from `left` on, what the candidate says sets no standing there. `gives` is the statement
    that gives the standing at the lowest bar that has one, if it is another one.
    """

    election_name: str
    as_of: date
    election_day: date
    left: date | None
    standings: tuple[AtBar, ...]
    steps: tuple[Step, ...]
    gives: Other | None


_ELECTION, _CANDIDACY, _RUN = table("election"), table("candidacy"), table("standing_run")
_RACES: Final = Prepared(
    select(_ELECTION.c.id, _ELECTION.c.name, _ELECTION.c.date, _CANDIDACY.c.left)
    .join_from(_CANDIDACY, _ELECTION, _CANDIDACY.c.election == _ELECTION.c.id)
    .where(_CANDIDACY.c.candidate == value("candidate"))
    .order_by(_ELECTION.c.date.desc(), _ELECTION.c.id)
)
_RUNS: Final = Prepared(select(_RUN.c.level, _RUN.c.statement).where(*in_force(_RUN)).order_by(_RUN.c.position))


def effects(connection: Connection, named: str, today: date) -> Effects | None:
    """Return what a statement did; None where no race of the record holds its candidate and policy."""
    candidate, policy, _ = named.split("/")
    for race in _RACES.rows(connection, {"candidate": candidate}):
        as_of = min(today, day(race.date))
        asked = Question(race.id, (policy,), (candidate,), as_of, CLOCK, Bar.OFFICIAL)
        changes = changes_in_force(connection, asked.values)
        found = at_bars(connection, asked, tuple(Bar), changes)
        cells = {bar: cell for bar in Bar for cell in found[bar].values()}
        if any(cell.kind is not StandingKind.NOT_RESEARCHED for cell in cells.values()):
            return Effects(
                election_name=race.name,
                as_of=as_of,
                election_day=day(race.date),
                left=maybe_day(race.left),
                standings=_standings(connection, asked, cells),
                steps=_steps(connection, named, changes),
                gives=_other_giver(connection, named, cells.values()),
            )
    return None


def _other_giver(connection: Connection, named: str, cells: Iterable[Cell]) -> Other | None:
    gives = next((cell.gives.id for cell in cells if cell.gives), named)
    return others.named(connection, [gives]).get(gives) if gives != named else None


def _standings(connection: Connection, asked: Question, cells: Mapping[Bar, Cell]) -> tuple[AtBar, ...]:
    runs = _runs(connection, asked)
    return tuple(AtBar(bar, cell, tuple(runs.get(cell.level, ()))) for bar, cell in cells.items())


def _runs(connection: Connection, asked: Question) -> Mapping[str | None, Sequence[str]]:
    """Return the statements of the run behind the standing of each level, in order."""
    found: dict[str | None, list[str]] = defaultdict(list)
    for level, statement in _RUNS.tuples(connection, asked.values):
        found[level].append(statement)
    return found


def _steps(connection: Connection, named: str, changes: Iterable[Any]) -> tuple[Step, ...]:
    """Return the changes in force that the statement is a part of, first to last."""
    rows = [row for row in changes if row.kind != ChangeKind.SAME_DIRECTION.value]
    ways = through(connection, [row.number for row in rows])
    parts = [(row, (row.before, row.after, *ways.get(row.number, ()))) for row in rows]
    own = [(row, ids) for row, ids in parts if named in ids]
    told = others.named(connection, [one for _, ids in own for one in ids])
    return tuple(
        Step(ChangeKind(row.kind), told[row.before], told[row.after], tuple(told[one] for one in ids[2:]))
        for row, ids in own
    )

"""What one statement did to where its candidate stands: at each evidence bar on the last day of a race, and in changes.

Read by `known_by`, the default clock.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from tracker.queries.comparison import Cell, Question, compare
from tracker.queries.others import Other, others
from tracker.queries.values import table
from tracker.vocabulary import Bar, ChangeKind, Clock, StandingKind

CLOCK: Final = Clock.KNOWN_BY
_STATEMENT: Final = table("statement")


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


def effects(connection: Connection, named: str, today: date) -> Effects | None:
    """Return what a statement did; None where no race of the record holds its candidate and policy."""
    candidate, policy, _ = named.split("/")
    for row in connection.execute(_races(candidate)).all():
        as_of = min(today, row.date)
        cells = {bar: _cell(connection, row.id, (policy, candidate), as_of, bar) for bar in Bar}
        if any(cell.kind is not StandingKind.NOT_RESEARCHED for cell in cells.values()):
            return _effects(connection, named, row, as_of, cells)
    return None


def _races(candidate: str) -> Any:  # noqa: ANN401 - SQLAlchemy's Select of these columns
    election, candidacy = table("election"), table("candidacy")
    return (
        select(election.c.id, election.c.name, election.c.date, candidacy.c.left)
        .join_from(candidacy, election, candidacy.c.election == election.c.id)
        .where(candidacy.c.candidate == candidate)
        .order_by(election.c.date.desc(), election.c.id)
    )


def _cell(connection: Connection, election: str, pair: tuple[str, str], as_of: date, bar: Bar) -> Cell:
    question = Question(election, pair[:1], pair[1:], as_of, CLOCK, bar)
    return compare(connection, question)[pair]


def _effects(connection: Connection, named: str, race: Row[Any], as_of: date, cells: Mapping[Bar, Cell]) -> Effects:
    gives = next((cell.gives for cell in cells.values() if cell.gives), None)
    other = others(connection, _STATEMENT.c.id == gives.id) if gives and gives.id != named else ()
    return Effects(
        election_name=race.name,
        as_of=as_of,
        election_day=race.date,
        left=race.left,
        standings=tuple(AtBar(bar, cell, _run(connection, race.id, as_of, cell)) for bar, cell in cells.items()),
        steps=tuple(_steps(connection, named, race.id, as_of)),
        gives=next(iter(other), None),
    )


def _run(connection: Connection, election: str, as_of: date, cell: Cell) -> tuple[str, ...]:
    """Return the statements of the run behind a standing, in order."""
    run = table("standing_run")
    query = (
        select(run.c.statement)
        .where(
            run.c.election == election,
            run.c.policy == cell.policy,
            run.c.candidate == cell.candidate,
            run.c.clock == CLOCK.value,
            run.c.level == (cell.level.value if cell.level else None),
            run.c.valid_from <= as_of,
            run.c.valid_to > as_of,
        )
        .order_by(run.c.position)
    )
    return tuple(connection.execute(query).scalars())


def _steps(connection: Connection, named: str, election: str, as_of: date) -> Iterator[Step]:
    """Yield the changes in force that the statement is a part of, first to last."""
    change, through = table("standing_change"), table("standing_change_through")
    candidate, policy, _ = named.split("/")
    query = (
        select(change)
        .where(
            change.c.election == election,
            change.c.policy == policy,
            change.c.candidate == candidate,
            change.c.clock == CLOCK.value,
            change.c.kind != ChangeKind.SAME_DIRECTION.value,
            change.c.valid_from <= as_of,
            change.c.valid_to > as_of,
        )
        .order_by(change.c.position)
    )
    for row in connection.execute(query).all():
        on_the_way = select(through.c.statement).where(through.c.change == row.number).order_by(through.c.position)
        between = connection.execute(on_the_way).scalars().all()
        if named in (row.before, row.after, *between):
            yield _step(connection, row, between)


def _step(connection: Connection, row: Row[Any], through: Sequence[str]) -> Step:
    wanted = _STATEMENT.c.id.in_([row.before, row.after, *through])
    told = {one.mention.id: one for one in others(connection, wanted)}
    return Step(ChangeKind(row.kind), told[row.before], told[row.after], tuple(told[one] for one in through))

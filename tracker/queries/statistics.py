"""How much is on file for each candidate, by who says it, and what no person has reviewed: the same counts for all."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Select, case, distinct, exists, func, select

from tracker.queries.prepared import Prepared
from tracker.queries.values import table
from tracker.vocabulary import CitationKind, Grade, Verdict

STATEMENT: Final = table("statement")
_COUNTS: Final[list[ColumnElement[Any]]] = [func.count(), func.count(case((STATEMENT.c.reviewed, STATEMENT.c.id)))]
_ON_FILE: Final = Prepared(select(*_COUNTS))


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom and what to count: candidates, policies, and the last day on which a statement counts as said."""

    candidates: tuple[str, ...]
    policies: tuple[str, ...]
    as_of: date


@dataclass(frozen=True, slots=True)
class OnFile:
    """How many statements are on file, and how many of them a person has reviewed."""

    statements: int
    reviewed: int


@dataclass(frozen=True, slots=True)
class Parity:
    """What is on file for one candidate; withdrawn and removed statements are not counted.

    `grades` counts occasions by grade; an occasion that speaks with two voices counts in both. `originals` are those
    that statements cite, not those of replies, and never a rival's pledge.
    """

    candidate: str
    statements: int
    occasions: int
    originals: int
    grades: Mapping[Grade, int]
    verified: int
    reviewed: int
    last_said: date | None

    @property
    def unnamed(self) -> float | None:
        """The share of occasions that unnamed sources tell of, from 0 to 1; None where nothing is on file."""
        return self.grades[Grade.D] / self.occasions if self.occasions else None


@dataclass(frozen=True, slots=True)
class Unreviewed:
    """A statement that no person has compared with its sources."""

    id: str
    candidate: str
    policy: str


def parity(connection: Connection, asked: Asked) -> tuple[Parity, ...]:
    """Return what is on file for each candidate asked for, in that order; those without a file have zeros."""
    counted = {row.candidate: row for row in connection.execute(_counted(asked))}
    originals = {row.candidate: row.originals for row in connection.execute(_originals(asked))}
    grades: dict[str, dict[Grade, int]] = defaultdict(lambda: dict.fromkeys(Grade, 0))
    for row in connection.execute(_grades(asked)):
        grades[row.candidate][Grade(row.grade)] = row.occasions
    return tuple(_parity(one, counted.get(one), originals.get(one, 0), grades[one]) for one in asked.candidates)


def _parity(candidate: str, row: Row[Any] | None, originals: int, grades: Mapping[Grade, int]) -> Parity:
    if row is None:
        return Parity(candidate, 0, 0, 0, grades, 0, 0, None)
    read = (row.verified, row.reviewed, row.last_said)
    return Parity(candidate, row.statements, row.occasions, originals, grades, *read)


def _kept(asked: Asked) -> Sequence[Any]:
    """Hold statements to those that count at some date, of the candidates and policies asked for."""
    return (
        STATEMENT.c.candidate.in_(asked.candidates),
        STATEMENT.c.policy.in_(asked.policies),
        STATEMENT.c.withdrawn_on.is_(None),
        STATEMENT.c.removed_on.is_(None),
    )


def _counted(asked: Asked) -> Select[Any]:
    said = case((STATEMENT.c.said_day <= asked.as_of, STATEMENT.c.said_day))
    return (
        select(
            STATEMENT.c.candidate,
            func.count().label("statements"),
            func.count(distinct(STATEMENT.c.stem)).label("occasions"),
            func.count(case((_words_found(), STATEMENT.c.id))).label("verified"),
            func.count(case((STATEMENT.c.reviewed, STATEMENT.c.id))).label("reviewed"),
            func.max(said, type_=STATEMENT.c.said_day.type).label("last_said"),
        )
        .where(*_kept(asked))
        .group_by(STATEMENT.c.candidate)
    )


def _words_found() -> ColumnElement[bool]:
    """Tell whether the words of a statement were found at one of its sources."""
    one = table("verification")
    found = (one.c.statement == STATEMENT.c.id) & one.c.response.is_(None) & (one.c.verdict == Verdict.FOUND.value)
    return exists().where(found)


def _grades(asked: Asked) -> Select[Any]:
    occasions = func.count(distinct(STATEMENT.c.stem)).label("occasions")
    columns = (STATEMENT.c.candidate, STATEMENT.c.grade)
    return select(*columns, occasions).where(*_kept(asked)).group_by(*columns)


def _originals(asked: Asked) -> Select[Any]:
    citation = table("citation")
    return (
        select(STATEMENT.c.candidate, func.count(distinct(citation.c.original)).label("originals"))
        .join_from(STATEMENT, citation, citation.c.statement == STATEMENT.c.id)
        .where(*_kept(asked), citation.c.response.is_(None), citation.c.kind != CitationKind.RIVAL_PLEDGE.value)
        .group_by(STATEMENT.c.candidate)
    )


def on_file(connection: Connection) -> OnFile:
    """Count what is on file."""
    return OnFile(*_ON_FILE.tuples(connection, {})[0])


def unreviewed(connection: Connection, asked: Asked, *, limit: int) -> tuple[Unreviewed, ...]:
    """Return the first statements by id that no person has reviewed, `limit` at most."""
    query = (
        select(STATEMENT.c.id, STATEMENT.c.candidate, STATEMENT.c.policy)
        .where(*_kept(asked), STATEMENT.c.reviewed.is_(False))
        .order_by(STATEMENT.c.id)
        .limit(limit)
    )
    return tuple(Unreviewed(row.id, row.candidate, row.policy) for row in connection.execute(query))

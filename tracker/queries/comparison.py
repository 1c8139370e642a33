"""What the matrix of Compare shows: one cell per policy and candidate, on a day, by a clock, at an evidence bar."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, case, select

from tracker.dates import EdtfDate
from tracker.queries.mentions import Mention
from tracker.queries.values import kinds, maybe, mentions, softness, table
from tracker.vocabulary import Bar, ChangeKind, Clock, Level, ResponseKind, Softness, Stance, StandingKind


@dataclass(frozen=True, slots=True)
class CellChange:
    """The latest change of a standing: from which stance to which, and when the later one was said."""

    kind: ChangeKind
    before: Stance
    after: Stance
    on: EdtfDate


@dataclass(frozen=True, slots=True)
class ReportedLine:
    """What a level below the standing would give alone."""

    level: Level
    gives: Mention
    stance: Stance
    softness: Softness | None
    disputed: tuple[ResponseKind, ...]


@dataclass(frozen=True, slots=True)
class SearchNote:
    """We looked, and where."""

    on: date
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """Where one candidate stands on one policy; design §4's standing with its statements named."""

    candidate: str
    policy: str
    kind: StandingKind
    stance: Stance | None = None
    level: Level | None = None
    softness: Softness | None = None
    gives: Mention | None = None
    since: Mention | None = None
    last_said: Mention | None = None
    occasions: int = 0
    originals: int = 0
    condition: str | None = None
    before_campaign: bool = False
    disputed: tuple[ResponseKind, ...] = ()
    newest: Mention | None = None
    reported: tuple[ReportedLine, ...] = ()
    corrected: tuple[Mention, ...] = ()
    context: Mention | None = None
    change: CellChange | None = None
    search: SearchNote | None = None
    related: str | None = None

    @property
    def opens(self) -> str | None:
        """The id of the statement that a click on the cell shows."""
        if self.gives:
            return self.gives.id
        if self.reported:
            return self.reported[0].gives.id
        return self.context.id if self.context else self.related

    @property
    def direction(self) -> int | None:
        """The sign of the standing: 1, 0 or −1; None where there is none."""
        return self.stance.direction if self.stance and self.stance.is_explicit else None


@dataclass(frozen=True, slots=True)
class Question:
    """What a matrix is asked: which pairs, on which day, by which clock, at which bar."""

    election: str
    policies: tuple[str, ...]
    candidates: tuple[str, ...]
    as_of: date
    clock: Clock
    bar: Bar


Pair = tuple[str, str]
"""Policy and candidate."""


def compare(connection: Connection, question: Question) -> Mapping[Pair, Cell]:
    """Return the cell of every pair asked for; a pair without any file is "not researched"."""
    standings = _standings(connection, question)
    parts = _Parts(connection, question, standings)
    empty = StandingKind.NOT_RESEARCHED
    pairs = [(policy, candidate) for policy in question.policies for candidate in question.candidates]
    return {
        pair: parts.cell(pair, standings[pair]) if pair in standings else Cell(pair[1], pair[0], empty)
        for pair in pairs
    }


def differing(cells: Mapping[Pair, Cell], policy: str, candidates: Iterable[str]) -> bool:
    """Whether at least two of the candidates have explicit standings of different direction on a policy."""
    directions = {cells[policy, candidate].direction for candidate in candidates}
    return len(directions - {None}) > 1


def _standings(connection: Connection, question: Question) -> Mapping[Pair, Row[Any]]:
    """Return the standing of each pair on the day: one index seek for each."""
    span, standing = table("standing_span"), table("standing")
    query = (
        select(span.c.policy, span.c.candidate, standing)
        .join_from(span, standing, span.c.standing == standing.c.number)
        .where(span.c.bar == question.bar.value, *in_force(span, question))
    )
    return {(row.policy, row.candidate): row for row in connection.execute(query)}


def in_force(rows: Table, question: Question) -> Sequence[ColumnElement[bool]]:
    """Hold the rows of a table of standings to the pairs asked for and to those in force on the day."""
    return (
        rows.c.election == question.election,
        rows.c.clock == question.clock.value,
        rows.c.policy.in_(question.policies),
        rows.c.candidate.in_(question.candidates),
        rows.c.valid_from <= question.as_of,
        rows.c.valid_to > question.as_of,
    )


class _Parts:
    """What the standings of one matrix point to, read once for all cells."""

    def __init__(self, connection: Connection, question: Question, standings: Mapping[Pair, Row[Any]]) -> None:
        """Read the reported lines, changes, corrections, searches and the statements that all of them name."""
        self.reported = _reported(connection, [row.number for row in standings.values()])
        self.changes = {(row.policy, row.candidate): row for row in _changes(connection, question)}
        self.corrected = _corrected(connection, question)
        self.searches = _searches(connection, _pairs_of(standings, StandingKind.NOT_FOUND))
        self.related = _related(connection, question, _pairs_of(standings, StandingKind.RELATED_ONLY))
        self.mentions = mentions(connection, self._named(standings.values()))

    def _named(self, rows: Iterable[Row[Any]]) -> Iterable[str | None]:
        for row in rows:
            yield from (row.gives, row.since, row.last_said, row.newest, row.context)
        yield from (row.gives for lines in self.reported.values() for row in lines)
        yield from (one for row in self.changes.values() for one in (row.before, row.after))
        yield from (one for ids in self.corrected.values() for one in ids)

    def cell(self, pair: Pair, row: Row[Any]) -> Cell:
        """Put one cell together."""
        named = self.mentions.get
        return Cell(
            candidate=pair[1],
            policy=pair[0],
            kind=StandingKind(row.kind),
            stance=maybe(Stance, row.stance),
            level=maybe(Level, row.level),
            softness=softness(row.softness),
            gives=named(row.gives),
            since=named(row.since),
            last_said=named(row.last_said),
            occasions=row.occasions,
            originals=row.originals,
            condition=row.condition,
            before_campaign=row.before_campaign,
            disputed=kinds(row.disputed),
            newest=named(row.newest),
            reported=tuple(self._line(one) for one in self.reported.get(row.number, ())),
            corrected=tuple(self.mentions[one] for one in self.corrected.get(pair, ()) if one in self.mentions),
            context=named(row.context),
            change=self._change(self.changes.get(pair)),
            search=self.searches.get(pair),
            related=self.related.get(pair),
        )

    def _line(self, row: Row[Any]) -> ReportedLine:
        return ReportedLine(
            level=Level(row.level),
            gives=self.mentions[row.gives],
            stance=Stance(row.stance),
            softness=softness(row.softness),
            disputed=kinds(row.disputed),
        )

    def _change(self, row: Row[Any] | None) -> CellChange | None:
        if row is None:
            return None
        before, after = self.mentions[row.before], self.mentions[row.after]
        return CellChange(ChangeKind(row.kind), before.stance, after.stance, after.date)


def _pairs_of(standings: Mapping[Pair, Row[Any]], kind: StandingKind) -> Sequence[Pair]:
    return [pair for pair, row in standings.items() if row.kind == kind.value]


def _reported(connection: Connection, numbers: Sequence[int]) -> Mapping[int, Sequence[Row[Any]]]:
    """Return what the lower levels would give, by standing, the higher level first."""
    line = table("standing_reported")
    order = case({level.value: place for place, level in enumerate(Level)}, value=line.c.level)
    found: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(select(line).where(line.c.standing.in_(numbers)).order_by(order)):
        found[row.standing].append(row)
    return found


def _changes(connection: Connection, question: Question) -> Iterable[Row[Any]]:
    """Return the changes in force, a pair's latest last."""
    step = table("standing_change")
    return connection.execute(select(step).where(*in_force(step, question)).order_by(step.c.position))


def _corrected(connection: Connection, question: Question) -> Mapping[Pair, Sequence[str]]:
    """Return the statements that were taken back, by pair."""
    taken = table("standing_corrected")
    found: dict[Pair, list[str]] = defaultdict(list)
    for row in connection.execute(select(taken).where(*in_force(taken, question)).order_by(taken.c.position)):
        found[row.policy, row.candidate].append(row.statement)
    return found


def _searches(connection: Connection, pairs: Sequence[Pair]) -> Mapping[Pair, SearchNote]:
    """Return where and when we looked, for the pairs of which nothing was found."""
    search, place = table("search"), table("searched_place")
    joined = (search.c.candidate == place.c.candidate) & (search.c.policy == place.c.policy)
    query = (
        select(search.c.policy, search.c.candidate, search.c.searched, place.c.place)
        .join_from(search, place, joined)
        .where(*_among(search, pairs))
        .order_by(place.c.position)
    )
    found: dict[Pair, SearchNote] = {}
    for row in _of_pairs(connection, query, pairs):
        earlier = found.get((row.policy, row.candidate), SearchNote(row.searched, ()))
        found[row.policy, row.candidate] = SearchNote(row.searched, (*earlier.places, row.place))
    return found


def _related(connection: Connection, question: Question, pairs: Sequence[Pair]) -> Mapping[Pair, str]:
    """Return the newest statement that is seen on the day, for the pairs of which only context is on file."""
    one = table("statement")
    seen = one.c.said_day if question.clock is Clock.HAPPENED_BY else one.c.known_day
    query = (
        select(one.c.policy, one.c.candidate, one.c.id)
        .where(
            *_among(one, pairs),
            one.c.said_day <= question.as_of,
            seen <= question.as_of,
            one.c.withdrawn_on.is_(None),
            one.c.removed_on.is_(None),
        )
        .order_by(one.c.said_day, one.c.id)
    )
    return {(row.policy, row.candidate): row.id for row in _of_pairs(connection, query, pairs)}


def _among(rows: Table, pairs: Sequence[Pair]) -> Sequence[ColumnElement[bool]]:
    """Hold rows to the policies and candidates of some pairs. For a list of the pairs SQLite would read the table."""
    policies, candidates = ({pair[side] for pair in pairs} for side in (0, 1))
    return rows.c.policy.in_(sorted(policies)), rows.c.candidate.in_(sorted(candidates))


def _of_pairs(connection: Connection, query: Select[Any], pairs: Sequence[Pair]) -> Iterable[Row[Any]]:
    """Return the rows of a query that are of one of the pairs."""
    wanted = set(pairs)
    return [row for row in connection.execute(query) if (row.policy, row.candidate) in wanted] if wanted else []

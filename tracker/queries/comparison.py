"""What the matrix of Compare shows: one cell per policy and candidate, on a day, by a clock, at an evidence bar."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any, Final

from sqlalchemy import Connection

from tracker.dates import EdtfDate
from tracker.queries import standings as read
from tracker.queries.mentions import Mention
from tracker.queries.prepared import Values, json_list
from tracker.queries.standings import Pair
from tracker.queries.values import LEVELS, SOFTNESS, STANCES, by_text, day, kinds, mentions
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
    stance_since: Mention | None = None
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


@dataclass(frozen=True)
class Question:
    """What a matrix is asked: which pairs, on which day, by which clock, at which bar."""

    election: str
    policies: tuple[str, ...]
    candidates: tuple[str, ...]
    as_of: date
    clock: Clock
    bar: Bar

    @cached_property
    def values(self) -> Values:
        """What it is, by the names that queries have for it; by the clock of happenings all that was said is known."""
        return {
            "election": self.election,
            "policies": json_list(self.policies),
            "candidates": json_list(self.candidates),
            "as_of": self.as_of.isoformat(),
            "known_by": (date.max if self.clock is Clock.HAPPENED_BY else self.as_of).isoformat(),
            "clock": self.clock.value,
            "bar": self.bar.value,
        }


_KINDS: Final = by_text(StandingKind)
_CHANGES: Final = by_text(ChangeKind)
_NOT_FOUND, _RELATED_ONLY = StandingKind.NOT_FOUND.value, StandingKind.RELATED_ONLY.value


def compare(connection: Connection, question: Question) -> Mapping[Pair, Cell]:
    """Return the cell of every pair asked for; a pair without any file is "not researched"."""
    return cells(connection, question, read.changes_in_force(connection, question.values))


def cells(connection: Connection, question: Question, changes: Iterable[Any]) -> Mapping[Pair, Cell]:
    """Return what `compare` does, where the changes in force have been read."""
    return at_bars(connection, question, (question.bar,), changes)[question.bar]


def at_bars(
    connection: Connection, question: Question, bars: Sequence[Bar], changes: Iterable[Any]
) -> Mapping[Bar, Mapping[Pair, Cell]]:
    """Return what `cells` does at each of some evidence bars, and not at the question's own."""
    rows = read.standings(connection, question.values, bars)
    parts = _Parts(connection, question.values, rows, changes)
    made: dict[str, dict[Pair, Cell]] = {bar: {} for bar in bars}
    for row in rows:
        made[row[0]][row[1:3]] = parts.cell(row)
    pairs = [(policy, candidate) for policy in question.policies for candidate in question.candidates]
    empty = StandingKind.NOT_RESEARCHED
    return {bar: {pair: made[bar].get(pair) or Cell(pair[1], pair[0], empty) for pair in pairs} for bar in bars}


def differing(cells: Mapping[Pair, Cell], policy: str, candidates: Iterable[str]) -> bool:
    """Whether at least two of the candidates have explicit standings of different direction on a policy."""
    directions = {cells[policy, candidate].direction for candidate in candidates}
    return len(directions - {None}) > 1


class _Parts:
    """What the standings of a matrix point to, read once for all cells and put in the form that cells have it in."""

    def __init__(
        self, connection: Connection, values: Values, standings: Sequence[Sequence[Any]], changes: Iterable[Any]
    ) -> None:
        """Read the reported lines, corrections, searches and the statements that all of them name."""
        latest = {(row.policy, row.candidate): row for row in changes}
        reported = read.reported(connection, [row[-7] for row in standings])
        corrected = read.corrected(connection, values)
        self.mentions = mentions(
            connection,
            chain(
                *(row[-6:] for row in standings),
                *((row.before, row.after) for row in latest.values()),
                (row.gives for rows in reported.values() for row in rows),
                *corrected.values(),
            ),
        )
        self.changes = {pair: self._change(row) for pair, row in latest.items()}
        self.reported = {number: tuple(map(self._line, rows)) for number, rows in reported.items()}
        self.corrected = {
            pair: tuple(self.mentions[one] for one in ids if one in self.mentions) for pair, ids in corrected.items()
        }
        looked = read.searches(connection, _pairs_of(standings, _NOT_FOUND))
        self.searches = {pair: SearchNote(day(on), places) for pair, (on, places) in looked.items()}
        self.related = read.related(connection, values, _pairs_of(standings, _RELATED_ONLY))

    def cell(self, row: Sequence[Any]) -> Cell:
        """Put one cell together of a row of `read.standings`: by place, for a matrix has hundreds."""
        _, policy, candidate, kind, stance, level, softness, occasions, *rest = row
        originals, condition, before_campaign, disputed, number, *named = rest
        gives, since, stance_since, last_said, newest, context = map(self.mentions.get, named)
        pair = (policy, candidate)
        return Cell(
            candidate,
            policy,
            _KINDS[kind],
            STANCES.get(stance),
            LEVELS.get(level),
            SOFTNESS.get(softness),
            gives,
            since,
            stance_since,
            last_said,
            occasions,
            originals,
            condition,
            bool(before_campaign),
            kinds(disputed),
            newest,
            self.reported.get(number, ()),
            self.corrected.get(pair, ()),
            context,
            self.changes.get(pair),
            self.searches.get(pair) if kind == _NOT_FOUND else None,
            self.related.get(pair) if kind == _RELATED_ONLY else None,
        )

    def _line(self, row: Any) -> ReportedLine:  # noqa: ANN401 - a row's type lists its columns' types, which differ
        return ReportedLine(
            level=LEVELS[row.level],
            gives=self.mentions[row.gives],
            stance=STANCES[row.stance],
            softness=SOFTNESS.get(row.softness),
            disputed=kinds(row.disputed),
        )

    def _change(self, row: Any) -> CellChange:  # noqa: ANN401 - as above
        before, after = self.mentions[row.before], self.mentions[row.after]
        return CellChange(_CHANGES[row.kind], before.stance, after.stance, after.date)


def _pairs_of(standings: Iterable[Sequence[Any]], kind: str) -> frozenset[Pair]:
    return frozenset((row[1], row[2]) for row in standings if row[3] == kind)

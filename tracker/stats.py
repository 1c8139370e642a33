"""Coverage and parity of the record for one election: what is on file, for whom, how old, and how it would match.

Reads through `queries`; the same count for every candidate.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Connection

from tracker.match import HIGHEST, Answer, Interval, interval
from tracker.queries.comparison import Cell, Question, compare
from tracker.queries.races import Policy, Race, Runner
from tracker.queries.statistics import Asked, Parity, parity
from tracker.vocabulary import Bar, Clock, Grade, Stance, StandingKind

YES: Final = Answer(HIGHEST)
NO: Final = Answer(-HIGHEST)


@dataclass(frozen=True, slots=True)
class Covered:
    """One candidate and policy: the stance or which kind of empty, and the days of the run that it rests on.

    `oldest` is the earliest and `newest` the last said day of the run; both None without an explicit stance.
    """

    candidate: str
    policy: str
    kind: StandingKind
    stance: Stance | None
    oldest: date | None
    newest: date | None
    before_campaign: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """One line of the parity panel.

    `kinds` counts policies by kind of standing; `days_since` is from the last statement to the day of the count; `yes`
    and `no` are the bars of voters who give that answer to every policy.
    """

    runner: Runner
    parity: Parity
    kinds: Mapping[StandingKind, int]
    days_since: int | None
    yes: Interval | None
    no: Interval | None

    @property
    def positions(self) -> int:
        """On how many policies the standing is explicit."""
        return self.kinds[StandingKind.EXPLICIT]


@dataclass(frozen=True, slots=True)
class Stats:
    """What the record holds on an election, on a day, by what was known then and said officially."""

    election: str
    as_of: date
    clock: Clock
    bar: Bar
    policies: tuple[Policy, ...]
    candidates: tuple[Candidate, ...]
    coverage: tuple[Covered, ...]

    @property
    def statements(self) -> int:
        """How many statements count at some date."""
        return sum(one.parity.statements for one in self.candidates)

    @property
    def verified(self) -> int:
        """How many have words that were found at one of their sources."""
        return sum(one.parity.verified for one in self.candidates)

    @property
    def reviewed(self) -> int:
        """How many of them a person has compared with their sources."""
        return sum(one.parity.reviewed for one in self.candidates)

    @property
    def grades(self) -> Mapping[Grade, int]:
        """Occasions by grade, over all candidates."""
        return {grade: sum(one.parity.grades[grade] for one in self.candidates) for grade in Grade}

    def aged(self) -> tuple[Covered, ...]:
        """Return the explicit standings, the one whose last statement is oldest first."""
        found = ((one.newest, one.candidate, one.policy, one) for one in self.coverage if one.newest)
        return tuple(one for *_, one in sorted(found))


def stats(connection: Connection, race: Race, as_of: date) -> Stats:
    """Count what is on file for an election, and where its candidates stand on the day."""
    policies = tuple(policy for issue in race.issues for policy in issue.policies)
    slugs = tuple(policy.slug for policy in policies)
    runners = tuple(runner.slug for runner in race.runners)
    question = Question(race.slug, slugs, runners, as_of, Clock.KNOWN_BY, Bar.OFFICIAL)
    cells = compare(connection, question)
    counted = parity(connection, Asked(runners, slugs, as_of))
    return Stats(
        election=race.slug,
        as_of=as_of,
        clock=question.clock,
        bar=question.bar,
        policies=policies,
        candidates=tuple(
            _candidate(runner, one, [cells[slug, runner.slug] for slug in slugs], as_of)
            for runner, one in zip(race.runners, counted, strict=True)
        ),
        coverage=tuple(_covered(cells[slug, runner]) for runner in runners for slug in slugs),
    )


def _candidate(runner: Runner, counted: Parity, cells: Iterable[Cell], as_of: date) -> Candidate:
    found = {cell.policy: cell for cell in cells}
    return Candidate(
        runner=runner,
        parity=counted,
        kinds={kind: sum(cell.kind is kind for cell in found.values()) for kind in StandingKind},
        days_since=(as_of - counted.last_said).days if counted.last_said else None,
        yes=interval(dict.fromkeys(found, YES), scores(found.values())),
        no=interval(dict.fromkeys(found, NO), scores(found.values())),
    )


def scores(cells: Iterable[Cell]) -> Mapping[str, int]:
    """Return the scores that enter a match, by policy; a standing from before the campaign enters only when asked."""
    return {
        cell.policy: cell.stance.score
        for cell in cells
        if cell.stance and cell.stance.score is not None and not cell.before_campaign
    }


def _covered(cell: Cell) -> Covered:
    return Covered(
        candidate=cell.candidate,
        policy=cell.policy,
        kind=cell.kind,
        stance=cell.stance,
        oldest=cell.since.said_day if cell.since else None,
        newest=cell.last_said.said_day if cell.last_said else None,
        before_campaign=cell.before_campaign,
    )

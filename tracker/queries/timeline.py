"""What a timeline shows of every candidate and policy: the statements seen, the standing day by day, the changes."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from tracker.dates import EdtfDate, parse_date
from tracker.queries.comparison import Cell, Question, compare
from tracker.queries.timeline_sources import Read, read_in
from tracker.queries.values import maybe, table
from tracker.vocabulary import (
    Act,
    ChangeKind,
    Clock,
    Fit,
    Grade,
    Level,
    ResponseKind,
    SaidBy,
    Softness,
    Stance,
    StandingKind,
)

LIMIT: Final = 400
"""So many statements are shown, the latest; a page that leaves some out says how many."""

_TENTATIVE = frozenset({Act.ASKED, Act.FLOATED})
_STATEMENT: Final = table("statement")
Pair = tuple[str, str]
"""Policy and candidate."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A response to a statement that is seen on the day."""

    kind: ResponseKind
    said_by: SaidBy
    speaker: str | None
    date: EdtfDate
    summary: str
    quote: str | None
    disputes: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A statement as a timeline shows it, in the chart and in the list; `read` is None where no source is named."""

    id: str
    candidate: str
    policy: str
    date: EdtfDate
    said_day: dt.date
    known_day: dt.date
    stance: Stance
    act: Act
    fit: Fit
    grade: Grade
    level: Level | None
    said_by: SaidBy
    speaker: str | None
    sources_described: str | None
    number_of_sources: int | None
    summary: str
    quote: str | None
    language: str | None
    condition: str | None
    read: Read | None
    answers: tuple[Answer, ...]

    @property
    def occasion(self) -> tuple[str, str]:
        """Candidate and stem: statements that share them are one occasion (design §3)."""
        return self.candidate, self.id.rpartition("/")[2]

    @property
    def is_context(self) -> bool:
        """Whether it can set no standing at any bar: only related, or said by others."""
        return self.fit is Fit.RELATED or self.level is None

    @property
    def softness(self) -> Softness | None:
        """Why it is not firm; the fit is named before the act (design §4)."""
        if self.fit is Fit.BROADER:
            return Softness.IN_PRINCIPLE
        if self.fit is Fit.NARROWER:
            return Softness.ON_PART
        return Softness.FLOATED if self.act in _TENTATIVE else None

    @property
    def disputed(self) -> bool:
        """Whether candidate or campaign denied it, attacked its source or called it not official."""
        return any(answer.disputes for answer in self.answers)


@dataclass(frozen=True, slots=True)
class Held:
    """An explicit standing, from its first day up to and without `until`, as it was seen on those days."""

    since: dt.date
    until: dt.date
    stance: Stance
    before_campaign: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A change in force, between two statements named by id."""

    kind: ChangeKind
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One pair: its statements from the earliest to the latest, and what they add up to."""

    policy: str
    candidate: str
    cell: Cell
    told: tuple[Told, ...]
    held: tuple[Held, ...]
    steps: tuple[Step, ...]

    @property
    def taken_back(self) -> frozenset[str]:
        """The statements that candidate or campaign has corrected."""
        return frozenset(one.id for one in self.cell.corrected)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The lanes in the order asked for; `left_out` counts older statements, `gone` names withdrawn and removed ones."""

    lanes: tuple[Lane, ...]
    left_out: int
    gone: tuple[str, ...]

    @property
    def told(self) -> tuple[Told, ...]:
        """All statements shown, lane by lane."""
        return tuple(one for lane in self.lanes for one in lane.told)


def timeline(connection: Connection, asked: Question, limit: int = LIMIT) -> Timeline:
    """Return a lane for every pair asked for, those without any statement too."""
    rows = connection.execute(_seen(asked).limit(limit)).all()
    told = _told(connection, rows, asked)
    held, steps, cells = _held(connection, asked), _steps(connection, asked), compare(connection, asked)
    pairs = [(policy, candidate) for policy in asked.policies for candidate in asked.candidates]
    return Timeline(
        lanes=tuple(
            Lane(*pair, cells[pair], tuple(told[pair]), tuple(held[pair]), tuple(steps[pair])) for pair in pairs
        ),
        left_out=_count(connection, asked) - limit if len(rows) == limit else 0,
        gone=_gone(connection, asked),
    )


def current(connection: Connection, kind: str, named: str) -> str:
    """Return the slug that a candidate or a policy has now, following former ones."""
    former = table("former_id")
    query = select(former.c.current).where(former.c.kind == kind, former.c.former == named)
    return str(connection.execute(query).scalar() or named)


def _of_pairs(asked: Question) -> Sequence[ColumnElement[bool]]:
    return (_STATEMENT.c.policy.in_(asked.policies), _STATEMENT.c.candidate.in_(asked.candidates))


def _visible(asked: Question) -> Sequence[ColumnElement[bool]]:
    """Hold statements to those that the clock shows on the day."""
    known = () if asked.clock is Clock.HAPPENED_BY else (_STATEMENT.c.known_day <= asked.as_of,)
    standing = (_STATEMENT.c.withdrawn_on.is_(None), _STATEMENT.c.removed_on.is_(None))
    return (*_of_pairs(asked), _STATEMENT.c.said_day <= asked.as_of, *known, *standing)


def _seen(asked: Question) -> Select[Any]:
    return select(_STATEMENT).where(*_visible(asked)).order_by(_STATEMENT.c.said_day.desc(), _STATEMENT.c.id.desc())


def _count(connection: Connection, asked: Question) -> int:
    query = select(func.count()).select_from(_STATEMENT).where(*_visible(asked))
    return int(connection.execute(query).scalar_one())


def _gone(connection: Connection, asked: Question) -> tuple[str, ...]:
    withdrawn = _STATEMENT.c.withdrawn_on.is_not(None) | _STATEMENT.c.removed_on.is_not(None)
    query = select(_STATEMENT.c.id).where(*_of_pairs(asked), withdrawn).order_by(_STATEMENT.c.id).limit(LIMIT)
    return tuple(row.id for row in connection.execute(query))


def _told(connection: Connection, rows: Sequence[Row[Any]], asked: Question) -> Mapping[Pair, Sequence[Told]]:
    ids = [row.id for row in rows]
    answers, read = _answers(connection, ids, asked), read_in(connection, ids)
    found: dict[Pair, list[Told]] = defaultdict(list)
    for row in reversed(rows):
        found[row.policy, row.candidate].append(_one(row, read.get(row.id), answers.get(row.id, ())))
    return found


def _one(row: Row[Any], read: Read | None, answers: Iterable[Answer]) -> Told:
    return Told(
        id=row.id,
        candidate=row.candidate,
        policy=row.policy,
        date=parse_date(row.date),
        said_day=row.said_day,
        known_day=row.known_day,
        stance=Stance(row.stance),
        act=Act(row.act),
        fit=Fit(row.fit),
        grade=Grade(row.grade),
        level=maybe(Level, row.level),
        said_by=SaidBy(row.said_by),
        speaker=row.speaker,
        sources_described=row.sources_described,
        number_of_sources=row.number_of_sources,
        summary=row.summary,
        quote=row.quote,
        language=row.language,
        condition=row.condition,
        read=read,
        answers=tuple(answers),
    )


def _answers(connection: Connection, ids: Sequence[str], asked: Question) -> Mapping[str, Sequence[Answer]]:
    """Return the responses that the clock shows on the day, by statement."""
    reply = table("response")
    seen = reply.c.said_day if asked.clock is Clock.HAPPENED_BY else func.max(reply.c.said_day, reply.c.known_day)
    query = select(reply).where(reply.c.statement.in_(ids), seen <= asked.as_of).order_by(reply.c.position)
    found: dict[str, list[Answer]] = defaultdict(list)
    for row in connection.execute(query):
        kind, said_by = ResponseKind(row.kind), SaidBy(row.said_by)
        answer = Answer(kind, said_by, row.speaker, parse_date(row.date), row.summary, row.quote, row.disputes)
        found[row.statement].append(answer)
    return found


def _held(connection: Connection, asked: Question) -> Mapping[Pair, Sequence[Held]]:
    """Return the explicit standings up to the day; neighbours that look the same are one."""
    span, standing = table("standing_span"), table("standing")
    query = (
        select(span, standing.c.stance, standing.c.before_campaign)
        .join_from(span, standing, span.c.standing == standing.c.number)
        .where(
            span.c.election == asked.election,
            span.c.bar == asked.bar.value,
            span.c.clock == asked.clock.value,
            span.c.policy.in_(asked.policies),
            span.c.candidate.in_(asked.candidates),
            span.c.valid_from <= asked.as_of,
            standing.c.kind == StandingKind.EXPLICIT.value,
        )
        .order_by(span.c.valid_from)
    )
    found: dict[Pair, list[Held]] = defaultdict(list)
    for row in connection.execute(query):
        now = Held(row.valid_from, row.valid_to, Stance(row.stance), row.before_campaign)
        found[row.policy, row.candidate] = _joined(found[row.policy, row.candidate], now)
    return found


def _joined(held: list[Held], now: Held) -> list[Held]:
    last = held[-1] if held else None
    if last and (last.until, last.stance, last.before_campaign) == (now.since, now.stance, now.before_campaign):
        return [*held[:-1], Held(last.since, now.until, now.stance, now.before_campaign)]
    return [*held, now]


def _steps(connection: Connection, asked: Question) -> Mapping[Pair, Sequence[Step]]:
    """Return the changes in force on the day, the earliest first."""
    step = table("standing_change")
    query = (
        select(step)
        .where(
            step.c.election == asked.election,
            step.c.clock == asked.clock.value,
            step.c.policy.in_(asked.policies),
            step.c.candidate.in_(asked.candidates),
            step.c.valid_from <= asked.as_of,
            step.c.valid_to > asked.as_of,
        )
        .order_by(step.c.position)
    )
    found: dict[Pair, list[Step]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.policy, row.candidate].append(Step(ChangeKind(row.kind), row.before, row.after))
    return found

"""What a timeline shows of every candidate and policy: the statements seen, the standing day by day, the changes."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, func, select

from tracker.dates import EdtfDate, parse_date
from tracker.queries.comparison import Cell, Question, cells
from tracker.queries.prepared import Prepared, Values, json_list, listed, value
from tracker.queries.seen import SEEN, STATEMENT, of_pairs, of_the_race, seen_on_the_day
from tracker.queries.standings import Pair, changes_in_force
from tracker.queries.timeline_sources import Read, read_in
from tracker.queries.values import ACTS, FITS, GRADES, LEVELS, RESPONSE_KINDS, SAID_BY, STANCES, day, table
from tracker.vocabulary import Act, ChangeKind, Fit, Grade, Level, ResponseKind, SaidBy, Softness, Stance, StandingKind

LIMIT: Final = 400
"""So many statements are shown, the latest; a page that leaves some out says how many."""

_TENTATIVE = frozenset({Act.ASKED, Act.FLOATED})


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
    values = asked.values
    rows = _SHOWN.tuples(connection, {**values, "limit": limit})
    told, held = _told(connection, rows, values), _held(connection, values)
    changes = changes_in_force(connection, values)
    steps, found = _steps(changes), cells(connection, asked, changes)
    pairs = [(policy, candidate) for policy in asked.policies for candidate in asked.candidates]
    return Timeline(
        lanes=tuple(
            Lane(*pair, found[pair], tuple(told[pair]), tuple(held[pair]), tuple(steps[pair])) for pair in pairs
        ),
        left_out=_COUNT.tuples(connection, values)[0][0] - limit if len(rows) == limit else 0,
        gone=tuple(named for (named,) in _GONE.tuples(connection, values)),
    )


_TOLD: Final = (
    *("id", "candidate", "policy", "date", "said_day", "known_day", "stance", "act", "fit", "grade", "level"),
    *("said_by", "speaker", "sources_described", "number_of_sources", "summary", "quote", "language", "condition"),
)
"""The columns of a `Told`, in its order."""
_SHOWN: Final = Prepared(
    select(*(STATEMENT.c[name] for name in _TOLD))
    .where(*SEEN)
    .order_by(STATEMENT.c.said_day.desc(), STATEMENT.c.id.desc())
    .limit(value("limit"))
)
_COUNT: Final = Prepared(select(func.count()).select_from(STATEMENT).where(*SEEN))
_GONE: Final = Prepared(
    select(STATEMENT.c.id)
    .where(*of_pairs(STATEMENT), STATEMENT.c.withdrawn_on.is_not(None) | STATEMENT.c.removed_on.is_not(None))
    .order_by(STATEMENT.c.id)
    .limit(LIMIT)
)


def _told(connection: Connection, rows: Sequence[Sequence[Any]], values: Values) -> Mapping[Pair, Sequence[Told]]:
    ids = [row[0] for row in rows]
    answers, read = _answers(connection, ids, values), read_in(connection, ids)
    found: dict[Pair, list[Told]] = defaultdict(list)
    for row in reversed(rows):
        named, candidate, policy, *_ = row
        found[policy, candidate].append(_one(row, read.get(named), answers.get(named, ())))
    return found


def _one(row: Sequence[Any], read: Read | None, answers: Iterable[Answer]) -> Told:
    named, candidate, policy, said, said_day, known_day, stance, act, fit, grade, level, said_by, *rest = row
    speaker, described, number, summary, quote, language, condition = rest
    return Told(
        named,
        candidate,
        policy,
        parse_date(said),
        day(said_day),
        day(known_day),
        STANCES[stance],
        ACTS[act],
        FITS[fit],
        GRADES[grade],
        LEVELS.get(level),
        SAID_BY[said_by],
        speaker,
        described,
        number,
        summary,
        quote,
        language,
        condition,
        read,
        tuple(answers),
    )


_REPLY: Final = table("response")
_ANSWER: Final = ("statement", "kind", "said_by", "speaker", "date", "summary", "quote", "disputes")
_ANSWERS: Final = Prepared(
    select(*(_REPLY.c[name] for name in _ANSWER))
    .where(_REPLY.c.statement.in_(listed("ids")), *seen_on_the_day(_REPLY))
    .order_by(_REPLY.c.position)
)


def _answers(connection: Connection, ids: Sequence[str], values: Values) -> Mapping[str, Sequence[Answer]]:
    """Return the responses that the clock shows on the day, by statement."""
    found: dict[str, list[Answer]] = defaultdict(list)
    for row in _ANSWERS.rows(connection, {**values, "ids": json_list(ids)}):
        kind, said_by, disputes = RESPONSE_KINDS[row.kind], SAID_BY[row.said_by], bool(row.disputes)
        answer = Answer(kind, said_by, row.speaker, parse_date(row.date), row.summary, row.quote, disputes)
        found[row.statement].append(answer)
    return found


_SPAN, _STANDING = table("standing_span"), table("standing")
_HELD: Final = Prepared(
    select(
        *(_SPAN.c[name] for name in ("policy", "candidate", "valid_from", "valid_to")),
        *(_STANDING.c[name] for name in ("stance", "before_campaign")),
    )
    .join_from(_SPAN, _STANDING, _SPAN.c.standing == _STANDING.c.number)
    .where(
        *of_the_race(_SPAN),
        _SPAN.c.bar == value("bar"),
        _SPAN.c.valid_from <= value("as_of"),
        _STANDING.c.kind == StandingKind.EXPLICIT.value,
    )
    .order_by(_SPAN.c.valid_from)
)


def _held(connection: Connection, values: Values) -> Mapping[Pair, Sequence[Held]]:
    """Return the explicit standings up to the day; neighbours that look the same are one."""
    found: dict[Pair, list[Held]] = defaultdict(list)
    for policy, candidate, since, until, stance, before in _HELD.tuples(connection, values):
        _add(found[policy, candidate], Held(day(since), day(until), STANCES[stance], bool(before)))
    return found


def _add(held: list[Held], now: Held) -> None:
    last = held[-1] if held else None
    if last and (last.until, last.stance, last.before_campaign) == (now.since, now.stance, now.before_campaign):
        held[-1] = Held(last.since, now.until, now.stance, now.before_campaign)
    else:
        held.append(now)


def _steps(changes: Iterable[Any]) -> Mapping[Pair, Sequence[Step]]:
    """Return the changes in force on the day, the earliest first."""
    found: dict[Pair, list[Step]] = defaultdict(list)
    for row in changes:
        found[row.policy, row.candidate].append(Step(ChangeKind(row.kind), row.before, row.after))
    return found

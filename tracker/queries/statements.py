"""What the evidence card of one statement shows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, select

from tracker.dates import EdtfDate, parse_date
from tracker.queries import others
from tracker.queries.former import current_id
from tracker.queries.others import Other, that
from tracker.queries.prepared import Prepared, json_list, listed, value
from tracker.queries.seen import STATEMENT
from tracker.queries.sources import Cited, Source, sources
from tracker.queries.values import ACTS, FITS, GRADES, RESPONSE_KINDS, SAID_BY, STANCES, day, maybe, table
from tracker.queries.verifications import Checked, checked
from tracker.vocabulary import (
    Act,
    CitationKind,
    Fit,
    Grade,
    RemovalGround,
    ResponseKind,
    SaidBy,
    Stance,
    WordsOf,
)


@dataclass(frozen=True, slots=True)
class Reply:
    """A response to the statement, with what it is read in."""

    kind: ResponseKind
    said_by: SaidBy
    speaker: str | None
    date: EdtfDate
    summary: str
    quote: str | None
    sources: tuple[Source, ...]
    statement: str | None
    disputes: bool
    checked: Checked | None = None


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A person who compared the file with its sources."""

    name: str
    on: date


@dataclass(frozen=True, slots=True)
class Pledge:
    """What a rival pledged: context, never counted; `told` is the rival's own statement, where there is one."""

    rival: str
    source: Source
    told: Other | None


@dataclass(frozen=True, slots=True)
class About:
    """Whom and what a statement is about, and where its file lies: on every card, removed ones too."""

    id: str
    path: str
    line: int
    date: EdtfDate
    candidate: str
    candidate_name: str
    policy: str
    policy_name: str
    policy_text: str
    issue: str
    issue_name: str
    contact: str | None
    language: str


@dataclass(frozen=True, slots=True)
class RemovedCard:
    """All that is kept of a statement that had to go."""

    about: About
    on: date
    ground: RemovalGround


@dataclass(frozen=True, slots=True)
class WithdrawnCard:
    """A statement whose passage and summary gave way to a reason."""

    about: About
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Card:
    """A statement with everything that it rests on; its sources are those that can carry the passage."""

    about: About
    stance: Stance
    act: Act
    fit: Fit
    grade: Grade
    said_by: SaidBy
    speaker: str | None
    words_of: WordsOf | None
    sources_described: str | None
    number_of_sources: int | None
    summary: str
    quote: str | None
    language: str
    translation: str | None
    translation_by: str | None
    condition: str | None
    said_day: date
    known_day: date
    sources: tuple[Source, ...]
    pledges: tuple[Pledge, ...]
    replies: tuple[Reply, ...]
    reviews: tuple[Reviewer, ...]
    corrects: Other | None
    corrected_by: tuple[Other, ...]
    same_occasion: tuple[Other, ...]
    checked: Checked | None = None

    @property
    def disputes(self) -> tuple[Reply, ...]:
        """The replies that make it disputed."""
        return tuple(one for one in self.replies if one.disputes)


_CANDIDATE, _POLICY, _ISSUE = table("candidate"), table("policy"), table("issue")
_CANDIDACY, _ELECTION = table("candidacy"), table("election")
_LANGUAGE: Final = (
    select(_ELECTION.c.language)
    .join_from(_CANDIDACY, _ELECTION, _CANDIDACY.c.election == _ELECTION.c.id)
    .where(_CANDIDACY.c.candidate == STATEMENT.c.candidate)
    .order_by(_ELECTION.c.date.desc())
    .limit(1)
    .scalar_subquery()
)
"""The language of the election that the candidate stands in, the latest one."""
_STATEMENT: Final = Prepared(
    select(
        STATEMENT,
        _CANDIDATE.c.name.label("candidate_name"),
        _CANDIDATE.c.contact,
        _POLICY.c.name.label("policy_name"),
        _POLICY.c.text.label("policy_text"),
        _ISSUE.c.id.label("issue"),
        _ISSUE.c.name.label("issue_name"),
        _LANGUAGE.label("spoken"),
    )
    .join_from(STATEMENT, _CANDIDATE, STATEMENT.c.candidate == _CANDIDATE.c.id)
    .join(_POLICY, STATEMENT.c.policy == _POLICY.c.id)
    .join(_ISSUE, _POLICY.c.issue == _ISSUE.c.id)
    .where(STATEMENT.c.id == value("statement"))
)
_CORRECTED_BY: Final = that(STATEMENT.c.corrects == value("statement"))
_SAME_OCCASION: Final = that(
    (STATEMENT.c.candidate == value("candidate"))
    & (STATEMENT.c.stem == value("stem"))
    & (STATEMENT.c.id != value("statement"))
)
_REPLY, _REVIEW = table("response"), table("review")
_REPLIES: Final = Prepared(select(_REPLY).where(_REPLY.c.statement == value("statement")).order_by(_REPLY.c.position))
_REVIEWS: Final = Prepared(
    select(_REVIEW.c.reviewed_by, _REVIEW.c.reviewed_on)
    .where(_REVIEW.c.statement == value("statement"))
    .order_by(_REVIEW.c.position)
)
_NAMES: Final = Prepared(select(_CANDIDATE.c.id, _CANDIDATE.c.name).where(_CANDIDATE.c.id.in_(listed("ids"))))


def statement(connection: Connection, named: str) -> Card | WithdrawnCard | RemovedCard | None:
    """Return the card of a statement by its id or by an earlier one of it; None if there is none."""
    rows = _STATEMENT.rows(connection, {"statement": named})
    rows = rows or _STATEMENT.rows(connection, {"statement": current_id(connection, named)})
    if not rows:
        return None
    (row,) = rows
    about = _about(row)
    if row.removed_on:
        return RemovedCard(about, day(row.removed_on), RemovalGround(row.removed_ground))
    if row.withdrawn_on:
        return WithdrawnCard(about, day(row.withdrawn_on), row.withdrawn_reason or "")
    return _card(connection, row, about)


def _about(row: Any) -> About:  # noqa: ANN401 - a row of `_STATEMENT`
    return About(
        id=row.id,
        path=row.path,
        line=row.line,
        date=parse_date(row.date),
        candidate=row.candidate,
        candidate_name=row.candidate_name,
        policy=row.policy,
        policy_name=row.policy_name,
        policy_text=row.policy_text,
        issue=row.issue,
        issue_name=row.issue_name,
        contact=row.contact,
        language=row.spoken or "en",
    )


def _card(connection: Connection, row: Any, about: About) -> Card:  # noqa: ANN401 - as above
    asked = {"statement": row.id, "candidate": row.candidate, "stem": row.stem}
    cited, found = sources(connection, row.id), checked(connection, row.id)
    own = tuple(one for one in cited.get(None, ()) if one.kind is not CitationKind.RIVAL_PLEDGE)
    return Card(
        about=about,
        stance=STANCES[row.stance],
        act=ACTS[row.act],
        fit=FITS[row.fit],
        grade=GRADES[row.grade],
        said_by=SAID_BY[row.said_by],
        speaker=row.speaker,
        words_of=maybe(WordsOf, row.words_of),
        sources_described=row.sources_described,
        number_of_sources=row.number_of_sources,
        summary=row.summary,
        quote=row.quote,
        language=row.language or about.language,
        translation=row.translation,
        translation_by=row.translation_by,
        condition=row.condition,
        said_day=day(row.said_day),
        known_day=day(row.known_day),
        sources=own,
        pledges=_pledges(connection, cited.get(None, ())),
        replies=_replies(connection, row.id, cited, found),
        reviews=_reviews(connection, row.id) if row.reviewed else (),
        corrects=others.named(connection, [row.corrects]).get(row.corrects),
        corrected_by=others.others(connection, _CORRECTED_BY, asked),
        same_occasion=others.others(connection, _SAME_OCCASION, asked),
        checked=found.get(None),
    )


def _replies(
    connection: Connection, named: str, cited: Cited, found: Mapping[int | None, Checked]
) -> tuple[Reply, ...]:
    rows = _REPLIES.rows(connection, {"statement": named})
    return tuple(_reply(row, cited.get(row.number, ()), found.get(row.number)) for row in rows)


def _reply(row: Any, cited: Sequence[Source], found: Checked | None) -> Reply:  # noqa: ANN401 - a row of `_REPLIES`
    return Reply(
        kind=RESPONSE_KINDS[row.kind],
        said_by=SAID_BY[row.said_by],
        speaker=row.speaker,
        date=parse_date(row.date),
        summary=row.summary,
        quote=row.quote,
        sources=tuple(cited),
        statement=row.recorded_as,
        disputes=bool(row.disputes),
        checked=found,
    )


def _reviews(connection: Connection, named: str) -> tuple[Reviewer, ...]:
    return tuple(Reviewer(by, day(on)) for by, on in _REVIEWS.tuples(connection, {"statement": named}))


def _pledges(connection: Connection, cited: Iterable[Source]) -> tuple[Pledge, ...]:
    """Return what rivals pledged, each with the rival's name and own statement."""
    pledges = [one for one in cited if one.kind is CitationKind.RIVAL_PLEDGE]
    ids = json_list(one.rival for one in pledges)
    names = dict(_NAMES.tuples(connection, {"ids": ids})) if pledges else {}
    told = others.named(connection, [one.rival_statement for one in pledges])
    return tuple(
        Pledge(names.get(one.rival, one.rival or ""), one, told.get(one.rival_statement or "")) for one in pledges
    )

"""What the evidence card of one statement shows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, func, or_, select

from tracker.dates import EdtfDate, parse_date
from tracker.queries.others import STATEMENT, Other, others
from tracker.queries.sources import Cited, Source, sources
from tracker.queries.values import maybe, table
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


def statement(connection: Connection, named: str) -> Card | WithdrawnCard | RemovedCard | None:
    """Return the card of a statement by its id or by an earlier one of it; None if there is none."""
    row = _row(connection, current_id(connection, named))
    if row is None:
        return None
    about = _about(connection, row)
    if row.removed_on:
        return RemovedCard(about, row.removed_on, RemovalGround(row.removed_ground))
    if row.withdrawn_on:
        return WithdrawnCard(about, row.withdrawn_on, row.withdrawn_reason or "")
    return _card(connection, row, about)


def current_id(connection: Connection, named: str) -> str:
    """Return the id that a statement has now, following its former ids and those of its candidate and policy."""
    former = table("former_id")
    parts = named.split("/")
    keys = [("statement", named), *zip(("candidate", "policy"), parts, strict=False)]
    clauses = [(former.c.kind == kind) & (former.c.former == one) for kind, one in keys]
    found = {(row.kind, row.former): row.current for row in connection.execute(select(former).where(or_(*clauses)))}
    if moved := found.get(("statement", named)):
        return str(moved)
    renamed = [found.get((kind, one), one) for kind, one in keys[1:]]
    return "/".join([*renamed, *parts[2:]])


def _row(connection: Connection, named: str) -> Row[Any] | None:
    return connection.execute(select(STATEMENT).where(STATEMENT.c.id == named)).one_or_none()


def _about(connection: Connection, row: Row[Any]) -> About:
    candidate, policy, issue = table("candidate"), table("policy"), table("issue")
    query = (
        select(
            candidate.c.name.label("candidate_name"),
            candidate.c.contact,
            policy.c.name.label("policy_name"),
            policy.c.text,
            issue.c.id.label("issue"),
            issue.c.name.label("issue_name"),
        )
        .join_from(policy, issue, policy.c.issue == issue.c.id)
        .join(candidate, candidate.c.id == row.candidate)
        .where(policy.c.id == row.policy)
    )
    named = connection.execute(query).one()
    return About(
        id=row.id,
        path=row.path,
        line=row.line,
        date=parse_date(row.date),
        candidate=row.candidate,
        candidate_name=named.candidate_name,
        policy=row.policy,
        policy_name=named.policy_name,
        policy_text=named.text,
        issue=named.issue,
        issue_name=named.issue_name,
        contact=named.contact,
        language=_language(connection, row.candidate),
    )


def _language(connection: Connection, candidate: str) -> str:
    """Return the language of the election that a candidate stands in, the latest one."""
    candidacy, election = table("candidacy"), table("election")
    query = (
        select(election.c.language)
        .join_from(candidacy, election, candidacy.c.election == election.c.id)
        .where(candidacy.c.candidate == candidate)
        .order_by(election.c.date.desc())
        .limit(1)
    )
    return str(connection.execute(query).scalar() or "en")


def _card(connection: Connection, row: Row[Any], about: About) -> Card:
    cited, found = sources(connection, row.id), checked(connection, row.id)
    own = tuple(one for one in cited.get(None, ()) if one.kind is not CitationKind.RIVAL_PLEDGE)
    corrects = others(connection, STATEMENT.c.id == row.corrects) if row.corrects else ()
    return Card(
        about=about,
        stance=Stance(row.stance),
        act=Act(row.act),
        fit=Fit(row.fit),
        grade=Grade(row.grade),
        said_by=SaidBy(row.said_by),
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
        said_day=row.said_day,
        known_day=row.known_day,
        sources=own,
        pledges=_pledges(connection, cited.get(None, ())),
        replies=_replies(connection, row.id, cited, found),
        reviews=_reviews(connection, row.id),
        corrects=next(iter(corrects), None),
        corrected_by=others(connection, STATEMENT.c.corrects == row.id),
        same_occasion=others(
            connection,
            (STATEMENT.c.candidate == row.candidate) & (STATEMENT.c.stem == row.stem) & (STATEMENT.c.id != row.id),
        ),
        checked=found.get(None),
    )


def _replies(
    connection: Connection, named: str, cited: Cited, found: Mapping[int | None, Checked]
) -> tuple[Reply, ...]:
    reply = table("response")
    rows = connection.execute(select(reply).where(reply.c.statement == named).order_by(reply.c.position))
    return tuple(_reply(row, cited.get(row.number, ()), found.get(row.number)) for row in rows)


def _reply(row: Row[Any], cited: Sequence[Source], found: Checked | None) -> Reply:
    return Reply(
        kind=ResponseKind(row.kind),
        said_by=SaidBy(row.said_by),
        speaker=row.speaker,
        date=parse_date(row.date),
        summary=row.summary,
        quote=row.quote,
        sources=tuple(cited),
        statement=row.recorded_as,
        disputes=row.disputes,
        checked=found,
    )


def _reviews(connection: Connection, named: str) -> tuple[Reviewer, ...]:
    review = table("review")
    rows = connection.execute(select(review).where(review.c.statement == named).order_by(review.c.position))
    return tuple(Reviewer(row.reviewed_by, row.reviewed_on) for row in rows)


def _pledges(connection: Connection, cited: Iterable[Source]) -> tuple[Pledge, ...]:
    """Return what rivals pledged, each with the rival's name and own statement."""
    pledges = [one for one in cited if one.kind is CitationKind.RIVAL_PLEDGE]
    candidate = table("candidate")
    query = select(candidate.c.id, candidate.c.name).where(candidate.c.id.in_([one.rival for one in pledges]))
    names = {row.id: row.name for row in connection.execute(query)} if pledges else {}
    own = others(connection, STATEMENT.c.id.in_([one.rival_statement for one in pledges])) if pledges else ()
    told = {one.mention.id: one for one in own}
    return tuple(
        Pledge(names.get(one.rival, one.rival or ""), one, told.get(one.rival_statement or "")) for one in pledges
    )


def count(connection: Connection) -> int:
    """Return how many statements are on file."""
    return int(connection.execute(select(func.count()).select_from(STATEMENT)).scalar_one())

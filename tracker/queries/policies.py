"""What a policy's page shows: where each candidate stands on it, who pledged it first, and what is only near it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, or_, select

from tracker.queries import others
from tracker.queries.changes import Change, changes
from tracker.queries.comparison import Cell, Question, compare
from tracker.queries.others import Other, that
from tracker.queries.prepared import Prepared, value
from tracker.queries.seen import SEEN, STATEMENT, seen_on_the_day
from tracker.queries.used import Searched, Used, originals, searches
from tracker.queries.values import table
from tracker.vocabulary import Act, CitationKind, Fit, Grade, Level, SaidBy, Stance, StandingKind

CONTEXT: Final = 100
"""So many statements that are context are read, the latest."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Another policy that this one replaces or that replaced it."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class RivalPledge:
    """A rival's pledge that a statement of this policy cites; `told` is the rival's own statement, if on file."""

    rival: str
    cited_by: Other
    told: Other | None


@dataclass(frozen=True, slots=True)
class Policy:
    """Everything on a policy's page; `cells` are by candidate.

    `pledges` are the firm official pledges to do it, the earliest first; `context` is what is related only.
    """

    explainer: str | None
    replaces: Linked | None
    replaced_by: Linked | None
    cells: Mapping[str, Cell]
    changes: tuple[Change, ...]
    pledges: tuple[Other, ...]
    rivals: tuple[RivalPledge, ...]
    context: tuple[Other, ...]
    originals: tuple[Used, ...]
    searches: tuple[Searched, ...]


def policy(connection: Connection, asked: Question) -> Policy:
    """Return the page of the one policy asked about, with all candidates asked for."""
    (slug,) = asked.policies
    cells = compare(connection, asked)
    rows = table("policy")
    row = connection.execute(select(rows).where(rows.c.id == slug)).one()
    return Policy(
        explainer=row.explainer,
        replaces=_linked(connection, rows.c.id == row.replaces),
        replaced_by=_linked(connection, rows.c.replaces == slug),
        cells={candidate: cells[slug, candidate] for candidate in asked.candidates},
        changes=changes(connection, asked),
        pledges=others.others(connection, _PLEDGES, asked.values),
        rivals=_rivals(connection, asked),
        context=others.others(connection, _CONTEXT, asked.values),
        originals=originals(connection, asked),
        searches=searches(connection, asked),
    )


def index(connection: Connection, asked: Question) -> Mapping[str, int]:
    """Return how many of the candidates asked for have a position on each policy asked about."""
    cells = compare(connection, asked)
    explicit = Counter(pair[0] for pair, cell in cells.items() if cell.kind is StandingKind.EXPLICIT)
    return {policy: explicit[policy] for policy in asked.policies}


def _linked(connection: Connection, which: Any) -> Linked | None:  # noqa: ANN401 - SQLAlchemy's clauses are of many types
    rows = table("policy")
    found = connection.execute(select(rows.c.id, rows.c.name).where(which).limit(1)).one_or_none()
    return Linked(found.id, found.name) if found else None


_CANDIDACY, _ELECTION = table("candidacy"), table("election")
_IN_THE_RACE: Final = (
    select(STATEMENT.c.id)
    .join_from(STATEMENT, _CANDIDACY, STATEMENT.c.candidate == _CANDIDACY.c.candidate)
    .join(_ELECTION, _CANDIDACY.c.election == _ELECTION.c.id)
    .where(
        *SEEN,
        _ELECTION.c.id == value("election"),
        STATEMENT.c.said_day < _ELECTION.c.date,
        or_(_CANDIDACY.c.left.is_(None), STATEMENT.c.said_day < _CANDIDACY.c.left),
    )
)
"""The statements seen that were said before the election and before the candidate's leaving."""
_TAKEN_BACK: Final = select(STATEMENT.c.corrects).where(*SEEN, STATEMENT.c.corrects.is_not(None))
_ANSWERED: Final = seen_on_the_day(table("response"))
_PLEDGES: Final = that(
    STATEMENT.c.id.in_(_IN_THE_RACE)
    & STATEMENT.c.id.not_in(_TAKEN_BACK)
    & (STATEMENT.c.act == Act.PLEDGED.value)
    & (STATEMENT.c.fit == Fit.EXACT.value)
    & (STATEMENT.c.level == Level.OFFICIAL.value)
    & (STATEMENT.c.stance == Stance.SUPPORT.value),
    _ANSWERED,
)
"""The firm official pledges to do it that are seen and stand: full, made in the race, and not taken back."""
_THEIRS: Final = (SaidBy.OPPONENT.value, SaidBy.PARTY.value)
_ASIDE: Final = or_(
    STATEMENT.c.fit == Fit.RELATED.value,
    STATEMENT.c.said_by.in_(_THEIRS) & (STATEMENT.c.grade == Grade.E.value),
)
_CONTEXT: Final = that(
    STATEMENT.c.id.in_(
        select(STATEMENT.c.id).where(*SEEN, _ASIDE).order_by(STATEMENT.c.said_day.desc(), STATEMENT.c.id).limit(CONTEXT)
    ),
    _ANSWERED,
)
"""What is seen on the day and can set no standing: only related, or said by a rival or the party.

Of very many, the latest are returned, earliest first.
"""
_CITATION, _CANDIDATE = table("citation"), table("candidate")
_RIVALS: Final = Prepared(
    select(STATEMENT.c.id, _CITATION.c.rival_statement, _CANDIDATE.c.name, _CANDIDATE.c.sort_name)
    .join_from(_CITATION, STATEMENT, _CITATION.c.statement == STATEMENT.c.id)
    .join(_CANDIDATE, _CITATION.c.rival == _CANDIDATE.c.id)
    .where(*SEEN, _CITATION.c.kind == CitationKind.RIVAL_PLEDGE.value)
)


def _rivals(connection: Connection, asked: Question) -> tuple[RivalPledge, ...]:
    """Return what statements of the policy cite as rivals' pledges, by the rival's name."""
    rows = sorted(_RIVALS.rows(connection, asked.values), key=lambda row: (row.sort_name.casefold(), row.id))
    told = others.named(connection, [named for row in rows for named in (row.id, row.rival_statement)])
    return tuple(RivalPledge(row.name, told[row.id], told.get(row.rival_statement)) for row in rows)


def first(pledges: Sequence[Other], since: date | None = None) -> tuple[Other, ...]:
    """Return the earliest pledge, and that of every other candidate who may have been as early.

    Dates that overlap cannot be told apart. With `since`, of the pledges said from that day on.
    """
    asked = [one for one in pledges if since is None or one.mention.said_day >= since]
    if not asked:
        return ()
    latest = min(one.mention.date.latest for one in asked)
    early = [one for one in asked if one.mention.date.earliest is None or one.mention.date.earliest <= latest]
    return one_each(early)


def one_each(pledges: Sequence[Other]) -> tuple[Other, ...]:
    """Keep the first pledge of each candidate, in the order given."""
    firsts: dict[str, Other] = {}
    for one in pledges:
        firsts.setdefault(one.candidate_name, one)
    return tuple(firsts.values())

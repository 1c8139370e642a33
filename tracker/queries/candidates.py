"""What a candidate's page shows: who it is, where they stand and what changed, on what evidence beside the others."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from tracker.queries.changes import Change, changes
from tracker.queries.comparison import Cell, Question, compare
from tracker.queries.standings import Pair
from tracker.queries.statistics import Asked, Parity, parity
from tracker.queries.used import Searched, Used, originals, searches
from tracker.queries.values import table
from tracker.vocabulary import CandidacyStatus, StandingKind


@dataclass(frozen=True, slots=True)
class Profile:
    """A candidate in one election; `sites` are the domains of the campaign's own pages."""

    slug: str
    name: str
    party: str | None
    entered: date | None
    left: date | None
    status: CandidacyStatus
    contact: str | None
    sites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """On how many policies a candidate has a position, and how much is on file for them."""

    candidate: str
    positions: int
    on_file: Parity


@dataclass(frozen=True, slots=True)
class Candidate:
    """Everything on a candidate's page; `cells` are by policy, `beside` has every candidate of the question."""

    profile: Profile
    cells: Mapping[str, Cell]
    changes: tuple[Change, ...]
    beside: tuple[Held, ...]
    originals: tuple[Used, ...]
    searches: tuple[Searched, ...]

    @property
    def own(self) -> Held:
        """How much is on file for this candidate."""
        return next(one for one in self.beside if one.candidate == self.profile.slug)


def candidate(connection: Connection, asked: Question, slug: str, counted: Sequence[Parity]) -> Candidate:
    """Return the page of a candidate who stands in the election; `asked` names all its candidates and policies.

    `counted` is what `on_file` returns: the same for every day, clock and bar.
    """
    cells = compare(connection, asked)
    own = Question(asked.election, asked.policies, (slug,), asked.as_of, asked.clock, asked.bar)
    newest_first = sorted(changes(connection, own), key=lambda one: one.after.mention.said_day, reverse=True)
    return Candidate(
        profile=profiles(connection, asked.election, (slug,))[slug],
        cells={policy: cells[policy, slug] for policy in asked.policies},
        changes=tuple(newest_first),
        beside=_held(counted, asked, cells),
        originals=originals(connection, own),
        searches=searches(connection, own),
    )


def on_file(connection: Connection, asked: Question) -> tuple[Parity, ...]:
    """Return how much is on file for each candidate asked for, in that order, on all days."""
    return parity(connection, Asked(asked.candidates, asked.policies, asked.as_of))


def index(connection: Connection, asked: Question, counted: Sequence[Parity]) -> tuple[tuple[Profile, Held], ...]:
    """Return every candidate asked for, in that order, with how much is on file (`on_file`)."""
    known = profiles(connection, asked.election, asked.candidates)
    return tuple((known[one.candidate], one) for one in _held(counted, asked, compare(connection, asked)))


def _held(counted: Sequence[Parity], asked: Question, cells: Mapping[Pair, Cell]) -> tuple[Held, ...]:
    return tuple(Held(one.candidate, _positions(one.candidate, asked, cells), one) for one in counted)


def _positions(slug: str, asked: Question, cells: Mapping[Pair, Cell]) -> int:
    return sum(cells[policy, slug].kind is StandingKind.EXPLICIT for policy in asked.policies)


def profiles(connection: Connection, election: str, slugs: Sequence[str]) -> Mapping[str, Profile]:
    """Return who candidates of an election are, by slug."""
    who, candidacy, site = table("candidate"), table("candidacy"), table("candidate_site")
    query: Select[Any] = (
        select(who.c.name, who.c.contact, candidacy)
        .join_from(candidacy, who, candidacy.c.candidate == who.c.id)
        .where(candidacy.c.election == election, candidacy.c.candidate.in_(slugs))
    )
    rows = connection.execute(query).all()
    sites: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(select(site).where(site.c.candidate.in_(slugs)).order_by(site.c.domain)):
        sites[row.candidate].append(row.domain)
    return {row.candidate: _profile(row, tuple(sites[row.candidate])) for row in rows}


def _profile(row: Row[Any], sites: tuple[str, ...]) -> Profile:
    return Profile(
        slug=row.candidate,
        name=row.name,
        party=row.party,
        entered=row.entered,
        left=row.left,
        status=CandidacyStatus(row.status),
        contact=row.contact,
        sites=sites,
    )

"""What stands in an election: its candidates, its events, its issues and their policies."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from tracker.queries.values import table
from tracker.vocabulary import CandidacyStatus, CandidateKind


@dataclass(frozen=True, slots=True)
class Event:
    """A day of the campaign that voters remember."""

    day: date
    name: str


@dataclass(frozen=True, slots=True)
class Runner:
    """A candidate in an election."""

    slug: str
    name: str
    sort_name: str
    kind: CandidateKind
    party: str | None
    left: date | None
    status: CandidacyStatus

    @property
    def family_name(self) -> str:
        """The part of the name that lists sort by, with what follows the given name: "Kennedy Jr."."""
        family, _, *suffixes = [*self.sort_name.split(", "), ""]
        return " ".join([family, *suffixes]).strip()

    @property
    def given_name(self) -> str:
        """The given names, or nothing."""
        return [*self.sort_name.split(", "), ""][1]


@dataclass(frozen=True, slots=True)
class Policy:
    """A proposal, with the issue it belongs to."""

    slug: str
    name: str
    text: str
    explainer: str | None
    issue: str


@dataclass(frozen=True, slots=True)
class Issue:
    """A broad area and its policies in this election."""

    slug: str
    name: str
    policies: tuple[Policy, ...]


@dataclass(frozen=True, slots=True)
class Race:
    """An election with everything that a page's controls offer."""

    slug: str
    name: str
    language: str
    opens: date
    election_day: date
    runners: tuple[Runner, ...]
    events: tuple[Event, ...]
    issues: tuple[Issue, ...]


def races(connection: Connection) -> tuple[Race, ...]:
    """Return all elections, the latest first."""
    election = table("election")
    rows = connection.execute(select(election).order_by(election.c.date.desc(), election.c.id))
    return tuple(
        Race(
            slug=row.id,
            name=row.name,
            language=row.language,
            opens=row.opens,
            election_day=row.date,
            runners=runners(connection, row.id),
            events=events(connection, row.id),
            issues=issues(connection, row.id),
        )
        for row in rows.all()
    )


def runners(connection: Connection, election: str) -> tuple[Runner, ...]:
    """Return who stands or stood in an election, alphabetically by family name."""
    candidacy, candidate = table("candidacy"), table("candidate")
    query = (
        select(
            *(candidate.c[name] for name in ("id", "name", "sort_name", "kind")),
            *(candidacy.c[name] for name in ("party", "left", "status")),
        )
        .join_from(candidacy, candidate, candidacy.c.candidate == candidate.c.id)
        .where(candidacy.c.election == election)
    )
    found = (_runner(row) for row in connection.execute(query))
    return tuple(sorted(found, key=lambda one: (one.sort_name.casefold(), one.slug)))


def _runner(row: Row[Any]) -> Runner:
    return Runner(
        slug=row.id,
        name=row.name,
        sort_name=row.sort_name,
        kind=CandidateKind(row.kind),
        party=row.party,
        left=row.left,
        status=CandidacyStatus(row.status),
    )


def events(connection: Connection, election: str) -> tuple[Event, ...]:
    """Return the days of an election, in order."""
    event = table("event")
    query = select(event.c.date, event.c.name).where(event.c.election == election).order_by(event.c.date)
    return tuple(Event(row.date, row.name) for row in connection.execute(query))


def issues(connection: Connection, election: str) -> tuple[Issue, ...]:
    """Return an election's policies by issue, in its own order; all policies where it names none."""
    named = connection.execute(_policies(election)).all()
    rows = named or connection.execute(_policies(None)).all()
    return tuple(_issue(list(group)) for _, group in groupby(_by_issue(rows), key=lambda row: row.issue))


def _policies(election: str | None) -> Select[Any]:
    """Select policies with their issue: those an election names, or all."""
    policy, issue, chosen = table("policy"), table("issue"), table("election_policy")
    columns = (
        *(policy.c[name] for name in ("id", "name", "text", "explainer", "issue")),
        issue.c.name.label("issue_name"),
    )
    query = select(*columns).join_from(policy, issue, policy.c.issue == issue.c.id)
    if election is None:
        return query.order_by(issue.c.name, policy.c.position)
    joined = query.join(chosen, chosen.c.policy == policy.c.id)
    return joined.where(chosen.c.election == election).order_by(chosen.c.position)


def _by_issue(rows: Sequence[Row[Any]]) -> Iterable[Row[Any]]:
    """Bring the policies of one issue together, issues in the order in which each first comes."""
    places = {slug: place for place, slug in enumerate(dict.fromkeys(row.issue for row in rows))}
    return sorted(rows, key=lambda row: places[row.issue])


def _issue(rows: Sequence[Row[Any]]) -> Issue:
    policies = tuple(Policy(row.id, row.name, row.text, row.explainer, row.issue) for row in rows)
    return Issue(rows[0].issue, rows[0].issue_name, policies)

"""The tables of what statements refer to: elections, candidates, issues and policies; and of the load itself."""

import datetime as dt

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from tracker.tables.columns import FromFile, one_of
from tracker.vocabulary import CandidacyStatus, CandidateKind


class IssueRow(FromFile, table=True):
    """A broad area."""

    __tablename__ = "issue"

    id: str = Field(primary_key=True)
    name: str
    summary: str


class PolicyRow(FromFile, table=True):
    """One concrete proposal; `position` is its place within its issue."""

    __tablename__ = "policy"

    id: str = Field(primary_key=True)
    issue: str = Field(foreign_key="issue.id", index=True)
    position: int
    name: str
    text: str
    explainer: str | None
    replaces: str | None = Field(foreign_key="policy.id")


class CandidateRow(FromFile, table=True):
    """A person or a party list."""

    __tablename__ = "candidate"
    __table_args__ = (one_of("kind", CandidateKind),)

    id: str = Field(primary_key=True)
    name: str
    sort_name: str
    kind: str
    wikidata: str | None
    contact: str | None


class CandidateSiteRow(SQLModel, table=True):
    """A domain of a candidate's campaign."""

    __tablename__ = "candidate_site"

    candidate: str = Field(primary_key=True, foreign_key="candidate.id")
    domain: str = Field(primary_key=True)


class ElectionRow(FromFile, table=True):
    """A race; `date` is election day."""

    __tablename__ = "election"

    id: str = Field(primary_key=True)
    name: str
    office: str
    jurisdiction: str
    language: str
    opens: dt.date
    date: dt.date


class CandidacyRow(FromFile, table=True):
    """One candidate's part in one election."""

    __tablename__ = "candidacy"
    __table_args__ = (one_of("status", CandidacyStatus),)

    election: str = Field(primary_key=True, foreign_key="election.id")
    candidate: str = Field(primary_key=True, foreign_key="candidate.id", index=True)
    position: int
    party: str | None
    entered: dt.date | None
    left: dt.date | None
    status: str


class EventRow(FromFile, table=True):
    """A day of the campaign that voters remember."""

    __tablename__ = "event"

    election: str = Field(primary_key=True, foreign_key="election.id")
    position: int = Field(primary_key=True)
    date: dt.date
    name: str
    url: str


class ElectionPolicyRow(SQLModel, table=True):
    """A policy of an election, in its order; an election that names none has all, issue by issue."""

    __tablename__ = "election_policy"
    __table_args__ = (UniqueConstraint("election", "position"),)

    election: str = Field(primary_key=True, foreign_key="election.id")
    policy: str = Field(primary_key=True, foreign_key="policy.id")
    position: int


class FormerIdRow(SQLModel, table=True):
    """An earlier id, whose address keeps working, and the id it has now."""

    __tablename__ = "former_id"
    __table_args__ = (one_of("kind", ("statement", "candidate", "policy")),)

    kind: str = Field(primary_key=True)
    former: str = Field(primary_key=True)
    current: str


class LoadFactRow(SQLModel, table=True):
    """One fact about the load that made this database: when, from which revision, by which version, how many rows."""

    __tablename__ = "load_fact"

    name: str = Field(primary_key=True)
    value: str

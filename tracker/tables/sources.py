"""The tables of where it can be read: originals, citations and copies; and of searches that found nothing."""

import datetime as dt

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from tracker.tables.columns import FromFile, one_of
from tracker.vocabulary import CitationKind, Verdict


class OriginalRow(FromFile, table=True):
    """One original; where its citations write it differently, the first that says something has the word.

    Path and line are those of the first citation, by path. `published` is as written, with its first and last day.
    """

    __tablename__ = "original"
    __table_args__ = (one_of("kind", CitationKind),)

    id: str = Field(primary_key=True)
    kind: str
    publisher: str | None
    title: str | None
    author: str | None
    published: str | None
    published_first_day: dt.date | None
    published_last_day: dt.date | None
    url: str | None = Field(index=True)
    isbn: str | None = Field(index=True)
    archived: str | None


class CitationRow(FromFile, table=True):
    """A statement, or the response to it that is named, cites an original.

    A rival's pledge names the rival, and may name the rival's own statement instead of an original.
    """

    __tablename__ = "citation"
    __table_args__ = (one_of("kind", CitationKind), UniqueConstraint("statement", "response", "position"))

    number: int = Field(primary_key=True)
    statement: str = Field(foreign_key="statement.id")
    response: int | None = Field(foreign_key="response.number", index=True)
    position: int
    kind: str
    original: str | None = Field(foreign_key="original.id", index=True)
    locator: str | None
    accessed: dt.date | None
    rival: str | None = Field(foreign_key="candidate.id")
    rival_statement: str | None = Field(foreign_key="statement.id", index=True)


class CarrierRow(FromFile, table=True):
    """A copy or a report of an original, once for all statements that name it; path and line are the first's."""

    __tablename__ = "carrier"
    __table_args__ = (UniqueConstraint("original", "position"),)

    number: int = Field(primary_key=True)
    original: str = Field(foreign_key="original.id")
    position: int
    publisher: str
    title: str
    url: str | None = Field(index=True)
    published: str | None
    published_first_day: dt.date | None
    published_last_day: dt.date | None
    archived: str | None


class VerificationRow(SQLModel, table=True):
    """What came of looking for a quotation at an address: of the statement, or of the response that is named."""

    __tablename__ = "verification"
    __table_args__ = (one_of("verdict", Verdict),)

    number: int = Field(primary_key=True)
    statement: str = Field(foreign_key="statement.id", index=True)
    response: int | None = Field(foreign_key="response.number")
    url: str
    is_original: bool
    on: dt.date
    verdict: str
    saved_copy: bool


class SearchRow(FromFile, table=True):
    """We looked for a candidate's position on a policy and found nothing."""

    __tablename__ = "search"

    candidate: str = Field(primary_key=True, foreign_key="candidate.id")
    policy: str = Field(primary_key=True, foreign_key="policy.id", index=True)
    searched: dt.date
    note: str | None


class SearchedPlaceRow(FromFile, table=True):
    """One place where we looked."""

    __tablename__ = "searched_place"
    __table_args__ = (
        ForeignKeyConstraint(["candidate", "policy"], ["search.candidate", "search.policy"]),
        Index("searched_place_of_search", "candidate", "policy", "position", unique=True),
    )

    number: int = Field(primary_key=True)
    candidate: str
    policy: str
    position: int
    place: str
    query: str | None
    url: str | None
    searched_on: dt.date

"""The tables of what was said: statements, the replies to them, and who compared them with their sources."""

import datetime as dt

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from tracker.tables.columns import FromFile, one_of
from tracker.vocabulary import Act, Fit, Grade, Level, RemovalGround, ResponseKind, SaidBy, Stance, WordsOf


class StatementRow(FromFile, table=True):
    """What one occasion says of one policy; of a removed one only id, date, day and ground of the removal are left.

    `number` is the row in the full-text table. `date` is as written, from `first_day` (none: an open start) to
    `last_day`; said and known day, grade and level are derived (design §3, §4). Statements of one candidate with the
    same `stem` are one occasion. `language` is null where it is the election's.
    """

    __tablename__ = "statement"
    __table_args__ = (
        one_of("stance", Stance),
        one_of("act", Act),
        one_of("said_by", SaidBy),
        one_of("words_of", WordsOf),
        one_of("fit", Fit),
        one_of("grade", Grade),
        one_of("level", Level),
        one_of("removed_ground", RemovalGround),
        CheckConstraint(
            "removed_on IS NOT NULL OR stance IS NOT NULL AND act IS NOT NULL AND said_by IS NOT NULL"
            " AND fit IS NOT NULL AND grade IS NOT NULL AND summary IS NOT NULL"
            " AND said_day IS NOT NULL AND known_day IS NOT NULL"
        ),
        Index("statement_of_pair", "candidate", "policy", "said_day"),
        Index("statement_of_policy", "policy", "said_day"),
        Index("statement_of_occasion", "candidate", "stem"),
    )

    number: int = Field(primary_key=True)
    id: str = Field(unique=True)
    candidate: str = Field(foreign_key="candidate.id")
    policy: str = Field(foreign_key="policy.id")
    stem: str
    date: str
    first_day: dt.date | None
    last_day: dt.date
    said_day: dt.date | None
    known_day: dt.date | None
    stance: str | None
    act: str | None
    said_by: str | None
    grade: str | None
    level: str | None
    speaker: str | None
    words_of: str | None
    sources_described: str | None
    number_of_sources: int | None
    summary: str | None
    quote: str | None
    language: str | None
    translation: str | None
    translation_by: str | None
    condition: str | None
    fit: str | None
    after: str | None = Field(foreign_key="statement.id")
    corrects: str | None = Field(foreign_key="statement.id", index=True)
    note: str | None
    reviewed: bool
    withdrawn_on: dt.date | None
    withdrawn_reason: str | None
    removed_on: dt.date | None
    removed_ground: str | None


class ResponseRow(FromFile, table=True):
    """A reply to a statement; `disputes` where it makes it disputed, seen from its said or known day on.

    `recorded_as` is the statement that records the position which the reply states.
    """

    __tablename__ = "response"
    __table_args__ = (
        one_of("kind", ResponseKind),
        one_of("said_by", SaidBy),
        UniqueConstraint("statement", "position"),
    )

    number: int = Field(primary_key=True)
    statement: str = Field(foreign_key="statement.id")
    position: int
    kind: str
    said_by: str
    speaker: str | None
    date: str
    first_day: dt.date | None
    last_day: dt.date
    said_day: dt.date
    known_day: dt.date
    summary: str
    quote: str | None
    recorded_as: str | None = Field(foreign_key="statement.id", index=True)
    disputes: bool


class DistinctionRow(FromFile, table=True):
    """Why a statement that looks the same is another one."""

    __tablename__ = "distinction"

    statement: str = Field(primary_key=True, foreign_key="statement.id")
    position: int = Field(primary_key=True)
    distinct_from: str = Field(foreign_key="statement.id", index=True)
    reason: str


class ReviewRow(SQLModel, table=True):
    """A person compared the file with its sources."""

    __tablename__ = "review"

    statement: str = Field(primary_key=True, foreign_key="statement.id")
    position: int = Field(primary_key=True)
    reviewed_by: str
    reviewed_on: dt.date

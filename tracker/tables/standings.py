"""The tables of where candidates stand, computed at load: design §4 for all days, evidence bars and clocks."""

import datetime as dt
from itertools import permutations

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from tracker.tables.columns import InForce, one_of
from tracker.vocabulary import Bar, ChangeKind, Clock, Level, ResponseKind, Softness, Stance, StandingKind

_DISPUTING = [kind.value for kind in ResponseKind if kind.disputes]
DISPUTED = ["", *(" ".join(some) for size in range(1, len(_DISPUTING) + 1) for some in permutations(_DISPUTING, size))]
"""What a `disputed` column may hold: the kinds of replies that dispute it, first reply first, parted by spaces."""


class StandingRow(SQLModel, table=True):
    """A standing as a cell shows it; statements are named by id (`tracker.standing.Standing` says which is which)."""

    __tablename__ = "standing"
    __table_args__ = (
        one_of("kind", StandingKind),
        one_of("stance", Stance),
        one_of("level", Level),
        one_of("softness", Softness),
        one_of("disputed", DISPUTED),
    )

    number: int = Field(primary_key=True)
    kind: str
    stance: str | None
    level: str | None
    softness: str | None
    gives: str | None = Field(foreign_key="statement.id", index=True)
    since: str | None = Field(foreign_key="statement.id")
    stance_since: str | None = Field(foreign_key="statement.id")
    last_said: str | None = Field(foreign_key="statement.id")
    occasions: int
    originals: int
    condition: str | None
    before_campaign: bool
    disputed: str
    newest: str | None = Field(foreign_key="statement.id")
    context: str | None = Field(foreign_key="statement.id")


class StandingReportedRow(SQLModel, table=True):
    """What a level below the one that counts would give alone; at most one row for each lower level."""

    __tablename__ = "standing_reported"
    __table_args__ = (
        one_of("level", Level),
        one_of("stance", Stance),
        one_of("softness", Softness),
        one_of("disputed", DISPUTED),
        {"sqlite_with_rowid": False},
    )

    standing: int = Field(primary_key=True, foreign_key="standing.number")
    level: str = Field(primary_key=True)
    gives: str = Field(foreign_key="statement.id")
    stance: str
    softness: str | None
    disputed: str


class StandingSpanRow(SQLModel, table=True):
    """On which days a standing holds: from `valid_from`, up to and without `valid_to` (9999-12-31: lasting).

    The spans of an election, bar, clock, policy and candidate cover all days without gap or overlap. The key is in
    the order of the columns that a page knows; a candidate's page names the policies of the election as well.
    """

    __tablename__ = "standing_span"
    __table_args__ = (one_of("bar", Bar), one_of("clock", Clock), {"sqlite_with_rowid": False})

    election: str = Field(primary_key=True, foreign_key="election.id")
    bar: str = Field(primary_key=True)
    clock: str = Field(primary_key=True)
    policy: str = Field(primary_key=True, foreign_key="policy.id")
    candidate: str = Field(primary_key=True, foreign_key="candidate.id")
    valid_from: dt.date = Field(primary_key=True)
    valid_to: dt.date
    standing: int = Field(foreign_key="standing.number")


class StandingRunRow(InForce, table=True):
    """A statement is part of the run that ends in the standing of this level; in order by `position`.

    Bars whose standing is of one level share these rows.
    """

    __tablename__ = "standing_run"
    __table_args__ = (
        one_of("clock", Clock),
        one_of("level", Level),
        Index("standing_run_of_pair", "election", "policy", "candidate", "clock", "level", "valid_from"),
        Index("standing_run_of_statement", "statement"),
    )

    number: int = Field(primary_key=True)
    election: str = Field(foreign_key="election.id")
    policy: str = Field(foreign_key="policy.id")
    candidate: str = Field(foreign_key="candidate.id")
    clock: str
    level: str
    position: int
    statement: str = Field(foreign_key="statement.id")


class StandingChangeRow(InForce, table=True):
    """A change from one statement to another, and the days on which it is seen; the same for every bar."""

    __tablename__ = "standing_change"
    __table_args__ = (
        one_of("clock", Clock),
        one_of("kind", ChangeKind),
        Index("standing_change_of_pair", "election", "policy", "candidate", "clock", "valid_from"),
        Index("standing_change_to", "after"),
    )

    number: int = Field(primary_key=True)
    election: str = Field(foreign_key="election.id")
    policy: str = Field(foreign_key="policy.id")
    candidate: str = Field(foreign_key="candidate.id")
    clock: str
    position: int
    kind: str
    before: str = Field(foreign_key="statement.id")
    after: str = Field(foreign_key="statement.id")


class StandingChangeThroughRow(SQLModel, table=True):
    """A mixed statement on the way of a change."""

    __tablename__ = "standing_change_through"
    __table_args__ = ({"sqlite_with_rowid": False},)

    change: int = Field(primary_key=True, foreign_key="standing_change.number")
    position: int = Field(primary_key=True)
    statement: str = Field(foreign_key="statement.id")


class StandingCorrectedRow(InForce, table=True):
    """A statement that candidate or campaign has taken back, while that is seen; the same for every bar."""

    __tablename__ = "standing_corrected"
    __table_args__ = (one_of("clock", Clock),)

    election: str = Field(primary_key=True, foreign_key="election.id")
    policy: str = Field(primary_key=True, foreign_key="policy.id")
    candidate: str = Field(primary_key=True, foreign_key="candidate.id")
    clock: str = Field(primary_key=True)
    position: int
    statement: str = Field(primary_key=True, foreign_key="statement.id")

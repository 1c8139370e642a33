"""The tables by which the next load knows what has changed since, and which files that can touch."""

from sqlmodel import Field, SQLModel


class SourceFileRow(SQLModel, table=True):
    """A file that the load found: `state` is its size and times, empty where they cannot tell a later change."""

    __tablename__ = "source_file"

    number: int = Field(primary_key=True)
    path: str = Field(unique=True)
    state: str


class SourceKeyRow(SQLModel, table=True):
    """Something that a statement's file shares with others: an original, a page, a name (`tracker.checks.reach`)."""

    __tablename__ = "source_key"
    __table_args__ = ({"sqlite_with_rowid": False},)

    key: str = Field(primary_key=True)
    file: int = Field(primary_key=True, foreign_key="source_file.number")

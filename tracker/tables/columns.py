"""What several tables share: closed lists as constraints, the place in a file, the days on which a row is in force."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import CheckConstraint
from sqlmodel import SQLModel

from tracker.vocabulary import Term


def one_of(column: str, terms: type[Term] | Sequence[str]) -> CheckConstraint:
    """Hold a column to the values of a closed list; null passes, where the column itself lets it."""
    # Not IN: for each row that is put in, SQLite would build a table of the list.
    return CheckConstraint(" OR ".join(f"{column} = '{value}'" for value in terms))


class FromFile(SQLModel):
    """A row that comes from a place in a file."""

    path: str
    line: int


class InForce(SQLModel):
    """A row that holds from `valid_from`, up to and without `valid_to`, whose greatest value is 9999-12-31: lasting."""

    valid_from: dt.date
    valid_to: dt.date

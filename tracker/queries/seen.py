"""Which rows a question is about: statements that are seen on the day, standings and changes in force on it."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import ColumnElement, Table

from tracker.queries.prepared import listed, value
from tracker.queries.values import table

STATEMENT: Final = table("statement")


def of_pairs(rows: Table) -> Sequence[ColumnElement[bool]]:
    """Hold the rows of a table to the policies and candidates asked for.

    For a list of pairs SQLite would read the whole table.
    """
    return rows.c.policy.in_(listed("policies")), rows.c.candidate.in_(listed("candidates"))


def seen_on_the_day(rows: Table) -> Sequence[ColumnElement[bool]]:
    """Hold statements or responses to those that the clock lets be seen: `known_by` is the last of days, or the day."""
    return rows.c.said_day <= value("as_of"), rows.c.known_day <= value("known_by")


STANDS: Final = (STATEMENT.c.withdrawn_on.is_(None), STATEMENT.c.removed_on.is_(None))
"""Holds statements to those that are neither withdrawn nor removed."""

SEEN: Final = (*of_pairs(STATEMENT), *seen_on_the_day(STATEMENT), *STANDS)
"""Holds statements to the pairs and to the day of a `Question`, and to those that stand."""


def of_the_race(rows: Table) -> Sequence[ColumnElement[bool]]:
    """Hold the rows of a table of standings to the election, the clock and the pairs of a `Question`."""
    return rows.c.election == value("election"), rows.c.clock == value("clock"), *of_pairs(rows)


def in_force(rows: Table) -> Sequence[ColumnElement[bool]]:
    """Hold the rows of a table of standings to those of the race that are in force on the day of a `Question`."""
    return *of_the_race(rows), rows.c.valid_from <= value("as_of"), rows.c.valid_to > value("as_of")

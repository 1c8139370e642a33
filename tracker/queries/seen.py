"""Which statements a page shows: those of the pairs asked for that the clock lets be seen on the day."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import ColumnElement

from tracker.queries.comparison import Question
from tracker.queries.values import table
from tracker.vocabulary import Clock

STATEMENT: Final = table("statement")


def seen(question: Question) -> Sequence[ColumnElement[bool]]:
    """Hold statements to the pairs asked for and to the day; withdrawn and removed ones are left out."""
    day = STATEMENT.c.said_day if question.clock is Clock.HAPPENED_BY else STATEMENT.c.known_day
    return (
        STATEMENT.c.candidate.in_(question.candidates),
        STATEMENT.c.policy.in_(question.policies),
        STATEMENT.c.said_day <= question.as_of,
        day <= question.as_of,
        STATEMENT.c.withdrawn_on.is_(None),
        STATEMENT.c.removed_on.is_(None),
    )

"""What pages read, kept for as long as the database is the same file: the stamp is part of every key."""

from functools import lru_cache

from tracker.dashboard import database
from tracker.dashboard.components import matrix as drawing
from tracker.dashboard.view import View
from tracker.queries import races as race_queries
from tracker.queries import statements as statement_queries
from tracker.queries.comparison import Question
from tracker.queries.comparison import compare as compare_query
from tracker.queries.races import Race
from tracker.queries.statements import Card, RemovedCard, WithdrawnCard


def races() -> tuple[Race, ...]:
    """Return all elections."""
    return _races(database.stamp())


def statements() -> int:
    """Return how many statements are on file."""
    return _statements(database.stamp())


def compare(view: View) -> tuple[str, str]:
    """Return the live sentence and the matrix of a view, as HTML."""
    return _compare(database.stamp(), view)


def statement(named: str) -> Card | WithdrawnCard | RemovedCard | None:
    """Return the card of a statement."""
    with database.connect() as connection:
        return statement_queries.statement(connection, named)


@lru_cache(maxsize=2)
def _races(_stamp: database.Stamp) -> tuple[Race, ...]:
    with database.connect() as connection:
        return race_queries.races(connection)


@lru_cache(maxsize=2)
def _statements(_stamp: database.Stamp) -> int:
    with database.connect() as connection:
        return statement_queries.count(connection)


@lru_cache(maxsize=128)
def _compare(_stamp: database.Stamp, view: View) -> tuple[str, str]:
    question = Question(
        election=view.race.slug,
        policies=tuple(policy.slug for issue in view.issues for policy in issue.policies),
        candidates=tuple(runner.slug for runner in view.runners),
        as_of=view.as_of,
        clock=view.clock,
        bar=view.bar,
    )
    with database.connect() as connection:
        cells = compare_query(connection, question)
    return drawing.says(view, cells), drawing.matrix(view, cells)

"""What pages read, kept for as long as the database is the same file: the stamp is part of every key."""

from datetime import date
from functools import lru_cache
from typing import Final

from tracker.dashboard import database
from tracker.dashboard.components import matrix as drawing
from tracker.dashboard.components import timeline as timeline_drawing
from tracker.dashboard.components.card import Found
from tracker.dashboard.components.timeline import Drawn
from tracker.dashboard.components.timeline_subject import Subject
from tracker.dashboard.view import CANDIDATE, ISSUE, View, write_view
from tracker.queries import races as race_queries
from tracker.queries import statements as statement_queries
from tracker.queries import timeline as timeline_queries
from tracker.queries.comparison import Question
from tracker.queries.comparison import compare as compare_query
from tracker.queries.effects import effects
from tracker.queries.former import current as current_query
from tracker.queries.neighbours import near as near_query
from tracker.queries.neighbours import neighbours
from tracker.queries.others import Other
from tracker.queries.races import Race
from tracker.queries.statements import Card
from tracker.queries.statistics import OnFile
from tracker.queries.statistics import on_file as on_file_query

LONGEST_ID: Final = 400
"""An id is three slugs; whatever is longer is none, and is not looked up."""


def races() -> tuple[Race, ...]:
    """Return all elections."""
    return _races(database.stamp())


def on_file() -> OnFile:
    """Return how many statements are on file, and how many of them are reviewed."""
    return _on_file(database.stamp())


def compare(view: View, today: date) -> bytes:
    """Return the matrix of a view, as the payload that the browser draws."""
    return _compare(database.stamp(), view, today)


def timeline(view: View, subject: Subject, today: date) -> Drawn:
    """Return the timeline of a policy or a candidate, drawn."""
    return _timeline(database.stamp(), view, subject, today)


def current(kind: str, named: str) -> str:
    """Return the slug that a candidate or a policy has now, following former ones."""
    with database.connect() as connection:
        return current_query(connection, kind, named[:LONGEST_ID])


def statement(named: str, today: date) -> Found | None:
    """Return what the page of a statement shows, by its id or an earlier one; None where there is none."""
    return _statement(database.stamp(), named, today) if len(named) <= LONGEST_ID else None


def near(named: str) -> tuple[Other, ...]:
    """Return the statements whose ids are nearest to one that does not exist."""
    with database.connect() as connection:
        return near_query(connection, named[:LONGEST_ID])


@lru_cache(maxsize=2)
def _races(_stamp: database.Stamp) -> tuple[Race, ...]:
    with database.connect() as connection:
        return race_queries.races(connection)


@lru_cache(maxsize=2)
def _on_file(_stamp: database.Stamp) -> OnFile:
    with database.connect() as connection:
        return on_file_query(connection)


@lru_cache(maxsize=512)
def _statement(_stamp: database.Stamp, named: str, today: date) -> Found | None:
    with database.connect() as connection:
        card = statement_queries.statement(connection, named)
        if card is None:
            return None
        what = effects(connection, card.about.id, today) if isinstance(card, Card) else None
        return Found(card, what, neighbours(connection, card.about.id))


@lru_cache(maxsize=128)
def _compare(_stamp: database.Stamp, view: View, today: date) -> bytes:
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
    return drawing.payload(view, cells, write_view(view, races(), today))


@lru_cache(maxsize=64)
def _timeline(_stamp: database.Stamp, view: View, subject: Subject, today: date) -> Drawn:
    every = tuple(policy.slug for issue in view.race.issues for policy in issue.policies)
    question = Question(
        election=view.race.slug,
        policies=(subject.policy.slug,) if subject.policy else every,
        candidates=(subject.runner.slug,) if subject.runner else tuple(runner.slug for runner in view.runners),
        as_of=view.as_of,
        clock=view.clock,
        bar=view.bar,
    )
    with database.connect() as connection:
        found = timeline_queries.timeline(connection, question)
    along = write_view(view, races(), today)
    carried = {name: values for name, values in along.items() if name not in (CANDIDATE, ISSUE)}
    return timeline_drawing.draw(found, view, subject, carried)

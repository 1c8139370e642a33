"""What the Method page reads and draws, kept for as long as the database is the same file."""

from datetime import date
from functools import lru_cache
from typing import Final

from tracker.dashboard import database
from tracker.dashboard.components import method as drawing
from tracker.dashboard.view import default_day
from tracker.queries.effects import effects
from tracker.queries.examples import Scope, example
from tracker.queries.races import Race
from tracker.queries.statistics import Asked, unreviewed
from tracker.stats import stats

_LISTED: Final = 500
"""So many statements without a review are linked; their number is said in any case."""


def method(race: Race, today: date) -> str:
    """Return the page for an election, on the earlier of today and election day."""
    return _method(database.stamp(), race, default_day(race, today), today)


@lru_cache(maxsize=8)
def _method(_stamp: database.Stamp, race: Race, as_of: date, today: date) -> str:
    candidates = tuple(runner.slug for runner in race.runners)
    policies = tuple(policy.slug for issue in race.issues for policy in issue.policies)
    with database.connect() as connection:
        counted = stats(connection, race, as_of)
        rest = unreviewed(connection, Asked(candidates, policies, as_of), limit=_LISTED)
        cards = example(connection, Scope(candidates, policies))
        what = effects(connection, cards[0].about.id, today) if cards else None
    return drawing.method(counted, (cards, what), rest)

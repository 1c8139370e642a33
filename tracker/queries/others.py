"""Statements that a card points to: each with whom and what it is about."""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, select

from tracker.queries.mentions import Mention
from tracker.queries.values import MENTION, mention, table

STATEMENT: Final = table("statement")


@dataclass(frozen=True, slots=True)
class Other:
    """Another statement that the card points to, with whom and what it is about."""

    mention: Mention
    candidate_name: str
    policy_name: str
    quote: str | None


def others(connection: Connection, which: Any) -> tuple[Other, ...]:  # noqa: ANN401 - SQLAlchemy's clauses are of many types
    """Return the statements that a clause selects, in order of the day, without removed and withdrawn ones."""
    candidate, policy = table("candidate"), table("policy")
    query = (
        select(*MENTION, STATEMENT.c.quote, candidate.c.name, policy.c.name.label("policy_name"))
        .join_from(STATEMENT, candidate, STATEMENT.c.candidate == candidate.c.id)
        .join(policy, STATEMENT.c.policy == policy.c.id)
        .where(which, STATEMENT.c.removed_on.is_(None), STATEMENT.c.withdrawn_on.is_(None))
        .order_by(STATEMENT.c.said_day, STATEMENT.c.id)
    )
    return tuple(Other(mention(row), row.name, row.policy_name, row.quote) for row in connection.execute(query))

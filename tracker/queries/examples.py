"""The candidate and policy on which the most can be seen of how a standing is worked out: disputed, then most told."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from tracker.queries.neighbours import ordered
from tracker.queries.statements import Card, statement
from tracker.queries.values import table


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose statements, on what."""

    candidates: tuple[str, ...]
    policies: tuple[str, ...]


def example(connection: Connection, scope: Scope) -> tuple[Card, ...]:
    """Return the statements of the telling pair, in the order of the rule; none where nothing is on file.

    Pairs with a disputed statement come first, then those with more statements, then by name.
    """
    told, response = table("statement"), table("response")
    disputed = select(response.c.statement).where(response.c.disputes)
    query = (
        select(told.c.candidate, told.c.policy)
        .where(
            told.c.candidate.in_(scope.candidates),
            told.c.policy.in_(scope.policies),
            told.c.withdrawn_on.is_(None),
            told.c.removed_on.is_(None),
        )
        .group_by(told.c.candidate, told.c.policy)
        .order_by(func.max(told.c.id.in_(disputed)).desc(), func.count().desc(), told.c.candidate, told.c.policy)
        .limit(1)
    )
    pair = connection.execute(query).one_or_none()
    cards = (statement(connection, one) for one in ordered(connection, *pair)) if pair else ()
    return tuple(card for card in cards if isinstance(card, Card))

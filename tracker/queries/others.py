"""Statements that a card points to: each with whom and what it is about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, select

from tracker.queries.mentions import Mention
from tracker.queries.prepared import Prepared, Values, json_list, listed
from tracker.queries.seen import STANDS, STATEMENT
from tracker.queries.values import MENTION, mention, table


@dataclass(frozen=True, slots=True)
class Other:
    """Another statement that the card points to, with whom and what it is about."""

    mention: Mention
    candidate_name: str
    policy_name: str
    quote: str | None


def that(which: Any) -> Prepared:  # noqa: ANN401 - SQLAlchemy's clauses are of many types
    """Prepare the query of `others` for the statements that a clause selects."""
    candidate, policy = table("candidate"), table("policy")
    return Prepared(
        select(*MENTION, candidate.c.name, policy.c.name.label("policy_name"), STATEMENT.c.quote)
        .join_from(STATEMENT, candidate, STATEMENT.c.candidate == candidate.c.id)
        .join(policy, STATEMENT.c.policy == policy.c.id)
        .where(which, *STANDS)
        .order_by(STATEMENT.c.said_day, STATEMENT.c.id)
    )


_NAMED: Final = that(STATEMENT.c.id.in_(listed("ids")))


def others(connection: Connection, query: Prepared, values: Values) -> tuple[Other, ...]:
    """Return the statements that a query made by `that` selects, in order of the day, without those that are gone."""
    return tuple(Other(mention(row), *row[len(MENTION) :]) for row in query.tuples(connection, values))


def named(connection: Connection, ids: Iterable[str | None]) -> Mapping[str, Other]:
    """Return the statements of these ids, by id, in order of the day, without removed and withdrawn ones."""
    wanted = sorted({one for one in ids if one})
    found = others(connection, _NAMED, {"ids": json_list(wanted)}) if wanted else ()
    return {one.mention.id: one for one in found}

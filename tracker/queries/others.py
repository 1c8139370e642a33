"""Statements that a card points to: each with whom and what it is about, and who tells of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, exists, select

from tracker.queries.mentions import Mention
from tracker.queries.prepared import Prepared, Values, json_list, listed
from tracker.queries.seen import STANDS, STATEMENT
from tracker.queries.values import MENTION, mention, table
from tracker.vocabulary import Act, SaidBy

_RESPONSE: Final = table("response")


@dataclass(frozen=True, slots=True)
class Other:
    """Another statement that the card points to, with whom and what it is about, and who tells of it."""

    mention: Mention
    candidate_name: str
    policy_name: str
    quote: str | None
    speaker: str | None
    sources_described: str | None
    number_of_sources: int | None
    condition: str | None
    disputed: bool

    @property
    def said_by(self) -> SaidBy:
        """Who says it."""
        return self.mention.said_by

    @property
    def act(self) -> Act:
        """What was done in saying it."""
        return self.mention.act


_TOLD: Final = ("quote", "speaker", "sources_described", "number_of_sources", "condition")
_TELLERS: Final = tuple(STATEMENT.c[name] for name in _TOLD)


def disputed(*of_the_day: ColumnElement[bool]) -> ColumnElement[bool]:
    """Ask whether a statement is disputed: by any response on file, or by those that clauses hold it to."""
    replied = _RESPONSE.c.statement == STATEMENT.c.id
    return exists().where(replied, _RESPONSE.c.disputes, *of_the_day).label("disputed")


def that(which: Any, responses: Sequence[ColumnElement[bool]] = ()) -> Prepared:  # noqa: ANN401 - clauses are of many types
    """Prepare the query of `others` for the statements that a clause selects.

    What disputes them is held to `responses`, as where a page is of a day.
    """
    candidate, policy = table("candidate"), table("policy")
    return Prepared(
        select(*MENTION, candidate.c.name, policy.c.name.label("policy_name"), *_TELLERS, disputed(*responses))
        .join_from(STATEMENT, candidate, STATEMENT.c.candidate == candidate.c.id)
        .join(policy, STATEMENT.c.policy == policy.c.id)
        .where(which, *STANDS)
        .order_by(STATEMENT.c.said_day, STATEMENT.c.id)
    )


_NAMED: Final = that(STATEMENT.c.id.in_(listed("ids")))


def others(connection: Connection, query: Prepared, values: Values) -> tuple[Other, ...]:
    """Return the statements that a query made by `that` selects, in order of the day, without those that are gone."""
    return tuple(_other(row) for row in query.tuples(connection, values))


def _other(row: Sequence[Any]) -> Other:
    candidate, policy, quote, speaker, described, number, condition, is_disputed = row[len(MENTION) :]
    return Other(mention(row), candidate, policy, quote, speaker, described, number, condition, bool(is_disputed))


def named(connection: Connection, ids: Iterable[str | None]) -> Mapping[str, Other]:
    """Return the statements of these ids, by id, in order of the day, without removed and withdrawn ones."""
    wanted = sorted({one for one in ids if one})
    found = others(connection, _NAMED, {"ids": json_list(wanted)}) if wanted else ()
    return {one.mention.id: one for one in found}

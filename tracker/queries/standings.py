"""The rows of the standings that a question is about, and of what they point to; `values` are a `Question`'s."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, case, select

from tracker.queries.prepared import Prepared, Values, json_list, listed
from tracker.queries.seen import SEEN, STATEMENT, in_force, of_pairs
from tracker.queries.values import table
from tracker.vocabulary import Bar, Level

Pair = tuple[str, str]
"""Policy and candidate."""

_SPAN, _STANDING = table("standing_span"), table("standing")
_COLUMNS: Final = (
    *("kind", "stance", "level", "softness", "occasions", "originals", "condition", "before_campaign", "disputed"),
    *("number", "gives", "since", "stance_since", "last_said", "newest", "context"),
)
_STANDINGS: Final = Prepared(
    select(_SPAN.c.bar, _SPAN.c.policy, _SPAN.c.candidate, *(_STANDING.c[name] for name in _COLUMNS))
    .join_from(_SPAN, _STANDING, _SPAN.c.standing == _STANDING.c.number)
    .where(_SPAN.c.bar.in_(listed("bars")), *in_force(_SPAN))
)


def standings(connection: Connection, values: Values, bars: Iterable[Bar]) -> Sequence[Any]:
    """Return the standing of each pair on the day at each of some evidence bars: one index seek for each.

    Tuples of bar, policy, candidate, kind, stance, level, softness, occasions, originals, condition, before_campaign,
    disputed, number and the ids of the statements it names: gives, since, stance_since,
    last_said, newest, context.
    """
    return _STANDINGS.tuples(connection, {**values, "bars": json_list(bars)})


_CHANGE = table("standing_change")
_IN_FORCE: Final = Prepared(
    select(*(_CHANGE.c[name] for name in ("number", "policy", "candidate", "kind", "before", "after")))
    .where(*in_force(_CHANGE))
    .order_by(_CHANGE.c.position)
)


def changes_in_force(connection: Connection, values: Values) -> Sequence[Any]:
    """Return the rows of the changes in force, a pair's latest last."""
    return _IN_FORCE.rows(connection, values)


_LINE = table("standing_reported")
_REPORTED: Final = Prepared(
    select(_LINE)
    .where(_LINE.c.standing.in_(listed("standings")))
    .order_by(case({level.value: place for place, level in enumerate(Level)}, value=_LINE.c.level))
)


def reported(connection: Connection, standings: Sequence[int]) -> Mapping[int, Sequence[Any]]:
    """Return what the lower levels would give, by standing, the higher level first."""
    found: dict[int, list[Any]] = defaultdict(list)
    for row in _REPORTED.rows(connection, {"standings": json_list(standings)}):
        found[row.standing].append(row)
    return found


_TAKEN_BACK = table("standing_corrected")
_CORRECTED: Final = Prepared(
    select(_TAKEN_BACK.c.policy, _TAKEN_BACK.c.candidate, _TAKEN_BACK.c.statement)
    .where(*in_force(_TAKEN_BACK))
    .order_by(_TAKEN_BACK.c.position)
)


def corrected(connection: Connection, values: Values) -> Mapping[Pair, Sequence[str]]:
    """Return the statements that were taken back, by pair."""
    found: dict[Pair, list[str]] = defaultdict(list)
    for policy, candidate, named in _CORRECTED.tuples(connection, values):
        found[policy, candidate].append(named)
    return found


_SEARCH, _PLACE = table("search"), table("searched_place")
_SEARCHES: Final = Prepared(
    select(_SEARCH.c.policy, _SEARCH.c.candidate, _SEARCH.c.searched, _PLACE.c.place)
    .join_from(_SEARCH, _PLACE, (_SEARCH.c.candidate == _PLACE.c.candidate) & (_SEARCH.c.policy == _PLACE.c.policy))
    .where(*of_pairs(_SEARCH))
    .order_by(_PLACE.c.position)
)


def searches(connection: Connection, pairs: frozenset[Pair]) -> Mapping[Pair, tuple[str, tuple[str, ...]]]:
    """Return when and where we looked, for the pairs of which nothing was found."""
    found: dict[Pair, tuple[str, tuple[str, ...]]] = {}
    for policy, candidate, searched, place in _of_pairs(connection, _SEARCHES, pairs, {}):
        _, places = found.get((policy, candidate), (searched, ()))
        found[policy, candidate] = searched, (*places, place)
    return found


_RELATED: Final = Prepared(
    select(STATEMENT.c.policy, STATEMENT.c.candidate, STATEMENT.c.id)
    .where(*SEEN)
    .order_by(STATEMENT.c.said_day, STATEMENT.c.id)
)


def related(connection: Connection, values: Values, pairs: frozenset[Pair]) -> Mapping[Pair, str]:
    """Return the newest statement that is seen on the day, for the pairs of which only context is on file."""
    rows = _of_pairs(connection, _RELATED, pairs, values)
    return {(policy, candidate): named for policy, candidate, named in rows}


def _of_pairs(
    connection: Connection, query: Prepared, pairs: frozenset[Pair], values: Values
) -> Sequence[tuple[Any, ...]]:
    """Return the rows of a query, which begin with policy and candidate, that are of one of the pairs."""
    if not pairs:
        return ()
    policies, candidates = (json_list(sorted({pair[side] for pair in pairs})) for side in (0, 1))
    rows = query.tuples(connection, {**values, "policies": policies, "candidates": candidates})
    return [row for row in rows if row[:2] in pairs]

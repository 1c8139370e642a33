"""Which statements lie next to one: before and after it on the same policy, and near an id that does not exist."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from rapidfuzz import fuzz, process
from sqlalchemy import Connection, select

from tracker.queries import others
from tracker.queries.others import Other
from tracker.queries.prepared import Prepared, value
from tracker.queries.seen import STATEMENT
from tracker.queries.values import table
from tracker.suggest import nearest

_OFFERED: Final = 5
_LOOKED_AT: Final = 2000
"""So many ids at most are compared with one that does not exist."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The statements of the same candidate and policy just before and after one, in the order of the record."""

    before: Other | None
    after: Other | None


def neighbours(connection: Connection, named: str) -> Neighbours:
    """Return what stands just before and after a statement; withdrawn and removed ones are passed over."""
    candidate, policy, _ = named.split("/")
    kept = ordered(connection, candidate, policy, with_gone=named)
    place = kept.index(named)
    before, after = "".join(kept[place - 1 : place]), "".join(kept[place + 1 : place + 2])
    told = others.named(connection, (before, after))
    return Neighbours(told.get(before), told.get(after))


_PLACES: Final = Prepared(
    select(*(STATEMENT.c[name] for name in ("id", "first_day", "last_day", "said_day", "after")))
    .add_columns(STATEMENT.c.withdrawn_on, STATEMENT.c.removed_on)
    .where(STATEMENT.c.candidate == value("candidate"), STATEMENT.c.policy == value("policy"))
)


def ordered(connection: Connection, candidate: str, policy: str, *, with_gone: str = "") -> Sequence[str]:
    """Return the ids of a candidate's statements on a policy in design §4's order, without withdrawn and removed ones.

    `with_gone` is kept even if it is one of those.
    """
    rows = {row.id: row for row in _PLACES.rows(connection, {"candidate": candidate, "policy": policy})}
    return [one for one in sorted(rows, key=partial(_place, rows)) if one == with_gone or not _is_gone(rows[one])]


def _is_gone(row: Any) -> bool:  # noqa: ANN401 - a row's type lists its columns' types, which differ
    return bool(row.withdrawn_on or row.removed_on)


def _place(rows: Mapping[str, Any], named: str) -> tuple[str, str, int, str]:
    """Return design §4's order: earliest day, said day, `after`, id; ISO texts are in the order of their days."""
    row = rows[named]
    return row.first_day or "", row.said_day or row.last_day, _depth(rows, named), named


def _depth(rows: Mapping[str, Any], named: str) -> int:
    """Count how many statements this one says it comes after; a check sees to it that no circle is loaded."""
    depth = 0
    while (earlier := rows[named].after) in rows:
        named, depth = earlier, depth + 1
    return depth


def near(connection: Connection, named: str) -> tuple[Other, ...]:
    """Return statements whose id may be meant by one that does not exist: a few, the likeliest first."""
    candidate, policy, stem = (*named.split("/")[:3], "", "", "")[:3]
    likely = [
        (STATEMENT.c.candidate, nearest(candidate, _ids(connection, "candidate"))),
        (STATEMENT.c.policy, nearest(policy, _ids(connection, "policy"))),
    ]
    clauses = [column == value for column, value in likely if value]
    if not clauses:
        return ()
    query = select(STATEMENT.c.id).where(*clauses, STATEMENT.c.removed_on.is_(None)).limit(_LOOKED_AT)
    stems = {one: one.rpartition("/")[2] for one in connection.execute(query).scalars()}
    best = process.extract(stem, stems, scorer=fuzz.ratio, limit=_OFFERED)
    told = others.named(connection, [key for *_, key in best])
    return tuple(told[key] for *_, key in best if key in told)


def _ids(connection: Connection, name: str) -> Iterable[str]:
    return connection.execute(select(table(name).c.id)).scalars()

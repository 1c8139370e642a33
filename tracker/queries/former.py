"""Which ids things have now, by those that they had."""

from typing import Final

from sqlalchemy import Connection, select

from tracker.queries.prepared import Prepared, value
from tracker.queries.values import table

_FORMER: Final = table("former_id")
_NOW: Final = Prepared(
    select(_FORMER.c.kind, _FORMER.c.former, _FORMER.c.current).where(
        ((_FORMER.c.kind == "statement") & (_FORMER.c.former == value("statement")))
        | ((_FORMER.c.kind == "candidate") & (_FORMER.c.former == value("candidate")))
        | ((_FORMER.c.kind == "policy") & (_FORMER.c.former == value("policy")))
    )
)
_CURRENT: Final = Prepared(
    select(_FORMER.c.current).where(_FORMER.c.kind == value("kind"), _FORMER.c.former == value("named"))
)


def current(connection: Connection, kind: str, named: str) -> str:
    """Return the slug that a candidate or a policy has now, following former ones."""
    found = _CURRENT.tuples(connection, {"kind": kind, "named": named})
    return str(found[0][0]) if found else named


def current_id(connection: Connection, named: str) -> str:
    """Return the id that a statement has now, following its former ids and those of its candidate and policy."""
    parts = named.split("/")
    candidate, policy, *_ = (*parts, "", "")
    values = {"statement": named, "candidate": candidate, "policy": policy}
    found = {(kind, former): now for kind, former, now in _NOW.tuples(connection, values)}
    if moved := found.get(("statement", named)):
        return str(moved)
    renamed = [found.get((kind, one), one) for kind, one in zip(("candidate", "policy"), parts, strict=False)]
    return "/".join([*renamed, *parts[2:]])

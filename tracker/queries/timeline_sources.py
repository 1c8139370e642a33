"""Where the statements of a timeline can be read: of each the first original, and the page that was read."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, select

from tracker.queries.prepared import Prepared, json_list, listed
from tracker.queries.values import CITATION_KINDS, table
from tracker.vocabulary import CitationKind

_CITATION, _ORIGINAL, _CARRIER = table("citation"), table("original"), table("carrier")
_ORIGINALS: Final = Prepared(
    select(_CITATION.c.statement, _CITATION.c.kind, _CITATION.c.original, _ORIGINAL.c.publisher, _ORIGINAL.c.url)
    .join_from(_CITATION, _ORIGINAL, _CITATION.c.original == _ORIGINAL.c.id)
    .where(
        _CITATION.c.statement.in_(listed("ids")),
        _CITATION.c.response.is_(None),
        _CITATION.c.kind != CitationKind.RIVAL_PLEDGE.value,
    )
    .order_by(_CITATION.c.position.desc())
)
_COPIES: Final = Prepared(
    select(_CARRIER.c.original, _CARRIER.c.publisher, _CARRIER.c.url)
    .where(_CARRIER.c.original.in_(listed("originals")))
    .order_by(_CARRIER.c.position.desc())
)


@dataclass(frozen=True, slots=True)
class Read:
    """A statement's first original by kind and publisher; `copy` is who published the copy that was read in its place.

    `url` is that of the page that was read.
    """

    kind: CitationKind
    publisher: str
    copy: str | None
    url: str | None


def read_in(connection: Connection, ids: Sequence[str]) -> Mapping[str, Read]:
    """Return where each statement was read; rivals' pledges say nothing of it and are left out."""
    firsts = {row.statement: row for row in _ORIGINALS.rows(connection, {"ids": json_list(ids)})}
    copies = first_copies(connection, {row.original for row in firsts.values() if not row.url})
    return {named: _read(row, copies.get(row.original)) for named, row in firsts.items()}


def _read(row: Any, copy: Any) -> Read:  # noqa: ANN401 - a row of `_ORIGINALS`, and one of `_COPIES` or None
    kind = CITATION_KINDS[row.kind]
    publisher = row.publisher or kind.label
    return Read(kind, publisher, copy.publisher, copy.url) if copy else Read(kind, publisher, None, row.url)


def first_copies(connection: Connection, originals: Collection[str]) -> Mapping[str, Any]:
    """Return publisher and address of the first carrier of each original that has one, by original."""
    rows = _COPIES.rows(connection, {"originals": json_list(originals)}) if originals else ()
    return {row.original: row for row in rows}

"""Where the statements of a timeline can be read: of each the first original, and the page that was read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from tracker.queries.values import table
from tracker.vocabulary import CitationKind


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
    firsts = _first_originals(connection, ids)
    copies = _first_copies(connection, {row.original for row in firsts.values() if not row.url})
    return {named: _read(row, copies.get(row.original)) for named, row in firsts.items()}


def _read(row: Row[Any], copy: Row[Any] | None) -> Read:
    kind = CitationKind(row.kind)
    publisher = row.publisher or kind.label
    return Read(kind, publisher, copy.publisher, copy.url) if copy else Read(kind, publisher, None, row.url)


def _first_originals(connection: Connection, ids: Sequence[str]) -> Mapping[str, Row[Any]]:
    citation, original = table("citation"), table("original")
    query: Select[Any] = (
        select(citation.c.statement, citation.c.kind, citation.c.original, original.c.publisher, original.c.url)
        .join_from(citation, original, citation.c.original == original.c.id)
        .where(
            citation.c.statement.in_(ids),
            citation.c.response.is_(None),
            citation.c.kind != CitationKind.RIVAL_PLEDGE.value,
        )
        .order_by(citation.c.position.desc())
    )
    return {row.statement: row for row in connection.execute(query)}


def _first_copies(connection: Connection, originals: set[str]) -> Mapping[str, Row[Any]]:
    carrier = table("carrier")
    query = select(carrier).where(carrier.c.original.in_(sorted(originals))).order_by(carrier.c.position.desc())
    return {row.original: row for row in connection.execute(query)} if originals else {}

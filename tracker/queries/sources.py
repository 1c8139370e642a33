"""Where a statement and its replies can be read: originals with their carriers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from tracker.dates import EdtfDate
from tracker.queries.values import maybe_date, table
from tracker.vocabulary import CitationKind


@dataclass(frozen=True, slots=True)
class Copy:
    """A carrier: a copy or a report of an original."""

    publisher: str
    title: str
    url: str | None
    published: EdtfDate | None
    archived: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """An original with its carriers; `rival` and `rival_statement` only for what another candidate pledged."""

    kind: CitationKind
    publisher: str | None
    title: str | None
    author: str | None
    published: EdtfDate | None
    url: str | None
    isbn: str | None
    archived: str | None
    accessed: date | None
    locator: str | None
    carriers: tuple[Copy, ...] = ()
    rival: str | None = None
    rival_statement: str | None = None

    @property
    def was_opened(self) -> bool:
        """Whether the original itself was read, and not only a copy: only then it has an address (design §3)."""
        return bool(self.url or self.archived)


Cited = Mapping[int | None, Sequence[Source]]
"""Sources by the number of the response that cites them; under None those of the statement itself."""


def sources(connection: Connection, statement: str) -> Cited:
    """Return what a statement and each of its responses cites, in the order of the file."""
    citation, original = table("citation"), table("original")
    columns = (
        *(original.c[name] for name in ("publisher", "title", "author", "published", "url", "isbn", "archived")),
        *(citation.c[name] for name in ("kind", "response", "original", "locator", "accessed")),
        *(citation.c[name] for name in ("rival", "rival_statement")),
    )
    query = (
        select(*columns)
        .select_from(citation.outerjoin(original, citation.c.original == original.c.id))
        .where(citation.c.statement == statement)
        .order_by(citation.c.response, citation.c.position)
    )
    rows = connection.execute(query).all()
    copies = _copies(connection, {row.original for row in rows if row.original})
    found: dict[int | None, list[Source]] = defaultdict(list)
    for row in rows:
        found[row.response].append(_source(row, copies.get(row.original, ())))
    return found


def _copies(connection: Connection, originals: Iterable[str]) -> Mapping[str, Sequence[Copy]]:
    carrier = table("carrier")
    query = select(carrier).where(carrier.c.original.in_(sorted(originals))).order_by(carrier.c.position)
    found: dict[str, list[Copy]] = defaultdict(list)
    for row in connection.execute(query):
        copy = Copy(row.publisher, row.title, row.url, maybe_date(row.published), row.archived)
        found[row.original].append(copy)
    return found


def _source(row: Row[Any], copies: Sequence[Copy]) -> Source:
    return Source(
        kind=CitationKind(row.kind),
        publisher=row.publisher,
        title=row.title,
        author=row.author,
        published=maybe_date(row.published),
        url=row.url,
        isbn=row.isbn,
        archived=row.archived,
        accessed=row.accessed,
        locator=row.locator,
        carriers=tuple(copies),
        rival=row.rival,
        rival_statement=row.rival_statement,
    )

"""Where a statement and its replies can be read: originals with their carriers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, select

from tracker.dates import EdtfDate
from tracker.queries.prepared import Prepared, json_list, listed, value
from tracker.queries.values import CITATION_KINDS, maybe_date, maybe_day, table
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


_CITATION, _ORIGINAL, _CARRIER = table("citation"), table("original"), table("carrier")
_CITED: Final = Prepared(
    select(
        *(_ORIGINAL.c[name] for name in ("publisher", "title", "author", "published", "url", "isbn", "archived")),
        *(_CITATION.c[name] for name in ("kind", "response", "original", "locator", "accessed")),
        *(_CITATION.c[name] for name in ("rival", "rival_statement")),
    )
    .select_from(_CITATION.outerjoin(_ORIGINAL, _CITATION.c.original == _ORIGINAL.c.id))
    .where(_CITATION.c.statement == value("statement"))
    .order_by(_CITATION.c.response, _CITATION.c.position)
)
_COPIES: Final = Prepared(
    select(*(_CARRIER.c[name] for name in ("original", "publisher", "title", "url", "published", "archived")))
    .where(_CARRIER.c.original.in_(listed("originals")))
    .order_by(_CARRIER.c.position)
)


def sources(connection: Connection, statement: str) -> Cited:
    """Return what a statement and each of its responses cites, in the order of the file."""
    rows = _CITED.rows(connection, {"statement": statement})
    copies = _copies(connection, {row.original for row in rows if row.original})
    found: dict[int | None, list[Source]] = defaultdict(list)
    for row in rows:
        found[row.response].append(_source(row, copies.get(row.original, ())))
    return found


def _copies(connection: Connection, originals: Iterable[str]) -> Mapping[str, Sequence[Copy]]:
    found: dict[str, list[Copy]] = defaultdict(list)
    rows = _COPIES.tuples(connection, {"originals": json_list(originals)}) if originals else ()
    for original, publisher, title, url, published, archived in rows:
        found[original].append(Copy(publisher, title, url, maybe_date(published), archived))
    return found


def _source(row: Any, copies: Sequence[Copy]) -> Source:  # noqa: ANN401 - a row of `_CITED`
    return Source(
        kind=CITATION_KINDS[row.kind],
        publisher=row.publisher,
        title=row.title,
        author=row.author,
        published=maybe_date(row.published),
        url=row.url,
        isbn=row.isbn,
        archived=row.archived,
        accessed=maybe_day(row.accessed),
        locator=row.locator,
        carriers=tuple(copies),
        rival=row.rival,
        rival_statement=row.rival_statement,
    )

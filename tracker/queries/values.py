"""Columns as values: closed lists, dates as written, the columns that name a statement in a line."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, select

from tracker.dates import EdtfDate, parse_date
from tracker.queries.mentions import Mention
from tracker.tables import METADATA
from tracker.vocabulary import Act, CitationKind, Fit, Grade, ResponseKind, SaidBy, Softness, Stance, Term

T = TypeVar("T", bound=Term)


def table(name: str) -> Table:
    """Return a table by its name."""
    return METADATA.tables[name]


def maybe(terms: type[T], value: str | None) -> T | None:
    """Return a term of a closed list, or None where the column is null."""
    return None if value is None else terms(value)


def maybe_date(text: str | None) -> EdtfDate | None:
    """Return a date as written, or None where the column is null."""
    return None if text is None else parse_date(text)


def softness(value: str | None) -> Softness | None:
    """Return why a stance is not firm, or None."""
    return maybe(Softness, value)


def kinds(text: str) -> tuple[ResponseKind, ...]:
    """Return the kinds of replies that a `disputed` column names, parted by spaces."""
    return tuple(ResponseKind(one) for one in text.split())


_STATEMENT: Final = table("statement")
_CITATION: Final = table("citation")
_FIRST_SOURCE: Final = (
    select(_CITATION.c.kind)
    .where(_CITATION.c.statement == _STATEMENT.c.id, _CITATION.c.response.is_(None))
    .order_by(_CITATION.c.position)
    .limit(1)
    .scalar_subquery()
)
MENTION: Final[tuple[ColumnElement[Any], ...]] = (
    *(_STATEMENT.c[name] for name in ("id", "date", "said_day", "stance", "act", "fit", "said_by", "grade")),
    _FIRST_SOURCE.label("source"),
)
"""The columns of a `Mention`."""


def mention(row: Any) -> Mention:  # noqa: ANN401 - a row's type lists its columns' types, which differ
    """Make a mention of a row that has the columns of `MENTION`."""
    return Mention(
        id=row.id,
        date=parse_date(row.date),
        said_day=row.said_day,
        stance=Stance(row.stance),
        act=Act(row.act),
        fit=Fit(row.fit),
        said_by=SaidBy(row.said_by),
        grade=Grade(row.grade),
        source=maybe(CitationKind, row.source),
    )


def mentions(connection: Connection, ids: Iterable[str | None]) -> Mapping[str, Mention]:
    """Return the statements of these ids as mentions, by id; removed ones have none."""
    wanted = sorted({one for one in ids if one})
    query: Select[Any] = select(*MENTION).where(_STATEMENT.c.id.in_(wanted), _STATEMENT.c.removed_on.is_(None))
    return {row.id: mention(row) for row in connection.execute(query)} if wanted else {}

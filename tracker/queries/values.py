"""Columns as values: closed lists, days, dates as written, the columns that name a statement in a line."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, Connection, Table, select

from tracker.dates import EdtfDate, parse_date
from tracker.queries.mentions import Mention
from tracker.queries.prepared import Prepared, json_list, listed
from tracker.tables import METADATA
from tracker.vocabulary import Act, CitationKind, Fit, Grade, Level, ResponseKind, SaidBy, Softness, Stance, Term

T = TypeVar("T", bound=Term)
day = date.fromisoformat


def table(name: str) -> Table:
    """Return a table by its name."""
    return METADATA.tables[name]


def by_text(terms: type[T]) -> Mapping[str, T]:
    """Return the terms of a closed list by their text: a look-up takes a tenth of the time of calling the class."""
    return {term.value: term for term in terms}


def maybe(terms: type[T], value: str | None) -> T | None:
    """Return a term of a closed list, or None where the column is null."""
    return None if value is None else terms(value)


def maybe_date(text: str | None) -> EdtfDate | None:
    """Return a date as written, or None where the column is null."""
    return None if text is None else parse_date(text)


def maybe_day(text: str | None) -> date | None:
    """Return a day, or None where the column is null."""
    return None if text is None else day(text)


STANCES: Final = by_text(Stance)
ACTS: Final = by_text(Act)
FITS: Final = by_text(Fit)
SAID_BY: Final = by_text(SaidBy)
GRADES: Final = by_text(Grade)
LEVELS: Final = by_text(Level)
CITATION_KINDS: Final = by_text(CitationKind)
SOFTNESS: Final = by_text(Softness)
RESPONSE_KINDS: Final = by_text(ResponseKind)


def kinds(text: str) -> tuple[ResponseKind, ...]:
    """Return the kinds of replies that a `disputed` column names, parted by spaces."""
    return tuple(RESPONSE_KINDS[one] for one in text.split()) if text else ()


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
"""The columns of a `Mention`, the first ones of a query."""
_MENTIONS: Final = Prepared(
    select(*MENTION).where(_STATEMENT.c.id.in_(listed("ids")), _STATEMENT.c.removed_on.is_(None))
)


def mention(row: Sequence[Any]) -> Mention:
    """Make a mention of a row that begins with the columns of `MENTION`."""
    named, said, said_day, stance, act, fit, said_by, grade, source = row[: len(MENTION)]
    return Mention(
        named,
        parse_date(said),
        day(said_day),
        STANCES[stance],
        ACTS[act],
        FITS[fit],
        SAID_BY[said_by],
        GRADES[grade],
        CITATION_KINDS.get(source),
    )


def mentions(connection: Connection, ids: Iterable[str | None]) -> Mapping[str, Mention]:
    """Return the statements of these ids as mentions, by id; removed ones have none."""
    wanted = set(ids) - {None}
    rows = _MENTIONS.tuples(connection, {"ids": json_list(wanted)}) if wanted else ()
    return {row[0]: mention(row) for row in rows}

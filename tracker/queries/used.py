"""What the statements of a page rest on: their originals, each once, and the searches that are on file."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, distinct, func, select

from tracker.dates import EdtfDate
from tracker.queries.comparison import Question
from tracker.queries.seen import SEEN, STATEMENT
from tracker.queries.timeline_sources import first_copies
from tracker.queries.values import maybe_date, table
from tracker.vocabulary import CitationKind


@dataclass(frozen=True, slots=True)
class Used:
    """An original with how many of the statements cite it.

    `url` is the page that was read: the original, else its archived copy, else the first carrier, which `copy` names.
    """

    kind: CitationKind
    publisher: str
    title: str
    published: EdtfDate | None
    url: str | None
    copy: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class Place:
    """One place where we looked: what for, or at which address, and when."""

    where: str
    asked: str | None
    url: str | None
    on: date


@dataclass(frozen=True, slots=True)
class Searched:
    """A search that is on file for a candidate and a policy; it is shown whatever its day (design §4)."""

    candidate: str
    policy: str
    on: date
    note: str | None
    places: tuple[Place, ...]


def originals(connection: Connection, question: Question) -> tuple[Used, ...]:
    """Return the originals of the statements seen on the day, by kind, publisher and day; never a rival's pledge."""
    citation, original = table("citation"), table("original")
    columns = ("id", "kind", "publisher", "title", "published", "published_last_day", "url", "archived")
    query: Select[Any] = (
        select(*(original.c[name] for name in columns), func.count(distinct(STATEMENT.c.id)).label("statements"))
        .join_from(original, citation, citation.c.original == original.c.id)
        .join(STATEMENT, citation.c.statement == STATEMENT.c.id)
        .where(*SEEN, citation.c.response.is_(None), citation.c.kind != CitationKind.RIVAL_PLEDGE.value)
        .group_by(original.c.id)
    )
    rows = connection.execute(query, question.values).all()
    copies = first_copies(connection, [row.id for row in rows if not (row.url or row.archived)])
    found = sorted(rows, key=_place)
    return tuple(_used(row, copies.get(row.id)) for row in found)


def _place(row: Row[Any]) -> tuple[int, str, date, str]:
    kinds = list(CitationKind)
    return kinds.index(CitationKind(row.kind)), (row.publisher or "").casefold(), row.published_last_day, row.id


def _used(row: Row[Any], copy: Any) -> Used:  # noqa: ANN401 - a row of `first_copies`, or None
    return Used(
        kind=CitationKind(row.kind),
        publisher=row.publisher or "",
        title=row.title or "",
        published=maybe_date(row.published),
        url=row.url or row.archived or (copy.url if copy else None),
        copy=copy.publisher if copy else None,
        statements=row.statements,
    )


def searches(connection: Connection, question: Question) -> tuple[Searched, ...]:
    """Return the searches on file for the pairs asked for, in that order."""
    search = table("search")
    query = select(search).where(search.c.candidate.in_(question.candidates), search.c.policy.in_(question.policies))
    rows = connection.execute(query).all()
    places = _places(connection, question) if rows else {}
    found = (Searched(row.candidate, row.policy, row.searched, row.note, _of(row, places)) for row in rows)
    return tuple(
        sorted(found, key=lambda one: (question.policies.index(one.policy), question.candidates.index(one.candidate)))
    )


def _of(row: Row[Any], places: Mapping[tuple[str, str], Iterable[Place]]) -> tuple[Place, ...]:
    return tuple(places.get((row.candidate, row.policy), ()))


def _places(connection: Connection, question: Question) -> Mapping[tuple[str, str], Sequence[Place]]:
    place = table("searched_place")
    query = (
        select(place)
        .where(place.c.candidate.in_(question.candidates), place.c.policy.in_(question.policies))
        .order_by(place.c.position)
    )
    found: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.candidate, row.policy].append(Place(row.place, row.query, row.url, row.searched_on))
    return found

"""The changes in force on a day, each with the passages on both sides of it and the mixed ones on the way."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, select

from tracker.dates import EdtfDate
from tracker.queries.comparison import Question
from tracker.queries.mentions import Mention
from tracker.queries.others import disputed
from tracker.queries.prepared import Prepared, Values, json_list, listed
from tracker.queries.seen import STATEMENT, seen_on_the_day
from tracker.queries.standings import changes_in_force
from tracker.queries.timeline_sources import Read, read_in
from tracker.queries.values import MENTION, mention, table
from tracker.vocabulary import ChangeKind


@dataclass(frozen=True, slots=True)
class Passage:
    """A statement as a change shows it: in its own words where they are on file, else in ours.

    `language` is None where it is the election's; `read` is None where no source is named; `disputed` is of the day.
    """

    mention: Mention
    quote: str | None
    summary: str
    language: str | None
    translation: str | None
    translation_by: str | None
    read: Read | None
    disputed: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A step of one candidate on one policy; `through` are the mixed statements on the way, in their order."""

    kind: ChangeKind
    candidate: str
    policy: str
    before: Passage
    through: tuple[Passage, ...]
    after: Passage

    @property
    def on(self) -> EdtfDate:
        """When the later statement was said."""
        return self.after.mention.date


def changes(connection: Connection, question: Question) -> tuple[Change, ...]:
    """Return the changes of all pairs asked for, policies and candidates in that order, a pair's earliest first."""
    rows = changes_in_force(connection, question.values)
    ways = through(connection, [row.number for row in rows])
    ids = {named for row in rows for named in (row.before, row.after, *ways.get(row.number, ()))}
    told = _passages(connection, sorted(ids), question.values) if ids else {}
    found = (_change(row, ways.get(row.number, ()), told) for row in rows)
    return tuple(sorted(found, key=lambda one: _place(one, question)))


def _change(row: Any, way: Iterable[str], told: Mapping[str, Passage]) -> Change:  # noqa: ANN401 - a row of changes in force
    return Change(
        kind=ChangeKind(row.kind),
        candidate=row.candidate,
        policy=row.policy,
        before=told[row.before],
        through=tuple(told[one] for one in way),
        after=told[row.after],
    )


def _place(one: Change, question: Question) -> tuple[int, int]:
    return question.policies.index(one.policy), question.candidates.index(one.candidate)


_WAY: Final = table("standing_change_through")
_THROUGH: Final = Prepared(
    select(_WAY.c.change, _WAY.c.statement).where(_WAY.c.change.in_(listed("changes"))).order_by(_WAY.c.position)
)


def through(connection: Connection, numbers: Sequence[int]) -> Mapping[int, Sequence[str]]:
    """Return the mixed statements on the way of each change, by its number, in their order."""
    found: dict[int, list[str]] = defaultdict(list)
    for change, named in _THROUGH.tuples(connection, {"changes": json_list(numbers)}) if numbers else ():
        found[change].append(named)
    return found


_TEXTS: Final = ("quote", "summary", "language", "translation", "translation_by")
_PASSAGES: Final = Prepared(
    select(*MENTION, *(STATEMENT.c[name] for name in _TEXTS), disputed(*seen_on_the_day(table("response")))).where(
        STATEMENT.c.id.in_(listed("ids"))
    )
)


def _passages(connection: Connection, ids: Sequence[str], values: Values) -> Mapping[str, Passage]:
    read = read_in(connection, ids)
    rows = _PASSAGES.tuples(connection, {**values, "ids": json_list(ids)})
    return {row[0]: _passage(row, read.get(row[0])) for row in rows}


def _passage(row: Sequence[Any], read: Read | None) -> Passage:
    quote, summary, language, translation, translation_by, is_disputed = row[len(MENTION) :]
    return Passage(mention(row), quote, summary, language, translation, translation_by, read, bool(is_disputed))

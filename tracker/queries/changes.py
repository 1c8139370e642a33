"""The changes in force on a day, each with the passages on both sides of it and the mixed ones on the way."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from tracker.dates import EdtfDate
from tracker.queries.comparison import Question, in_force
from tracker.queries.mentions import Mention
from tracker.queries.seen import STATEMENT
from tracker.queries.timeline_sources import Read, read_in
from tracker.queries.values import MENTION, mention, table
from tracker.vocabulary import ChangeKind


@dataclass(frozen=True, slots=True)
class Passage:
    """A statement as a change shows it: in its own words where they are on file, else in ours.

    `language` is None where it is the election's; `read` is None where no source is named.
    """

    mention: Mention
    quote: str | None
    summary: str
    language: str | None
    translation: str | None
    translation_by: str | None
    read: Read | None


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
    step = table("standing_change")
    rows = connection.execute(select(step).where(*in_force(step, question)).order_by(step.c.position)).all()
    through = _through(connection, [row.number for row in rows])
    ids = {named for row in rows for named in (row.before, row.after, *through.get(row.number, ()))}
    told = _passages(connection, sorted(ids))
    found = (_change(row, through.get(row.number, ()), told) for row in rows)
    return tuple(sorted(found, key=lambda one: _place(one, question)))


def _change(row: Row[Any], through: Iterable[str], told: Mapping[str, Passage]) -> Change:
    return Change(
        kind=ChangeKind(row.kind),
        candidate=row.candidate,
        policy=row.policy,
        before=told[row.before],
        through=tuple(told[one] for one in through),
        after=told[row.after],
    )


def _place(one: Change, question: Question) -> tuple[int, int]:
    return question.policies.index(one.policy), question.candidates.index(one.candidate)


def _through(connection: Connection, numbers: Sequence[int]) -> Mapping[int, Sequence[str]]:
    """Return the mixed statements on the way of each change, in their order."""
    way = table("standing_change_through")
    found: dict[int, list[str]] = defaultdict(list)
    for row in connection.execute(select(way).where(way.c.change.in_(numbers)).order_by(way.c.position)):
        found[row.change].append(row.statement)
    return found


def _passages(connection: Connection, ids: Sequence[str]) -> Mapping[str, Passage]:
    texts = (STATEMENT.c[name] for name in ("quote", "summary", "language", "translation", "translation_by"))
    query = select(*MENTION, *texts).where(STATEMENT.c.id.in_(ids))
    read = read_in(connection, ids) if ids else {}
    rows = connection.execute(query) if ids else ()
    return {row.id: _passage(row, read.get(row.id)) for row in rows}


def _passage(row: Row[Any], read: Read | None) -> Passage:
    return Passage(
        mention=mention(row),
        quote=row.quote,
        summary=row.summary,
        language=row.language,
        translation=row.translation,
        translation_by=row.translation_by,
        read=read,
    )

"""One cell of the matrix as plain values: every line of a standing in the order of the design's anatomy."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tracker.dashboard.components.marks import data_stance, kind_shape, stance_shape
from tracker.dashboard.text import page_url, plain
from tracker.queries.comparison import Cell, ReportedLine
from tracker.vocabulary import Grade, StandingKind
from tracker.wording import standings

QUIET: Final = (
    StandingKind.RELATED_ONLY,
    StandingKind.NOT_FOUND,
    StandingKind.NOTHING_YET,
    StandingKind.NOT_RESEARCHED,
)
"""Kinds of empty that a phone, and a candidate's page, list in one line per kind, in this order."""

Lines = Iterator["Line"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line under the standing: its part's name in the stylesheet, its text, and a mark or grade beside it."""

    name: str
    text: str
    mark: str = ""
    stance: str = ""
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A cell as the browser draws it; where no statement is on file it has no `href`.

    Then it `adds`: it leads to where a statement can be added; or, `looked` for in vain, to where we looked. What is
    `quiet` has the place of its line on a phone.
    """

    name: str
    stance: str
    mark: str
    what: str
    fit: str = ""
    href: str = ""
    adds: bool = False
    looked: bool = False
    quiet: int = 0
    lines: tuple[Line, ...] = ()


def draw(one: Cell) -> Drawn:
    """Say what a cell shows."""
    return Drawn(
        name=_name(one),
        stance=data_stance((_only(one) or one).stance),
        mark=_mark(one),
        what=standings.word(one),
        fit=standings.softness((_only(one) or one).softness),
        href=page_url("statement", id=one.opens) if one.opens else "",
        adds=not one.opens and one.kind is not StandingKind.NOT_FOUND,
        looked=one.kind is StandingKind.NOT_FOUND,
        quiet=QUIET.index(one.kind) + 1 if one.kind in QUIET else 0,
        lines=tuple(line for line in _lines(one) if line.text),
    )


def _only(one: Cell) -> ReportedLine | None:
    """Return the reported line that stands in place of a standing."""
    return one.reported[0] if one.kind is StandingKind.REPORTED_ONLY and one.reported else None


def _name(one: Cell) -> str:
    if one.kind is StandingKind.EXPLICIT:
        return "is-before" if one.before_campaign else ""
    if one.kind is StandingKind.REPORTED_ONLY:
        return "is-reported"
    return "is-empty is-unsearched" if one.kind is StandingKind.NOT_RESEARCHED else "is-empty"


def _mark(one: Cell) -> str:
    if only := _only(one):
        return stance_shape(only.stance, reported=True, disputed=bool(only.disputed))
    return stance_shape(one.stance, disputed=bool(one.disputed)) if one.stance else kind_shape(one.kind)


def _lines(one: Cell) -> Lines:
    """Return the lines below the word, in their order."""
    yield Line("if", plain(standings.condition(one.condition)))
    yield Line("since", standings.disputed((_only(one) or one).disputed))
    yield Line("since", standings.since(one))
    yield _how(one)
    yield from _beside(one)
    if one.search:
        yield Line("since", plain(standings.search(one.search)))


def _how(one: Cell) -> Line:
    gives = (_only(one) or one).gives
    return Line("how", standings.how(one) if gives else "", grade=_grade(gives.grade if gives else None))


def _grade(grade: Grade | None) -> str:
    return grade.value if grade else ""


def _beside(one: Cell) -> Lines:
    if one.change:
        yield Line("else", standings.change(one.change), mark="changed")
    if one.newest:
        yield Line("else", standings.newest(one.newest), mark=stance_shape(one.newest.stance, reported=True))
    for taken_back in one.corrected:
        yield Line("else", standings.corrected(taken_back))
    for line in standings.reported_beside(one):
        yield _reported(line)
    if one.context:
        yield Line("else", standings.context(one.context))


def _reported(line: ReportedLine) -> Line:
    return Line(
        "else",
        standings.reported(line),
        mark=stance_shape(line.stance, reported=True, disputed=bool(line.disputed)),
        stance=data_stance(line.stance),
        grade=line.gives.grade.value,
    )

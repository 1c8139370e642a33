"""One cell of the matrix: every line of a standing in the order of the design's anatomy, as one link."""

from collections.abc import Iterator

from tracker.dashboard.components.marks import data_stance, grade, kind_mark, mark, stance_mark
from tracker.dashboard.text import h, page_url
from tracker.queries.comparison import Cell, ReportedLine
from tracker.vocabulary import Stance, StandingKind
from tracker.wording import standings

QUIET = frozenset({StandingKind.NOT_RESEARCHED, StandingKind.NOTHING_YET, StandingKind.RELATED_ONLY})
"""Kinds of empty that a phone lists in one line per kind."""


def cell(one: Cell, who: str, policy: str) -> str:
    """Draw a cell; `who` and `policy` are read aloud, and `who` is shown on a phone."""
    inside = "".join((_who(who, policy), _what(one), *_lines(one)))
    attributes = f'class="{_classes(one)}" data-stance="{data_stance(_stance(one))}"'
    if one.opens:
        return f'<a {attributes} href="{h(page_url("statement", id=one.opens))}">{inside}</a>'
    return f"<div {attributes}>{inside}</div>"


def _stance(one: Cell) -> Stance | None:
    return one.reported[0].stance if one.kind is StandingKind.REPORTED_ONLY and one.reported else one.stance


def _classes(one: Cell) -> str:
    if one.kind is StandingKind.EXPLICIT:
        return "cell is-before" if one.before_campaign else "cell"
    if one.kind is StandingKind.REPORTED_ONLY:
        return "cell is-reported"
    return "cell is-empty is-unsearched" if one.kind is StandingKind.NOT_RESEARCHED else "cell is-empty"


def _who(who: str, policy: str) -> str:
    return f'<span class="who">{h(who)}<span class="hide">, {h(policy)}: </span></span>'


def _what(one: Cell) -> str:
    soft = standings.softness(one.softness)
    if one.kind is StandingKind.REPORTED_ONLY and one.reported:
        soft = standings.softness(one.reported[0].softness)
    fit = f' <span class="fit">{h(soft)}</span>' if soft else ""
    return f'<span class="what">{_mark(one)}<span>{h(standings.word(one))}{fit}</span></span>'


def _mark(one: Cell) -> str:
    if one.stance:
        return stance_mark(one.stance, disputed=bool(one.disputed))
    if one.kind is StandingKind.REPORTED_ONLY and one.reported:
        return stance_mark(one.reported[0].stance, reported=True, disputed=bool(one.reported[0].disputed))
    return kind_mark(one.kind)


def _lines(one: Cell) -> Iterator[str]:
    """Return the lines below the word, in their order."""
    disputed = one.reported[0].disputed if one.kind is StandingKind.REPORTED_ONLY and one.reported else one.disputed
    yield _line("if", standings.condition(one.condition))
    yield _line("since", standings.disputed(disputed))
    yield _line("since", standings.since(one))
    yield _how(one)
    yield from _beside(one)


def _line(name: str, text: str, before: str = "", after: str = "") -> str:
    return f'<span class="{name}">{before}{h(text)}{after}</span>' if text else ""


def _how(one: Cell) -> str:
    gives = one.gives or (one.reported[0].gives if one.kind is StandingKind.REPORTED_ONLY and one.reported else None)
    text = standings.how(one)
    return f'<span class="how">{grade(gives.grade)}<span>{h(text)}</span></span>' if gives and text else ""


def _beside(one: Cell) -> Iterator[str]:
    if one.change:
        yield _line("else", standings.change(one.change), f"{mark('changed')} ")
    if one.newest:
        yield _line("else", standings.newest(one.newest), f"{stance_mark(one.newest.stance, reported=True)} ")
    for taken_back in one.corrected:
        yield _line("else", standings.corrected(taken_back))
    for line in standings.reported_beside(one):
        yield _line("else", standings.reported(line), _reported_mark(line), f" {grade(line.gives.grade)}")
    if one.context:
        yield _line("else", standings.context(one.context))
    if one.search:
        yield _line("since", standings.search(one.search))


def _reported_mark(line: ReportedLine) -> str:
    drawn = stance_mark(line.stance, reported=True, disputed=bool(line.disputed))
    return f'<span data-stance="{data_stance(line.stance)}">{drawn}</span> '

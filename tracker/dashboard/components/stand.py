"""The table of standings: a row for each policy of a candidate, or for each candidate on a policy."""

from collections.abc import Mapping, Sequence
from datetime import date

from tracker.dashboard.components.cell import Drawn, Line, draw
from tracker.dashboard.components.marks import grade, kind_mark, mark
from tracker.dashboard.text import h, page_url
from tracker.queries.comparison import Cell, ReportedLine
from tracker.vocabulary import Grade, StandingKind
from tracker.wording import standings
from tracker.wording.counts import count
from tracker.wording.dates import day

Along = Mapping[str, list[str]]
"""The parameters that links take along, so that the next page shows the same day, clock and bar."""


def table(what: str, as_of: date, years: str, rows: str) -> str:
    """Draw the table; `what` heads its first column, `years` the small timelines."""
    heads = (what, f"Standing on {day(as_of)}", "Since, last said", years)
    cells = "".join(f'<th scope="col">{h(head)}</th>' for head in heads)
    head = f'<thead><tr>{cells}<th scope="col" class="r">Rests on</th></tr></thead>'
    return f'<table class="stand">{head}<tbody>{rows}</tbody></table>'


def group(name: str) -> str:
    """Draw the line over the policies of an issue."""
    return f'<tr class="issue"><th scope="rowgroup" colspan="5">{h(name)}</th></tr>'


def row(head: tuple[str, str], cell: Cell, small: str, along: Along) -> str:
    """Draw one row; `head` is the name and address of its candidate or policy, `small` its small timeline."""
    name, address = head
    return (
        f'<tr><th scope="row"><a href="{h(address)}">{h(name)}</a></th><td>{_standing(name, cell, along)}</td>'
        f'<td class="num">{_since(cell)}</td><td>{small}</td><td class="r">{_rests_on(cell)}</td></tr>'
    )


def rest(found: Mapping[StandingKind, Sequence[str]]) -> str:
    """Draw one line for each kind of empty, with what is empty as links."""
    lines = "".join(f"<span>{kind_mark(kind)} {h(kind.label)}: {listed(links)}</span>" for kind, links in found.items())
    return f'<tr class="rest"><td colspan="5">{lines}</td></tr>' if lines else ""


def listed(links: Sequence[str]) -> str:
    """Join links with commas that never begin a line."""
    return " ".join(f'<span class="one">{one}{"," * (one is not links[-1])}</span>' for one in links)


def link(name: str, address: str) -> str:
    """Link a page of ours."""
    return f'<a href="{h(address)}">{h(name)}</a>'


def _standing(name: str, cell: Cell, along: Along) -> str:
    """Draw the word as the link to the statement that gives it, and what must be said with it."""
    drawn = draw(cell)
    fit = f' <span class="small quiet">{h(drawn.fit)}</span>' if drawn.fit else ""
    disputed = standings.disputed(_told(cell).disputed)
    lines = [_line(Line("else", disputed))] if disputed else []
    lines.extend(_line(line) for line in drawn.lines if line.name in ("if", "else"))
    if cell.search:
        lines.append(_line(Line("else", standings.search(cell.search))))
    return f"{_word(name, cell, drawn, along)}{fit}{''.join(lines)}"


def _word(name: str, cell: Cell, drawn: Drawn, along: Along) -> str:
    reported = " is-reported" * (cell.kind is StandingKind.REPORTED_ONLY)
    empty = " is-empty" * (drawn.stance == "none")
    word = (
        f'<span class="stance{reported}{empty}" data-stance="{drawn.stance}">{mark(drawn.mark)}'
        f"<span>{h(drawn.what)}</span></span>"
    )
    if not cell.opens:
        return word
    address = page_url("statement", id=cell.opens, **along)
    return (
        f'<a class="reads" href="{h(address)}" aria-label="{h(f"{drawn.what}: {name}, read the statement")}">{word}</a>'
    )


def _line(line: Line) -> str:
    """Draw one line under the word, with its mark before and its grade after it."""
    drawn = f'<span data-stance="{line.stance or "none"}">{mark(line.mark)}</span> ' if line.mark else ""
    letter = f" {grade(Grade(line.grade))}" if line.grade else ""
    return f'<span class="small more">{drawn}{h(line.text)}{letter}</span>'


def _told(cell: Cell) -> Cell | ReportedLine:
    """Return what the word says: the standing, or the reported line that stands in its place."""
    return cell.reported[0] if cell.kind is StandingKind.REPORTED_ONLY and cell.reported else cell


def _since(cell: Cell) -> str:
    """Draw since when, with the grade of the statement that gives the standing; hatched from before this campaign."""
    gives = _told(cell).gives
    letter = f"{grade(gives.grade)} " if gives else ""
    stance = f'<span class="hatched" data-stance="{cell.stance.value}"></span> ' if cell.stance else ""
    return f"{stance if cell.before_campaign else ''}{letter}{h(standings.since(cell))}"


def _rests_on(cell: Cell) -> str:
    """Count the occasions and originals of the run."""
    if not cell.level:
        return ""
    occasions = count(max(cell.occasions, 1), "occasion")
    return f'{occasions}<span class="small more quiet">{count(max(cell.originals, 1), "original")}</span>'

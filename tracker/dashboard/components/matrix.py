"""The matrix of Compare: the whole table as one payload, drawn and kept by a script in the browser.

The words of a payload come from `tracker/wording/` and the record; the script sets them as text only. Styles are those
of the page (`isolate_styles` is off): the table prints, scales and changes colours like everything around it.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

import streamlit as st

from tracker.dashboard.addresses import carried
from tracker.dashboard.components.cell import Drawn, draw
from tracker.dashboard.components.key import key
from tracker.dashboard.shipped import script
from tracker.dashboard.text import h, page_url, plain
from tracker.dashboard.view import View
from tracker.dates import parse_date, say
from tracker.queries.comparison import Cell, differing
from tracker.queries.races import Issue, Runner
from tracker.vocabulary import Grade
from tracker.wording import views
from tracker.wording.counts import count
from tracker.wording.evidence import grade_name

Cells = Mapping[tuple[str, str], Cell]
"""The cells by policy and candidate."""


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a candidate's column; `name` is read aloud before each of their cells."""

    key: str
    given: str
    name: str
    status: tuple[str, str]
    href: str


@dataclass(frozen=True, slots=True)
class Row:
    """A policy and its cells, each the place of what is drawn in `Table.cells`."""

    key: str
    name: str
    text: str
    href: str
    cells: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """An issue and its rows."""

    key: str
    name: str
    count: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The payload; equal cells are sent once.

    `along` ends every link, so that the next page shows the same day and bar; `opens` is the page of a statement;
    `adds` is where a missing one is added, and the words for it; `empty` says why there are no rows.
    """

    says: str
    moved: tuple[str, str]
    caption: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    cells: tuple[Drawn, ...]
    grades: dict[str, str]
    along: str
    opens: str
    adds: tuple[str, str]
    empty: str


def table(view: View, cells: Cells, along: str = "") -> Table:
    """Say what the matrix of a view shows."""
    shown = _shown(view, cells)
    places: dict[Drawn, int] = {}
    groups = tuple(_group(issue, view.runners, cells, places) for issue in shown)
    policies = sum(len(issue.policies) for issue in shown)
    seen = [cells[policy.slug, one.slug] for issue in shown for policy in issue.policies for one in view.runners]
    whole = sum(len(issue.policies) for issue in view.issues)
    return Table(
        says=views.says(view.as_of, view.clock, view.bar, seen, differ=(policies, whole) if view.differ else None),
        moved=views.MOVED,
        caption=_caption(view, policies),
        columns=tuple(_column(runner) for runner in view.runners),
        groups=groups,
        cells=tuple(places),
        along=along,
        opens=page_url("statement"),
        adds=(page_url("contribute"), views.ADD),
        grades={grade.value: grade_name(grade) for grade in Grade},
        empty=_empty(view, policies),
    )


def _shown(view: View, cells: Cells) -> Sequence[Issue]:
    """Return the issues with the policies that are shown; all of them, or those on which the candidates differ."""
    if not view.differ:
        return view.issues
    chosen = [runner.slug for runner in view.runners]
    kept = (
        Issue(issue.slug, issue.name, tuple(one for one in issue.policies if differing(cells, one.slug, chosen)))
        for issue in view.issues
    )
    return [issue for issue in kept if issue.policies]


def _group(issue: Issue, runners: Sequence[Runner], cells: Cells, places: dict[Drawn, int]) -> Group:
    rows = (
        Row(
            key=policy.slug,
            name=plain(policy.name),
            text=plain(policy.text),
            href=page_url("policy", policy=policy.slug),
            cells=tuple(places.setdefault(draw(cells[policy.slug, runner.slug]), len(places)) for runner in runners),
        )
        for policy in issue.policies
    )
    return Group(issue.slug, plain(issue.name), count(len(issue.policies), "policy", "policies"), tuple(rows))


def _column(runner: Runner) -> Column:
    left = f"left {say(parse_date(runner.left.isoformat()))}" if runner.left else runner.status.label
    return Column(
        key=runner.slug,
        given=plain(runner.given_name),
        name=plain(runner.family_name),
        status=(plain(runner.party or ""), left),
        href=page_url("candidate", candidate=runner.slug),
    )


def _caption(view: View, policies: int) -> str:
    return views.caption(
        candidates=len(view.runners), policies=policies, as_of=view.as_of, clock=view.clock, bar=view.bar
    )


def _empty(view: View, policies: int) -> str:
    if policies and view.runners:
        return ""
    return views.nothing_to_compare(
        candidates=len(view.runners), policies=sum(len(issue.policies) for issue in view.issues)
    )


def payload(view: View, cells: Cells, params: Mapping[str, Sequence[str]]) -> bytes:
    """Return the table of a view as JSON; `params` is the view as an address."""
    along = page_url("", **carried(params)).removeprefix("/?").removeprefix("/")
    drawn = asdict(table(view, cells, f"&{along}" if along else ""))
    drawn["cells"] = [dict(_told(cell)) for cell in drawn["cells"]]
    return json.dumps(drawn, ensure_ascii=False, separators=(",", ":")).encode()


def _told(cell: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """Leave out what is empty or known from a cell's place: every rerun sends, hashes and reads hundreds of them."""
    for name, value in cell.items():
        if name == "lines":
            yield name, [_full(tuple(line.values())) for line in value]
        elif name == "href" and value:
            yield "stem", value.rpartition("/")[2]
        elif value:
            yield name, value


def _full(values: tuple[str, ...]) -> tuple[str, ...]:
    """Cut the empty values at the end."""
    return _full(values[:-1]) if values and not values[-1] else values


def _frame() -> str:
    """Draw what stands around the table, in the page before the first payload is there."""
    buttons = "".join(
        f'<button type="button" class="button" data-act="{act}">{h(words)}</button>' for act, words in views.ACTS
    )
    return (
        f'<div class="trk compare"><p class="says" role="status"></p><div class="acts no-print">{buttons}'
        f'<span role="status" class="small quiet" data-copied="{h(views.COPIED)}" data-by-hand="{h(views.BY_HAND)}">'
        f'</span><input type="text" class="by-hand" readonly hidden aria-label="{h(views.ADDRESS)}"></div>'
        f"{key()}"
        f'<p class="note loading">{h(views.LOADING)}</p><p class="note failed" role="alert" hidden>'
        f'{h(views.FAILED)}</p><p class="note empty" hidden></p>'
        f'<p class="hint small quiet desk-only no-print" id="matrix-keys">{h(views.KEYS)}</p>'
        f'<div class="matrix-wrap" data-name="{h(views.SCROLLS)}" data-policy="{h(views.POLICY)}">'
        '<table class="matrix" role="grid" aria-readonly="true" aria-labelledby="matrix-caption" '
        'aria-describedby="matrix-keys" hidden><caption id="matrix-caption"></caption></table></div>'
        '<p class="address small"></p></div>'
    )


_MOUNT: Final = st.components.v2.component(
    "tracker_matrix", html=_frame(), js=script("matrix.js"), isolate_styles=False
)


def show(drawn: bytes) -> None:
    """Put a payload on the page; what the browser already shows of it stays as it is, with the focus."""
    _MOUNT(key="matrix", data=drawn)

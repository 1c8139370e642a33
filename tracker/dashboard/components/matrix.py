"""The matrix of Compare: a real table of policies and candidates; on a phone the same table reads as cards."""

from collections.abc import Iterator, Mapping, Sequence

from tracker.dashboard.components.cell import QUIET, cell
from tracker.dashboard.components.marks import kind_mark
from tracker.dashboard.text import h, page_url
from tracker.dashboard.view import View
from tracker.dates import parse_date, say
from tracker.queries.comparison import Cell
from tracker.queries.races import Issue, Policy, Runner
from tracker.vocabulary import StandingKind
from tracker.wording import views
from tracker.wording.counts import count

FITTING = 6
"""So many candidates fit the page; more scroll sideways inside their own region."""

Cells = Mapping[tuple[str, str], Cell]
"""The cells by policy and candidate."""


def matrix(view: View, cells: Cells) -> str:
    """Draw the whole table."""
    region = ' is-scroll" role="region" tabindex="0" aria-label="Positions, scrolls sideways' * (
        len(view.runners) > FITTING
    )
    columns = '<col class="col-policy">' + '<col class="col-cand">' * len(view.runners)
    return (
        f'<div class="trk"><div class="matrix-wrap{region}"><table class="matrix" role="table">'
        f"<caption>{h(_caption(view))}</caption><colgroup>{columns}</colgroup>{_head(view.runners)}"
        f'<tbody role="rowgroup">{"".join(_issue(issue, view.runners, cells) for issue in view.issues)}</tbody>'
        "</table></div></div>"
    )


def _caption(view: View) -> str:
    policies = sum(len(issue.policies) for issue in view.issues)
    return views.caption(
        candidates=len(view.runners), policies=policies, as_of=view.as_of, clock=view.clock, bar=view.bar
    )


def _head(runners: Sequence[Runner]) -> str:
    columns = "".join(_column(runner) for runner in runners)
    policy = '<th role="columnheader" scope="col" class="col-policy"><span class="quiet small">Policy</span></th>'
    return f'<thead role="rowgroup"><tr role="row">{policy}{columns}</tr></thead>'


def _column(runner: Runner) -> str:
    given = f'<span class="given">{h(runner.given_name)}</span>' if runner.given_name else ""
    left = f"left {say(parse_date(runner.left.isoformat()))}" if runner.left else h(runner.status.label)
    status = f'<span class="status">{h(runner.party or "")}<br>{left}</span>'
    return f'<th role="columnheader" scope="col" class="col-cand">{given}<b>{h(runner.family_name)}</b>{status}</th>'


def _issue(issue: Issue, runners: Sequence[Runner], cells: Cells) -> str:
    head = (
        f'<tr role="row" class="issue"><th role="rowheader" scope="rowgroup" colspan="{len(runners) + 1}">'
        f"<div>{h(issue.name)}<span>{count(len(issue.policies), 'policy', 'policies')}</span></div></th></tr>"
    )
    return head + "".join(_row(policy, runners, cells) for policy in issue.policies)


def _row(policy: Policy, runners: Sequence[Runner], cells: Cells) -> str:
    shown = [(runner, cells[policy.slug, runner.slug]) for runner in runners]
    drawn = "".join(_data(one, runner.family_name, policy.name) for runner, one in shown)
    return (
        f'<tr role="row" class="row"><th role="rowheader" scope="row" class="policy"><b>{h(policy.name)}</b>'
        f"<p>{h(policy.text)}</p></th>{drawn}{_rest(shown)}</tr>"
    )


def _data(one: Cell, who: str, policy: str) -> str:
    quiet = ' class="is-none"' if one.kind in QUIET else ""
    return f'<td role="cell"{quiet}>{cell(one, who, policy)}</td>'


def _rest(shown: Sequence[tuple[Runner, Cell]]) -> str:
    """On a phone: one line per kind of empty, with the names."""
    lines = "".join(_rest_line(kind, shown) for kind in StandingKind if kind in QUIET)
    return f'<td role="cell" class="rest phone-only">{lines}</td>' if lines else ""


def _rest_line(kind: StandingKind, shown: Sequence[tuple[Runner, Cell]]) -> str:
    names = ", ".join(_names(kind, shown))
    return f"<p>{kind_mark(kind)} {h(kind.label)}: {names}</p>" if names else ""


def _names(kind: StandingKind, shown: Sequence[tuple[Runner, Cell]]) -> Iterator[str]:
    for runner, one in shown:
        if one.kind is kind:
            name = h(runner.family_name)
            yield f'<a href="{h(page_url("statement", id=one.opens))}">{name}</a>' if one.opens else name


def says(view: View, cells: Cells) -> str:
    """Draw the live sentence: what the view shows, read out when it changes."""
    text = views.says(view.as_of, view.clock, view.bar, list(cells.values()))
    return f'<div class="trk"><p class="says" role="status">{h(text)}</p></div>'

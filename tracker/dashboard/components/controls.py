"""The controls of pages, each set to the view; a choice goes to the address, which the next run reads.

The address is the single source of truth, so Back and shared links always agree.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Final

import streamlit as st

from tracker.dashboard.components.choices import Choice, Form, Option, choices
from tracker.dashboard.components.timeline_subject import ONE_CANDIDATE, POLICY
from tracker.dashboard.shipped import asset
from tracker.dashboard.text import plain
from tracker.dashboard.view import (
    AS_OF,
    BAR,
    CANDIDATE,
    CLOCK,
    DIFFER,
    ELECTION,
    ISSUE,
    YES,
    View,
    default_day,
    known_days,
    named_days,
    read_day,
)
from tracker.queries.races import Policy, Race, Runner
from tracker.vocabulary import Bar, Clock
from tracker.wording.dates import day
from tracker.wording.views import day_name

_ALL = ""
_REFUSED = "as_of_refused"


_SET_TO: Final = st.components.v2.component(
    "tracker_panel",
    html=(
        '<div class="trk"><button type="button" class="set-to phone-only" aria-expanded="false">'
        "<span></span> <u>Change</u></button></div>"
    ),
    js=asset("panel.js"),
    isolate_styles=False,
)


@contextmanager
def panel(set_to: str = "") -> Iterator[None]:
    """Hold the controls of a page in one row that wraps; say there that a day was not understood.

    With `set_to`, what the controls are set to in a line, they fold into that line on a phone.
    """
    with st.container(key="folding" if set_to else "open"):
        if set_to:
            _SET_TO(key="panel", data=set_to)
        with st.container(key="controls", horizontal=True, vertical_alignment="bottom"):
            yield
    if st.session_state.pop(_REFUSED, False):
        st.html('<div class="trk"><p class="note" role="alert">That is no day: write it like 2024-05-31.</p></div>')


def _set(param: str, value: str) -> None:
    """Show that a control stands where the address says."""
    st.session_state[f"control_{param}"] = value


def _write(param: str, default: str) -> Callable[[], None]:
    """Make the callback that writes a choice to the address: a new step of the browser's history."""
    return lambda: _write_value(param, st.session_state[f"control_{param}"], default)


def _write_value(param: str, value: str | None, default: str) -> None:
    if value in (None, default):
        st.query_params.pop(param, None)
    else:
        st.query_params[param] = value


def election(view: View, races: Sequence[Race]) -> None:
    """Choose the election, where there is more than one."""
    if len(races) < 2:  # noqa: PLR2004 - a choice needs two
        return
    names = {race.slug: race.name for race in races}

    def write() -> None:
        for param in (ISSUE, CANDIDATE, AS_OF, POLICY, ONE_CANDIDATE):
            st.query_params.pop(param, None)
        _write(ELECTION, races[0].slug)()

    _set(ELECTION, view.race.slug)
    _select(ELECTION, "Election", names, write, width=320)


def issue(view: View) -> None:
    """Choose one issue or all, where there is more than one."""
    count = len(view.race.issues)
    names = {_ALL: f"All {count} issues", **{issue.slug: issue.name for issue in view.race.issues}}
    if count > 1:
        _set(ISSUE, view.issue.slug if view.issue else _ALL)
        _select(ISSUE, "Issue", names, _write(ISSUE, _ALL), width=150)


def policy(view: View, chosen: Policy | None) -> None:
    """Choose one policy, each after its issue; the choice takes the place of a candidate."""
    names = {one.slug: f"{issue.name} ▸ {one.name}" for issue in view.race.issues for one in issue.policies}
    _subject(POLICY, "Policy", names, chosen.slug if chosen else None)


def one_candidate(view: View, chosen: Runner | None) -> None:
    """Choose one candidate; the choice takes the place of a policy."""
    names = {runner.slug: runner.name for runner in view.race.runners}
    _subject(ONE_CANDIDATE, "Candidate", names, chosen.slug if chosen else None)


def _subject(param: str, label: str, names: Mapping[str, str], value: str | None) -> None:
    """Choose what a page is about: of its two parameters the address has one at a time."""

    def write() -> None:
        other = ONE_CANDIDATE if param == POLICY else POLICY
        if chosen := st.session_state[f"control_{param}"]:
            st.query_params.pop(other, None)
            st.query_params[param] = chosen

    st.session_state[f"control_{param}"] = value
    _select(param, label, names, write, width=300)


def _select(
    param: str, label: str, names: Mapping[str, str], write: Callable[[], None], *, width: int, typed: bool = False
) -> None:
    st.selectbox(
        label,
        list(names),
        format_func=lambda value: names.get(value, value),
        key=f"control_{param}",
        on_change=write,
        accept_new_options=typed,
        width=width,
    )


def candidates(view: View) -> None:
    """Choose candidates; none chosen means all of the election, however many."""
    names = {runner.slug: runner.name for runner in view.race.runners}
    key = f"control_{CANDIDATE}"

    def write() -> None:
        if chosen := st.session_state[key]:
            st.query_params[CANDIDATE] = chosen
        else:
            st.query_params.pop(CANDIDATE, None)

    st.session_state[key] = [runner.slug for runner in view.chosen]
    st.multiselect(
        "Candidates",
        list(names),
        format_func=lambda slug: names[slug],
        key=key,
        on_change=write,
        placeholder=f"All {len(names)}",
        width=190,
    )


def bar(view: View) -> None:
    """Choose what evidence may set a standing."""
    choices("control_bar", [_bar(view)])


def clock(view: View) -> None:
    """Choose which day decides whether a statement is seen."""
    choices("control_clock", [_clock(view)])


def bar_and_clock(view: View) -> None:
    """Choose both, side by side: at a rerun one part costs half as much as two."""
    choices("control_bar", [_bar(view), _clock(view)])


def _bar(view: View) -> Choice:
    grades = {Bar.OFFICIAL: "A–B", Bar.ON_THE_RECORD: "A–C", Bar.EVERYTHING: "A–D"}
    options = tuple(Option(bar.value, bar.label, grades[bar]) for bar in Bar)
    return Choice(BAR, "Evidence bar", Form.ROW, options, view.bar.value, options[0].value)


def _clock(view: View) -> Choice:
    options = tuple(Option(clock.value, f"{clock.label.split()[0]} by then") for clock in Clock)
    return Choice(CLOCK, "Clock", Form.ROW, options, view.clock.value, options[0].value)


def as_of(view: View, today: date) -> None:
    """Choose a day that means something, or type any other."""
    names = {one.isoformat(): _day(one, what) for one, what in known_days(view, today).items()}
    default = min(today, view.race.election_day).isoformat()

    def write() -> None:
        if read_day(st.session_state[f"control_{AS_OF}"] or ""):
            _write(AS_OF, default)()
        else:
            st.session_state[_REFUSED] = True

    _set(AS_OF, view.as_of.isoformat())
    _select(AS_OF, "As of (or type 2024-05-31)", names, write, width=200, typed=True)


def days(view: View, today: date) -> None:
    """Choose one of the days that have a name, each a button."""
    choices("control_days", [_days(view, today)])


def days_and_differ(view: View, today: date) -> None:
    """Choose a day, and whether to see only the policies on which the candidates shown differ."""
    only = Option(YES, "Only where they differ")
    choices(
        "control_days",
        [_days(view, today), Choice(DIFFER, only.name, Form.SWITCH, (only,), YES if view.differ else "")],
    )


def _days(view: View, today: date) -> Choice:
    named = named_days(view.race, today)
    options = tuple(Option(one.isoformat(), plain(day_name(what))) for one, what in named.items())
    default = default_day(view.race, today).isoformat()
    return Choice(AS_OF, "Known days", Form.DAYS, options, view.as_of.isoformat(), default)


def _day(when: date, what: str) -> str:
    return f"{day(when)}: {what}" if what else day(when)

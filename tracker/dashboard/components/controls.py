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
from tracker.dashboard.shipped import script
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
    named_days,
)
from tracker.dates import FIRST_YEAR, LAST_YEAR
from tracker.queries.races import Policy, Race, Runner
from tracker.vocabulary import Bar, Clock
from tracker.wording.views import CHANGE, NONE_TICKED, SHOW_ALL, day_name

_SET_TO: Final = st.components.v2.component(
    "tracker_panel",
    html=(
        '<div class="trk"><button type="button" class="set-to phone-only" aria-expanded="false">'
        f"<span></span> <u>{CHANGE}</u></button></div>"
    ),
    js=script("panel.js"),
    isolate_styles=False,
)


@contextmanager
def panel(set_to: str = "") -> Iterator[None]:
    """Hold the controls of a page in one row that wraps.

    With `set_to`, what the controls are set to in a line, they fold into that line on a phone.
    """
    with st.container(key="folding" if set_to else "open"):
        if set_to:
            _SET_TO(key="panel", data=set_to)
        with st.container(key="controls", horizontal=True, vertical_alignment="bottom"):
            yield


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
    choices("control_issue", _issue(view))


def _issue(view: View) -> list[Choice]:
    issues = view.race.issues
    every = Option("", f"All {len(issues)} issues")
    options = (every, *(Option(issue.slug, plain(issue.name)) for issue in issues))
    return [Choice(ISSUE, "Issue", Form.LIST, options, view.issue.slug if view.issue else "")] * (len(issues) > 1)


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


def _select(param: str, label: str, names: Mapping[str, str], write: Callable[[], None], *, width: int) -> None:
    st.selectbox(
        label,
        list(names),
        format_func=lambda value: names.get(value, value),
        key=f"control_{param}",
        on_change=write,
        width=width,
    )


def candidates(view: View) -> None:
    """Choose candidates; none chosen means all of the election, however many."""
    choices("control_candidates", [_candidates(view)])


def _candidates(view: View) -> Choice:
    runners = view.race.runners
    return Choice(
        CANDIDATE,
        "Candidates",
        Form.SET,
        tuple(Option(runner.slug, plain(runner.name)) for runner in runners),
        " ".join(runner.slug for runner in view.chosen),
        shown=f"{len(view.chosen)} of {len(runners)}" if view.chosen else f"All {len(runners)}",
        note=NONE_TICKED,
        clear=SHOW_ALL,
    )


def bar(view: View) -> None:
    """Choose what evidence may set a standing."""
    choices("control_bar", [_bar(view)])


def clock(view: View) -> None:
    """Choose which day decides whether a statement is seen."""
    choices("control_clock", [_clock(view)])


def _bar(view: View) -> Choice:
    grades = {Bar.OFFICIAL: "A–B", Bar.ON_THE_RECORD: "A–C", Bar.EVERYTHING: "A–D"}
    options = tuple(Option(bar.value, bar.label, grades[bar]) for bar in Bar)
    return Choice(BAR, "Evidence bar", Form.ROW, options, view.bar.value, options[0].value)


def _clock(view: View) -> Choice:
    options = tuple(Option(clock.value, f"{clock.label.split()[0]} by then") for clock in Clock)
    return Choice(CLOCK, "Clock", Form.ROW, options, view.clock.value, options[0].value)


def as_of(view: View, today: date) -> None:
    """Choose a day."""
    choices("control_as_of", [_as_of(view, today)])


def _as_of(view: View, today: date) -> Choice:
    bounds = (Option("", date(FIRST_YEAR, 1, 1).isoformat()), Option("", date(LAST_YEAR, 12, 31).isoformat()))
    default = default_day(view.race, today).isoformat()
    return Choice(AS_OF, "As of", Form.DAY, bounds, view.as_of.isoformat(), default)


def days(view: View, today: date) -> None:
    """Choose one of the days that have a name, each a button."""
    choices("control_days", [_days(view, today)])


def _days(view: View, today: date) -> Choice:
    named = named_days(view.race, today)
    options = tuple(Option(one.isoformat(), plain(day_name(what))) for one, what in named.items())
    default = default_day(view.race, today).isoformat()
    return Choice(AS_OF, "Known days", Form.DAYS, options, view.as_of.isoformat(), default)


def _differ(view: View) -> Choice:
    only = Option(YES, "Only where they differ")
    return Choice(DIFFER, only.name, Form.SWITCH, (only,), YES if view.differ else "")


def comparison(view: View, races: Sequence[Race], today: date, set_to: str) -> None:
    """Choose everything that Compare shows, in one part that is its own panel: one message, not seven."""
    first = [*_election(view, races), *_issue(view), _candidates(view), _bar(view), _as_of(view, today), _clock(view)]
    choices("control_comparison", [*first, _days(view, today), _differ(view)], set_to)


def _election(view: View, races: Sequence[Race]) -> list[Choice]:
    options = tuple(Option(race.slug, plain(race.name)) for race in races)
    takes = (ISSUE, CANDIDATE, AS_OF)
    drawn = Choice(ELECTION, "Election", Form.LIST, options, view.race.slug, races[0].slug, takes=takes)
    return [drawn] * (len(races) > 1)

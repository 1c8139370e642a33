"""Timeline: what was said of one policy, by every candidate, or by one candidate of every policy, and what moved."""

from datetime import UTC, datetime

import streamlit as st

from tracker.dashboard import reading
from tracker.dashboard.addresses import NAME
from tracker.dashboard.components import controls, page, timeline_chart
from tracker.dashboard.components.copy_link import copy_link
from tracker.dashboard.components.timeline_subject import read_subject
from tracker.dashboard.view import read_view
from tracker.wording import timeline as wording

today = datetime.now(UTC).date()
races = reading.races()
if not races:
    st.html(page.no_elections())
    st.stop()

params = {name: st.query_params.get_all(name) for name in st.query_params}
view = read_view(params, races, today)
subject = read_subject(params, view, reading.current)
heading = wording.title(subject.name)
st.set_page_config(page_title=f"{heading} · {NAME}")
policies = sum(len(issue.policies) for issue in view.race.issues)
under = wording.standfirst_of_candidate(policies) if subject.runner else ""
st.html(page.title(heading, subject.policy.text if subject.policy else under))
everybody = len(view.race.runners)
controls.panel(
    controls.election(view, races),
    None if subject.policy else controls.one_candidate(view, subject.runner),
    controls.policy(view, subject.policy),
    controls.candidates(view) if subject.policy else None,
    controls.bar(view),
    controls.as_of(view, today),
    controls.clock(view),
    line=wording.set_to(
        subject.name,
        candidates=len(view.runners) if subject.policy else everybody,
        of=everybody,
        as_of=view.as_of,
        clock=view.clock,
        bar=view.bar,
    ),
)
if mistaken := page.mistaken(params, races, view, today):
    st.html(mistaken)
if not (subject.policy or subject.runner):
    st.html(page.note(wording.unknown(subject.unknown)))
    st.html(page.foot(reading.on_file()))
    st.stop()

drawn = reading.timeline(view, subject, today)
st.html(drawn.says)
copy_link()
st.html(drawn.key)
if drawn.chart:
    timeline_chart.draw(drawn.chart)
st.html(drawn.below)
st.html(page.foot(reading.on_file()))

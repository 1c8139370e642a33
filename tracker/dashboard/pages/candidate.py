"""Candidate: what changed, where one candidate stands, how much is on file beside the others; without one, the list."""

from datetime import UTC, datetime

import streamlit as st

from tracker.dashboard import profiles, reading
from tracker.dashboard.addresses import NAME
from tracker.dashboard.components import controls, page
from tracker.dashboard.components.printed import printed
from tracker.dashboard.here import address

today = datetime.now(UTC).date()
races = reading.races()
if not races:
    st.html(page.no_elections())
    st.stop()

params = {name: st.query_params.get_all(name) for name in st.query_params}
asked = (params.get("candidate") or [""])[-1]
slug = reading.current("candidate", asked) if asked else ""
view = profiles.view_of(params, races, today, "candidate", slug)
runner = next((one for one in view.race.runners if one.slug == slug), None)
if asked and not runner:
    st.set_page_config(page_title=f"No such candidate · {NAME}")
    st.html(profiles.unknown_candidate(asked, view))
    st.stop()

st.set_page_config(page_title=f"{runner.name if runner else 'Candidates'} · {NAME}")
head, body = profiles.candidate(view, runner, today) if runner else profiles.candidates(view, today)
st.html(head)
controls.profile(view, races, controls.one_candidate(view, runner), today)
if mistaken := page.mistaken(params, races, view, today):
    st.html(mistaken)
st.html(body)
st.html(page.foot(reading.on_file()))
st.html(printed(address("candidate")))

"""Policy: where every candidate stands on one proposal, who pledged it first, what changed; without one, the list."""

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
asked = (params.get("policy") or [""])[-1]
slug = reading.current("policy", asked) if asked else ""
view = profiles.view_of(params, races, today, "policy", slug)
chosen = next((one for issue in view.race.issues for one in issue.policies if one.slug == slug), None)
if asked and not chosen:
    st.set_page_config(page_title=f"No such policy · {NAME}")
    st.html(profiles.unknown_policy(asked, view))
    st.stop()

st.set_page_config(page_title=f"{chosen.name if chosen else 'Policies'} · {NAME}")
head, body = profiles.policy(view, chosen, today) if chosen else profiles.policies(view, today)
st.html(head)
controls.profile(view, races, controls.policy(view, chosen), today)
if mistaken := page.mistaken(params, races, view, today):
    st.html(mistaken)
st.html(body)
st.html(page.foot(reading.on_file()))
st.html(printed(address("policy")))

"""Compare: where the candidates stand on an election's policies, on a day, by a clock, at an evidence bar."""

from datetime import UTC, datetime

import streamlit as st

from tracker.dashboard import reading
from tracker.dashboard.addresses import NAME
from tracker.dashboard.components import controls, matrix, page
from tracker.dashboard.view import read_view
from tracker.wording import views

# Said on every page: after a step back Streamlit would leave the title of the page that was left.
st.set_page_config(page_title=f"Compare · {NAME}")
today = datetime.now(UTC).date()
races = reading.races()
if not races:
    st.html(page.no_elections())
    st.stop()

params = {name: st.query_params.get_all(name) for name in st.query_params}
view = read_view(params, races, today)
everybody, shown = len(view.race.runners), len(view.runners)
policies = sum(len(issue.policies) for issue in view.issues)
line = views.standfirst(candidates=shown, of=everybody, policies=policies)
st.html(page.title("Where the candidates stand", line))
controls.panel(
    controls.election(view, races),
    controls.issue(view),
    controls.candidates(view),
    controls.bar(view),
    controls.as_of(view, today),
    controls.clock(view),
    controls.days(view, today),
    controls.differ(view),
    line=views.set_to(
        issue=view.issue.name if view.issue else views.everything(len(view.race.issues), "issues").capitalize(),
        candidates=f"{shown} of {everybody} candidates" if view.chosen else views.everything(everybody, "candidates"),
        as_of=view.as_of,
        clock=view.clock,
        bar=view.bar,
        differ=view.differ,
    ),
)
if mistaken := page.mistaken(params, races, view, today):
    st.html(mistaken)
matrix.show(reading.compare(view, today))
st.html(page.foot(reading.on_file()))

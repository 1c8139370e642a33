"""Compare: where the candidates stand on an election's policies, on a day, by a clock, at an evidence bar."""

from datetime import UTC, datetime

import streamlit as st

from tracker.dashboard import reading
from tracker.dashboard.components import controls, page
from tracker.dashboard.components.key import key
from tracker.dashboard.view import read_view
from tracker.wording.views import standfirst

today = datetime.now(UTC).date()
races = reading.races()
if not races:
    st.html(page.no_elections())
    st.stop()

view = read_view({name: st.query_params.get_all(name) for name in st.query_params}, races, today)
policies = sum(len(issue.policies) for issue in view.issues)
line = standfirst(candidates=len(view.runners), of=len(view.race.runners), policies=policies)
st.html(page.title("Where the candidates stand", line))
with controls.panel():
    controls.election(view, races)
    controls.issue(view)
    controls.candidates(view)
    controls.bar(view)
    controls.as_of(view, today)
    controls.clock(view)
says, matrix = reading.compare(view)
st.html(says)
st.html(key())
st.html(matrix)
st.html(page.foot(reading.statements()))

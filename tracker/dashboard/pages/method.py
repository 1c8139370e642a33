"""Method: how standings are worked out, who coded and reviewed, parity, coverage, corrections, licence, standards."""

from datetime import UTC, datetime

import streamlit as st

from tracker.dashboard import methods, reading
from tracker.dashboard.addresses import NAME
from tracker.dashboard.components import controls, page
from tracker.dashboard.view import read_view
from tracker.wording.method import STANDFIRST

st.set_page_config(page_title=f"Method · {NAME}")
today = datetime.now(UTC).date()
races = reading.races()
st.html(page.title("Method", STANDFIRST))
if not races:
    st.html(page.no_elections())
    st.stop()

view = read_view({name: st.query_params.get_all(name) for name in st.query_params}, races, today)
if elections := controls.election(view, races):
    controls.panel(elections)
st.html(methods.method(view.race, today))
st.html(page.foot(reading.on_file()))

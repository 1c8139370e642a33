"""Statement: the evidence card of one statement."""

import streamlit as st

from tracker.dashboard import reading
from tracker.dashboard.components import page
from tracker.dashboard.components.card import card, heading

named = st.query_params.get("id", "")
found = reading.statement(named)
if found is None:
    st.html(page.no_statement(named))
    st.stop()

st.set_page_config(page_title=f"{heading(found.about)} · Policy-position tracker")
st.html(card(found))
st.html(page.foot(reading.statements()))

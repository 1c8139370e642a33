"""Statement: the evidence card of one statement."""

from datetime import UTC, datetime

import streamlit as st

from tracker.dashboard import reading
from tracker.dashboard.addresses import NAME, carried
from tracker.dashboard.components import page
from tracker.dashboard.components.card import beside, heading
from tracker.dashboard.components.card import page as card_page
from tracker.dashboard.components.cite import cite
from tracker.dashboard.components.printed import printed
from tracker.dashboard.components.unknown import unknown
from tracker.dashboard.here import address
from tracker.queries.statements import Card

named = st.query_params.get("id", "")
today = datetime.now(UTC).date()
found = reading.statement(named, today)
if found is None:
    st.set_page_config(page_title=f"Statement not found · {NAME}")
    st.html(unknown(named, reading.near(named)))
    st.stop()

st.set_page_config(page_title=f"{heading(found.card.about)} · {NAME}")
st.html(card_page(found, carried({name: st.query_params.get_all(name) for name in st.query_params})))
if isinstance(found.card, Card):
    cite(found.card, today)
st.html(beside(found.neighbours))
st.html(page.foot(reading.on_file()))
st.html(printed(address("statement")))

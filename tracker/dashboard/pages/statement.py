"""Statement: the evidence card of one statement."""

from datetime import UTC, datetime

import streamlit as st

from tracker.dashboard import reading
from tracker.dashboard.addresses import NAME, carried
from tracker.dashboard.components import page
from tracker.dashboard.components.card import heading
from tracker.dashboard.components.card import page as card_page
from tracker.dashboard.components.unknown import unknown

named = st.query_params.get("id", "")
found = reading.statement(named, datetime.now(UTC).date())
if found is None:
    st.set_page_config(page_title=f"Statement not found · {NAME}")
    st.html(unknown(named, reading.near(named)))
    st.stop()

st.set_page_config(page_title=f"{heading(found.card.about)} · {NAME}")
st.html(card_page(found, carried({name: st.query_params.get_all(name) for name in st.query_params})))
st.html(page.foot(reading.statements()))

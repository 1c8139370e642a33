"""Contribute: a statement from a form, or a correction of one, checked as it is written, and how it is sent."""

from datetime import UTC, datetime

import streamlit as st

from tracker.dashboard import contributing, reading
from tracker.dashboard.addresses import NAME
from tracker.dashboard.components import contribute_parts, page
from tracker.wording import contribute as words

today = datetime.now(UTC).date()
races = reading.races()
if not races:
    st.html(page.no_elections())
    st.stop()

record = contributing.record(today)
if named := st.query_params.get("statement", ""):
    st.set_page_config(page_title=f"Correct a statement · {NAME}")
    contribute_parts.correction(named, record, today)
else:
    st.set_page_config(page_title=f"{words.TITLE} · {NAME}")
    params = {name: st.query_params.get_all(name) for name in st.query_params}
    contribute_parts.new_statement(params, record, races, today)
st.html(page.foot(reading.on_file()))

"""The script that Streamlit runs for every reader: the frame around the page at the address."""

from pathlib import Path

import streamlit as st

from tracker.dashboard import database
from tracker.dashboard.components import page

PAGES = Path(__file__).parent / "pages"

st.set_page_config(layout="wide", page_icon=":material/balance:")
chosen = st.navigation(
    [
        st.Page(PAGES / "compare.py", title="Compare · Policy-position tracker", default=True),
        st.Page(PAGES / "statement.py", title="Statement · Policy-position tracker", url_path="statement"),
    ],
    position="hidden",
)
st.html(page.masthead())
try:
    chosen.run()
except database.NoDatabaseError:
    st.html(page.no_database())

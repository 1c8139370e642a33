"""The script that Streamlit runs for every reader: the frame around the page at the address."""

from pathlib import Path

import streamlit as st

from tracker.dashboard import database
from tracker.dashboard.components import page

PAGES = Path(__file__).parent / "pages"

# No page_icon: Streamlit would fetch it from another host. The server names ours.
st.set_page_config(layout="wide")
chosen = st.navigation(
    [
        st.Page(PAGES / "compare.py", title="Compare · Policy-position tracker", default=True),
        st.Page(PAGES / "statement.py", title="Statement · Policy-position tracker", url_path="statement"),
    ],
    position="hidden",
)
st.html(page.masthead(home=chosen.url_path == ""))
try:
    chosen.run()
except database.NoDatabaseError:
    st.html(page.no_database())

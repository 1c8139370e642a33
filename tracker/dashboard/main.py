"""The script that Streamlit runs for every reader: the frame around the page at the address."""

from pathlib import Path

import streamlit as st

from tracker.dashboard import database
from tracker.dashboard.addresses import PAGES, carried
from tracker.dashboard.components import page
from tracker.dashboard.keeping import A_TURN, settle

FOLDER = Path(__file__).parent / "pages"

with A_TURN:
    # No page_icon: Streamlit would fetch it from another host. The server names ours.
    st.set_page_config(layout="wide")
    chosen = st.navigation(
        [
            st.Page(FOLDER / one.script, title=one.title, url_path=one.path or None, default=not one.path)
            for one in PAGES
        ],
        position="hidden",
    )
    st.html(page.masthead(chosen.url_path, carried({name: st.query_params.get_all(name) for name in st.query_params})))
    try:
        chosen.run()
    except database.NoDatabaseError:
        st.html(page.no_database())
    settle()

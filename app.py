"""The dashboard for `streamlit run app.py`, which finds the app by reading this file: it must stand here."""

import streamlit as st

from tracker import server

app = st.App(server.SCRIPT, **server.settings())

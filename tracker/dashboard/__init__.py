"""The dashboard: Streamlit pages that only read; every view is its address."""

"""Where the reader is: the address that their browser asked for, which the server behind a proxy cannot know itself."""

from urllib.parse import urlsplit

import streamlit as st

from tracker.dashboard.text import page_url, safe_url


def absolute(address: str) -> str:
    """Return the whole address of one of our pages, as the reader's browser has it; as it is, where none was named."""
    asked = urlsplit(safe_url(st.context.url) or "")
    return f"{asked.scheme}://{asked.netloc}{address}" if asked.netloc else address


def address(page: str) -> str:
    """Return the whole address of the page that is shown, with all that it was asked with."""
    return absolute(page_url(page, **{name: st.query_params.get_all(name) for name in st.query_params}))

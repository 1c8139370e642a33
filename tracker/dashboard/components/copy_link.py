"""The button that copies the address of a view: every view is its address, so that is all there is to share."""

from typing import Final

import streamlit as st

from tracker.dashboard.shipped import script

_COPY: Final = st.components.v2.component(
    "tracker_copy_link",
    html=(
        '<div class="trk"><p class="copy-link no-print"><button type="button" class="button"></button> '
        '<input type="text" readonly hidden> <span class="small quiet" role="status"></span></p></div>'
    ),
    # Streamlit takes a style of one line for a path.
    css=".trk .copy-link { margin: 0; }\n.trk .copy-link [hidden] { display: none; }",
    js=script("copy.js"),
    isolate_styles=False,
)
_WORDS: Final = {
    "button": "Copy link to this view",
    "done": "Copied.",
    "failed": "Copy it from here.",
    "address": "The address of this view",
}


def copy_link() -> None:
    """Put the button on the page."""
    _COPY(data=_WORDS, key="copy_link")

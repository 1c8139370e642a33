"""The text of a file, to copy or to download: both happen in the browser, the server keeps nothing."""

from typing import Final

import streamlit as st

from tracker.dashboard.shipped import script
from tracker.dashboard.text import h
from tracker.wording.contribute import BUTTONS

_MOUNT: Final = st.components.v2.component(
    "tracker_file_text",
    html=(
        f'<div class="trk"><pre class="file-text" role="region" tabindex="0" aria-label="{h(BUTTONS["name"])}"></pre>'
        f'<p class="no-print"><button type="button" class="button copy">{h(BUTTONS["copy"])}</button> '
        f'<button type="button" class="button download">{h(BUTTONS["download"])}</button> '
        '<span class="small quiet" role="status"></span></p></div>'
    ),
    js=script("file_text.js"),
    isolate_styles=False,
)


def file_text(text: str, name: str, *, is_shown: bool) -> None:
    """Put the text on the page; `name` is that of the downloaded file, and without one there is no download."""
    _MOUNT(key="file_text", data={"text": text, "file": name, "shown": is_shown, "words": BUTTONS})

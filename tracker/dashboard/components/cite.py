"""How a statement is cited: a reference, an entry for BibTeX, the lasting address, and buttons that copy them."""

from datetime import date
from typing import Final

import streamlit as st

from tracker.dashboard.here import absolute
from tracker.dashboard.shipped import script
from tracker.dashboard.text import page_url
from tracker.queries.statements import Card
from tracker.wording.citing import WORDS, Retrieved, bibtex, plain

_MOUNT: Final = st.components.v2.component(
    "tracker_cite",
    html=(
        '<div class="trk"><section class="cite"><h2 class="minor">Cite this</h2><pre class="plain"></pre>'
        '<details><summary>BibTeX</summary><pre class="bibtex"></pre></details><pre class="address" hidden></pre>'
        '<p class="no-print"><button type="button" class="button plain"></button> '
        '<button type="button" class="button bibtex"></button> '
        '<button type="button" class="button address"></button> '
        '<span class="small quiet" role="status"></span></p></section></div>'
    ),
    js=script("cite.js"),
    isolate_styles=False,
)


def cite(card: Card, today: date) -> None:
    """Put the citations on the page; the id of a statement never changes, so its address lasts."""
    retrieved = Retrieved(absolute(page_url("statement", id=card.about.id)), today)
    texts = {"plain": plain(card, retrieved), "bibtex": bibtex(card, retrieved), "address": retrieved.address}
    _MOUNT(key="cite", data={**texts, "words": WORDS})

"""Is this wrong? Where the file lies, how it is corrected, and how a candidate replies."""

import os
from typing import Final

from tracker.dashboard.text import h, safe_url
from tracker.queries.statements import About, Card

REPOSITORY: Final = "TRACKER_REPOSITORY"
"""The variable that names the web address below which the record's files can be viewed; none: paths are text."""


def wrong(card: Card) -> str:
    """Draw the part on corrections and replies."""
    contact = safe_url(card.about.contact)
    asked = f' The campaign can be written to <a href="{h(contact)}" rel="noopener external nofollow">here</a>.'
    return (
        '<section id="wrong"><h2 class="minor">Is this wrong? Correct or reply</h2>'
        f"<p>This statement is the file {_file(card.about)}. To correct it, change that file and send a pull request: "
        "the history of every change stays visible.</p><p>A candidate or a campaign that answers is shown beside the "
        f"statement at the same size, as a response in the same file.{asked if contact else ''} "
        '<a href="/method#corrections">How corrections and replies are handled</a></p></section>'
    )


def wrong_file(about: About) -> str:
    """Say where the file of a statement lies that shows nothing more."""
    return f'<p class="small">Its file: {_file(about)}</p>'


def _file(about: About) -> str:
    place = f"<code>{h(about.path)}</code>, line {about.line}"
    base = safe_url(os.environ.get(REPOSITORY))
    if not base:
        return place
    address = f"{base.rstrip('/')}/{about.path}#L{about.line}"
    return f'<a href="{h(address)}" rel="noopener external">{place}</a>'

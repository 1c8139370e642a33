"""Is this wrong? Where the file lies, how it is corrected, and how a candidate replies."""

import os
from typing import Final

from tracker.dashboard.text import h, safe_url
from tracker.queries.statements import Card

REPOSITORY: Final = "TRACKER_REPOSITORY"
"""The variable that names the web address below which the record's files can be viewed; none: paths are text."""


def wrong(card: Card) -> str:
    """Draw the part on corrections and replies."""
    contact = safe_url(card.about.contact)
    asked = f' The campaign can be written to <a href="{h(contact)}" rel="noopener external nofollow">here</a>.'
    return (
        '<section id="wrong"><h2 class="minor">Is this wrong? Correct or reply</h2>'
        f"<p>This statement is the file {_file(card)}. To correct it, change that file and send a pull request: the "
        "history of every change stays visible.</p><p>A candidate or a campaign that answers is shown beside the "
        f"statement at the same size, as a response in the same file.{asked if contact else ''}</p></section>"
    )


def _file(card: Card) -> str:
    place = f"<code>{h(card.about.path)}</code>, line {card.about.line}"
    base = safe_url(os.environ.get(REPOSITORY))
    if not base:
        return place
    address = f"{base.rstrip('/')}/{card.about.path}#L{card.about.line}"
    return f'<a href="{h(address)}" rel="noopener external">{place}</a>'

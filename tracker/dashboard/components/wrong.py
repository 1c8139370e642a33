"""Is this wrong? Where the file lies, how it is corrected, and how a candidate replies."""

from tracker.dashboard.repository import view_link
from tracker.dashboard.text import h, page_url, safe_url
from tracker.queries.statements import About, Card


def wrong(card: Card) -> str:
    """Draw the part on corrections and replies."""
    contact = safe_url(card.about.contact)
    asked = f' The campaign can be written to <a href="{h(contact)}" rel="noopener external nofollow">here</a>.'
    correct = h(page_url("contribute", statement=card.about.id))
    return (
        '<section id="wrong"><h2 class="minor">Is this wrong? Correct or reply</h2>'
        f"<p>This statement is the file {_file(card.about)}. To correct it, change that file and send a pull request: "
        "the history of every change stays visible. "
        f'<a href="{correct}">Correct it here</a>: the page says what the change '
        "does to the record before anything is sent.</p><p>A candidate or a campaign that answers is shown beside the "
        f"statement at the same size, as a response in the same file.{asked if contact else ''} "
        '<a href="/method#corrections">How corrections and replies are handled</a></p></section>'
    )


def wrong_file(about: About) -> str:
    """Say where the file of a statement lies that shows nothing more."""
    return f'<p class="small">Its file: {_file(about)}</p>'


def _file(about: About) -> str:
    place = f"<code>{h(about.path)}</code>, line {about.line}"
    address = view_link(about.path, about.line)
    if not address:
        return place
    return f'<a href="{h(address)}" rel="noopener external">{place}</a>'

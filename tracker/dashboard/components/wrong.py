"""Is this wrong? Where the file lies, how it is corrected, how a candidate replies, and the forms by which to write."""

from tracker.dashboard.repository import HostForm, form_link, view_link
from tracker.dashboard.text import h, page_url, safe_url
from tracker.queries.statements import About, Card


def wrong(card: Card) -> str:
    """Draw the part on corrections and replies."""
    contact = safe_url(card.about.contact)
    asked = f' The campaign can be written to <a href="{h(contact)}" rel="noopener external nofollow">here</a>.'
    correct, named = h(page_url("contribute", statement=card.about.id)), card.about.id
    return (
        '<section id="wrong"><h2 class="minor">Is this wrong? Correct or reply</h2>'
        f"<p>Tell us with the form {host_form(HostForm.CORRECTION, named)} what is wrong and where that can be read. "
        f'Or <a href="{correct}">correct it here</a>: that page opens the file, says what a change does to the record '
        f"before anything is sent, and leads to a pull request. The file is {_file(card.about)}; the history of every "
        "change stays visible.</p><p>A candidate or a campaign that answers is shown beside the statement at the same "
        f"size: publish the answer where it can be cited, and send its address with the form "
        f"{host_form(HostForm.REPLY, named)}.{asked if contact else ''} "
        '<a href="/method#corrections">How corrections and replies are handled</a></p></section>'
    )


def host_form(one: HostForm, statement: str = "") -> str:
    """Name a form of the code host: as a link to it, or, where no host is known, with where it lies."""
    link = form_link(one, statement)
    if link is None:
        return f"“{h(one.called)}” (<code>{h(one.path)}</code> in the repository of this record)"
    return f'<a href="{h(link)}" rel="noopener external">{h(one.called)}</a>'


def wrong_file(about: About) -> str:
    """Say where the file of a statement lies that shows nothing more, and how to write of it."""
    told = f"To write to us of it: {host_form(HostForm.CORRECTION, about.id)}."
    return f'<p class="small">Its file: {_file(about)}. {told}</p>'


def _file(about: About) -> str:
    place = f"<code>{h(about.path)}</code>, line {about.line}"
    address = view_link(about.path, about.line)
    if not address:
        return place
    return f'<a href="{h(address)}" rel="noopener external">{place}</a>'

"""What frames every page: the stylesheet's scope, the foot, and the page that is shown without a database."""

from collections.abc import Mapping, Sequence
from datetime import date

from tracker.dashboard.addresses import NAME, PAGES, Page
from tracker.dashboard.text import h, page_url
from tracker.dashboard.view import View, misread, to_come
from tracker.queries.races import Race
from tracker.queries.statistics import OnFile
from tracker.wording import views
from tracker.wording.method import reviewed


def masthead(current: str, params: Mapping[str, list[str]]) -> str:
    """Draw the tracker's name and the links to its pages; `params` go along, so that the view stays the same."""
    links = "".join(_link(one, current, params) for one in PAGES if one.listed)
    return (
        f'<div class="trk"><div class="masthead"><a class="name" href="{h(page_url("", **params))}">{NAME}</a>'
        f'<nav aria-label="Pages">{links}</nav></div></div>'
    )


def _link(one: Page, current: str, params: Mapping[str, list[str]]) -> str:
    mark = ' aria-current="page"' * (one.path == current)
    return f'<a href="{h(page_url(one.path, **params))}"{mark}>{h(one.name)}</a>'


def title(text: str, standfirst: str = "") -> str:
    """Draw a page's title and the line under it."""
    under = f'<p class="standfirst">{h(standfirst)}</p>' if standfirst else ""
    return f'<div class="trk"><h1>{h(text)}</h1>{under}</div>'


def note(text: str) -> str:
    """Draw a remark about the page itself, read out when it appears."""
    return f'<div class="trk"><p class="note" role="status">{h(text)}</p></div>'


def mistaken(params: Mapping[str, list[str]], races: Sequence[Race], view: View, today: date) -> str:
    """Draw a note on what an address asks for in vain and on a day still to come; nothing where all is well."""
    vain = views.misread(misread(params, races, view.race))
    said = " ".join(filter(None, (vain, views.to_come(to_come(params, today), view.as_of, today))))
    return note(said) if said else ""


def foot(on_file: OnFile) -> str:
    """Draw the foot: how much is on file, and how much of it a person has reviewed."""
    said = h(reviewed(on_file.statements, on_file.reviewed))
    return f'<div class="trk"><div class="foot"><span>{said} <a href="/method">How this is made</a></span></div></div>'


def no_database() -> str:
    """Say what to do where nothing was loaded yet."""
    return (
        '<div class="trk"><h1>No record is loaded yet</h1><p>The tracker reads a database that is built from the files '
        "in <code>seeds/</code> and <code>positions/</code>. Build it with:</p><pre>tracker load</pre>"
        "<p>Then reload this page. <code>tracker check</code> says what is wrong if the load stops.</p></div>"
    )


def no_elections() -> str:
    """Say what to do where the record holds no election."""
    return (
        '<div class="trk"><h1>No election is on file yet</h1><p>Add one to <code>seeds/elections/</code>, with its '
        "candidates and issues, and run <code>tracker load</code>.</p></div>"
    )

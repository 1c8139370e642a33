"""What frames every page: the stylesheet's scope, the foot, and the page that is shown without a database."""

from tracker.dashboard.text import h
from tracker.wording.counts import count


def masthead(*, home: bool) -> str:
    """Draw the line with the tracker's name; `home` marks Compare as the page that is open."""
    current = ' aria-current="page"' * home
    return (
        '<div class="trk"><div class="masthead"><a class="name" href="/">Policy-position tracker</a>'
        f'<nav aria-label="Pages"><a href="/"{current}>Compare</a></nav></div></div>'
    )


def title(text: str, standfirst: str = "") -> str:
    """Draw a page's title and the line under it."""
    under = f'<p class="standfirst">{h(standfirst)}</p>' if standfirst else ""
    return f'<div class="trk"><h1>{h(text)}</h1>{under}</div>'


def foot(statements: int) -> str:
    """Draw the foot: how much is on file."""
    return f'<div class="trk"><div class="foot"><span>{count(statements, "statement")} on file</span></div></div>'


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


def no_statement(named: str) -> str:
    """Say that an id is not known, with a way back."""
    what = f"There is no statement <code>{h(named)}</code>." if named else "This address names no statement."
    return (
        f'<div class="trk"><h1>Statement not found</h1><p>{what} It may have been mistyped; statements keep their old '
        'addresses when they move.</p><p><a href="/">Compare the candidates</a></p></div>'
    )

"""What the record does not know: one line for each kind of gap, what would settle it, and how to add it."""

from collections.abc import Mapping, Sequence

from tracker.dashboard.addresses import PAGES
from tracker.dashboard.components import stand
from tracker.dashboard.components.marks import kind_mark
from tracker.dashboard.text import h, page_url
from tracker.vocabulary import StandingKind
from tracker.wording.gaps import Gap

NOTHING = "On this day and at this bar the record knows all that it asks: firm positions, all of this campaign."


def gaps(found: Mapping[Gap, Sequence[str]], folder: str, asked: Mapping[str, str]) -> str:
    """Draw what is not known; `found` has links, `folder` is where a new file goes, `asked` what Contribute is told."""
    if not found:
        return f"<p>{NOTHING}</p>"
    items = "".join(_gap(gap, links) for gap, links in found.items())
    return f'<dl class="facts gaps">{items}</dl>{_how_to_add(folder, asked)}'


def _gap(gap: Gap, links: Sequence[str]) -> str:
    # What is only reported has the mark of what is reported, which differs: the word stands alone.
    mark = f"{kind_mark(gap.kind)} " if gap.kind and gap.kind is not StandingKind.REPORTED_ONLY else ""
    return (
        f"<dt>{mark}{h(gap.name)}</dt><dd><p>{stand.listed(links)}</p><p><span>{h(gap.why)}</span> "
        f"<b>What would settle it:</b> {h(gap.settled_by)}</p></dd>"
    )


def _how_to_add(folder: str, asked: Mapping[str, str]) -> str:
    """Say how a missing statement comes on file; link the page for it where there is one."""
    page = next((one for one in PAGES if one.path == "contribute"), None)
    link = f' <a href="{h(page_url(page.path, **asked))}">{h(page.name)}</a>' if page else ""
    return (
        f'<p class="note">Do you know of a statement that is missing? One file in <code>{h(folder)}</code> adds it: '
        f"<code>tracker new</code> asks for what it needs, and a pull request brings it in.{link}</p>"
    )

"""What changed: for each change both passages side by side, the mixed ones between them, and what came since."""

from collections.abc import Iterable, Mapping
from typing import Final

from tracker.dashboard.components.marks import grade, mark, says_alone
from tracker.dashboard.components.sources import anchor
from tracker.dashboard.text import h, page_url
from tracker.dates import say
from tracker.queries.changes import Change, Passage
from tracker.queries.comparison import Cell
from tracker.wording import changes as wording

Along = Mapping[str, list[str]]

SHORT: Final = 40
"""A quotation of fewer characters is given with our summary."""


def change(one: Change, heading: tuple[str, str, str], cell: Cell | None, along: Along) -> str:
    """Draw one change; `heading` is its name, its address and the line under them."""
    name, address, under = heading
    line = f'<p class="small quiet under">{h(under)}</p>' if under else ""
    since = wording.since_then(one, cell)
    between = f'<p class="between">{h(since)}</p>' if since else ""
    return (
        f'<article class="change"><header><h3><a href="{h(address)}">{h(name)}</a></h3>'
        f'<span class="kind">{mark("changed")} {h(wording.kind(one))}</span></header>{line}'
        f'<div class="pair">{_figure(one.before, along)}<i class="mark m-arrow arrow" aria-hidden="true"></i>'
        f"{_figure(one.after, along)}</div>{_through(one, along)}{between}</article>"
    )


def _through(one: Change, along: Along) -> str:
    """Draw the mixed statements on the way, as small as a list: they are part of the step, not its ends."""
    if not one.through:
        return ""
    figures = "".join(_figure(passage, along) for passage in one.through)
    return f'<div class="on-the-way"><p class="between">{h(wording.through(one))}</p>{figures}</div>'


def _figure(passage: Passage, along: Along) -> str:
    told = passage.mention
    stance = says_alone(told.stance, told.grade, told.fit, disputed=passage.disputed)
    address = page_url("statement", id=told.id, **along)
    caption = " · ".join(filter(None, (f"{grade(told.grade)} {h(wording.level(passage))}", *_links(passage, address))))
    return (
        f'<figure class="said"><p class="label">{stance}<span>{h(say(told.date))}</span></p>'
        f"<blockquote>{_words(passage)}</blockquote><figcaption>{caption}</figcaption></figure>"
    )


def _words(passage: Passage) -> str:
    """Give the exact words, with their translation; where none are on file, our summary, which says so.

    Words as short as "No." say nothing without what they answered: our summary stands under them.
    """
    if not passage.quote:
        return f'<p class="ours">{h(passage.summary)} <span class="quiet">(no exact words on file)</span></p>'
    language = f' lang="{h(passage.language)}"' if passage.language else ""
    translation = f"<br><q>{h(passage.translation)}</q>" if passage.translation else ""
    by = f' <span class="told">translated by {h(passage.translation_by)}</span>' if passage.translation_by else ""
    summary = f'<p class="ours small">{h(passage.summary)}</p>' if len(passage.quote) < SHORT else ""
    return f"<q{language}>{h(passage.quote)}</q>{translation}{by}{summary}"


def _links(passage: Passage, address: str) -> Iterable[str]:
    """Link the page that was read, at the passage, and our own card of the statement."""
    read = passage.read
    if read and (link := anchor(read.url, passage.quote, read.copy or read.publisher)):
        yield link if not read.copy else f"{h(read.publisher)}, read at {link}"
    elif read:
        yield h(read.publisher)
    yield f'<a href="{h(address)}">the whole statement</a>'

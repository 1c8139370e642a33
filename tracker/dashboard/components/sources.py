"""Where it can be read: originals, what carries them as lines of descent, archives, links that jump to the passage."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tracker.dashboard.text import h, safe_url
from tracker.dates import say
from tracker.queries.sources import Copy, Source
from tracker.queries.statements import Card, Reply
from tracker.urls import text_fragment
from tracker.wording import evidence
from tracker.wording.dates import day


@dataclass(frozen=True, slots=True)
class _Sought:
    """What a reader looks for on a page: a quotation, or None, and where a verification has found it."""

    quote: str | None
    found_at: frozenset[str]

    def way(self, url: str | None, name: str) -> str:
        """Say what a link does; that the words stand there only where they were found."""
        if not self.quote:
            return f"Open at {name}"
        return f"{'Jump to' if url in self.found_at else 'Look for'} the passage at {name}"


def _sought(said: Card | Reply) -> _Sought:
    return _Sought(said.quote, said.checked.found_at if said.checked else frozenset())


def sources(card: Card) -> str:
    """Draw the list of everything the card rests on: the statement's originals, then those of the replies."""
    own = [_source(one, _sought(card), "") for one in card.sources]
    replies: dict[Source, list[_Sought]] = {}
    for reply in card.replies:
        for source in reply.sources:
            replies.setdefault(source, []).append(_sought(reply))
    rest = [_source(one, sought[0], _answers(len(sought), len(card.replies))) for one, sought in replies.items()]
    return f'{_shared(card)}<ol class="cites">{"".join([*own, *rest])}</ol>'


def _shared(card: Card) -> str:
    """Say that pages were read for a whole occasion: its citations are the same under all its policies."""
    pages = sum(1 + len(source.carriers) for source in card.sources)
    return f'<p class="small quiet">{h(evidence.SHARED)}</p>' if card.same_occasion and pages > 1 else ""


def _answers(cited: int, of: int) -> str:
    """Say how many of the responses are read there."""
    if of == 1:
        return "The response."
    return {1: "One of the responses.", of: "Both responses." if of == 2 else "All responses."}.get(  # noqa: PLR2004
        cited, "Several of the responses."
    )


def _source(source: Source, sought: _Sought, note: str) -> str:
    """Draw one original and, under it, the copies and reports that carry it, each with its archived copy."""
    notes = [note] if note else []
    if not source.was_opened:
        notes.append("The original was not opened.")
    quiet = f' <span class="quiet">{h(" ".join(notes))}</span>' if notes else ""
    carriers = "".join(f"<li>{_carrier(one, sought)}</li>" for one in source.carriers)
    descent = f'<ul class="descent" aria-label="Carried by">{carriers}</ul>' if carriers else ""
    return f"<li><div>{_original(source)}{quiet}{_acts(_links(source, sought))}{descent}</div></li>"


def _original(source: Source) -> str:
    """Print a reference: author, publisher, title, day, kind, where in it, ISBN."""
    parts = [h(one) for one in (source.author, source.publisher) if one]
    if source.title:
        parts.append(_title(source.title))
    parts.append(h(source.kind.label))
    if source.published:
        parts.append(h(say(source.published)))
    if source.locator:
        parts.append(h(source.locator))
    if source.isbn:
        parts.append(f"ISBN {h(source.isbn)}")
    return f"{', '.join(parts)}."


def _title(title: str) -> str:
    """Print a title as printed; a description in square brackets is no title."""
    return h(title) if title.startswith("[") else f"<cite>{h(title)}</cite>"


def _carrier(copy: Copy, sought: _Sought) -> str:
    """Print a copy or a report and how to read it."""
    when = f", {h(say(copy.published))}" if copy.published else ""
    name, quote = copy.publisher, sought.quote
    links = [anchor(copy.url, quote, sought.way(copy.url, name)), _archived(copy.archived, quote, name)]
    reference = f"{h(copy.publisher)}, {_title(copy.title)}{when}"
    return f'<span class="by-carrier">carried by</span> {reference}{_acts(filter(None, links))}'


def _links(source: Source, sought: _Sought) -> Iterator[str]:
    """Link the original if it was opened, and its archived copy; say where nothing was archived."""
    name, quote = source.publisher or "the original", sought.quote
    if link := anchor(source.url, quote, sought.way(source.url, name)):
        yield link
    if link := _archived(source.archived, quote, name):
        yield link
    elif not any(copy.archived for copy in source.carriers):
        yield '<span class="quiet">No archived copy yet</span>'
    if source.accessed:
        yield f'<span class="quiet">Read on {h(day(source.accessed))}</span>'


def _archived(url: str | None, quote: str | None, name: str) -> str:
    link = anchor(url, quote, f"Archived copy of {name}")
    return f'<span class="archived">{link}</span>' if link else ""


def _acts(links: Iterable[str]) -> str:
    drawn = "".join(links)
    return f'<span class="acts">{drawn}</span>' if drawn else ""


def anchor(url: str | None, quote: str | None, words: str) -> str:
    """Link an address, to the passage if there is one; nothing where the address may not be linked.

    Paper shows the address alone: the passage is not to be typed.
    """
    safe = safe_url(url)
    if not safe:
        return ""
    target = text_fragment(safe, quote) if quote else safe
    return f'<a href="{h(target)}" data-address="{h(safe)}" rel="noopener external nofollow">{h(words)}</a>'


def best_link(cited: Sequence[Source], quote: str | None) -> str:
    """Link the page that was read: the original if it was opened, else the first copy."""
    for source in cited:
        for url, publisher in ((source.url, source.publisher), *((one.url, one.publisher) for one in source.carriers)):
            if link := anchor(url, quote, publisher or "the original"):
                return f"read at {link}"
    return ""

"""Where it can be read: originals, what carries them as lines of descent, archives, links that jump to the passage."""

from collections.abc import Iterable, Iterator, Sequence

from tracker.dashboard.text import h, safe_url
from tracker.dates import say
from tracker.queries.sources import Copy, Source
from tracker.queries.statements import Card
from tracker.urls import text_fragment
from tracker.wording.dates import day


def sources(card: Card) -> str:
    """Draw the list of everything the card rests on: the statement's originals, then those of the replies."""
    own = [_source(one, card.quote, "") for one in card.sources]
    replies: dict[Source, list[str | None]] = {}
    for reply in card.replies:
        for source in reply.sources:
            replies.setdefault(source, []).append(reply.quote)
    rest = [_source(one, quotes[0], _answers(len(quotes), len(card.replies))) for one, quotes in replies.items()]
    return f'<ol class="cites">{"".join([*own, *rest])}</ol>'


def _answers(cited: int, of: int) -> str:
    """Say how many of the responses are read there."""
    if of == 1:
        return "The response."
    return {1: "One of the responses.", of: "Both responses." if of == 2 else "All responses."}.get(  # noqa: PLR2004
        cited, "Several of the responses."
    )


def _source(source: Source, quote: str | None, note: str) -> str:
    """Draw one original and, under it, the copies and reports that carry it, each with its archived copy."""
    notes = [note] if note else []
    if not source.was_opened:
        notes.append("The original was not opened.")
    quiet = f' <span class="quiet">{h(" ".join(notes))}</span>' if notes else ""
    carriers = "".join(f"<li>{_carrier(one, quote)}</li>" for one in source.carriers)
    descent = f'<ul class="descent" aria-label="Carried by">{carriers}</ul>' if carriers else ""
    return f"<li><div>{_original(source)}{quiet}{_acts(_links(source, quote))}{descent}</div></li>"


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


def _carrier(copy: Copy, quote: str | None) -> str:
    """Print a copy or a report and how to read it."""
    when = f", {h(say(copy.published))}" if copy.published else ""
    links = [anchor(copy.url, quote, _jump(quote, copy.publisher)), _archived(copy.archived, quote, copy.publisher)]
    reference = f"{h(copy.publisher)}, {_title(copy.title)}{when}"
    return f'<span class="by-carrier">carried by</span> {reference}{_acts(filter(None, links))}'


def _links(source: Source, quote: str | None) -> Iterator[str]:
    """Link the original if it was opened, and its archived copy; say where nothing was archived."""
    name = source.publisher or "the original"
    if link := anchor(source.url, quote, _jump(quote, name)):
        yield link
    if link := _archived(source.archived, quote, name):
        yield link
    elif not any(copy.archived for copy in source.carriers):
        yield '<span class="quiet">No archived copy yet</span>'
    if source.accessed:
        yield f'<span class="quiet">Read on {h(day(source.accessed))}</span>'


def _jump(quote: str | None, name: str) -> str:
    return f"{'Jump to the passage' if quote else 'Open'} at {name}"


def _archived(url: str | None, quote: str | None, name: str) -> str:
    link = anchor(url, quote, f"Archived copy of {name}")
    return f'<span class="archived">{link}</span>' if link else ""


def _acts(links: Iterable[str]) -> str:
    drawn = "".join(links)
    return f'<span class="acts">{drawn}</span>' if drawn else ""


def anchor(url: str | None, quote: str | None, words: str) -> str:
    """Link an address, to the passage if there is one; nothing where the address may not be linked."""
    safe = safe_url(url)
    if not safe:
        return ""
    target = text_fragment(safe, quote) if quote else safe
    return f'<a href="{h(target)}" rel="noopener external nofollow">{h(words)}</a>'


def best_link(cited: Sequence[Source], quote: str | None) -> str:
    """Link the page that was read: the original if it was opened, else the first copy."""
    for source in cited:
        for url, publisher in ((source.url, source.publisher), *((one.url, one.publisher) for one in source.carriers)):
            if link := anchor(url, quote, publisher or "the original"):
                return f"read at {link}"
    return ""

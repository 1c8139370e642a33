"""Where it can be read: originals with what carries them, archived copies, and links that jump to the passage."""

from collections.abc import Iterator, Sequence

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
    rest = [
        _source(one, quotes[0], "Both responses." if len(quotes) > 1 else "The response.")
        for one, quotes in replies.items()
    ]
    return f'<ol class="cites">{"".join([*own, *rest])}</ol>'


def _source(source: Source, quote: str | None, note: str) -> str:
    notes = [note] if note else []
    if not source.was_opened:
        notes.append("The original was not opened.")
    quiet = f' <span class="quiet">{h(" ".join(notes))}</span>' if notes else ""
    carriers = "".join(f'<span class="carrier">{_carrier(one)}</span>' for one in source.carriers)
    return f"<li><div>{_original(source)}{quiet}{carriers}{_acts(source, quote)}</div></li>"


def _original(source: Source) -> str:
    """Print a reference: author, publisher, title, day, kind, where in it."""
    parts = [h(one) for one in (source.author, source.publisher) if one]
    if source.title:
        parts.append(_title(source.title))
    parts.append(h(source.kind.label))
    if source.published:
        parts.append(h(say(source.published)))
    if source.locator:
        parts.append(h(source.locator))
    return f"{', '.join(parts)}."


def _title(title: str) -> str:
    """Print a title as printed; a description in square brackets is no title."""
    return h(title) if title.startswith("[") else f"<cite>{h(title)}</cite>"


def _carrier(copy: Copy) -> str:
    when = f", {h(say(copy.published))}" if copy.published else ""
    return f"{h(copy.publisher)}, {_title(copy.title)}{when}"


def _acts(source: Source, quote: str | None) -> str:
    links = [*_links(source, quote)]
    if not source.archived and not any(copy.archived for copy in source.carriers):
        links.append('<span class="quiet">No archived copy yet</span>')
    if source.accessed:
        links.append(f'<span class="quiet">Read on {h(day(source.accessed))}</span>')
    return f'<span class="acts">{"".join(links)}</span>'


def _links(source: Source, quote: str | None) -> Iterator[str]:
    """Link the original if it was opened, every copy, and what was archived."""
    jump = "Jump to the passage" if quote else "Open"
    if link := anchor(source.url, quote, f"{jump} at {source.publisher or 'the original'}"):
        yield link
    if link := anchor(source.archived, quote, "Archived copy"):
        yield link
    for copy in source.carriers:
        yield anchor(copy.url, quote, f"{jump} at {copy.publisher}")
        yield anchor(copy.archived, quote, f"Archived copy of {copy.publisher}")


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

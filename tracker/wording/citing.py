"""How others cite a statement: as a sentence in the manner of the Chicago notes, and as an entry for BibTeX.

The original is what is cited; the tracker is named as the place in which it was read, with its address and the day.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from tracker.dates import parse_date, say
from tracker.queries.sources import Source
from tracker.queries.statements import Card
from tracker.vocabulary import CitationKind, Grade, SaidBy

TRACKER: Final = "Policy-position tracker"
WORDS: Final = {
    "plain": "Copy the citation",
    "bibtex": "Copy the BibTeX",
    "address": "Copy the address of this statement",
    "done": "Copied.",
    "failed": "Copy it from here.",
}
_FIRST_WORDS: Final = 12
"""So many words of a quotation say which one is meant."""
_OWN: Final = frozenset({Grade.A, Grade.B})
_THEIR_OWN: Final = frozenset(
    {CitationKind.CAMPAIGN_SITE, CitationKind.PRESS_RELEASE, CitationKind.ADVERTISEMENT, CitationKind.PARTY_PLATFORM}
)
"""What a campaign, or an office that is held, publishes itself: its publisher is its author."""
_ENDS: Final = ("?", "!", ".", "…")
_SPECIAL: Final = re.compile(r"[\\{}$&#%_~^]")
_WORDS: Final = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


@dataclass(frozen=True, slots=True)
class Retrieved:
    """Where and when the reader has the statement before them: its lasting address, and the day."""

    address: str
    on: date

    @property
    def day(self) -> str:
        """The day in words: "26 November 2026"."""
        return say(parse_date(self.on.isoformat()), "long")


def plain(card: Card, retrieved: Retrieved) -> str:
    """Say a reference: who, in what, of when, with what words; in the tracker, at what address, retrieved when."""
    source = _source(card)
    parts = (_who(card, source), _title(source), *_published_in(card, source), _when(source), *_read_in(source))
    words = f": {_first_words(card.quote)}" if card.quote else "."
    read = _listed((_in_tracker(card), retrieved.address, f"retrieved {retrieved.day}"))
    return f"{_listed(parts)}{words} In {read}."


def bibtex(card: Card, retrieved: Retrieved) -> str:
    """Return the same as an entry of BibTeX; whatever it would read as a command is escaped."""
    source = _source(card)
    key = re.sub(r"[^a-z0-9]+", "-", card.about.id)
    published = f"Published {_when(source)}." if _when(source) else ""
    words = _first_words(card.quote) if card.quote else ""
    note = " ".join(filter(None, (published, words, f"In {_in_tracker(card)}")))
    fields = {
        "author": f"{{{escaped(_who(card, source))}}}",
        "title": f"{{{escaped((source and source.title) or _about(card))}}}",
        "howpublished": escaped(_listed((*_published_in(card, source), *_read_in(source)))),
        "year": _year(source),
        "note": escaped(note),
        "url": retrieved.address,
        "urldate": retrieved.on.isoformat(),
    }
    lines = (f"  {name} = {{{value}}}," for name, value in fields.items() if value)
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def _source(card: Card) -> Source | None:
    return card.sources[0] if card.sources else None


def _who(card: Card, source: Source | None) -> str:
    """Name whose words or whose account it is: never the candidate where somebody else tells of them."""
    name = card.about.candidate_name
    outlet = source.publisher if source else None
    match card.said_by:
        case SaidBy.CANDIDATE:
            return name
        case SaidBy.CAMPAIGN:
            own = outlet if source and source.kind in _THEIR_OWN else f"Campaign of {name}"
            return f"{card.speaker}, for {name}" if card.speaker else own or name
        case SaidBy.UNNAMED_SOURCES:
            return f"Unnamed sources in {outlet}" if outlet else "Unnamed sources"
        case SaidBy.REPORTER:
            return (source and source.author) or outlet or "A news report"
        case _:
            return card.speaker or outlet or card.said_by.label.capitalize()


def _title(source: Source | None) -> str:
    """Give a title as printed, in quotation marks; a description in square brackets is no title."""
    if not source or not source.title:
        return ""
    return source.title if source.title.startswith("[") else f"“{source.title}”"


def _published_in(card: Card, source: Source | None) -> Iterable[str]:
    """Name by whom and where it was published, unless that is said yet."""
    if not source:
        return
    who = _who(card, source)
    if source.author and source.author != who:
        yield f"by {source.author}"
    if source.publisher and source.publisher != who and card.said_by is not SaidBy.UNNAMED_SOURCES:
        yield source.publisher


def _read_in(source: Source | None) -> Iterable[str]:
    """Name where in the original the words stand, and what was read in its place if it was not opened."""
    if source and source.locator:
        yield source.locator
    if source and source.carriers and not source.was_opened:
        yield f"as carried by {source.carriers[0].publisher}"


def _when(source: Source | None) -> str:
    """Say when the original was published, as written."""
    return say(source.published, "long") if source and source.published else ""


def _year(source: Source | None) -> str:
    """Return the year of the original; nothing where it may be one of several."""
    when = source.published if source else None
    return str(when.latest.year) if when and when.earliest and when.earliest.year == when.latest.year else ""


def _listed(parts: Iterable[str]) -> str:
    """Join parts with commas, inside of a closing quotation mark, and not after a title with a sign of its own."""
    text = ""
    for part in filter(None, parts):
        if text.endswith("”"):
            text = f"{text} {part}" if text[:-1].endswith(_ENDS) else f"{text[:-1]},” {part}"
        else:
            text = f"{text}, {part}" if text else part
    return text


def _first_words(quote: str) -> str:
    """Give the start of a quotation and end the sentence, after the quotation mark: nothing is put into the words."""
    words = quote.split()
    first = " ".join(words[:_FIRST_WORDS]) + " […]" * (len(words) > _FIRST_WORDS)
    return f"“{first}”" if first.endswith(_ENDS) else f"“{first}”."


def _in_tracker(card: Card) -> str:
    """Say what the tracker files it as: whom and what, of when unless the original says so, and what to know of it."""
    said = say(card.about.date, "long")
    parts = (_about(card), "" if said == _when(_source(card)) else said)
    notes = [] if card.grade in _OWN else [f"told by {card.said_by.label}"]
    notes += ["disputed"] * bool(card.disputes)
    return f"{TRACKER}: {_listed(parts)}" + (f" [{'; '.join(notes)}]" if notes else "")


def _about(card: Card) -> str:
    return f"{card.about.candidate_name} on “{card.about.policy_text.rstrip('.')}”"


def escaped(text: str) -> str:
    """Escape what BibTeX and LaTeX would read as a command."""
    return _SPECIAL.sub(lambda found: _WORDS.get(found[0], f"\\{found[0]}"), text)

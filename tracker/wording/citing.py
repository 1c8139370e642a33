"""How others cite a statement: as a sentence, and as an entry for BibTeX."""

import re
from typing import Final

from tracker.dates import say
from tracker.queries.statements import Card
from tracker.vocabulary import Grade

_OWN: Final = frozenset({Grade.A, Grade.B})
_SPECIAL: Final = re.compile(r"[\\{}$&#%_~^]")
_WORDS: Final = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def plain(card: Card) -> str:
    """Say a reference that stands in a text: day, whom and what, by whom if not by the candidate's side, id."""
    said = say(card.about.date, "long")
    return f"Policy-position tracker. ({said}). {_title(card)}{_notes(card)}. {card.about.id}"


def bibtex(card: Card) -> str:
    """Return the same as an entry of BibTeX; whatever it would read as a command is escaped."""
    key = re.sub(r"[^a-z0-9]+", "-", card.about.id)
    fields = {
        "author": "{Policy-position tracker}",
        "title": f"{{{escaped(_title(card) + _notes(card))}}}",
        "year": str(card.about.date.latest.year),
        "note": escaped(f"Statement of {say(card.about.date, 'long')}, {card.about.id}"),
    }
    return "\n".join([f"@misc{{{key},", *(f"  {name} = {{{value}}}," for name, value in fields.items()), "}"])


def _title(card: Card) -> str:
    return f"{card.about.candidate_name} on “{card.about.policy_text.rstrip('.')}”"


def _notes(card: Card) -> str:
    notes = [] if card.grade in _OWN else [f"told by {card.said_by.label}"]
    notes += ["disputed"] * bool(card.disputes)
    return f" [{'; '.join(notes)}]" if notes else ""


def escaped(text: str) -> str:
    """Escape what BibTeX and LaTeX would read as a command."""
    return _SPECIAL.sub(lambda found: _WORDS.get(found[0], f"\\{found[0]}"), text)

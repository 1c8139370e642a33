"""Looking for a quotation in a text: exact in every word, whatever the marks and spaces; the nearest passage otherwise.

Only typography is evened out: quotation marks, apostrophes, dashes, ellipses, spaces, invisible signs. A passage and
its negation are 99 % similar, so likeness never counts as found: RapidFuzz only locates what to show a reader.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from rapidfuzz import fuzz

_EVEN: Final = {
    **dict.fromkeys(map(ord, "“”„‟«»‹›〝〞＂″"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛′´`ʼ＇"), "'"),
    **dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-"),
    **dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e")),
    ord("…"): "...",
}
_DASHES: Final = re.compile(r"\s*-{1,3}\s*")
_MARK: Final = re.compile(r"\[([^\]]*)\]")
_WORD: Final = re.compile(r"[\w']+")
_CUT: Final = frozenset({"...", ""})
_CUT_REACH: Final = 20_000
"""How far apart, in characters, the parts around a cut may stand."""
_INSERTION_REACH: Final = 80
"""How many characters our own insertion may stand for."""
_SHOWN: Final = 12
"""How many words around a passage are shown."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether the words stand in a text; `passage` is what stands there, with the words around it.

    Where they do not, `passage` is the nearest one and `differences` say how it differs, as `record → page` pairs.
    """

    found: bool
    passage: str = ""
    before: str = ""
    after: str = ""
    differences: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """Words that stand together; `reach` is how far before them the part ahead may end."""

    text: str
    reach: int
    open_start: bool
    open_end: bool


def even(text: str) -> str:
    """Write a text with plain quotation marks, dashes and single spaces; the words stay as they are."""
    plain = unicodedata.normalize("NFC", text).translate(_EVEN)
    return " ".join(_DASHES.sub("-", plain).split())


def find(quote: str, text: str) -> Finding:
    """Look for every word of a quotation in a text; our own `[…]` and `[word]` stand for something else there."""
    page = even(text)
    parts = _parts(quote)
    span = _first(parts, page) if parts else None
    return _around(page, *span) if span else _nearest(even(_MARK.sub(" ", quote)), page)


def _parts(quote: str) -> Sequence[_Part]:
    """Cut a quotation at our own marks."""
    plain = even(quote)
    pieces: list[_Part] = []
    reach, start, joined = 0, 0, False
    for mark in [*_MARK.finditer(plain), None]:
        end = mark.start() if mark else len(plain)
        glued = mark is not None and end > 0 and plain[end - 1].isalnum()
        if words := plain[start:end].strip():
            pieces.append(_Part(words, reach, joined, glued))
            reach = 0
        if mark:
            reach = max(reach, _CUT_REACH if mark[1].strip() in _CUT else _INSERTION_REACH)
            start = mark.end()
            joined = start < len(plain) and plain[start].isalnum()
    return pieces


def _first(parts: Sequence[_Part], page: str) -> tuple[int, int] | None:
    """Return where the parts first stand one after the other, each within its reach."""
    for start, end in _places(parts[0], page, 0, len(page)):
        if (last := _rest(parts[1:], page, end)) is not None:
            return start, last
    return None


def _rest(parts: Sequence[_Part], page: str, at: int) -> int | None:
    if not parts:
        return at
    limit = at + parts[0].reach + len(parts[0].text)
    ends = (_rest(parts[1:], page, end) for _, end in _places(parts[0], page, at, limit))
    return next((end for end in ends if end is not None), None)


def _places(part: _Part, page: str, start: int, limit: int) -> Iterator[tuple[int, int]]:
    """Yield every place of a part that does not begin or end inside a word."""
    at = page.find(part.text, start, limit)
    while at >= 0:
        end = at + len(part.text)
        whole_start = part.open_start or not _inside_word(page, at)
        whole_end = part.open_end or not _inside_word(page, end)
        if whole_start and whole_end:
            yield at, end
        at = page.find(part.text, at + 1, limit)


def _inside_word(page: str, at: int) -> bool:
    return 0 < at < len(page) and page[at - 1].isalnum() and page[at].isalnum()


def _around(page: str, start: int, end: int) -> Finding:
    before = page[max(0, start - 400) : start].split()[-_SHOWN:]
    after = page[end : end + 400].split()[:_SHOWN]
    return Finding(found=True, passage=page[start:end], before=" ".join(before), after=" ".join(after))


def _nearest(words: str, page: str) -> Finding:
    """Locate the passage most like the words, and say in which words the two differ."""
    aligned = fuzz.partial_ratio_alignment(words, page, score_cutoff=60) if words and page else None
    if aligned is None:
        return Finding(found=False)
    start = page.rfind(" ", 0, aligned.dest_start) + 1
    end = page.find(" ", aligned.dest_end)
    passage = page[start : end if end >= 0 else len(page)]
    return Finding(found=False, passage=passage, differences=tuple(_differences(words, passage)))


def _differences(record: str, page: str) -> Iterator[tuple[str, str]]:
    ours, theirs = _WORD.findall(record), _WORD.findall(page)
    for kind, one, two, three, four in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind != "equal":
            yield " ".join(ours[one:two]), " ".join(theirs[three:four])

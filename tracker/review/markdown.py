"""Contributor text in Markdown: it stays text, whatever a code host makes of Markdown.

A code span is the one place in which a host renders nothing: no links, images, mentions, references, HTML, emoji or
formulas. So contributor text stands in code spans, and the two signs that could end one (or a table's cell) are written
as their code points. Only words of nothing but letters may stand outside.
"""

import re
from typing import Final

from tracker.problems.report import escaped

PASSAGE_LIMIT: Final = 500
NAME_LIMIT: Final = 100
_BETWEEN_WORDS: Final = re.compile(r", |\. |[ ’-]")
_LIKE_A_COMMIT: Final = re.compile(r"\b[0-9a-f]{7,}\b", re.IGNORECASE).search
_ENDS_A_SPAN: Final = {ord(sign): f"\\u{{{ord(sign):x}}}" for sign in "`|"}


def literal(text: str, limit: int = PASSAGE_LIMIT) -> str:
    """Return contributor text as a code span on one line, cut to `limit` characters."""
    plain = " ".join(text.split())
    cut = f"{plain[:limit].rstrip()} …" if len(plain) > limit else plain
    shown = escaped(cut).translate(_ENDS_A_SPAN)
    return f"`{shown}`" if shown else "(empty)"


def name(text: str) -> str:
    """Return a name as it is where it holds nothing but words, else as a code span."""
    words = _BETWEEN_WORDS.split(text.removesuffix("."))
    plain = len(text) <= NAME_LIMIT and all(map(str.isalpha, words)) and not _LIKE_A_COMMIT(text)
    return text if plain else literal(text, NAME_LIMIT)

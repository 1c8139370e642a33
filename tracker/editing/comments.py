"""Comments and blank lines of a text, and the entry or item that each of them goes with."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tracker.editing.nodes import Anchor, Parsed, Text
from tracker.problems import Key

_COMMENT: Final = re.compile(r"(?:^|(?<=\s))#[^\n]*", re.MULTILINE)
_BLANK: Final = re.compile(r"^[ \t]*\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment with its `#`, or a blank line (no text), at an index and column counted from 0."""

    text: str
    index: int
    column: int
    has_own_line: bool


@dataclass(frozen=True, slots=True)
class Notes:
    """The comments of one entry or item: in the lines above it, at the end of its line, in the lines below it."""

    above: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


def comments(text: str, parsed: Parsed) -> list[Comment]:
    """Return all comments and blank lines that stand outside of values, in order."""
    outside = _outside(text, parsed.texts)
    found = [_comment(text, match) for match in _COMMENT.finditer(outside)]
    found += [Comment("", match.start(), 0, has_own_line=True) for match in _BLANK.finditer(outside)]
    return sorted(found, key=lambda one: one.index)


def _outside(text: str, texts: Iterable[Text]) -> str:
    """Return the text with every value written over, so that places stay and no sign in a value counts."""
    letters = list(text)
    for one in texts:
        start, end = one.span
        letters[start:end] = "x" * (end - start)
    return "".join(letters)


def _comment(text: str, match: re.Match[str]) -> Comment:
    column = match.start() - text.rfind("\n", 0, match.start()) - 1
    before = text[match.start() - column : match.start()]
    return Comment(match[0].rstrip(), match.start(), column, has_own_line=not before.strip())


def notes(found: Sequence[Comment], anchors: Sequence[Anchor]) -> Mapping[Key, Notes]:
    """Return which comments go with which entry or item; those before the first entry go with the file, ()."""
    homes: defaultdict[tuple[Key, str], list[str]] = defaultdict(list)
    for comment in found:
        lines = homes[_home(comment, anchors)]
        if comment.text or (lines and lines[-1]) or not lines:
            lines.append(comment.text)
    paths = {path for path, _ in homes}
    return {
        path: Notes(*(tuple(homes.get((path, side), ())) for side in ("above", "beside", "below"))) for path in paths
    }


def _home(comment: Comment, anchors: Sequence[Anchor]) -> tuple[Key, str]:
    """Tell the entry or item of a comment and the side of it on which the comment stands."""
    before = [anchor for anchor in anchors if anchor.index < comment.index]
    following = next((anchor for anchor in anchors if anchor.index > comment.index), None)
    if not before:
        return (), "above"
    if not comment.has_own_line:
        return before[-1].path, "beside"
    if following and (not comment.text or comment.column <= following.column):
        return following.path, "above"
    around = [anchor for anchor in before if anchor.column <= comment.column]
    if not around or not comment.text or (following is None and comment.column == 0):
        return (), "below"
    return around[-1].path, "below"


def trimmed(lines: Iterable[str]) -> list[str]:
    """Return lines without blank ones at either end."""
    kept = list(lines)
    while kept and not kept[0].strip():
        del kept[0]
    while kept and not kept[-1].strip():
        del kept[-1]
    return kept

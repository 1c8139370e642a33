"""Slips that keep a file from being read and can be mended without a guess: tabs, and values that need quotes.

No letter of the text is added, lost or moved, but for the quotes around one value and the spaces before a line.
"""

import re
from collections.abc import Iterator
from typing import Final

from tracker.documents import Document, parse
from tracker.problems import Problem

_TAB_WIDTHS: Final = (2, 4, 8)
_NEEDS_QUOTES: Final = frozenset({"Y101", "Y102", "Y103", "Y202", "Y203"})
_INDENT: Final = re.compile(r"^[ \t]*\t[ \t]*", re.MULTILINE)
_VALUE: Final = re.compile(r"^(?P<head> *(?:- +)*[a-z_]+:[ ]+)(?P<value>\S(?:.*\S)?)[ ]*$")
_LOST: Final = re.compile(r"\s#")
_MOST_SLIPS: Final = 50


def mend(text: str, path: str) -> Document | None:
    """Return the document of a text that cannot be read as it stands, or None where only a person can tell."""
    for _ in range(_MOST_SLIPS):
        found = parse(text.encode(), path)
        if isinstance(found, Document):
            return found
        mended = _one_slip(text, path, found)
        if mended is None:
            return None
        text = mended
    return None


def _one_slip(text: str, path: str, problems: tuple[Problem, ...]) -> str | None:
    if any(problem.code == "Y201" for problem in problems):
        return _without_tabs(text, path)
    return next((mended for one in problems if (mended := _with_quotes(text, one))), None)


def _without_tabs(text: str, path: str) -> str | None:
    """Replace the tabs before each line, if every width that can be read gives the same values."""
    read: list[tuple[str, object]] = []
    for width in _TAB_WIDTHS:
        spaced = _INDENT.sub(lambda found, width=width: found[0].expandtabs(width), text)  # type: ignore[misc]
        document = mend(spaced, path) if "\t" not in _indents(spaced) else None
        if document:
            read.append((document.text, document.value))
    if not read or any(value != read[0][1] for _, value in read):
        return None
    return read[0][0]


def _indents(text: str) -> str:
    return "".join(_INDENT.findall(text))


def _with_quotes(text: str, slip: Problem) -> str | None:
    """Put the value of a problem's line in quotes, if it is all that stands after the key and ends with the line."""
    lines = text.split("\n")
    line = lines[slip.line - 1]
    found = _VALUE.match(line) if slip.code in _NEEDS_QUOTES else None
    if not found or _LOST.search(line) or _goes_on(lines[slip.line - 1 :], len(found["head"])):
        return None
    spelled = next(_quoted(found["value"]), None)
    if spelled is None:
        return None
    lines[slip.line - 1] = found["head"] + spelled
    return "\n".join(lines)


def _goes_on(lines: list[str], width: int) -> bool:
    """Tell whether the line after the first one is more of the same value: it is indented deeper than its key."""
    following = next((line for line in lines[1:] if line.strip()), "")
    head = lines[0][:width]
    key = len(head) - len(head.lstrip(" -"))
    return len(following) - len(following.lstrip(" ")) > key


def _quoted(value: str) -> Iterator[str]:
    if '"' not in value and "\\" not in value:
        yield f'"{value}"'
    if "'" not in value:
        yield f"'{value}'"

"""`Document` and `parse`: the fast way for a plain file, and the close look at every other."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from yaml import Event, MarkedYAMLError

from tracker.documents.characters import broken_lines, decode, hidden, is_printable, odd_spaces
from tracker.documents.events import (
    MAX_NODES,
    Irregular,
    Mark,
    Places,
    Value,
    build,
    lines,
    opening_lines,
    places,
    stream,
)
from tracker.documents.files import MAX_BYTES, too_large
from tracker.documents.refusals import node_refusals, structure_refusals, too_many_brackets
from tracker.documents.syntax import translate
from tracker.problems import Key, Problem, problem

# Each may stand for a comment, an escape or a conflict marker; most files hold none of them.
_SIGNS: Final = (" #", "\\", "<<<<<<<", ">>>>>>>", "=======")
# A tag, anchor or alias, which only the start of a token can be: not the signs in `Smith & Co!`.
_INDICATOR: Final = re.compile(r"""(?<![^\s\[\]{},:?"'-])(?:!|[&*](?=\S))""")
# After one of these the parser often stumbles over the same text again.
_CAUSES: Final = frozenset({"Y101", "Y102", "Y103", "Y106", "Y108"})


@dataclass(frozen=True)
class Document:
    """A file's value, and the places of its parts.

    `value` is a dict, list or str in which every scalar is a str; an empty value is "". `text` is what was
    parsed: no byte-order mark, every line end a line feed. `opening` are the lines of its mappings and lists in order.
    Other places are worked out when first asked for, since most files have no problem to place.
    """

    path: str
    value: Value
    text: str = field(repr=False)
    opening: tuple[int, ...] = field(repr=False)

    @cached_property
    def lines(self) -> Mapping[Key, int]:
        """The line of each mapping and list, by its path of keys; () is the whole document."""
        return lines(self.value, self.opening)

    @property
    def marks(self) -> Mapping[Key, Mark]:
        """The place of each value, by its path of keys; () is the whole document."""
        return self._places[0]

    @property
    def key_marks(self) -> Mapping[Key, Mark]:
        """The place of each mapping key, by the path of keys that ends in it."""
        return self._places[1]

    @property
    def may_hide_signs(self) -> bool:
        """Whether a value can hold a character that is not seen: told by the text, without a look at each value."""
        return "\\" in self.text or not is_printable(self.text)

    @cached_property
    def _places(self) -> tuple[Places, Places]:
        events, _ = stream(self.text)
        return places(events)


def parse(data: bytes, path: str) -> Document | tuple[Problem, ...]:
    """Parse a file's bytes; never raises. `path` is shown in problems; on any problem there is no document."""
    try:
        return _parse(data, path)
    except Exception as error:  # noqa: BLE001 - the one boundary per file: a bad file must not stop a run
        message = f"this file could not be read, by a fault of the tracker itself (`{type(error).__name__}`)"
        cure = "please report this file to the maintainers; it is not your mistake"
        return (problem("Y009", path=path, line=1, column=1, message=message, help=cure),)


def _parse(data: bytes, path: str) -> Document | tuple[Problem, ...]:
    if len(data) > MAX_BYTES:
        return (too_large(len(data), path),)
    text = decode(data, path)
    if isinstance(text, Problem):
        return (text,)
    if _looks_plain(text):
        events, error = stream(text)
        value = _regular_value(events, error)
        if value is not None:
            return Document(path, value, text, opening_lines(events))
    return _examine(text, path)


def _looks_plain(text: str) -> bool:
    """Tell whether the text can hold nothing that needs a close look, except by its structure."""
    if any(sign in text for sign in _SIGNS) or not is_printable(text):
        return False
    return not ("!" in text or "&" in text or "*" in text) or not _INDICATOR.search(text)


def _regular_value(events: list[Event], error: MarkedYAMLError | None) -> Value | None:
    """Give the value if keys, depth, number and document are as in every good file, else None."""
    if error or len(events) > MAX_NODES:
        return None
    try:
        return build(events, cautious=True)
    except Irregular:
        return None


def _examine(text: str, path: str) -> Document | tuple[Problem, ...]:
    problems = list(hidden(text, path))
    if any(found.code == "Y006" for found in problems):  # the parser refuses most of them, without a place
        return tuple(sorted(problems))
    if found := (broken_lines(text, path) or too_many_brackets(text, path)):
        return (*problems, *found)
    events, error = stream(text)
    problems += node_refusals(events, text, path)
    value = _regular_value(events, error)
    if value is None and (odd := odd_spaces(text, path)):
        return (*problems, *odd)
    if value is None:
        problems += structure_refusals(events, text, path)
    if error and not _follows(error, problems):
        problems.append(translate(error, events, text, path))
    if problems:
        return tuple(sorted(problems))
    value = build(events, cautious=False) if value is None else value
    return Document(path, value, text, opening_lines(events))


def _follows(error: MarkedYAMLError, problems: list[Problem]) -> bool:
    """Tell whether a syntax error only follows from a problem already found, and would be noise beside it."""
    line = error.problem_mark.line + 1 if error.problem_mark else 1
    # Words after a comment go on in the next line; the others leave their rest in their own.
    return any(found.code in _CAUSES and line - (found.code == "Y108") <= found.line for found in problems)

"""What YAML allows and this project refuses, because it is dangerous, ambiguous or loses text without a word."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from tracker.documents.characters import REFUSED, ZERO_WIDTH, place, refused_character
from tracker.documents.events import MAX_DEPTH, MAX_NODES, end, start
from tracker.documents.quoting import clip, quoting_cure
from tracker.problems import Key, Problem, problem

_COMMENT: Final = re.compile(r"[ \t]+(#.*)")
_ESCAPE: Final = re.compile(r"\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.|\n)")
_ESCAPED: Final = dict(zip("0abvfreNLP", "\0\a\b\v\f\r\x1b\x85\u2028\u2029", strict=True))
_NO_SPACE: Final = re.compile(r"([A-Za-z_]+):(?![/\s])(.+)", re.DOTALL)
_BRACKET: Final = re.compile(r"[\[{]")


@dataclass(frozen=True, slots=True)
class _Source:
    text: str
    path: str

    def raw(self, event: Event) -> str:
        """Give the text of an event as it stands in the file."""
        return self.text[start(event).index : end(event).index]

    def rest_of_line(self, index: int) -> str:
        """Give what stands from `index` to the end of its line."""
        return self.text[index:].split("\n", 1)[0].rstrip()

    def problem(self, code: str, event: Event, message: str, cure: str = "", key: Key = ()) -> Problem:
        """Make a problem where the event begins."""
        return self.problem_at(code, start(event).index, message, cure, key)

    def problem_at(self, code: str, index: int, message: str, cure: str = "", key: Key = ()) -> Problem:
        """Make a problem at a character of the text."""
        line, column = place(self.text, index)
        return problem(code, path=self.path, line=line, column=column, message=message, help=cure, key=key)


def too_many_brackets(text: str, path: str) -> tuple[Problem, ...]:
    """Refuse, before the parser sees it, a text with more opening brackets than a file may have values."""
    if text.count("[") + text.count("{") <= MAX_NODES:
        return ()
    first_beyond = next(islice(_BRACKET.finditer(text), MAX_NODES, None)).start()
    message = f"the file has more than {MAX_NODES:,} opening brackets"
    return (_Source(text, path).problem_at("Y111", first_beyond, message),)


def node_refusals(events: list[Event], text: str, path: str) -> list[Problem]:
    """Find what is refused in single values: tags, anchors, aliases, dropped text, escaped characters."""
    source = _Source(text, path)
    checks = [check for sign, check in _NODE_CHECKS if sign in text]
    found = (check(event, source) for event in events for check in checks)
    return [one for one in found if one]


def structure_refusals(events: list[Event], text: str, path: str) -> list[Problem]:
    """Find what is refused in keys and documents; the events may break off at a syntax error."""
    source = _Source(text, path)
    if beyond := _beyond_limits(events, source):
        return [beyond]
    entries = list(_entries(iter(events[2:])))
    found = [_key_problem(entry, source) for entry in entries]
    return [*(one for one in found if one), *_duplicates(entries, source), *_documents(events, source)]


def _beyond_limits(events: list[Event], source: _Source) -> Problem | None:
    depth = nodes = 0
    for event in events:
        nodes += isinstance(event, NodeEvent)
        if isinstance(event, CollectionStartEvent):
            depth += 1
        elif isinstance(event, CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            message = f"lists and mappings stand more than {MAX_DEPTH} deep in each other"
            return source.problem("Y110", event, message)
        if nodes > MAX_NODES:
            return source.problem("Y111", event, f"the file has more than {MAX_NODES:,} keys and values")
    return None


def _tag(event: Event, source: _Source) -> Problem | None:
    if not getattr(event, "tag", None):
        return None
    word = source.rest_of_line(start(event).index).split(" ", 1)[0]
    message = f"YAML reads `{clip(word)}` as a tag and drops it from the text"
    cure = quoting_cure(source.raw(event)) if isinstance(event, ScalarEvent) else "delete it"
    return source.problem("Y101", event, message, cure)


def _anchor(event: Event, source: _Source) -> Problem | None:
    if not isinstance(event, ScalarEvent | CollectionStartEvent) or not event.anchor:
        return None
    message = f"YAML reads `&{clip(event.anchor)}` as an anchor and drops it from the text"
    cure = quoting_cure(source.raw(event)) if isinstance(event, ScalarEvent) else "delete it"
    return source.problem("Y102", event, message, cure)


def _alias(event: Event, source: _Source) -> Problem | None:
    if not isinstance(event, AliasEvent):
        return None
    message = f"YAML reads `*{clip(event.anchor or '')}` as a reference to another place (an alias)"
    after = source.rest_of_line(end(event).index)
    cure = "write the value out here, or put it in quotes if the `*` belongs to the text"
    if after and after[0] not in ",]}:#":
        cure = quoting_cure(source.rest_of_line(start(event).index))
    return source.problem("Y103", event, message, cure)


def _dropped_text(event: Event, source: _Source) -> Problem | None:
    """Find text lost to a comment: after several words, or at a `#` that touches the next character."""
    if not isinstance(event, ScalarEvent) or event.style:
        return None
    comment = _COMMENT.match(source.text, end(event).index)
    if not comment or not loses_text(event.value, comment[1]):
        return None
    message = "`#` at the start of a value starts a comment: the value is dropped"
    if event.value:
        message = f"` #` starts a comment: everything after `{clip(event.value)}` is dropped"
    raw = source.raw(event) if "\n" not in event.value and event.value else ""
    cure = quoting_cure(raw + comment[0].rstrip())
    if event.value and " " not in event.value:
        cure += "; if a comment is meant, put a space after the `#`"
    elif event.value:
        cure += "; if a comment is meant, give it a line of its own"
    return source.problem_at("Y108", comment.start(1), message, cure)


def loses_text(value: str, comment: str) -> bool:
    """Tell lost text from a comment: a sentence before it, or `#47`, makes it text; a word or a date does not."""
    return " " in value or "\n" in value or bool(re.match(r"#[^\s#]", comment))


def _escaped_character(event: Event, source: _Source) -> Problem | None:
    r"""Find a character that is refused in any text and was let in as an escape: "\0", "\u202e"."""
    if not isinstance(event, ScalarEvent) or event.style != '"' or not REFUSED.search(event.value):
        return None
    for escape in _ESCAPE.finditer(source.text, start(event).index, end(event).index):
        code = escape[1]
        character = chr(int(code[1:], 16)) if len(code) > 1 else _ESCAPED.get(code, code)
        if REFUSED.match(character):
            line, column = place(source.text, escape.start())
            return refused_character(character, 1, source.path, line, column)
    return None


_NODE_CHECKS: Final[tuple[tuple[str, Callable[[Event, _Source], Problem | None]], ...]] = (
    ("!", _tag),
    ("&", _anchor),
    ("*", _alias),
    ("#", _dropped_text),
    ("\\", _escaped_character),
)
"""What is refused in a node, each with the sign without which it cannot be there."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A key of a mapping with its value; `mapping` is the path of keys to the mapping that `opener` begins."""

    opener: Event
    mapping: Key
    key: Event
    value: Event | None


def _entries(rest: Iterator[Event], opener: Event | None = None, at: Key = ()) -> Iterator[_Entry]:
    """Yield the entries of all mappings in the node that `opener` begins, or else that comes next."""
    opener = opener or next(rest, None)
    if isinstance(opener, MappingStartEvent):
        yield from _mapping_entries(rest, opener, at)
    elif isinstance(opener, SequenceStartEvent):
        for index, item in enumerate(rest):
            if isinstance(item, SequenceEndEvent):
                return
            yield from _entries(rest, item, (*at, index))


def _mapping_entries(rest: Iterator[Event], opener: Event, at: Key) -> Iterator[_Entry]:
    for key in rest:
        if isinstance(key, MappingEndEvent):
            return
        if isinstance(key, CollectionStartEvent):
            yield from _entries(rest, key, at)
        value = next(rest, None)
        yield _Entry(opener, at, key, value)
        if value:
            yield from _entries(rest, value, (*at, getattr(key, "value", "")))


def _key_problem(entry: _Entry, source: _Source) -> Problem | None:
    key = entry.key
    if isinstance(key, AliasEvent):
        return None  # `_alias` has it
    if not isinstance(key, ScalarEvent) or not key.value:
        return _no_word(key, source, entry.mapping)
    at = (*entry.mapping, key.value)
    if key.value == "<<" and not key.style:
        return source.problem("Y104", key, "`<<` copies keys from another place", "write the keys out here", at)
    if ZERO_WIDTH.search(key.value):
        shown = ZERO_WIDTH.sub("", key.value)
        message = f"the key `{clip(shown)}` holds an invisible character"
        return source.problem("Y112", key, message, f"type it again: `{clip(shown)}`", at)
    return _no_space(entry, key, source)


def _no_word(key: Event, source: _Source, mapping: Key) -> Problem:
    if isinstance(key, ScalarEvent):
        return source.problem("Y106", key, "this key is empty", key=mapping)
    message = "something in brackets, or a list, stands where a key is expected"
    return source.problem("Y106", key, message, "if it is text, put the whole text in quotes", mapping)


def _no_space(entry: _Entry, key: ScalarEvent, source: _Source) -> Problem | None:
    value = entry.value
    empty = isinstance(value, ScalarEvent) and start(value).index == end(value).index
    match = _NO_SPACE.fullmatch(key.value) if empty and not key.style else None
    return _spaceless(match, key, source, entry.mapping) if match else None


def _spaceless(match: re.Match[str], event: Event, source: _Source, mapping: Key = ()) -> Problem:
    index = start(event).index + match.end(1)
    message = f"there is no space after the colon of `{clip(match[1])}:`"
    cure = f"write `{match[1]}: {clip(match[2])}`"
    return source.problem_at("Y109", index, message, cure, (*mapping, match[1]))


def _duplicates(entries: list[_Entry], source: _Source) -> Iterator[Problem]:
    first: dict[tuple[int, str], _Entry] = {}
    for entry in entries:
        if isinstance(entry.key, ScalarEvent):
            name = entry.key.value
            earlier = first.setdefault((id(entry.opener), name), entry)
            if earlier is not entry:
                line = start(earlier.key).line + 1
                message = f"the key `{clip(name)}` is written twice; first on line {line}"
                cure = _duplicate_cure(earlier, entry)
                yield source.problem("Y105", entry.key, message, cure, (*entry.mapping, name))


def _duplicate_cure(earlier: _Entry, later: _Entry) -> str:
    one, other = getattr(earlier.value, "value", None), getattr(later.value, "value", None)
    if one is None or other is None:
        return "keep one of the two"
    if one == other:
        return "delete one of the two: they say the same"
    return f"keep one of the two: `{clip(one)}` or `{clip(other)}`"


def _documents(events: list[Event], source: _Source) -> Iterator[Problem]:
    """Find what is wrong with the document as a whole: a directive, a second one, nothing in it."""
    starts = [event for event in events if isinstance(event, DocumentStartEvent)]
    if starts and (starts[0].version or starts[0].tags):
        yield source.problem("Y113", starts[0], "a line that starts with `%` instructs YAML", "delete this line")
    if len(starts) > 1:
        message = "`---` starts a second document in this file"
        yield source.problem("Y107", starts[1], message, "delete this line, or give each document its own file")
    if isinstance(events[-1], StreamEndEvent):
        yield from _lone_text(events[2] if starts else None, source)


def _lone_text(root: Event | None, source: _Source) -> Iterator[Problem]:
    """Find a whole document that is nothing, or one text whose colon lacks its space."""
    if root is None or (isinstance(root, ScalarEvent) and not root.value):
        yield source.problem_at("Y005", 0, "the file holds nothing", "write a statement, or delete the file")
    elif isinstance(root, ScalarEvent) and not root.style and (match := _NO_SPACE.fullmatch(root.value)):
        yield _spaceless(match, root, source)

"""The event stream of YAML: limits on it, the plain value it builds, and the places of its parts.

Nothing is composed or constructed: PyYAML's composer recurses in C until the process dies on deep input,
and its constructors turn `no` into False and 12:30 into 750. Here every scalar is a string.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final, TypeAlias, cast

import yaml
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from tracker.problems import Key

MAX_DEPTH: Final = 12
MAX_NODES: Final = 1_000
# A node is one event, or two if it is a mapping or a list; five more open and close stream and document.
# One above that is never reached by a file that keeps the limit.
_MAX_EVENTS: Final = 2 * MAX_NODES + 5
_OPENING: Final = frozenset({MappingStartEvent, SequenceStartEvent})
# libyaml's, where PyYAML was built with it; either gives events alone, and neither makes anything of them.
_PARSER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

Value: TypeAlias = str | list["Value"] | dict[str, "Value"]
Places: TypeAlias = dict[Key, "Mark"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file; both count from 1, columns in characters."""

    line: int
    column: int


class Irregular(Exception):  # noqa: N818 - no error: the sign to look closer
    """The events hold something that `structure_refusals` must look at; no value can be built of them as they are."""


def stream(text: str) -> tuple[list[Event], yaml.MarkedYAMLError | None]:
    """Give the first events of the text, never more than the limits allow, and the syntax error that ended them.

    The parser works on a heap of states, not on the C stack, and is asked for no more than `_MAX_EVENTS`. It is asked
    itself: `yaml.parse` asks twice for each event.
    """
    events: list[Event] = []
    try:
        for event in islice(iter(_PARSER(text).get_event, None), _MAX_EVENTS):
            events.append(event)  # noqa: PERF402 - what came before an error must be kept
    except yaml.MarkedYAMLError as error:
        return events, error
    return events, None


def opening_lines(events: list[Event]) -> tuple[int, ...]:
    """Give the line of each mapping and list, in order: all that most readers of a file's places ask for."""
    return tuple(start(event).line + 1 for event in events if type(event) in _OPENING)


def lines(value: Value, opening: tuple[int, ...]) -> dict[Key, int]:
    """Give the line of each mapping and list by its path of keys; `opening` are the lines of that very document."""
    found: dict[Key, int] = {}
    _walk(value, (), iter(opening), found)
    return found


def _walk(value: Value, at: Key, opening: Iterator[int], found: dict[Key, int]) -> None:
    if type(value) is str:
        return
    found[at] = next(opening)
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        if type(inner) is not str:
            _walk(inner, (*at, key), opening, found)


def build(events: list[Event], *, cautious: bool) -> Value:
    """Build the value of the one document; Irregular for anything that a plain file does not have.

    Irregular are: duplicate keys, keys that are no text, excess depth, aliases, directives, an empty file, a
    second document; if `cautious`, also a key that is no plain word, and a document that is a text alone.
    """
    rest = iter(events)
    _, document, root = next(rest), next(rest), next(rest, None)
    if not isinstance(document, DocumentStartEvent) or document.version or document.tags or root is None:
        raise Irregular
    value = root.value if type(root) is ScalarEvent else _collection(root, rest, MAX_DEPTH, cautious)
    end, last = next(rest), next(rest)
    if value == "" or (cautious and type(value) is str):
        raise Irregular
    if type(end) is not DocumentEndEvent or type(last) is not StreamEndEvent:
        raise Irregular
    return value


def _collection(start: Event, rest: Iterator[Event], depth: int, cautious: bool) -> Value:  # noqa: FBT001
    if not depth:
        raise Irregular
    if type(start) is MappingStartEvent:
        return _mapping(rest, depth - 1, cautious)
    if type(start) is SequenceStartEvent:
        return _sequence(rest, depth - 1, cautious)
    raise Irregular


def _mapping(rest: Iterator[Event], depth: int, cautious: bool) -> Value:  # noqa: FBT001 - the hot path
    mapping: dict[str, Value] = {}
    for key in rest:
        if type(key) is not ScalarEvent:
            if type(key) is MappingEndEvent:
                break
            raise Irregular
        name = key.value
        # Every key of a record is an ASCII word; one that is not hides a merge key, a zero-width character
        # or a missing space.
        if name in mapping or (cautious and not (name.isascii() and name.isidentifier())):
            raise Irregular
        event = next(rest)
        mapping[name] = event.value if type(event) is ScalarEvent else _collection(event, rest, depth, cautious)
    return mapping


def _sequence(rest: Iterator[Event], depth: int, cautious: bool) -> Value:  # noqa: FBT001 - the hot path
    items: list[Value] = []
    for event in rest:
        if type(event) is SequenceEndEvent:
            break
        items.append(event.value if type(event) is ScalarEvent else _collection(event, rest, depth, cautious))
    return items


def places(events: list[Event]) -> tuple[Places, Places]:
    """Give the places of all values and of all keys of a document that was built without fault."""
    values: Places = {}
    keys: Places = {}
    rest = iter(events[2:])
    _place(next(rest), rest, (), values, keys)
    return values, keys


def _place(event: Event, rest: Iterator[Event], at: Key, values: Places, keys: Places) -> None:
    values[at] = mark(event)
    if isinstance(event, MappingStartEvent):
        for key in rest:
            if not isinstance(key, ScalarEvent):
                return
            inner = (*at, key.value)
            keys[inner] = mark(key)
            value = next(rest)
            _place(value, rest, inner, values, keys)
            if isinstance(value, ScalarEvent) and start(value).line > end(key).line and not _width(value):
                values[inner] = keys[inner]  # `? key` has no place for its value but the next line
    elif isinstance(event, SequenceStartEvent):
        for index, item in enumerate(rest):
            if isinstance(item, SequenceEndEvent):
                return
            _place(item, rest, (*at, index), values, keys)


def _width(event: Event) -> int:
    return end(event).index - start(event).index


def mark(event: Event) -> Mark:
    """Give the place where an event begins."""
    return Mark(start(event).line + 1, start(event).column + 1)


def start(event: Event) -> yaml.Mark:
    """Give where an event begins, as the parser counts: from 0."""
    return cast("yaml.Mark", event.start_mark)


def end(event: Event) -> yaml.Mark:
    """Give where an event ends, as the parser counts: from 0."""
    return cast("yaml.Mark", event.end_mark)

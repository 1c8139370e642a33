"""A YAML text as nodes that know how they were spelled, from the parser's events.

For texts that `documents.parse` accepts: no tags, anchors or aliases, every key a text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias, cast

import yaml
from yaml.events import Event, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from tracker.problems import Key

_BLANK_END: Final = re.compile(r"(?:\n[ \t]*)+$")
"""What the parser counts to a block text and is not of its words; a space at the end of its last line is."""


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar: its value, its spelling in the file, its style (`"`, `'`, `|`, `>` or nothing), where it stood."""

    value: str
    source: str
    style: str = ""
    span: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Group:
    """A mapping (members by name) or a list (members by number); `flow` is whether it is `{…}` or `[…]` on one line."""

    members: tuple[tuple[str | int, "Node"], ...]
    is_mapping: bool
    flow: bool = False


Node: TypeAlias = Text | Group


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where an entry or an item begins: its key, or its dash; counted from 0."""

    path: Key
    index: int
    column: int


@dataclass(frozen=True)
class Parsed:
    """The root node of a text, and where its parts begin: in the file's order, outer before inner."""

    root: Node
    anchors: list[Anchor] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)


def compose(text: str) -> Parsed:
    """Make nodes of a text that `documents.parse` has accepted."""
    events = yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    next(events), next(events)
    anchors: list[Anchor] = []
    texts: list[Text] = []
    root = _Composer(text, events, anchors, texts).node(next(events), ())
    return Parsed(root, anchors, texts)


@dataclass(frozen=True)
class _Composer:
    text: str
    events: Iterator[Event]
    anchors: list[Anchor]
    texts: list[Text]

    def node(self, event: Event, path: Key) -> Node:
        if isinstance(event, ScalarEvent):
            return self.scalar(event)
        if isinstance(event, MappingStartEvent):
            return self.mapping(event, path)
        return self.sequence(cast("SequenceStartEvent", event), path)

    def scalar(self, event: ScalarEvent) -> Text:
        start, end = _mark(event.start_mark).index, _mark(event.end_mark).index
        source = _BLANK_END.sub("", self.text[start:end])
        found = Text(event.value, source, event.style or "", (start, start + len(source)))
        if found.style in ("|", ">"):  # a comment after the sign is a comment
            header, line_end, rest = source.partition("\n")
            whole = header.split()[0] + line_end + rest
            found = replace(found, source=whole, span=(found.span[1] - len(rest), found.span[1]))
        self.texts.append(found)
        return found

    def mapping(self, event: MappingStartEvent, path: Key) -> Group:
        members: list[tuple[str | int, Node]] = []
        for key in self.events:
            if isinstance(key, MappingEndEvent):
                break
            name = self.scalar(cast("ScalarEvent", key)).value
            mark = _mark(key.start_mark)
            self.anchors.append(Anchor((*path, name), mark.index, mark.column))
            members.append((name, self.node(next(self.events), (*path, name))))
        return Group(tuple(members), is_mapping=True, flow=self.in_brackets(event, key))

    def sequence(self, event: SequenceStartEvent, path: Key) -> Group:
        members: list[tuple[str | int, Node]] = []
        for item in self.events:
            if isinstance(item, SequenceEndEvent):
                break
            inner = (*path, len(members))
            self.anchors.append(self.dash(event, item, inner))
            members.append((len(members), self.node(item, inner)))
        return Group(tuple(members), is_mapping=False, flow=self.in_brackets(event, item))

    def dash(self, event: SequenceStartEvent, item: Event, path: Key) -> Anchor:
        """Find where an item begins: the first one with its list, each other one at the last dash of that depth."""
        first, mark = _mark(event.start_mark), _mark(item.start_mark)
        if event.flow_style:
            return Anchor(path, mark.index, mark.column)
        found = self.text.rfind(f"\n{' ' * first.column}-", 0, mark.index) + 1
        return Anchor(path, max(first.index, found + first.column) if found else first.index, first.column)

    def in_brackets(self, start: MappingStartEvent | SequenceStartEvent, end: Event) -> bool:
        return bool(start.flow_style) and _mark(start.start_mark).line == _mark(end.end_mark).line


def _mark(mark: object) -> yaml.Mark:
    return cast("yaml.Mark", mark)

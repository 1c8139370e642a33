"""A syntax error with what is needed to judge it: the lines, the events before it, the lists still open."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Self

from yaml import MarkedYAMLError
from yaml.events import CollectionEndEvent, CollectionStartEvent, Event, MappingStartEvent, ScalarEvent

from tracker.documents.events import end, start


class Finding(NamedTuple):
    """What a translator found; line and column count from 0, as the parser's do."""

    code: str
    line: int
    column: int
    message: str
    help: str = ""


class Field(NamedTuple):
    """A key that a line could stand beside, or the dash of a list; line and column count from 0."""

    name: str
    line: int
    column: int


@dataclass(frozen=True)
class Fault:
    """A syntax error at `line` and `column`, inside of what was `opened` at a line and column; all count from 0."""

    text: str
    events: list[Event]
    problem: str
    context: str
    line: int
    column: int
    opened: tuple[int, int]

    @classmethod
    def of(cls, error: MarkedYAMLError, events: list[Event], text: str) -> Self:
        """Take the parser's error apart."""
        mark, context = error.problem_mark or error.context_mark, error.context_mark or error.problem_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        opened = (context.line, context.column) if context else (line, column)
        return cls(text, events, error.problem or "", error.context or "", line, column, opened)

    @cached_property
    def lines(self) -> list[str]:
        """The text's lines; one more stands for the end of the file."""
        return [*self.text.split("\n"), ""]

    @property
    def here(self) -> str:
        """The line of the error."""
        return self.lines[self.line]

    @property
    def opening_line(self) -> str:
        """The line of what was open."""
        return self.lines[self.opened[0]]

    @property
    def last(self) -> Event:
        """The last event before the error."""
        return self.events[-1]

    @property
    def last_text(self) -> ScalarEvent | None:
        """The last event before the error, if it is a text."""
        return self.last if isinstance(self.last, ScalarEvent) else None

    @cached_property
    def open_collections(self) -> list[int]:
        """The indices of the events whose lists and mappings are still open, outermost first."""
        found: list[int] = []
        for index, event in enumerate(self.events):
            if isinstance(event, CollectionStartEvent):
                found.append(index)
            elif isinstance(event, CollectionEndEvent):
                found.pop()
        return found

    @property
    def in_brackets(self) -> bool:
        """Whether the error stands inside of `[` or `{`."""
        return bool(self.open_collections and self._opener(self.open_collections[-1]).flow_style)

    def _opener(self, index: int) -> CollectionStartEvent:
        event = self.events[index]
        assert isinstance(event, CollectionStartEvent)  # noqa: S101 - for mypy; the indices are of such
        return event

    @cached_property
    def neighbours(self) -> list[Field]:
        """What the line of the error could stand beside, outermost first.

        The first keys of the mappings, and the dashes of the lists, that were open just before this line.
        """
        open_here: list[int] = []
        for index, event in enumerate(self.events):
            if isinstance(event, CollectionStartEvent):
                open_here.append(index)
            elif isinstance(event, CollectionEndEvent) and (
                start(event).line < self.line or self._opener(open_here[-1]).flow_style
            ):
                open_here.pop()
        return [field for index in open_here for field in self._field(index)]

    def _field(self, index: int) -> list[Field]:
        event, first = self._opener(index), self.events[index + 1] if index + 1 < len(self.events) else None
        if event.flow_style:
            return []
        is_mapping = isinstance(event, MappingStartEvent)
        name = first.value if is_mapping and isinstance(first, ScalarEvent) else "-"
        return [Field(name, start(event).line, start(event).column)]

    def key_of_last(self) -> Field | None:
        """Give the key whose value is the last text, if that is how the two stand on the page."""
        text, key = self.last, self.events[-2] if len(self.events) > 1 else None
        if not isinstance(text, ScalarEvent) or not isinstance(key, ScalarEvent):
            return None
        between = self.text[end(key).index : start(text).index]
        return Field(key.value, start(key).line, start(key).column) if between.strip() == ":" else None

    def clamp(self, line: int, column: int) -> tuple[int, int]:
        """Give a place that exists in the file, counted from 1; the end of the file is its last line's end."""
        lines = self.text.rstrip("\n").split("\n")
        if line >= len(lines):
            return len(lines), len(lines[-1]) + 1
        return line + 1, min(column, len(lines[line])) + 1


def indent_of(line: str) -> int:
    """Count the spaces a line starts with."""
    return len(line) - len(line.lstrip(" "))


def spaces(count: int) -> str:
    """Name a number of spaces."""
    return {0: "no spaces", 1: "1 space"}.get(count, f"{count} spaces")

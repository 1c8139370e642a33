"""Nodes to canonical text: keys in the order of the record's fields, one indentation, comments with what they mean."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Final, Union, get_args, get_origin

from pydantic import BaseModel

from tracker.dataset.shapes import field_at, model_at
from tracker.documents import loses_text
from tracker.editing.comments import Notes, trimmed
from tracker.editing.nodes import Group, Node, Text
from tracker.editing.spelling import WIDTH, folded, folds, is_too_long, looks_like_text, quote, reads_back, spell
from tracker.problems import Key

PROSE: Final = frozenset(
    {"summary", "quote", "note", "text", "explainer", "reason", "sources_described", "condition", "message"}
)
"""Fields whose text is folded when it leaves the page; titles and addresses stay on one line."""

_NONE: Final = Notes()


@dataclass(frozen=True)
class Layout:
    """How the parts of one record are laid out: by its model, with the comments of each part."""

    model: type[BaseModel]
    notes: Mapping[Key, Notes]

    def text(self, root: Node) -> str:
        """Return the whole file."""
        whole = self.notes.get((), _NONE)
        head, body = trimmed(whole.above), list(self.block(root, (), 0))
        gap = [""] if head and whole.above[-1] == "" else []
        lines = [*head, *gap, *(trimmed(body) if gap or not head else body), *whole.beside, *whole.below]
        return "".join(f"{line}\n" for line in trimmed(lines))

    def block(self, node: Node, path: Key, indent: int) -> Iterator[str]:
        """Yield the lines of a value that has lines of its own, from a column on."""
        if isinstance(node, Text):
            first, *rest = self.scalar(node, path, indent, indent)
            yield from (" " * indent + first, *rest)
        elif self.fits_brackets(node, path, indent):
            yield " " * indent + self.brackets(node, path)
        elif node.is_mapping:
            for name, value in self.ordered(node, path):
                yield from self.entry(str(name), value, (*path, name), indent)
        else:
            for number, value in node.members:
                yield from self.item(value, (*path, number), indent)

    def entry(self, name: str, value: Node, path: Key, indent: int) -> Iterator[str]:
        """Yield the lines of `key: value`, with its comments."""
        notes, head = self.notes.get(path, _NONE), f"{' ' * indent}{_key(name)}:"
        if isinstance(value, Text):
            first, *rest = self.scalar(value, path, indent, len(head) + 1)
        elif self.fits_brackets(value, path, len(head) + 1):
            first, rest = self.brackets(value, path), []
        else:
            first, rest = "", list(self.block(value, path, indent + 2))
        above, line = _beside(notes, f"{head} {first}".rstrip(), None if first and rest else first)
        yield from (*_indented(above, indent), line, *rest, *_indented(notes.below, indent))

    def item(self, value: Node, path: Key, indent: int) -> Iterator[str]:
        """Yield the lines of an item of a list; comments between the dash and its value go above the dash."""
        notes, lines = self.notes.get(path, _NONE), list(self.block(value, path, indent + 2))
        inner = 0
        while inner < len(lines) - 1 and (not lines[inner].strip() or lines[inner].lstrip().startswith("#")):
            inner += 1
        lifted = [line.strip() for line in lines[:inner] if line.strip()]
        first, rest = lines[inner].lstrip(), lines[inner + 1 :]
        is_alone = isinstance(value, Text) and not rest
        above, line = _beside(notes, f"{' ' * indent}- {first}".rstrip(), first if is_alone else None)
        yield from (*_indented([*above, *lifted], indent), line, *rest, *_indented(notes.below, indent))

    def ordered(self, node: Group, path: Key) -> Sequence[tuple[str | int, Node]]:
        """Return a mapping's members in the order of the record's fields; unknown ones last, as they stood."""
        model = model_at(self.model, path)
        order = list(model.model_fields) if model else []
        return sorted(node.members, key=lambda member: order.index(member[0]) if member[0] in order else len(order))

    def fits_brackets(self, node: Group, path: Key, column: int) -> bool:
        """Tell whether a value that stands in brackets can stay there: on one line, without comments inside."""
        inside = any(one[: len(path)] == path and len(one) > len(path) for one in self.notes)
        return not node.members or (node.flow and not inside and not is_too_long(column, self.brackets(node, path)))

    def brackets(self, node: Node, path: Key) -> str:
        """Return a value as it stands between brackets."""
        if isinstance(node, Text):
            return self.spelled(node, path)
        if not node.is_mapping:
            return f"[{', '.join(self.brackets(value, (*path, number)) for number, value in node.members)}]"
        pairs = (
            f"{_key(str(name))}: {self.brackets(value, (*path, name))}" for name, value in self.ordered(node, path)
        )
        return f"{{{', '.join(pairs)}}}"

    def scalar(self, text: Text, path: Key, indent: int, column: int) -> list[str]:
        """Return the lines of a text: the first without its indentation, the rest with it."""
        inner, is_prose = " " * (indent + 2), bool(path) and path[-1] in PROSE
        on_one_line = [spell(text.value, as_text=self.takes_text(path))] if text.value else [quote("")]
        if text.style in ("|", ">"):
            return _block_scalar(text, inner) or on_one_line
        spans = "\n" in text.source
        if (spans or (is_prose and is_too_long(column, text.source))) and folds(text.value):
            return [">-", *(inner + line for line in folded(text.value, WIDTH - len(inner)))]
        return on_one_line if spans or text.style else [self.spelled(text, path)]

    def spelled(self, text: Text, path: Key) -> str:
        """Return a text on one line as it was spelled, in quotes where another YAML would take it for no text."""
        if text.style or not text.value or looks_like_text(text.value) or not self.takes_text(path):
            return text.source
        return quote(text.value)

    def takes_text(self, path: Key) -> bool:
        """Tell whether the field or the list at a place takes plain text: no number, date or closed list."""
        while path and isinstance(path[-1], int):
            path = path[:-1]
        field = field_at(self.model, path)
        return field is not None and _holds_text(field.annotation)


def _holds_text(annotation: object) -> bool:
    if get_origin(annotation) in (Union, UnionType, Annotated, tuple):
        return _holds_text(get_args(annotation)[0])
    return annotation is str


def _key(name: str) -> str:
    return name if name.isidentifier() and name.isascii() else quote(name)


def _beside(notes: Notes, line: str, last: str | None) -> tuple[list[str], str]:
    """Put the comments at the end of a line if there is one of them and room for it, else above the line.

    `last` is what a comment would stand behind; None where it would part a value from the lines that belong to it.
    """
    beside = [text for text in notes.beside if text]
    if last is not None and len(beside) == 1 and not last.endswith((">-", "|")) and not _swallows(last, beside[0]):
        return list(notes.above), f"{line} {beside[0]}"
    return [*notes.above, *beside], line


def _swallows(value: str, comment: str) -> bool:
    """Tell whether a comment behind a value would be taken for lost words of it."""
    return value[:1] not in ("", '"', "'", "[", "{") and loses_text(value, comment)


def _indented(lines: Iterable[str], indent: int) -> Iterator[str]:
    yield from ((" " * indent + line).rstrip() for line in lines)


def _block_scalar(text: Text, inner: str) -> list[str]:
    """Indent a block text anew; a folded one is broken anew only where a line leaves the page.

    Empty for one that cannot be: its header names a depth, a line of spaces or the blank lines after it count.
    """
    header, *lines = text.source.split("\n")
    if text.style == ">" and header == ">-" and any(is_too_long(0, line) for line in lines) and folds(text.value):
        return [">-", *(inner + line for line in folded(text.value, WIDTH - len(inner)))]
    if not text.value.endswith("\n"):  # the file's last line may lack its end, which is then the text's
        header = re.sub(r"^([|>])-?", r"\1-", header)
    depth = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
    laid_out = [header, *(inner + line[depth:] if line.strip() else "" for line in lines)]
    return laid_out if "+" not in header and reads_back("\n".join(laid_out), text.value) else []

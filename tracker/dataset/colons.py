"""A field whose colon was forgotten: what the parser stumbles over is told as what it is, if the word is a field's."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from pydantic import BaseModel

from tracker.dataset.shapes import field_at, model_at, takes_text
from tracker.documents import excerpt_lines
from tracker.problems import Key, Problem, problem

_WORDS: Final = re.compile(r"(?P<before> *(?:- +)*)(?P<word>[a-z_]+)(?: *=)?(?: +(?P<rest>\S.*?))? *$")
_FIELD: Final = re.compile(r"(?P<before> *(?:- +)*)(?P<word>[A-Za-z_]+):(?= |$)")
_LINES_ABOVE: Final = {"Y208": 0, "Y202": 1, "Y206": 1}
"""How far above its problem such a line stands: read as a text, it makes the next line's colon one too many."""
_SHOWN: Final = 40


class _Line(NamedTuple):
    """A line of a field, or of what should be one; the column is its name's, both count from 0."""

    number: int
    column: int
    begins_item: bool
    word: str
    rest: str = ""


def with_forgotten_colons(faults: Sequence[Problem], data: bytes, model: type[BaseModel]) -> tuple[Problem, ...]:
    """Return the faults of a file's bytes; of a line that is a field without its colon, say just that."""
    lines = excerpt_lines(data)
    return tuple(_told(fault, lines, model) for fault in faults)


def _told(fault: Problem, lines: Sequence[str], model: type[BaseModel]) -> Problem:
    line = _line(_WORDS, lines, fault.line - 1 - _LINES_ABOVE.get(fault.code, fault.line))
    if not line or line.word in (one.word for one in _beside(line, lines)):
        return fault
    around = _around(line, lines, model)
    if not (field := field_at(model, (*around, line.word))):
        return fault
    above = next((one.word for one in _above(line, lines)), "")
    is_text = takes_text(model, (*around, line.word)) and takes_text(model, (*around, above))
    may_be_text = fault.code == "Y208" and is_text and not field.is_required() and line.rest[:1] not in ("", ">", "|")
    cure = "; or, ".join(filter(None, (_written(line), fault.help if may_be_text else "")))
    message = f"there is no colon after `{line.word}`"
    return problem("Y208", path=fault.path, line=line.number + 1, column=line.column + 1, message=message, help=cure)


def _written(line: _Line) -> str:
    rest = line.rest if len(line.rest) <= _SHOWN else f"{line.rest[: _SHOWN - 1].rstrip()}…"
    return f"write `{f'{line.word}: {rest}'.rstrip()}`"


def _line(pattern: re.Pattern[str], lines: Sequence[str], number: int) -> _Line | None:
    found = pattern.match(lines[number]) if 0 <= number < len(lines) else None
    if not found:
        return None
    before = found["before"]
    return _Line(number, len(before), "-" in before, found["word"], found.groupdict().get("rest") or "")


def _above(line: _Line, lines: Sequence[str]) -> Iterator[_Line]:
    """Yield the fields above a line, the nearest first."""
    return filter(None, (_line(_FIELD, lines, number) for number in range(line.number - 1, -1, -1)))


def _below(line: _Line, lines: Sequence[str]) -> Iterator[_Line]:
    return filter(None, (_line(_FIELD, lines, number) for number in range(line.number + 1, len(lines))))


def _beside(line: _Line, lines: Sequence[str]) -> Iterator[_Line]:
    """Yield the fields of the same group: those at the same depth, as far as none is less deep and no item begins."""
    for one in () if line.begins_item else _above(line, lines):
        if one.column < line.column:
            break
        if one.column == line.column:
            yield one
            if one.begins_item:
                break
    for one in _below(line, lines):
        if one.column < line.column or (one.column == line.column and one.begins_item):
            break
        if one.column == line.column:
            yield one


def _around(line: _Line, lines: Sequence[str], model: type[BaseModel]) -> Key:
    """Return the path of the group that a line stands in, by the depths of the fields above it."""
    names: list[str] = []
    column = line.column
    for one in _above(line, lines):
        if one.column < column:
            names.insert(0, one.word)
            column = one.column
    key: Key = ()
    for name in names:
        key = (*key, name) if model_at(model, (*key, name)) else (*key, name, 0)
    return key

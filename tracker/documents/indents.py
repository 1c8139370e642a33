"""Slips with lines: indentation, dashes, keys without a colon or without the space after it."""

import re
from typing import Final

from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent

from tracker.documents.events import start
from tracker.documents.fault import Fault, Field, Finding, indent_of, spaces
from tracker.documents.quoting import clip

_NO_SPACE: Final = re.compile(r"[ ]*(?:- +)*([A-Za-z_]+):(?![/\s])(.+)")
_NO_DASH_SPACE: Final = re.compile(r" *-(?![-\s])(.+)")
_KEY: Final = re.compile(r" *([A-Za-z_]+): *(?:\S.*)?")
# A line that says no more than one word and a colon is meant as a key wherever it stands.
_ONE_WORD: Final = re.compile(r" *[A-Za-z_]+ *")


def no_space(fault: Fault) -> Finding | None:
    """Find `stance:support`: a colon without the space after it makes no key."""
    if not _is_key_trouble(fault):
        return None
    text = fault.last_text
    starts = [fault.opened[0]] if fault.context else []
    if text and not text.style and start(text).line < fault.line:
        starts.append(start(text).line)
    return next(filter(None, (_no_space_on(line, fault.lines[line]) for line in starts)), None)


def _no_space_on(line: int, text: str) -> Finding | None:
    match = _NO_SPACE.fullmatch(text.rstrip())
    if not match:
        return None
    message = f"there is no space after the colon of `{clip(match[1])}:`"
    return Finding("Y109", line, match.end(1), message, f"write `{match[1]}: {clip(match[2])}`")


def _is_key_trouble(fault: Fault) -> bool:
    return "mapping values are not allowed" in fault.problem or "expected ':'" in fault.problem


def dash_beside_key(fault: Fault) -> Finding | None:
    """Find `citations: - kind: book`: a list cannot begin beside its key."""
    if "block sequence entries are not allowed" not in fault.problem:
        return None
    raw = fault.here[fault.column :].rstrip()
    message = "a value cannot begin with `- ` beside its key"
    cure = "begin a list on the next line; put the value in quotes if the dash belongs to the text"
    return Finding("Y207" if ": " in raw else "Y203", fault.line, fault.column, message, cure)


def key_too_deep(fault: Fault) -> Finding | None:
    """Find a field indented deeper than the one above it, and so read as more of that one's text."""
    text, key = fault.last_text, fault.key_of_last()
    if "mapping values are not allowed" not in fault.problem or not text or text.style or not key:
        return None
    word = fault.here[: fault.column]
    if start(text).line == fault.line or not _ONE_WORD.fullmatch(word):
        return None
    message = f"`{word.strip()}` is indented deeper than `{clip(key.name)}`, so it is read as part of its text"
    cure = f"if `{word.strip()}` is a field, {_indent_like(key)}; if it is text, quote the whole of it"
    return Finding("Y206", fault.line, indent_of(fault.here), message, cure)


def lost_dash(fault: Fault) -> Finding | None:
    """Find a line in a list that is no item of it: its dash is lost, or its indentation."""
    if "expected '-' indicator" not in fault.problem:
        return None
    match = _KEY.fullmatch(fault.here.rstrip())
    item = _keys_of_last_mapping(fault)
    start = f"the list that starts on line {fault.opened[0] + 1}"
    if not match or not item:
        message = f"this line stands where the next `- ` of {start} is expected"
        return Finding("Y207", fault.line, fault.column, message)
    if match[1] in item:
        message = f"`{match[1]}` has no dash; the item above it already has a `{match[1]}`"
        return Finding("Y207", fault.line, fault.column, message, f"begin a new item: `- {match[1]}: …`")
    message = f"`{match[1]}` stands under the dash of {start}, not beside the fields of its item"
    return Finding("Y206", fault.line, fault.column, message, _indent_like(next(iter(item.values()))))


def _keys_of_last_mapping(fault: Fault) -> dict[str, Field]:
    """Give the keys of the mapping that has just ended, as far as they stand at its own column."""
    if not isinstance(fault.last, MappingEndEvent):
        return {}
    column = -1
    found: dict[str, Field] = {}
    depth = 0
    for event in reversed(fault.events):
        depth += isinstance(event, MappingEndEvent) - isinstance(event, MappingStartEvent)
        if not depth:
            column = start(event).column
            break
        if isinstance(event, ScalarEvent) and depth == 1:
            found[event.value] = Field(event.value, start(event).line, start(event).column)
    return {name: field for name, field in reversed(found.items()) if field.column == column}


def no_key(fault: Fault) -> Finding | None:
    """Find a line that is neither `key: value` nor indented as more of the text above."""
    if "expected ':'" not in fault.problem:
        return None
    line, column = fault.opened
    text = fault.opening_line.rstrip()
    if match := _NO_DASH_SPACE.fullmatch(text):
        message = "there is no space after the dash"
        return Finding("Y207", line, text.index("-"), message, f"write `- {clip(match[1])}`")
    neighbours = fault.neighbours
    if neighbours and neighbours[-1] == ("-", neighbours[-1].line, column):
        message = f"this line has no dash, unlike the list that starts on line {neighbours[-1].line + 1}"
        return Finding("Y207", line, column, message, f"write `- {clip(text.strip())}`")
    message = f"`{clip(text.strip())}` has no `key: ` before it"
    return Finding("Y208", line, column, message, _continue_cure(fault))


def _continue_cure(fault: Fault) -> str:
    key = fault.key_of_last()
    if not key:
        return ""
    return f"if it goes on with the text of `{clip(key.name)}`, indent it by {spaces(key.column + 2)}"


def block_text_too_shallow(fault: Fault) -> Finding | None:
    """Find a line of a `>-` text that is indented less than the lines before it."""
    text, key = fault.last_text, fault.key_of_last()
    if "expected key" not in fault.problem or not text or text.style not in (">", "|") or not key:
        return None
    first = next((line for line in fault.lines[start(text).line + 1 :] if line.strip()), "")
    wanted, found = indent_of(first), indent_of(fault.here)
    if not key.column < found < wanted:
        return None
    message = f"this line is indented less than the text of `{clip(key.name)}` above it"
    cure = f"if it belongs to that text, indent it by {spaces(wanted)}"
    return Finding("Y206", fault.line, found, message, cure)


def list_after_value(fault: Fault) -> Finding | None:
    """Find a list under a key that has a text already."""
    key = fault.key_of_last()
    dash = re.match(r" *- ", fault.here)
    if "expected key" not in fault.problem or not dash or not key or key.column != fault.column:
        return None
    if fault.last_text and not fault.last_text.value:
        return None
    message = f"a list stands here, but `{clip(key.name)}` above it already has a value"
    return Finding("Y207", fault.line, fault.column, message)


def wrong_indent(fault: Fault) -> Finding | None:
    """Find a line that stands beside none of the fields above it."""
    if "expected key" not in fault.problem or fault.here[: fault.column].strip():
        return None
    beside = fault.neighbours
    if fault.here[fault.column :].startswith("- "):
        beside = [field for field in beside if field.name == "-"] or beside
    if not beside or any(field.column == fault.column for field in beside):
        return None
    message = f"this line is indented by {spaces(fault.column)}; no line above it that it could stand beside is"
    cure = _indent_like(beside[-1])
    if len(beside) > 1:
        cure += f", or {_indent_like(beside[-2])}"
    return Finding("Y206", fault.line, fault.column, message, cure)


def _indent_like(field: Field) -> str:
    name = "the dash" if field.name == "-" else f"`{clip(field.name)}`"
    return f"indent it by {spaces(field.column)}, like {name} on line {field.line + 1}"

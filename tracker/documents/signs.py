"""Slips with signs: quotes, brackets, colons, and the signs that mean something at the start of a value."""

import re
from typing import Final

from yaml.events import CollectionEndEvent, CollectionStartEvent, Event, ScalarEvent

from tracker.documents.events import end, start
from tracker.documents.fault import Fault, Finding
from tracker.documents.quoting import BLOCK_CURE, SHORT, clip, quoted, quoting_cure

_NEW_KEY: Final = re.compile(r"\n *(?:- +)?[A-Za-z_]+:(?=[ \n])")
_TAG_WORDS: Final = (
    ("tag", "Y101", "a tag"),
    ("anchor", "Y102", "an anchor"),
    ("alias", "Y103", "a reference to another place (an alias)"),
)


def escape(fault: Fault) -> Finding | None:
    r"""Find `"C:\docs"`: a backslash in double quotes starts an escape."""
    if "escape" not in fault.problem and "hexdecimal" not in fault.problem:
        return None
    column = max(fault.here.rfind("\\", 0, fault.column + 1), 0)
    found = re.match(r"\\(?:[xuU][0-9a-fA-F]*|.?)", fault.here[column:])
    shown = found[0] if found else ""
    if re.match(r"\\[uU](?:0000)?[dD][89a-fA-F]", shown):
        message = f"`{shown}` is half of a character"
        return Finding("Y211", fault.line, column, message, "write the character itself")
    message = f"`{shown}` is no sign that YAML knows: in double quotes a backslash starts an escape"
    return Finding("Y211", fault.line, column, message, "write `\\\\` for a backslash, or use single quotes")


def open_quote(fault: Fault) -> Finding | None:
    """Find a quote that nothing closes, reported where it opens."""
    if "quoted scalar" not in fault.context or "found unexpected" not in fault.problem:
        return None
    return _open_quote(fault.opening_line, *fault.opened)


def _open_quote(text: str, line: int, column: int) -> Finding:
    sign = text[column : column + 1]
    message = f"the `{sign}` that opens here is never closed"
    cure = f"put `{sign}` at the end of the text too"
    if text.count(sign) > 1 and sign == "'":
        cure += ", and write each apostrophe inside of it twice"
    return Finding("Y204", line, column, message, cure)


def swallowed_quote(fault: Fault) -> Finding | None:
    """Find a quote closed only by the next one, lines below, with a key in between."""
    text = fault.last_text
    if not text or text.style not in ("'", '"') or end(text).line != fault.line:
        return None
    raw = fault.text[start(text).index : end(text).index]
    if not _NEW_KEY.search(raw):
        return None
    line = start(text).line
    return _open_quote(fault.lines[line], line, start(text).column)


def after_quote(fault: Fault) -> Finding | None:
    """Find `"he said "yes" to it"`: the text ends at the second quote, and something is left over."""
    text = fault.last_text
    if not text or text.style not in ("'", '"') or end(text).line != fault.line:
        return None
    rest = fault.here[fault.column :].rstrip()
    message = f"the quoted text ends before this; `{clip(rest)}` is left over"
    return Finding("Y205", fault.line, fault.column, message, _requote(fault, text, rest))


def _requote(fault: Fault, text: ScalarEvent, rest: str) -> str:
    raw = fault.text[start(text).index :].split("\n", 1)[0].rstrip()
    if fault.in_brackets or start(text).line != end(text).line:
        return ""
    if rest.startswith(","):
        return f"if this is a list, write `[{clip(raw, SHORT)}]`"
    inner = _meant(raw, text.style or "", rest)
    if form := quoted(inner):
        return f"write `{form}`"
    if text.style == "'" and inner != raw and len(raw) < SHORT:
        return "write `'" + inner.replace("''", "'").replace("'", "''") + "'`"
    return BLOCK_CURE


def _meant(raw: str, sign: str, rest: str) -> str:
    """Guess the text inside of the quotes that were meant to hold all of it; if none were, the whole of it."""
    is_apostrophe = sign == "'" and rest[0].isalnum()
    if raw.endswith(sign) and not rest.startswith(sign):
        return raw[1:-1]
    return raw[1:] if is_apostrophe and not raw.endswith(sign) else raw


def after_bracket(fault: Fault) -> Finding | None:
    """Find `[We] will act`: a value that begins with a bracket ends at the closing one."""
    if not isinstance(fault.last, CollectionEndEvent) or fault.in_brackets:
        return None
    opener = _opener_of_last(fault.events)
    if not opener.flow_style or end(fault.last).line != fault.line:
        return None
    raw = fault.text[start(opener).index :].split("\n", 1)[0]
    sign, rest = raw[0], fault.here[fault.column :].rstrip()
    message = f"a value that begins with `{sign}` is read as a list; `{clip(rest)}` is left over after it"
    return Finding("Y210", start(opener).line, start(opener).column, message, quoting_cure(raw))


def _opener_of_last(events: list[Event]) -> CollectionStartEvent:
    """Find where the collection begins that the last event ends."""
    depth = 0
    for event in reversed(events):
        if isinstance(event, CollectionEndEvent):
            depth += 1
        elif isinstance(event, CollectionStartEvent):
            depth -= 1
            if not depth:
                return event
    raise AssertionError  # every end has its start


def open_bracket(fault: Fault) -> Finding | None:
    """Find `[` or `{` without its end, or without a comma between two of its items."""
    if not fault.context.startswith("while parsing a flow") or not fault.in_brackets:
        return None
    opener = start(fault.events[fault.open_collections[-1]])
    sign = fault.lines[opener.line][opener.column : opener.column + 1]
    close = {"[": "]", "{": "}"}.get(sign)
    if not close:  # a pair in a list begins at its key, and a tagged list at its tag
        return None
    if opener.line == fault.line and close in fault.here[fault.column :]:
        found = clip(fault.here[fault.column])
        message = f"`{found}` cannot stand here: between `{sign}` and `{close}` commas part the items"
        return Finding("Y210", fault.line, fault.column, message, "put a value that holds `: ` or `,` in quotes")
    message = f"the `{sign}` that opens here is never closed"
    cure = f"put `{close}` where the list ends, or put the value in quotes if `{sign}` belongs to the text"
    return Finding("Y210", opener.line, opener.column, message, cure)


def tag_or_anchor(fault: Fault) -> Finding | None:
    """Find `!`, `&` or `*` at the start of a value, where not even YAML can make sense of it."""
    about = f"{fault.context} {fault.problem}"
    kind = next((kind for kind in _TAG_WORDS if re.search(rf"\b{kind[0]}\b", about)), None)
    line, column = fault.opened
    if not kind or fault.opening_line[column : column + 1] not in ("!", "&", "*"):
        return None
    raw = fault.opening_line[column:].rstrip()
    message = f"`{raw[0]}` at the start of a value is read as {kind[2]}"
    return Finding(kind[1], line, column, message, _text_cure(fault, raw))


def reserved(fault: Fault) -> Finding | None:
    """Find `@`, a backtick or `%` at the start of a value."""
    starts_nothing = "cannot start any token" in fault.problem or "mapping keys are not allowed" in fault.problem
    no_content = "did not find expected node content" in fault.problem and not fault.in_brackets
    raw = fault.here[fault.column :].rstrip()
    if not raw or not (starts_nothing or no_content):
        return None
    shown = "a backtick" if raw[0] == "`" else f"`{raw[0]}`"
    message = f"a text cannot start with {shown} unless it is in quotes"
    is_key = not fault.here[: fault.column].strip(" -") and ": " in raw
    return Finding("Y203", fault.line, fault.column, message, "" if is_key else _text_cure(fault, raw))


def stray_sign(fault: Fault) -> Finding | None:
    """Find a line that begins with a sign of the middle or the end: `: 2023-01-05`, `] and so on`."""
    sign = fault.here[fault.column : fault.column + 1]
    if "expected key" not in fault.problem or not sign or sign not in ":,]}":
        return None
    if sign == ":":
        return Finding("Y208", fault.line, fault.column, "there is no key before this colon")
    return Finding("Y203", fault.line, fault.column, f"nothing can start with `{sign}` unless it is in quotes")


def tab(fault: Fault) -> Finding | None:
    """Find a tab between words where only spaces may stand."""
    if fault.here[fault.column : fault.column + 1] != "\t" or not re.search("tab|token", fault.problem):
        return None
    message = "a tab stands here, where YAML takes only spaces"
    return Finding("Y201", fault.line, fault.column, message, "write a space instead of it")


def after_block_sign(fault: Fault) -> Finding | None:
    """Find text beside `|` or `>`, which say that the text begins on the next line."""
    if "block scalar" not in fault.context or "comment or line break" not in fault.problem:
        return None
    line, column = fault.opened
    raw = fault.opening_line[column:].rstrip()
    message = f"after `{raw[0]}` the text begins on the next line; `{clip(raw[1:])}` stands beside it"
    cure = f"move the text to the next line, indented; or, if `{raw[0]}` belongs to it, {quoting_cure(raw)}"
    return Finding("Y209", line, column, message, cure)


def colon_in_text(fault: Fault) -> Finding | None:
    """Find `quote: We will: act`: a colon and a space in a text without quotes are read as a new key."""
    if "mapping values are not allowed" not in fault.problem:
        return None
    text = fault.last_text
    one_line = text is not None and not text.style and start(text).line == fault.line
    cure = quoting_cure(fault.here[start(text).column :]) if text and one_line else BLOCK_CURE
    message = "`: ` in a text without quotes is read as a new key"
    return Finding("Y202", fault.line, fault.column, message, cure)


def _text_cure(fault: Fault, raw: str) -> str:
    """Say how to quote what stands to the end of the line; in brackets that is more than the value."""
    return "put this value in quotes" if fault.in_brackets else quoting_cure(raw)


def directive(fault: Fault) -> Finding | None:
    """Find a `%` at the start of a line."""
    line = fault.opened[0]
    if "directive" not in fault.context or not fault.opening_line.startswith("%"):
        return None
    return Finding("Y113", line, 0, "a line that starts with `%` instructs YAML", "delete this line")


def after_end(fault: Fault) -> Finding | None:
    """Find what stands after the document's end: after `...`, or after a document that is one text or list."""
    if "document start" not in fault.problem:
        return None
    message = f"the document ends before this; `{clip(fault.here[fault.column :])}` is left over"
    return Finding("Y107", fault.line, fault.column, message)

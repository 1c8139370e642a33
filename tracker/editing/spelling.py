"""How one text is written in YAML: without quotes where it can be, else in quotes, or folded over several lines."""

import json
import re
from collections.abc import Iterator
from typing import Final

import yaml

from tracker.documents import Document, parse

WIDTH: Final = 100
_LONGEST: Final = 120  # columns; a line beyond it is folded
_BREAK: Final = re.compile(r"(?<=[^\s]) (?=[^\s])")
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_RESOLVER: Final = yaml.resolver.Resolver()
_STR: Final = "tag:yaml.org,2002:str"


def is_too_long(column: int, source: str) -> bool:
    """Tell whether a text that begins at a column leaves the page."""
    return column + len(source) > _LONGEST


def looks_like_text(plain: str) -> bool:
    """Tell whether every YAML takes these letters for text: `no`, `12:30` and `1984` without quotes are none."""
    tag = _RESOLVER.resolve(yaml.ScalarNode, plain, (True, False))  # type: ignore[no-untyped-call]
    return bool(tag == _STR)


def spell(value: str, *, as_text: bool) -> str:
    """Write a value on one line; `as_text` is whether no other YAML may take it for a number, a date or a yes."""
    fits = value and "\n" not in value and reads_back(value, value)
    return value if fits and (looks_like_text(value) or not as_text) else quote(value)


def quote(value: str) -> str:
    """Write a value in quotes, on one line."""
    if _CONTROL.search(value):
        return json.dumps(value, ensure_ascii=False)
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    doubled = value.replace("'", "''")
    return f"'{doubled}'"


def reads_back(source: str, value: str) -> bool:
    """Tell whether what stands after a key is read as the value."""
    found = parse(f"key: {source}\nother: x\n".encode(), "")
    return isinstance(found, Document) and found.value == {"key": value, "other": "x"}


def folds(value: str) -> bool:
    """Tell whether a value can be written folded (`>-`) and read back unchanged."""
    return bool(value) and value == value.strip(" ") and not _CONTROL.search(value)


def folded(value: str, width: int) -> Iterator[str]:
    """Yield the lines of a folded text, broken at single spaces only, so that every other space stays as it is."""
    line = ""
    for word in _BREAK.split(value):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line

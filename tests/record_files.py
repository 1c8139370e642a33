"""Small records for tests: files written into a folder, with the examples of the rules put into them."""

import re
import shutil
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from tracker import pipeline
from tracker.problems import Problem

HERE = Path(__file__).parent
EXAMPLES = HERE / "examples"
TODAY = date(2026, 6, 1)
STATEMENT = "positions/ana-rivera/carbon-tax/2026-town-hall.yaml"
"""The file that an example's fields are put into unless it names another."""

_NAMED = re.compile(r"^# ((?:seeds|positions)/.+)\n?", re.MULTILINE)
_FIELD = re.compile(r"^[\"']?(\w+)[\"']?:.*\n(?:(?:[ #-].*)?\n)*", re.MULTILINE)


def files_of(example: str) -> Iterator[tuple[str, str]]:
    """Yield path and text of each file that an example is about."""
    first, *rest = _NAMED.split(example.rstrip("\n") + "\n")
    if first.strip():
        yield STATEMENT, first
    yield from zip(rest[::2], rest[1::2], strict=True)


def completed(path: str, text: str) -> str:
    """Add to an example's fields those of the file that is there, else of an ordinary statement."""
    there = EXAMPLES / path
    is_statement = re.fullmatch(r"positions/\S+/\S+/(?!search)[^/]+\.yaml", path) and "removed:" not in text
    if not there.exists() and not (is_statement and text.strip() and _FIELD.search(text)):
        return text
    usual = (there if there.exists() else EXAMPLES / "statement.yaml").read_text("utf-8")
    given = {found[1] for found in _FIELD.finditer(text)}
    return text + "".join(found[0] for found in _FIELD.finditer(usual) if found[1] not in given)


def write(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files below a folder."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))


def example_root(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Copy the examples' record into a folder and write files over it."""
    shutil.copytree(EXAMPLES, folder / "record")
    write(folder / "record", files)
    return folder / "record"


def problems(root: Path) -> tuple[Problem, ...]:
    """Check a record as of the examples' day."""
    return pipeline.check(root, today=TODAY).problems

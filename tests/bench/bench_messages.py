"""Whether a mistake is named where it is: ours beside yamllint and check-jsonschema, on the same files."""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import copytree

import yaml

from tracker import pipeline

TESTS = Path(__file__).parents[1]
EXAMPLES = TESTS / "examples"
SCHEMA = TESTS.parent / "schemas" / "statement.json"
STATEMENT = "positions/ana-rivera/carbon-tax/2026-03-14-harbour-debate.yaml"
TODAY = date(2026, 6, 1)
BIN = Path(sys.executable).parent
YAMLLINT = "{extends: default, rules: {line-length: disable, document-start: disable}}"


@dataclass(frozen=True, slots=True)
class Mistake:
    """A broken file and the place that a reader would name."""

    name: str
    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that a tool says of a file; no line where it names none."""

    line: int | None
    column: int | None
    has_help: bool = False


def mistakes() -> Sequence[Mistake]:
    """Return the mistakes of tests/golden/breakages.yaml."""
    whole = (EXAMPLES / "harbour-debate.yaml").read_text("utf-8")
    found = yaml.safe_load((TESTS / "golden" / "breakages.yaml").read_text("utf-8"))
    return [_mistake(one, whole) for one in found]


def _mistake(one: Mapping[str, str], whole: str) -> Mistake:
    line, column = map(int, one.get("wanted", one["problem"].split()[1]).split(":"))
    return Mistake(one["name"], whole.replace(one["old"], one["new"]), line, column)


def ours(mistake: Mistake, folder: Path) -> list[Told]:
    """Check the file in its place in a record."""
    root = folder / "record"
    if not root.exists():
        copytree(EXAMPLES, root)
    (root / STATEMENT).write_bytes(mistake.text.encode("utf-8", "surrogatepass"))
    return [Told(one.line, one.column, bool(one.help)) for one in pipeline.check(root, today=TODAY).problems]


def files(found: Sequence[Mistake], folder: Path) -> Sequence[Path]:
    """Write each broken file, for tools that know nothing of a record."""
    paths = []
    for number, mistake in enumerate(found):
        path = folder / f"{number:03}.yaml"
        path.write_bytes(mistake.text.encode("utf-8", "surrogatepass"))
        paths.append(path)
    return paths


def yamllint(paths: Sequence[Path]) -> Mapping[Path, list[Told]]:
    """Return what yamllint says of each file."""
    command = [str(BIN / "yamllint"), "--format", "parsable", "--config-data", YAMLLINT, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    told: dict[Path, list[Told]] = {path: [] for path in paths}
    for path, line, column in re.findall(r"^(.+?):(\d+):(\d+): \[", done.stdout, re.MULTILINE):
        told[Path(path)].append(Told(int(line), int(column)))
    return told


def check_jsonschema(paths: Sequence[Path]) -> Mapping[Path, list[Told]]:
    """Return what check-jsonschema says of each file against our own schema; it names a key, and no line of it."""
    command = [str(BIN / "check-jsonschema"), "--schemafile", str(SCHEMA), "--output-format", "json"]
    done = subprocess.run([*command, *map(str, paths)], capture_output=True, text=True, check=False)
    said = json.loads(done.stdout)
    told: dict[Path, list[Told]] = {path: [] for path in paths}
    for error in said["errors"]:
        told[Path(error["filename"])].append(Told(None, None))
    for error in said["parse_errors"]:
        place = re.search(r"line (\d+), column (\d+)", error["message"])
        one = Told(int(place[1]), int(place[2])) if place else Told(None, None)
        told[Path(error["filename"])].append(one)
    return told


def scores(found: Sequence[Mistake], told: Sequence[list[Told]]) -> Iterator[int]:
    """Yield how many mistakes are seen at all, at their line, at their column, as one problem, and with help."""
    pairs = list(zip(found, told, strict=True))
    yield sum(bool(said) for _, said in pairs)
    yield sum(any(one.line == mistake.line for one in said) for mistake, said in pairs)
    yield sum(any(_is_there(one, mistake) for one in said) for mistake, said in pairs)
    yield sum(len(said) == 1 and said[0].line == mistake.line for mistake, said in pairs)
    yield sum(any(one.has_help for one in said) for _, said in pairs)


def _is_there(one: Told, mistake: Mistake) -> bool:
    return one.line == mistake.line and one.column is not None and abs(one.column - mistake.column) <= 1


def main() -> None:
    """Print the scores."""
    found = mistakes()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = files(found, folder)
        lint, schema = yamllint(paths), check_jsonschema(paths)
        rows = {
            "tracker check": [ours(one, folder) for one in found],
            "yamllint": [lint[path] for path in paths],
            "check-jsonschema": [schema[path] for path in paths],
        }
    head = ("seen", "right line", "column ±1", "one problem, right line", "with help")
    print(f"{len(found)} mistakes in one statement's file")
    print(f"{'':18}" + "".join(f"{one:>25}" for one in head))
    for tool, told in rows.items():
        print(f"{tool:18}" + "".join(f"{one:>25}" for one in scores(found, told)))


if __name__ == "__main__":
    main()

"""No input makes a check raise: files of the invented race, broken in bytes and in structure, are always told of."""

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from record_files import example_root, problems

from tracker.documents import excerpt_lines
from tracker.problems.report import as_json, concise, full, github

HERE = Path(__file__).parent
FILES = sorted(str(path.relative_to(HERE / "examples")) for path in (HERE / "examples").glob("*/*/**/*.yaml"))
TEXTS = {path: (HERE / "examples" / path).read_bytes() for path in FILES}
VALUES = {path: yaml.load(text, Loader=yaml.BaseLoader) for path, text in TEXTS.items()}  # noqa: S506 - strings only

ODD_BYTES = st.sampled_from(
    [b"\0", b"\xff", b"\t", b"\n", b"\r", b"\xe2\x80\xae", b"\xef\xbb\xbf", b": ", b" #", b"- ", b"'", b'"', b"[", b"}"]
) | st.binary(max_size=5)
ODD_TEXTS = st.sampled_from(
    [
        *("", " ", "~", "null", "no", "0", "-1", "9" * 400, "[…]", "[", "::error::x", "\x1b[31m", "\u202e", "\u200b"),
        *("2026", "2026-02-30", "2026-03-14/2026", "../2026-03-20", "2026-21~", "0000-00-00", "2199-12-31", "/", ".."),
        *("https://", "http://[::1", "https://ex.org:99999999", "https://user@ex.org", "https://é.org/%zz", "x" * 3000),
        *("ana-rivera", "bo-lindqvist", "carbon-tax", "ana-rivera/carbon-tax/2026-03-20-interview", "a/b/c", "a/b"),
        *("support", "oppose", "declined", "unnamed_sources", "witness", "campaign", "asked", "rival_pledge", "memoir"),
        *("narrower", "related", "978-0-306-40615-7", "030640615X", "es", "en", "Q1", "ocd-division/country:nz", "😀"),
    ]
) | st.text(max_size=12)
ODD_VALUES = st.recursive(
    ODD_TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["on", "by", "url", "x"]), inner),
    max_leaves=4,
)

MOVING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
"""What moves the cursor, hides text or turns its direction."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return example_root(tmp_path_factory.mktemp("broken"), {})


def told(root: Path, path: str, data: bytes) -> None:
    """Check the record with one file replaced; whatever is found can be printed, and stands inside of a file."""
    try:
        (root / path).write_bytes(data)
        found = problems(root)
    finally:
        (root / path).write_bytes(TEXTS[path])
    lines = {one.path: excerpt_lines(data if one.path == path else TEXTS.get(one.path, b"")) for one in found}
    for one in found:
        assert one.code != "Y009"
        assert 1 <= one.line <= len(lines[one.path])
        assert 1 <= one.column <= len(lines[one.path][one.line - 1]) + 1
        printed = full(one, lambda path, line: lines[path][line - 1])
        assert not any(line.lstrip().startswith("::") for line in printed.splitlines())
        for text in (printed, concise(one), github(one)):
            assert not MOVING.search(text)
    assert len(json.loads(as_json(found))) == len(found)


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from(FILES), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 9), ODD_BYTES), min_size=1, max_size=4)
)
def test_no_bytes_make_a_check_raise(root: Path, path: str, cuts: list[tuple[float, int, bytes]]) -> None:
    data = TEXTS[path]
    for where, length, put in cuts:
        at = int(where * len(data))
        data = data[:at] + put + data[at + length :]
    told(root, path, data)


def places(value: Any, key: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [key, *(place for name, part in inside for place in places(part, (*key, name)))]


@st.composite
def changed(draw: st.DrawFn) -> tuple[str, Any]:
    """Take a file's value; drop, replace, double or carry elsewhere a few of its parts."""
    path = draw(st.sampled_from(FILES))
    value = copy.deepcopy(VALUES[path])
    for _ in range(draw(st.integers(1, 4))):
        *way, last = draw(st.sampled_from([place for place in places(value) if place] or [("x",)]))
        around = value
        for part in way:
            around = around[part]
        match draw(st.sampled_from(["drop", "replace", "other"])), around:
            case "drop", _ if around:
                del around[last]
            case "replace", _ if around:
                around[last] = draw(ODD_VALUES)
            case "other", list():
                around.append(copy.deepcopy(draw(st.sampled_from(around or [""]))))
            case "other", dict():
                around[draw(st.sampled_from(KEYS))] = draw(ODD_VALUES)
    return path, value


KEYS = sorted(
    {part for value in VALUES.values() for place in places(value) for part in place if isinstance(part, str)}
    | {"after", "corrects", "distinct_from", "withdrawn", "removed", "fit", "isbn", "rival", "translation", "language"}
)


@settings(max_examples=120, deadline=None)
@given(changed())
def test_no_structure_makes_a_check_raise(root: Path, change: tuple[str, Any]) -> None:
    path, value = change
    told(root, path, yaml.safe_dump(value, allow_unicode=True, sort_keys=False).encode("utf-8", "surrogatepass"))

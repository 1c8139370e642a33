"""How problems are printed: readable, and harmless whatever a contributor wrote."""

import json

import pytest

from tracker.problems import Problem
from tracker.problems.report import as_json, concise, escaped, full, github
from tracker.vocabulary import Severity

PATH = "positions/ana-rivera/carbon-tax/2026-03-14-debate.yaml"
HELP = "did you mean `support`? One of: support, lean_support, mixed, lean_oppose, oppose, unclear, declined"
STANCE = Problem(PATH, 2, 9, "S105", "`supports` is not a stance", HELP)


def line_of(text: str) -> object:
    return lambda _path, _line: text


def test_the_full_format_is_the_one_the_design_shows() -> None:
    """Place, code and message; the numbered line; a caret under the value; the cure."""
    assert full(STANCE, lambda _path, _line: "stance: supports") == (
        f"{PATH}:2:9: S105 `supports` is not a stance\n  2 | stance: supports\n    |         ^^^^^^^^\n  help: {HELP}"
    )


@pytest.mark.parametrize(
    ("line", "column", "carets"),
    [
        ("stanse: support", 1, "^^^^^^"),
        ("speaker: 'Ana O''Hara' # said so", 10, "^" * 13),
        ("summary: two words # a comment", 10, "^" * 9),
        ("summary:", 9, "^"),
        ("\tstance: x", 1, "^" * 5),
    ],
)
def test_the_caret_marks_the_key_the_quoted_text_or_the_words(line: str, column: int, carets: str) -> None:
    shown = full(Problem(PATH, 7, column, "S105", "message"), lambda _path, _line: line)
    assert shown.splitlines()[2].count("^") == len(carets)


def test_the_caret_of_a_long_line_stands_under_its_place() -> None:
    line = "summary: " + "word " * 100 + "HERE " + "word " * 40
    lines = full(Problem(PATH, 3, line.index("HERE") + 1, "W1", "m"), lambda _path, _line: line).splitlines()
    assert lines[1][lines[2].index("^") :].startswith("HERE")
    assert len(lines[1]) < 120


@pytest.mark.parametrize(
    "hostile", ["\x1b[31mred", "a\u202eb", "a\u200bb", "a\rb", "a\nb", "\ud800", "\x9b1m", "\u2066x"]
)
def test_no_format_prints_what_hides_or_reorders_text(hostile: str) -> None:
    found = Problem("positions/" + hostile, 1, 1, "S105", hostile, hostile)
    for shown in (concise(found), full(found, lambda _path, _line: hostile), github(found), as_json([found])):
        kept = hostile.replace("\n", "")
        assert kept not in shown or kept == "ab"
        assert all(ch == "\n" or ch.isprintable() for ch in shown)


def test_contributor_text_cannot_start_a_command_of_the_code_host() -> None:
    found = Problem("::error::x", 1, 1, "S105", "a\n::set-output name=x::y", "b\n::error::z")
    assert len(github(found).splitlines()) == 1
    assert not any(line.startswith("::") for line in full(found, lambda _path, _line: "::x").splitlines()[1:])
    assert "title=S105::" in github(found)
    assert "file=%3A%3Aerror%3A%3Ax," in github(found)


def test_json_has_the_fields_that_the_command_line_promises() -> None:
    (row,) = json.loads(as_json([STANCE]))
    assert row == {
        "code": "S105",
        "severity": "error",
        "path": PATH,
        "line": 2,
        "column": 9,
        "message": "`supports` is not a stance",
        "help": HELP,
    }
    assert Severity(row["severity"]) is Severity.ERROR


def test_ordinary_letters_of_any_language_are_left_alone() -> None:
    assert escaped("Ñandú — “ça va” 日本 🗳") == "Ñandú — “ça va” 日本 🗳"

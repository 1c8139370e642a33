"""YAML's syntax errors in a contributor's terms: the place, the code, and a cure that works."""

import pytest

from tracker.documents import Document, parse
from tracker.problems import Problem


def only(text: str) -> Problem:
    found = parse(text.encode(), "p.yaml")
    assert isinstance(found, tuple), found.value
    assert len(found) == 1, found
    return found[0]


_ZERO = "found an indentation indicator equal to 0"

SLIPS = {
    "a colon in a text": ("a: We will: do\n", "Y202", 1, 11),
    "a colon in a text over two lines": ("a: He said\n  We will: do\n", "Y202", 2, 10),
    "a colon after a word": ("a: b\nc: d: e\n", "Y202", 2, 5),
    "at": ("a: @foo\n", "Y203", 1, 4),
    "backtick": ("a: `x`\n", "Y203", 1, 4),
    "per cent": ("a: %x\n", "Y203", 1, 4),
    "question mark": ("a: ? b\n", "Y203", 1, 4),
    "comma": ("a: , b\n", "Y203", 1, 4),
    "at in a list": ("a:\n  - @foo\n", "Y203", 2, 5),
    "a dash in a value": ("a: - b\n", "Y203", 1, 4),
    "a quote never closed": ('a: b\nc: "d\ne: f\n', "Y204", 2, 4),
    "an apostrophe never closed": ("a: 'x\n", "Y204", 1, 4),
    "a quote closed by the next": ('a: "b\nc: "d"\n', "Y204", 1, 4),
    "quotes in quotes": ('a: "he said "x" ok"\n', "Y205", 1, 14),
    "an apostrophe in apostrophes": ("a: 'it's'\n", "Y205", 1, 8),
    "a text after a quote": ('a: "x" y\n', "Y205", 1, 8),
    "a colon after a quote": ('a: "b": c\n', "Y205", 1, 7),
    "a text after a quote in brackets": ('a: {b: "c" d}\n', "Y205", 1, 12),
    "a field too deep": ("a: 1\n  b: 2\n", "Y206", 2, 3),
    "a field between two depths": ("a:\n  b: 1\n c: 2\n", "Y206", 3, 2),
    "a field after a quoted text, too deep": ('a: "b"\n  c: d\n', "Y206", 2, 3),
    "a field of an item, under its dash": ("a:\n  - x: 1\n  y: 2\n", "Y206", 3, 3),
    "a dash between two depths": ("a:\n   - x: 1\n  - y: 2\n", "Y206", 3, 3),
    "a line of a block too shallow": ("a: >-\n    x\n  y\nb: c\n", "Y206", 3, 3),
    "an item without its dash": ("a:\n  - x: 1\n  x: 2\n", "Y207", 3, 3),
    "a text item without its dash": ("a:\n  - x\n  y\n", "Y207", 3, 3),
    "no space after a dash": ("- a\n-b\n", "Y207", 2, 1),
    "a list beside its key": ("a: - b: c\n", "Y207", 1, 4),
    "a list under a value": ("a: b\n- c\n", "Y207", 2, 1),
    "a line without a key": ("a: b\nc d\ne: f\n", "Y208", 2, 1),
    "a block not indented": ("a: >-\nc d\ne: f\n", "Y208", 2, 1),
    "a colon without a key": ("a: b\n: c\n", "Y208", 2, 1),
    "text beside >": ("a: > text\n", "Y209", 1, 4),
    "text beside |": ("a: b\nc: | text\n", "Y209", 2, 4),
    "brackets at the start": ("a: [We] will\n", "Y210", 1, 4),
    "braces at the start": ("a: {We} will\n", "Y210", 1, 4),
    "brackets in brackets at the start": ("a: [[We]] will\n", "Y210", 1, 4),
    "a bracket never closed": ("a: [x, y\nb: c\n", "Y210", 1, 4),
    "a comma missing in braces": ("a: {b: c d: e}\n", "Y210", 1, 11),
    "a backslash": ('a: "C:\\docs"\n', "Y211", 1, 7),
    "an unfinished escape": ('a: "b\\x4"\n', "Y211", 1, 6),
    "tabs": ("a:\n\tb: 2\n\tc: 3\n", "Y201", 2, 1),
    "a tab after spaces": ("a:\n  \tb: 2\n", "Y201", 2, 3),
    "a tab in a block": ("a: >-\n\tb\n", "Y201", 2, 1),
    "anything else": ("a: |0\n  b\n", "Y200", 1, 5),
}


@pytest.mark.parametrize(("text", "code", "line", "column"), SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_is_one_problem_at_its_place(text: str, code: str, line: int, column: int) -> None:
    found = only(text)
    assert (found.code, found.line, found.column) == (code, line, column)


VALUES = {
    "a colon": "We will: do",
    "at": "@foo said",
    "a backtick": "`x` y",
    "a star": "*foo bar",
    "an ampersand": "&foo bar",
    "an exclamation mark": "!foo bar",
    "a bracket": "[We] will",
    "a brace": "{We} will",
    "a comment": "We are #1",
    "a hashtag": "#MeToo",
    "a number sign": "Agenda #47",
    "a colon and quotes": 'We "will": do',
    "quotes left over": '"We" will',
}


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES.keys())
def test_the_cure_for_a_text_reads_back_as_that_text(value: str) -> None:
    """Writing what the help says gives exactly the words that were meant."""
    cure = only(f"a: {value}\nb: c\n").help
    written = cure.removeprefix("write `").split("`;")[0].removesuffix("`")
    mended = parse(f"a: {written}\nb: c\n".encode(), "p")
    assert isinstance(mended, Document), cure
    assert mended.value == {"a": value, "b": "c"}


@pytest.mark.parametrize(
    ("text", "message", "cure"),
    [
        (
            "a: 'it's so'\n",
            "the quoted text ends before this; `s so'` is left over",
            'write `"it\'s so"`',
        ),
        (
            'a: "b", "c"\n',
            'the quoted text ends before this; `, "c"` is left over',
            'if this is a list, write `["b", "c"]`',
        ),
        (
            "a:\n  b: 1\n c: 2\n",
            "this line is indented by 1 space; no line above it that it could stand beside is",
            "indent it by 2 spaces, like `b` on line 2, or indent it by no spaces, like `a` on line 1",
        ),
        (
            "a: 1\n  b: 2\n",
            "`b` is indented deeper than `a`, so it is read as part of its text",
            "if `b` is a field, indent it by no spaces, like `a` on line 1; if it is text, quote the whole of it",
        ),
        (
            "a:\n  - x: 1\n  x: 2\n",
            "`x` has no dash; the item above it already has a `x`",
            "begin a new item: `- x: …`",
        ),
        (
            "a: >-\n    x\n  y\n",
            "this line is indented less than the text of `a` above it",
            "if it belongs to that text, indent it by 4 spaces",
        ),
        (
            "a: b\nc d\ne: f\n",
            "`c d` has no `key: ` before it",
            "if it goes on with the text of `a`, indent it by 2 spaces",
        ),
        (
            "a: b\nstance:support\n",
            "there is no space after the colon of `stance:`",
            "write `stance: support`",
        ),
        (
            "a: |0\n  b\n",
            f"YAML cannot read this: {_ZERO}, while scanning a block scalar that starts on line 1",
            "",
        ),
    ],
)
def test_message_and_cure_in_full(text: str, message: str, cure: str) -> None:
    found = only(text)
    assert (found.message, found.help) == (message, cure)


def test_a_fault_of_our_own_is_a_problem_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever exception the parser's library raises, the run goes on."""

    def overflow(_: str) -> None:
        raise OverflowError

    monkeypatch.setattr("tracker.documents.document.stream", overflow)
    found = only("a: b\n")
    assert (found.code, found.line, found.column) == ("Y009", 1, 1)

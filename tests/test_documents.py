"""YAML bytes to documents: exact values and places, and every refusal at its exact line, column and code."""

import pytest
import yaml

from tracker.documents import MAX_BYTES, MAX_DEPTH, MAX_NODES, ZERO_WIDTH, Document, Mark, excerpt_lines, parse
from tracker.problems import Problem

STATEMENT = """\
# yaml-language-server: $schema=statement.json
date: 2023-01-05   # when it was said
stance: support
summary: >-
  The plan has the Pentagon
  use special forces.
citations:
  - kind: campaign_site
    url: "https://example.org/#plan"
    carriers:
      - {publisher: Example News, published: 2023-01-06}
note:
"""


def document(text: str) -> Document:
    found = parse(text.encode(), "p.yaml")
    assert isinstance(found, Document), found
    return found


def problems(text: str | bytes) -> tuple[Problem, ...]:
    found = parse(text if isinstance(text, bytes) else text.encode(), "p.yaml")
    assert isinstance(found, tuple), found.value
    return found


def codes(text: str | bytes) -> list[tuple[str, int, int]]:
    return [(found.code, found.line, found.column) for found in problems(text)]


def test_every_scalar_is_a_string() -> None:
    assert document(STATEMENT).value == {
        "date": "2023-01-05",
        "stance": "support",
        "summary": "The plan has the Pentagon use special forces.",
        "citations": [
            {
                "kind": "campaign_site",
                "url": "https://example.org/#plan",
                "carriers": [{"publisher": "Example News", "published": "2023-01-06"}],
            }
        ],
        "note": "",
    }


@pytest.mark.parametrize("word", ["no", "on", "~", "null", "12:30", "0123", "1.10", "2026-02-30", ".inf", "="])
def test_what_yaml_would_convert_stays_as_written(word: str) -> None:
    assert document(f"{word}: {word}").value == {word: word}


@pytest.mark.parametrize(
    ("key", "line", "column"),
    [
        ((), 2, 1),
        (("date",), 2, 7),
        (("summary",), 4, 10),
        (("citations",), 8, 3),
        (("citations", 0), 8, 5),
        (("citations", 0, "url"), 9, 10),
        (("citations", 0, "carriers", 0), 11, 9),
        (("citations", 0, "carriers", 0, "published"), 11, 46),
        (("note",), 12, 6),
    ],
)
def test_every_value_has_its_mark(key: tuple[str | int, ...], line: int, column: int) -> None:
    assert document(STATEMENT).marks[key] == Mark(line, column)


def test_every_key_has_its_mark() -> None:
    keys = document(STATEMENT).key_marks
    assert keys[("note",)] == Mark(12, 1)
    assert keys[("citations", 0, "carriers", 0, "published")] == Mark(11, 35)


def test_columns_count_characters_not_bytes() -> None:
    assert document("a: {é😀: 1, b: 2}").marks[("a", "b")] == Mark(1, 15)


def test_a_key_without_value_or_line_below_keeps_its_place_in_the_file() -> None:
    assert document("? a").marks[("a",)] == Mark(1, 3)


def test_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    plain = document(STATEMENT)
    windows = parse(b"\xef\xbb\xbf" + STATEMENT.replace("\n", "\r\n").encode(), "p.yaml")
    assert isinstance(windows, Document)
    assert (windows.value, windows.marks, windows.key_marks) == (plain.value, plain.marks, plain.key_marks)


def test_excerpt_lines_number_as_parse_does() -> None:
    assert excerpt_lines(b"\xef\xbb\xbfa: 1\r\nb: \xff\n") == ["a: 1", "b: \ufffd", ""]


ACCEPTED = {
    "a document mark at the start": "---\na: b\n",
    "an end mark at the end": "a: b\n...\n",
    "a comment beside a word": "stance: support # as coded by two of us\n",
    "a comment beside a quoted text": 'note: "We will win" # and so on\n',
    "a comment after a list's key": "a: # the list\n  - b\n",
    "a comment of its own line": "a: We will\n# not yet\nb: c\n",
    "a hash in a block": "a: >-\n  We are #1 in # this\n",
    "a hash inside of a word": "url: https://example.org/#x\n",
    "signs inside of prose": "note: Smith & Co! said 5 * 3 *is* fifteen!\n",
    "brackets in a block": "quote: >-\n  […] [We] will {act}\n",
    "an apostrophe written twice": "note: 'it''s so'\n",
    "a no-break space": "note: 5\u00a0%\n",
    "a joiner in an emoji": "note: 👩\u200d🌾\n",
    "a tab after a colon": "a:\tb\n",
    "an escape that means a sign": 'a: "\\u00e9"\n',
    "flow over lines": "a: [b,\n  c]\n",
    "the greatest depth": "a: " + "[" * (MAX_DEPTH - 1) + "b" + "]" * (MAX_DEPTH - 1),
    "the greatest number": "- a\n" * (MAX_NODES - 1),
    "a lone text": "text\n",
    "an empty mapping": "{}\n",
}


@pytest.mark.parametrize("text", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_accepted(text: str) -> None:
    """What is harmless is read, and read as YAML's own loader of strings reads it."""
    assert document(text).value == yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - builds strings only


REFUSED = {
    "an empty file": ("", [("Y005", 1, 1)]),
    "only comments": ("# a\n", [("Y005", 1, 1)]),
    "only a document mark": ("---\n", [("Y005", 1, 1)]),
    "a Windows quote": (b"a: b\nc: it\x92s", [("Y004", 2, 6)]),
    "a byte that is not UTF-8 after é": ("a: é".encode() + b"\xe9", [("Y004", 1, 5)]),
    "an encoded lone surrogate": (b"a: \xed\xa0\x80", [("Y004", 1, 4)]),
    "UTF-16 with its mark": ("a: b".encode("utf-16"), [("Y004", 1, 1)]),
    "UTF-16 without its mark": ("a: b".encode("utf-16-le"), [("Y004", 1, 1)]),
    "a bell": ("a: b\nc: d\ae\n", [("Y006", 2, 5)]),
    "a NUL": ("a: bcde\0\n", [("Y006", 1, 8)]),
    "a line separator": ("a: b\u2028c: d\n", [("Y006", 1, 5)]),
    "a lone carriage return": ("a: b\rc: d\n", [("Y006", 1, 5)]),
    "a noncharacter": ("a: \ufffe\n", [("Y006", 1, 4)]),
    "an escaped NUL": ('a: "b"\nc: "é\\0"\n', [("Y006", 2, 6)]),
    "an escaped escape sign": ('a: "\\\\ \\e[31m"\n', [("Y006", 1, 8)]),
    "an escaped lone surrogate": ('a: "b\\uD800"\n', [("Y211", 1, 6)]),
    "an escape beyond Unicode": ('a: "\\UFFFFFFFF"\n', [("Y211", 1, 5)]),
    "a bidi override": ("a: b\u202ec\n", [("Y007", 1, 5)]),
    "a bidi isolate in a comment": ("a: b\n# \u2066\n", [("Y007", 2, 3)]),
    "an escaped bidi override": ('a: "b\\u202Ec"\n', [("Y007", 1, 6)]),
    "a zero-width space in a key": ("a: b\nno\u200bte: c\n", [("Y112", 2, 1)]),
    "a Hangul filler in a key": ("no\u3164te: c\n", [("Y112", 1, 1)]),
    "conflict markers": ("a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n", [("Y008", 2, 1)]),
    "one conflict marker left": ("a: 1\n=======\nb: 3\n", [("Y008", 2, 1)]),
    "a conflict inside of quotes": ('a: "b\n<<<<<<< HEAD\nc"\n', [("Y008", 2, 1)]),
    "a tag": ("a: !word yes\n", [("Y101", 1, 4)]),
    "a tag that would run code": ("a: !!python/name:os.system x\n", [("Y101", 1, 4)]),
    "a tag beside a quote in brackets": ('{"a":!b c}\n', [("Y101", 1, 6)]),
    "a tag without end": ("a: !Viva! all\n", [("Y101", 1, 4)]),
    "an anchor": ("a: &b c\n", [("Y102", 1, 4)]),
    "a sign of an anchor alone": ("a: & b\n", [("Y102", 1, 4)]),
    "an alias": ("a: *b\n", [("Y103", 1, 4)]),
    "an alias in prose": ("a: *see page 2\n", [("Y103", 1, 4)]),
    "bold in prose": ("a: **see**\n", [("Y103", 1, 4)]),
    "a merge key": ("a: b\n<<: {c: d}\n", [("Y104", 2, 1)]),
    "a key twice": ("a: b\nc: d\na: e\n", [("Y105", 3, 1)]),
    "a key twice, once in quotes": ('a: b\n"a": e\n', [("Y105", 2, 1)]),
    "a key twice in a mapping twice": ("a: {x: 1}\na: {x: 2, x: 3}\n", [("Y105", 2, 1), ("Y105", 2, 11)]),
    "a list as a key": ("a: b\n[c]: d\n", [("Y106", 2, 1)]),
    "an empty key": ('"": d\n', [("Y106", 1, 1)]),
    "a second document": ("a: b\n---\nc: d\n", [("Y107", 2, 1)]),
    "text after the end": ("a: b\n...\nc\n", [("Y107", 3, 1)]),
    "a comment after words": ("a: We will be #1\n", [("Y108", 1, 15)]),
    "a comment after words, in a list": ("- a b\n- c d # e\n", [("Y108", 2, 7)]),
    "a comment in words over two lines": ("a: We will\n  be it # so\n", [("Y108", 2, 9)]),
    "words on both sides of a comment": ("a: We will # be\n  it\n", [("Y108", 1, 12)]),
    "a hashtag alone": ("a: #MeToo\n", [("Y108", 1, 4)]),
    "a number after a word": ("a: Agenda #47\n", [("Y108", 1, 11)]),
    "no space after a first key": ("a:b\nc: d\n", [("Y109", 1, 2)]),
    "no space after a later key": ("a: b\nc:d\n", [("Y109", 2, 2)]),
    "no space after the only key": ("stance:support\n", [("Y109", 1, 7)]),
    "no space in brackets": ("a: {b:c, d: e}\n", [("Y109", 1, 6)]),
    "no space in an item": ("a:\n  - b:c\n    d: e\n", [("Y109", 2, 6)]),
    "one level too deep": ("a: " + "[" * 12 + "]" * 12, [("Y110", 1, 15)]),
    "one value too many": ("- a\n" * MAX_NODES, [("Y111", 1000, 3)]),
    "more brackets than values": ("a: " + "[" * (MAX_NODES + 1), [("Y111", 1, 1004)]),
    "a directive": ("%YAML 1.1\n---\na: b\n", [("Y113", 1, 1)]),
    "an unknown directive": ("%FOO\n---\na: b\n", [("Y113", 1, 1)]),
    "too large": (b"#" * (MAX_BYTES + 1), [("Y002", 1, 1)]),
    "two faults at once": (
        "a: !x y\na: We are #1\nb: c\nd: @e\n",
        [("Y101", 1, 4), ("Y105", 2, 1), ("Y108", 2, 11), ("Y203", 4, 4)],
    ),
}


@pytest.mark.parametrize(("text", "expected"), REFUSED.values(), ids=REFUSED.keys())
def test_refused(text: str | bytes, expected: list[tuple[str, int, int]]) -> None:
    """What is hostile, or would lose text, is refused at its place and for nothing else."""
    assert codes(text) == expected


def test_a_comment_between_words_is_one_problem_with_the_text_to_write() -> None:
    (found,) = problems("title: We will be #1 again\n")
    assert found.message == "` #` starts a comment: everything after `We will be` is dropped"
    assert found.help == 'write `"We will be #1 again"`; if a comment is meant, give it a line of its own'


def test_a_key_written_twice_names_both_lines_and_both_values() -> None:
    (found,) = problems("stance: support\nact: stated\nstance: oppose\n")
    assert found.message == "the key `stance` is written twice; first on line 1"
    assert found.help == "keep one of the two: `support` or `oppose`"
    assert found.key == ("stance",)


def test_another_encoding_names_the_byte_and_what_it_was() -> None:
    (found,) = problems(b"a: it\x92s\n")
    expected = "the byte 0x92 is not UTF-8 text (was the file saved as Windows-1252? There it is `’`)"
    assert found.message == expected


def test_a_garbled_sign_is_given_back() -> None:
    (found,) = problems("a: it\u0092s\n")
    assert found.help == "write `’`, which it was before a program garbled it"


def test_zero_width_characters_are_found_and_visible_ones_are_not() -> None:
    assert all(ZERO_WIDTH.search(sign) for sign in "\u00ad\u200b\u200d\u2060\ufeff\ufe0f\u3164\U000e0041")
    assert not ZERO_WIDTH.search("Ångström 東京 عربي ñ’–…")

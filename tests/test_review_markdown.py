"""Contributor text in Markdown stays text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.review.markdown import NAME_LIMIT, PASSAGE_LIMIT, literal, name

HOSTILE = [
    "[a link](https://evil.example.org)",
    "![an image](https://evil.example.org/pixel.png)",
    "@everyone and @example-org/team",
    "see #1, GH-1, example/repo#1 and 0123456789abcdef0123456789abcdef01234567",
    "<script>alert(1)</script>",
    "<!-- a comment that hides the rest",
    "</details><h1>Approved</h1>",
    "https://evil.example.org www.evil.example.org mail@example.org",
    "`code` ``more`` ```fence```",
    "a ` <b>bold</b> ` b",
    "~~~\nfence",
    "# Heading\n\n- list\n\n> quote\n\n    code",
    "| a | table |\n|---|---|",
    "$\\sqrt{x}$ $`x`$ :tada: [^1] [!NOTE]",
    "&lt;b&gt; &#64;user",
    "line\r\nbreak\u2028another\u2029last",
    "\u202egnihtemos\u202c \u200b\ufeff\x1b[31m\x00",
    "::error file=a,line=1::hello",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_one_code_span(text: str) -> None:
    for shown in (literal(text), name(text)):
        assert re.fullmatch(r"`[^`\n\r|]+`", shown), shown
        assert shown.isprintable()


def test_a_span_that_text_would_end_keeps_going() -> None:
    assert literal("a ` b") == r"`a \u{60} b`"
    assert literal("a | b") == r"`a \u{7c} b`"


@given(st.text())
def test_any_text_is_one_span_or_nothing(text: str) -> None:
    shown = literal(text)
    assert shown == "(empty)" or re.fullmatch(r"`[^`\n\r|]+`", shown)


@given(st.text(max_size=50))
def test_a_name_outside_a_span_holds_only_words(text: str) -> None:
    shown = name(text)
    if not shown.startswith("`") and shown != "(empty)":
        assert shown == text
        assert all(sign.isalpha() or sign in " ,.-’" for sign in shown)


@pytest.mark.parametrize("text", ["Ana Rivera", "Robert F. Kennedy Jr.", "Mary O’Neill-Čapek", "李 小龍", "Kaya, Elif"])
def test_names_are_left_as_they_are(text: str) -> None:
    assert name(text) == text


@pytest.mark.parametrize(
    "text", ["www.example", "a.b", "_Ana_", "Ana*", "deadbeef", "GH-1", "- Ana", "", "  ", "1. Ana"]
)
def test_a_name_that_is_more_than_words_is_literal(text: str) -> None:
    assert name(text) == literal(text, NAME_LIMIT)


def test_long_text_is_cut() -> None:
    assert literal("x" * 5000) == f"`{'x' * PASSAGE_LIMIT} …`"
    assert len(name("Ana " * 500)) < NAME_LIMIT + 5

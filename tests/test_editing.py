"""Canonical layout: what it does to a file, what it never does, and that both hold for files nobody thought of."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.documents import Document, parse
from tracker.editing.comments import comments
from tracker.editing.nodes import compose
from tracker.editing.tidying import tidy
from tracker.records import Citation, Statement

ROOT = Path(__file__).parents[1]
PATH = "positions/ana-rivera/carbon-tax/2026-03-14-debate.yaml"
FILES = sorted(path for name in ("positions", "seeds") for path in (ROOT / name).rglob("*.yaml"))


def tidied(text: str, path: str = PATH) -> str:
    found = tidy(text.encode(), path)
    assert found.reason == ""
    assert found.is_changed == (found.data != text.encode())
    assert not tidy(found.data, path).is_changed
    return found.data.decode()


def test_the_record_is_laid_out() -> None:
    left = [str(path) for path in FILES if tidy(path.read_bytes(), str(path.relative_to(ROOT))).is_changed]
    assert left == [], "run `tracker fmt`"


CASES = {
    "keys stand in the order of the fields, unknown ones last": (
        "canidate: x\nstance: support\ndate: 2026\n",
        "date: 2026\nstance: support\ncanidate: x\n",
    ),
    "a comment goes with the line below it": (
        "date: 2026\n# why support\nstance: support\n# who\nsaid_by: candidate\nact: stated\n",
        "date: 2026\n# why support\nstance: support\nact: stated\n# who\nsaid_by: candidate\n",
    ),
    "a comment at the end of a line goes with the line": (
        "stance: support # yes\ndate: 2026   # as the paper says\n",
        "date: 2026 # as the paper says\nstance: support # yes\n",
    ),
    "comments before the first key stay at the top": (
        "# yaml-language-server: $schema=x.json\n# note\nstance: support\ndate: 2026\n",
        "# yaml-language-server: $schema=x.json\n# note\ndate: 2026\nstance: support\n",
    ),
    "a comment deeper than what follows stays with what it follows": (
        "citations:\n- kind: speech\n  title: A\n  # last\nsummary: It said so.\n",
        "summary: It said so.\ncitations:\n  - kind: speech\n    title: A\n    # last\n",
    ),
    "a comment beside or right after a dash goes above the dash": (
        "citations:\n- # read\n  title: A\n  kind: speech\n- # twice\n  # over\n  kind: speech\n",
        "citations:\n  # read\n  - kind: speech\n    title: A\n  # twice\n  # over\n  - kind: speech\n",
    ),
    "the last comment stays last": ("stance: support\ndate: 2026\n# end\n", "date: 2026\nstance: support\n# end\n"),
    "lists are indented, folded texts keep their lines": (
        "quote: >-\n     one\n     two\ncitations:\n- kind: speech\n  carriers:\n  - {title: A, publisher: B}\n",
        "quote: >-\n  one\n  two\ncitations:\n  - kind: speech\n    carriers:\n      - {publisher: B, title: A}\n",
    ),
    "a comment after the sign of a folded text goes above it": (
        "quote: >- # as printed\n  one\nnote: >+ # two\n  one\n\ndate: 2026\n",
        'date: 2026\n# as printed\nquote: >-\n  one\nnote: "one\\n\\n" # two\n',
    ),
    "a text over several lines is folded": (
        'summary: It said\n  so.\nnote: "and\n  more"\n',
        "summary: >-\n  It said so.\nnote: >-\n  and more\n",
    ),
    "a group in brackets over several lines is written in lines": (
        "citations: [\n  {title: A, # as printed\n   kind: speech}]\n",
        "citations:\n  - kind: speech\n    title: A # as printed\n",
    ),
    "what another YAML takes for a number, a yes or a day is quoted where text belongs": (
        "speaker: no\nlanguage: no\ndate: 2026\ncitations: [{locator: 12:34, title: 1984}]\n",
        'date: 2026\nspeaker: "no"\nlanguage: "no"\ncitations: [{title: "1984", locator: "12:34"}]\n',
    ),
    "line ends, byte-order mark, end of file and blank lines": (
        "\ufeff\r\n\r\ndate: 2026   \r\n\r\n\r\nstance: support",
        "date: 2026\n\nstance: support\n",
    ),
    "explicit document marks go": ("---\ndate: 2026\n...\n", "date: 2026\n"),
    "tabs become spaces": (
        "citations:\n\t- kind: speech\n\t  title: A\n",
        "citations:\n  - kind: speech\n    title: A\n",
    ),
    "a colon in a text is put in quotes": (
        "citations:\n  - title: Rivera: a tax\n    kind: speech\n",
        'citations:\n  - kind: speech\n    title: "Rivera: a tax"\n',
    ),
    "a sign that YAML keeps for itself is put in quotes": (
        "speaker: @anarivera\nsummary: *all* of it\nnote: !important\n",
        'speaker: "@anarivera"\nsummary: "*all* of it"\nnote: "!important"\n',
    ),
    "quotes that nothing needs go, those that are needed are the same everywhere": (
        "date: '2026-02-10'\nnote: \"plain\"\nquote: '[…] a tax'\nspeaker: 'no'\n",
        'date: 2026-02-10\nspeaker: "no"\nquote: "[…] a tax"\nnote: plain\n',
    ),
    "a comment behind words that lose their quotes goes above them": (
        'note: "two words" # why\ncitations:\n  - {title: A, kind: speech}\nspeaker: [two words] # who\n',
        "speaker:\n  # who\n  - two words\ncitations:\n  - {kind: speech, title: A}\n# why\nnote: two words\n",
    ),
    "quotes inside the text choose the other quotes": ('note: so: "yes"\n', "note: 'so: \"yes\"'\n"),
    "an empty value and an empty list stay": ("responses: []\nstance:\n", "stance:\nresponses: []\n"),
    "a long sentence is folded, a long address is not": (
        f"note: {'word ' * 30}end\ncitations:\n  - url: https://example.org/{'x' * 120}\n",
        f"citations:\n  - url: https://example.org/{'x' * 120}\nnote: >-\n  {'word ' * 18}word\n  {'word ' * 11}end\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), CASES.values(), ids=CASES)
def test_layout(before: str, after: str) -> None:
    assert tidied(before) == after


LEFT = {
    "Windows-1252": "summary: It said “so”.\n".encode("cp1252"),
    "a comment or text: only a person can tell": b"note: so: yes # or no\n",
    "tabs of which two widths read differently": b"citations:\n  - kind: speech\n\t\ttitle: A\n\tnote: x\n",
    "a text that goes on in the next line": b"note: so: yes\n  and more\n",
    "both kinds of quotes": b'note: so: "yes" isn\'t\n',
    "conflict markers": b"<<<<<<< here\ndate: 2026\n=======\ndate: 2025\n>>>>>>> there\n",
    "a key twice": b"date: 2026\ndate: 2025\n",
    "nothing": b"",
}


@pytest.mark.parametrize("data", LEFT.values(), ids=LEFT)
def test_what_only_a_person_can_mend_is_left_alone(data: bytes) -> None:
    found = tidy(data, PATH)
    assert (found.data, found.is_changed) == (data, False)
    assert found.reason


def test_a_file_elsewhere_is_left_alone() -> None:
    assert "does not lie" in tidy(b"date: 2026\n", "positions/debate.yaml").reason


@given(st.binary(max_size=120))
def test_no_bytes_raise(data: bytes) -> None:
    assert isinstance(tidy(data, PATH).data, bytes)


WORDS = st.text("ab é“”’'\"#:,-[]{}?!&*0129.\\", max_size=12)
LONG = st.lists(st.sampled_from(["no", "12:30", "a", "word", "longer-word", "#5", "x:", '"q"']), max_size=60).map(
    " ".join
)
KEYS = st.sampled_from([*Statement.model_fields, *Citation.model_fields, "canidate"])
SCALARS = WORDS | LONG | st.just("")
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=8,
)
COMMENT = st.sampled_from(["# one", "#two", "# three: x", "# 'four", "#"])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Write a statement's file as anyone might: any order, style and depth, comments and blank lines anywhere."""
    lines: list[str] = []
    write(draw, lines, draw(st.dictionaries(KEYS, VALUES, min_size=1, max_size=6)), 0)
    trivia(draw, lines, 0)
    return "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n"]))


def trivia(draw: st.DrawFn, lines: list[str], indent: int) -> None:
    for kind in draw(st.lists(st.sampled_from(["comment", "blank"]), max_size=1)):
        column = draw(st.sampled_from([indent, indent, indent, 0, indent + 2]))
        lines.append(" " * column + draw(COMMENT) if kind == "comment" else draw(st.sampled_from(["", "  "])))


def end(draw: st.DrawFn) -> str:
    return draw(st.sampled_from(["", "", "", " ", f" {draw(COMMENT)}"]))


def write(draw: st.DrawFn, lines: list[str], value: object, indent: int) -> None:
    step = draw(st.sampled_from([1, 2, 4]))
    pairs = value.items() if isinstance(value, dict) else ((None, one) for one in value)  # type: ignore[attr-defined]
    for key, inner in pairs:
        trivia(draw, lines, indent)
        head = " " * indent + (f"{key}:" if key else "-")
        if isinstance(inner, str):
            lines.extend(scalar(draw, head, inner, indent + step))
        elif not inner:
            lines.append(f"{head} {'{}' if isinstance(inner, dict) else '[]'}{end(draw)}")
        elif draw(st.booleans()):
            lines.append(head + end(draw))
            write(draw, lines, inner, indent + step)
        else:
            joint = draw(st.sampled_from([", ", ",\n" + " " * (indent + 1)]))
            lines.append(f"{head} {flow(inner, joint)}{end(draw)}")


def flow(value: object, joint: str) -> str:
    if isinstance(value, dict):
        return "{" + joint.join(f"{key}: {flow(inner, joint)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + joint.join(flow(inner, joint) for inner in value) + "]"
    return "'" + str(value).replace("'", "''") + "'"


def scalar(draw: st.DrawFn, head: str, value: str, indent: int) -> list[str]:
    style = draw(st.sampled_from(["plain", "plain", "'", '"', ">-", "|", ">+", "spread"]))
    if style == "plain":
        return [f"{head} {value}{end(draw)}"]
    if style == "spread":
        return [head, *(" " * indent + word for word in value.split())]
    if style == "'":
        return [f"{head} '{value.replace(chr(39), chr(39) * 2)}'{end(draw)}"]
    if style == '"':
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace(" ", draw(st.sampled_from([" ", "\n "])))
        return [f'{head} "{escaped}"{end(draw)}']
    return [f"{head} {style}{end(draw)}", *(" " * indent + line for line in value.split("word"))]


def said(text: str) -> Counter[str]:
    return Counter(one.text for one in comments(text, compose(text)) if one.text)


@settings(max_examples=500)
@given(texts())
def test_values_and_comments_are_unchanged_and_a_second_time_changes_nothing(text: str) -> None:
    before = parse(text.encode(), PATH)
    once = tidy(text.encode(), PATH)
    if not isinstance(before, Document):
        again = tidy(once.data, PATH)
        assert not again.is_changed
        return
    after = parse(once.data, PATH)
    assert isinstance(after, Document)
    assert after.value == before.value
    assert said(after.text) == said(before.text)
    assert once.reason == ""
    assert not tidy(once.data, PATH).is_changed

"""What holds of every input: nothing raises, places lie in the file, and what YAML writes is read back."""

import yaml
from hypothesis import given
from hypothesis import strategies as st

from tracker.documents import Document, excerpt_lines, parse


@given(st.binary(max_size=200))
def test_no_bytes_raise(data: bytes) -> None:
    """Whatever the bytes, there is a document or at least one problem, and never our own fault."""
    found = parse(data, "p")
    assert isinstance(found, Document) or (found and "Y009" not in {one.code for one in found})


SIGNS = "aé😀,:[]{}|'\"#!&*%@`?-\\"
PIECES = st.sampled_from(
    [
        *SIGNS,
        "&a",
        "*a",
        "!x",
        ">-",
        "\\0",
        ": ",
        "- ",
        "? ",
        " #",
        "<<: ",
        "b: c",
        " ",
        "\n",
        "\n  ",
        "\t",
        "---\n",
        "...\n",
        "\r\n",
    ]
)


@given(st.lists(PIECES, max_size=20).map("".join))
def test_no_yaml_raises_and_every_place_exists(text: str) -> None:
    """Whatever stands in a file, what is accepted equals YAML's own reading, and every place lies in the file."""
    found = parse(text.encode(), "p")
    if isinstance(found, Document):
        assert found.value == yaml.load(found.text, Loader=yaml.CBaseLoader)  # noqa: S506 - builds strings only
        places = [(mark.line, mark.column) for mark in (*found.marks.values(), *found.key_marks.values())]
    else:
        assert "Y009" not in {one.code for one in found}
        places = [(one.line, one.column) for one in found]
    lines = excerpt_lines(text.encode())
    assert all(1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1 for line, column in places)


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp")), max_size=30
)
KEYS = st.from_regex(r"[a-z_]{1,9}", fullmatch=True)
PLAIN = st.recursive(WORDS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4))


@given(st.dictionaries(KEYS, PLAIN, max_size=5), st.booleans())
def test_what_yaml_writes_is_read_back(value: dict[str, object], flow: bool) -> None:  # noqa: FBT001
    """Plain nested strings come back unchanged from any of YAML's own ways to write them."""
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow)
    found = parse(text.encode(), "p")
    if isinstance(found, Document):
        assert found.value == value
    else:  # only what goes deeper than a file may
        assert {one.code for one in found} == {"Y110"}

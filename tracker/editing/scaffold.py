"""Fields to the text of a new file, and to the name under which it lies; pure, for the command line and the pages."""

import unicodedata
from typing import Final

from tracker.dataset.walking import slugify
from tracker.dates import EdtfDate, stem_prefixes
from tracker.documents import Document, Value, parse
from tracker.editing.kinds import model_of
from tracker.editing.layout import Layout
from tracker.editing.nodes import Group, Node, Text
from tracker.editing.spelling import spell

_FOLDED: Final = frozenset({"summary", "quote"})
"""Fields that are folded however short they are: the next hand may write a colon there."""


class ScaffoldError(ValueError):
    """The fields cannot be written as a file; the message says why."""


def record_text(path: str, value: Value) -> str:
    """Return the canonical text of the record that lies at `path` inside the root, read back and compared.

    `value` is what `documents.parse` would give: mappings, lists and texts. Parts without a value are left out.
    """
    kept = _filled(value)
    model = model_of(path, kept)
    if model is None or not isinstance(kept, dict) or not kept:
        raise ScaffoldError(f"no record can be written to {path}")
    text = Layout(model, {}).text(_node(kept))
    found = parse(text.encode(), path)
    if not isinstance(found, Document):
        raise ScaffoldError("; ".join(problem.message for problem in found))
    if found.value != kept:
        raise ScaffoldError("the fields hold signs that YAML cannot keep as they are")
    return text


def file_name(when: EdtfDate, occasion: str) -> str:
    """Return the stem of a statement's file: the start of its date, as far as it is known, and the occasion's words."""
    words = slug_of(occasion)
    if not words:
        raise ScaffoldError(f"`{occasion}` holds no letter or digit that a file's name can have")
    return f"{stem_prefixes(when)[0]}-{words}"


def slug_of(name: str) -> str:
    """Return a name in the letters of a slug, without accents; empty if it has none of them."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "").replace("'", ""))
    return slugify("".join(sign for sign in plain if not unicodedata.combining(sign)))


def _filled(value: Value) -> Value:
    """Leave out every part that holds nothing, and the spaces around a text, which no field keeps."""
    if isinstance(value, dict):
        return {key: kept for key, inner in value.items() if (kept := _filled(inner))}
    if isinstance(value, list):
        return [kept for inner in value if (kept := _filled(inner))]
    return "\n".join(line.rstrip() for line in value.replace("\r\n", "\n").strip().split("\n"))


def _node(value: Value, key: str = "") -> Node:
    if isinstance(value, dict):
        return Group(tuple((name, _node(inner, name)) for name, inner in value.items()), is_mapping=True)
    if isinstance(value, list):
        return Group(tuple((number, _node(inner)) for number, inner in enumerate(value)), is_mapping=False)
    if "\n" in value:
        return Text(value, f"|-\n{value}", "|")
    if key in _FOLDED:
        return Text(value, "\n")  # a text over several lines is folded
    source = spell(value, as_text=False)
    return Text(value, source, "" if source == value else source[0])

"""`rewrite`: other words for single texts of a file, in place; all else stays as it is, which is proved."""

from collections.abc import Iterator, Mapping
from functools import reduce

from tracker.documents import Document, Value, parse
from tracker.editing.comments import comments, notes
from tracker.editing.kinds import model_of
from tracker.editing.layout import Layout
from tracker.editing.nodes import Group, Node, Text, compose
from tracker.problems import Key


class RewriteError(ValueError):
    """The file cannot be changed as asked; the message says why."""


def rewrite(data: bytes, path: str, changes: Mapping[Key, str], listed: tuple[Key, tuple[str, ...]] | None) -> bytes:
    """Return a file's bytes with other words at the keys of `changes`, and with a list in place of that at a key.

    The words are changed where they stand. A file that gets a list is laid out anew. Raises RewriteError.
    """
    before = parse(data, path)
    if not isinstance(before, Document):
        raise RewriteError("the file cannot be read")
    wanted = reduce(lambda value, change: replaced(value, *change), changes.items(), before.value)
    text = _in_place(before.text, changes)
    if listed:
        key, items = listed
        wanted = replaced(wanted, key, list(items))
        text = _with_list(text, path, wanted, key, items)
    after = parse(text.encode(), path)
    if not isinstance(after, Document) or after.value != wanted:
        raise RewriteError("the change would change more than it should")
    return text.encode()


def replaced(value: Value, key: Key, new: Value) -> Value:
    """Return a value with another part at a key; an empty list takes the part away."""
    if not key:
        return new
    first, *rest = key
    if isinstance(value, dict) and isinstance(first, str):
        changed = replaced(value.get(first, ""), tuple(rest), new)
        return {name: one for name, one in (value | {first: changed}).items() if one != [] or name != first}
    if isinstance(value, list) and isinstance(first, int):
        return [replaced(one, tuple(rest), new) if index == first else one for index, one in enumerate(value)]
    raise RewriteError("the file does not have the parts that it had")


def _in_place(text: str, changes: Mapping[Key, str]) -> str:
    texts = dict(_texts(compose(text).root, ()))
    for key, new in sorted(changes.items(), key=lambda change: texts[change[0]].span, reverse=True):
        old = texts[key]
        if old.style in ("|", ">"):
            raise RewriteError(f"`{old.value}` is written as a block of text: write it on the line of its key")
        start, end = old.span
        text = f"{text[:start]}{old.style}{new}{old.style}{text[end:]}"
    return text


def _texts(node: Node, path: Key) -> Iterator[tuple[Key, Text]]:
    if isinstance(node, Text):
        yield path, node
        return
    for name, inner in node.members:
        yield from _texts(inner, (*path, name))


def _with_list(text: str, path: str, value: Value, key: Key, items: tuple[str, ...]) -> str:
    model = model_of(path, value)
    if model is None:
        raise RewriteError("the file does not lie where a record belongs")
    parsed = compose(text)
    root = _put(
        parsed.root, key, Group(tuple((index, Text(one, one)) for index, one in enumerate(items)), is_mapping=False)
    )
    return Layout(model, notes(comments(text, parsed), parsed.anchors)).text(root)


def _put(node: Node, key: Key, new: Group) -> Node:
    first, *rest = key
    if not isinstance(node, Group):
        raise RewriteError("the file does not have the parts that it had")
    members = dict(node.members)
    members[first] = _put(members[first], tuple(rest), new) if rest else new
    kept = tuple((name, one) for name, one in members.items() if name != first or rest or new.members)
    return Group(kept, node.is_mapping, node.flow)

"""`tidy`: one file's bytes in canonical layout, proved to hold the same values and comments, or left as they were."""

from collections import Counter
from dataclasses import dataclass

from tracker.documents import Document, parse
from tracker.editing.comments import comments, notes
from tracker.editing.kinds import model_of
from tracker.editing.layout import Layout
from tracker.editing.mending import mend
from tracker.editing.nodes import compose


@dataclass(frozen=True, slots=True)
class Tidied:
    """What a file should hold; where it is left alone, `data` is what it held and `reason` says why."""

    path: str
    data: bytes
    is_changed: bool
    reason: str = ""


def tidy(data: bytes, path: str) -> Tidied:
    """Lay a file out; `path` is its path inside the root. Never raises, never changes the text of a value."""
    found = parse(data, path)
    before = found if isinstance(found, Document) else _mended(data, path)
    if before is None:
        return _left(data, path, "it cannot be read: see `tracker check`")
    model = model_of(path, before.value)
    if model is None:
        return _left(data, path, "it does not lie where a record belongs")
    parsed = compose(before.text)
    found_comments = comments(before.text, parsed)
    text = Layout(model, notes(found_comments, parsed.anchors)).text(parsed.root)
    if not _is_same(before, text):
        return _left(data, path, "its layout cannot be changed without changing a value")
    after = text.encode()
    return Tidied(path, after, after != data)


def _mended(data: bytes, path: str) -> Document | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return mend(text.replace("\r\n", "\n"), path)


def _left(data: bytes, path: str, reason: str) -> Tidied:
    return Tidied(path, data, is_changed=False, reason=reason)


def _is_same(before: Document, text: str) -> bool:
    """Tell whether a text is read as the same values, and has the same comments."""
    after = parse(text.encode(), before.path)
    return isinstance(after, Document) and after.value == before.value and _said(text) == _said(before.text)


def _said(text: str) -> Counter[str]:
    return Counter(one.text for one in comments(text, compose(text)) if one.text)

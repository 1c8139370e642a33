"""Signs that do not belong to a text: quotation marks round the whole of it, and characters that nobody sees."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Final

from tracker.dataset import Cited, Dataset, Filed
from tracker.documents import HIDDEN, Value, name_of_sign
from tracker.problems import Key, Problem
from tracker.records import Statement
from tracker.vocabulary import QUOTATION_MARKS, SINGLE_MARKS

_MARKS: Final = frozenset("".join((*QUOTATION_MARKS, *SINGLE_MARKS)))
_DOUBLE: Final = frozenset("".join(QUOTATION_MARKS))
# A single mark is no apostrophe where it opens, or where no letter stands at one of its sides.
_SINGLE_INSIDE: Final = re.compile(r"[‘‚‹›]|[’'](?!\w)|(?<!\w)[’']")
_NAMES: Final = frozenset({"speaker", "publisher", "author", "name", "sort_name"})
"""Fields in which such a character is an error: see `names`."""


def quotes_stand_without_marks(filed: Filed[Statement]) -> Iterator[Problem]:
    """No quotation, and no translation of one, is written in quotation marks."""
    record = filed.record
    texts: list[tuple[Key, str | None]] = [(("quote",), record.quote)]
    if record.translation:
        texts.append((("translation", "text"), record.translation.text))
    texts += [(("responses", number, "quote"), one.quote) for number, one in enumerate(record.responses)]
    for key, text in texts:
        if text and text[0] in _MARKS and (_in_double(text) or _in_single(text)):
            yield _bare(filed, key)


def titles_stand_without_marks(one: Cited) -> Iterator[Problem]:
    """No title and no locator is written in quotation marks; single ones are a title's own: `‘No need for it’`."""
    carried = (((*one.key, "carriers", index, "title"), two.title) for index, two in enumerate(one.citation.carriers))
    for key, text in (((*one.key, "title"), one.citation.title), *carried):
        if text and text[0] in _MARKS and _in_double(text):
            yield _bare(one.filed, key)
    text = one.citation.locator
    if text and text[0] in _MARKS and (_in_double(text) or _in_single(text)):
        yield _bare(one.filed, (*one.key, "locator"))


def _in_double(text: str) -> bool:
    """Whether double marks stand round the whole text, and none in it: `“One” and “two”` are two quotations."""
    return text[0] + text[-1] in QUOTATION_MARKS and len(text) > 1 and _DOUBLE.isdisjoint(text[1:-1])


def _in_single(text: str) -> bool:
    return text[0] + text[-1] in SINGLE_MARKS and len(text) > 1 and not _SINGLE_INSIDE.search(text[1:-1])


def _bare(filed: Filed[Statement], key: Key) -> Problem:
    message = f"the whole of `{key[-1]}` stands in quotation marks"
    cure = "remove them" if key[-1] == "locator" else "remove them: pages put a quotation and a title in their own"
    return filed.problem("W104", *key, message=message, cure=cure)


def texts_are_visible(dataset: Dataset, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """No text holds a character that nobody sees; of names that is an error."""
    shelves = (dataset.elections, dataset.candidates, dataset.issues, dataset.statements, dataset.searches)
    for filed in chain.from_iterable(shelf.values() for shelf in shelves):
        for key, text in _texts(filed.document.value, ()) if filed.document.may_hide_signs else ():
            if (found := HIDDEN.search(text)) and key[-1] not in _NAMES:
                message = f"the text holds `{name_of_sign(found[0])}`, which nobody sees"
                yield filed.problem("W105", *key, message=message, cure=_without(text, found))


def _without(text: str, found: re.Match[str]) -> str:
    before = re.split(r"\s", text[: found.start()])[-1]
    after = re.split(r"\s", text[found.end() :])[0]
    around = f"{before}{after}"
    return f"delete it: it stands in or beside `{around}`" if around else "delete it"


def _texts(value: Value, key: Key) -> Iterator[tuple[Key, str]]:
    if isinstance(value, str):
        yield key, value
        return
    for part, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield from _texts(inner, (*key, part))

"""Quotations: their length, their words, their language."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from tracker.checks.fields import lacks_its_quote
from tracker.dataset import Dataset, Filed, Running, cell_of
from tracker.problems import Key, Problem
from tracker.records import LONG_QUOTE_WORDS, QUOTE_WORD_LIMIT, Statement, quoted_words

_OUR_MARK = re.compile(r"\[[^\]]*\]")
_NEED_A_QUOTE = ("words_of", "language", "translation")


def quotes_are_short(filed: Filed[Statement]) -> Iterator[Problem]:
    """At most 100 words, better no more than 60; of a statement and of each response."""
    for key, quote in _quotes(filed.record):
        # A word and its space are two characters at least: most quotations need no counting.
        if len(quote) <= 2 * LONG_QUOTE_WORDS or (words := quoted_words(quote)) <= LONG_QUOTE_WORDS:
            continue
        if words > QUOTE_WORD_LIMIT:
            message = f"the quotation has {words} words; at most {QUOTE_WORD_LIMIT} are taken"
            cure = "keep the words that show the position, and write `[…]` where you cut"
            yield filed.problem("S208", *key, message=message, cure=cure)
        else:
            message = f"the quotation has {words} words; {LONG_QUOTE_WORDS} are mostly enough"
            yield filed.problem("S209", *key, message=message, cure="write `[…]` where you cut")


def quotes_hold_words(filed: Filed[Statement]) -> Iterator[Problem]:
    """A quotation holds a letter or a digit that is not our own mark."""
    for key, quote in _quotes(filed.record):
        if not quote[0].isalnum() and not any(map(str.isalnum, _OUR_MARK.sub("", quote))):
            cure = "write the exact words, or delete the line"
            yield filed.problem("S210", *key, message="the quotation holds no word that was said", cure=cure)


def quotes_come_with_what_describes_them(filed: Filed[Statement]) -> Iterator[Problem]:
    """`words_of`, `language` and `translation` speak of a quotation."""
    record = filed.record
    if record.quote:
        if record.translation and not record.language:
            message = "`language` is missing: from which language is this translated?"
            cure = "add `language` with a code such as `es`"
            yield filed.problem("S212", "translation", message=message, cure=cure)
        return
    name = next((name for name in _NEED_A_QUOTE if getattr(record, name)), None)
    if name and not lacks_its_quote(record):
        message = f"`{name}` speaks of a quotation, and there is none"
        yield filed.problem("S213", name, message=message, cure="add `quote`, or delete the line")


def foreign_quotes_are_translated(dataset: Dataset, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """A quotation in another language than every election of the candidate has a translation."""
    for filed in dataset.statements.values():
        record = filed.record
        if not record.language or not record.quote or record.translation:
            continue
        languages = {running.election.record.language for running in _elections(dataset, filed)}
        if languages and _primary(record.language) not in map(_primary, languages):
            cure = "add `translation:` with `text:` and `by:`"
            message = f"the quotation is in `{record.language}`, and `translation` is missing"
            yield filed.problem("S211", "language", message=message, cure=cure)


def _elections(dataset: Dataset, filed: Filed[Statement]) -> Iterable[Running]:
    candidate, _ = cell_of(filed.id)
    return dataset.candidacies.get(candidate, ())


def _primary(language: str) -> str:
    return language.split("-", 1)[0]


def _quotes(record: Statement) -> Iterator[tuple[Key, str]]:
    if record.quote:
        yield ("quote",), record.quote
    for number, response in enumerate(record.responses):
        if response.quote:
            yield ("responses", number, "quote"), response.quote

"""Our own words: none that judge, and none that only repeat the quotation."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from tracker.checks.alike import words_of
from tracker.dataset import Dataset, Filed
from tracker.problems import Key, Problem
from tracker.records import Record, Statement
from tracker.vocabulary import LOADED_WORDS

_LOADED: Final = {
    word.removesuffix("…"): (re.compile(rf"\b{re.escape(word)}\b".replace("…", r"\w*")), plain)
    for word, plain in LOADED_WORDS.items()
}
"""What every loaded word begins with, the pattern of the whole of it, and the plain word."""

_QUOTED: Final = re.compile(r"“[^”]*”|‘[^’]*’(?!\w)|\"[^\"]*\"")
_FEWEST_WORDS: Final = 7  # a name of a few words has no other ones: “complete the border wall”
_SIGNS: Final = 20  # what a quotation may have of marks and punctuation that a summary leaves out
_AROUND: Final = ".,;:!?…—()[]\"'“”‘’"


def statements_do_not_judge(filed: Filed[Statement]) -> Iterator[Problem]:
    """Summaries and conditions use plain words."""
    record = filed.record
    yield from _loaded(filed, ("summary",), record.summary)
    if record.condition:
        yield from _loaded(filed, ("condition",), record.condition)
    for number, response in enumerate(record.responses):
        yield from _loaded(filed, ("responses", number, "summary"), response.summary)


def policies_do_not_judge(dataset: Dataset, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """Issues and policies are put in plain words."""
    for filed in dataset.issues.values():
        yield from _loaded(filed, ("summary",), filed.record.summary)
        for index, policy in enumerate(filed.record.policies):
            for name, text in (("text", policy.text), ("explainer", policy.explainer)):
                if text:
                    yield from _loaded(filed, ("policies", index, name), text)


def _loaded(filed: Filed[Record], key: Key, text: str) -> Iterator[Problem]:
    lowered = text.casefold()
    # Looking for each is several times faster than one pattern of all, and mostly none is there.
    if not any(stem in lowered for stem in _LOADED):
        return
    ours = _QUOTED.sub("", lowered)
    for pattern, plain in _LOADED.values():
        if found := pattern.search(ours):
            cure = f"write `{plain}`, or quote it" if plain else "leave it out, or quote it"
            yield filed.problem("W101", *key, message=f"`{found[0]}` judges: readers do that", cure=cure)
            return


def summaries_say_it_in_other_words(filed: Filed[Statement]) -> Iterator[Problem]:
    """A summary does not hold the whole quotation."""
    quote, summary = filed.record.quote, filed.record.summary
    if not quote or len(quote) > len(summary) + _SIGNS or _longest(quote) not in summary.casefold():
        return
    words, ours = words_of(quote), words_of(summary)
    if len(words.words) >= _FEWEST_WORDS and f" {words.text} " in f" {ours.text} ":
        cure = "say in your own words what the quotation shows"
        yield filed.problem("W102", "summary", message="the summary repeats the whole quotation", cure=cure)


def _longest(quote: str) -> str:
    return max((word.strip(_AROUND) for word in quote.casefold().split()), key=len)

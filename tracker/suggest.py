"""The value that a mistyped one most likely means: one, or none; a wrong hint costs more than no hint."""

from collections.abc import Iterable
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORTEST: Final = 4  # letters; of shorter words every other is "near": `no` is not `not`
_LETTERS_PER_SLIP: Final = 3


def nearest(word: str, options: Iterable[str]) -> str | None:
    """Return the option that `word` most likely means, or None if none is near or two are equally near.

    Case and the kind of separator never count: `carbon_tax` is `carbon-tax`. Else one slip (a letter too many, too
    few, wrong, or two swapped) is forgiven for every three letters; at the first letter only that one, since what
    stands before a word (`unsupported`) often turns it round.
    """
    plain: dict[str, str] = {}
    for option in options:
        plain.setdefault(_plain(option), option)
    wanted = _plain(word)
    return plain.get(wanted) or _nearest(wanted, plain)


def did_you_mean(word: str, options: Iterable[str]) -> str:
    """Return "did you mean `…`?", or nothing."""
    found = nearest(word, options)
    return f"did you mean `{found}`?" if found else ""


def _nearest(wanted: str, plain: dict[str, str]) -> str | None:
    if len(wanted) < _SHORTEST:
        return None
    slips = len(wanted) // _LETTERS_PER_SLIP
    found = process.extract(wanted, plain.keys(), scorer=OSA.distance, score_cutoff=slips, limit=2)
    match found:
        case [(first, near, _), (_, next_near, _)] if near == next_near:
            return None
        case [(first, near, _), *_] if near == 1 or first[:1] == wanted[:1]:
            return plain[first]
    return None


def _plain(word: str) -> str:
    return "-".join(word.casefold().replace("_", " ").replace("-", " ").split())

"""Whether two quotations are the same words, told twice: typing aside, but never across a negation or a number."""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import Indel, Levenshtein
from rapidfuzz.fuzz import ratio

FEWEST_WORDS: Final = 6  # shorter ones are said again and again: "I will not answer that."
_ALIKE: Final = 90  # of 100: two words of a long sentence may be missing or spelled otherwise
_ALIKE_WORD: Final = 70  # of 100: a letter or two of a word
_PHRASES: Final = 4  # a word that differs spoils three phrases of three words: texts that are alike share one of four
_LONGEST_BLOCK: Final = 24  # texts that one is compared with for one shared phrase: the nearest before it in order

_OUR_MARK: Final = re.compile(r"\[[^\]]*\]")
_NEGATED: Final = re.compile(r"n't\b")
_WORD: Final = re.compile(r"[^\W_]+(?:[.,:][0-9]+)*")
_COUNTS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy "
    "eighty ninety hundred thousand million billion trillion half quarter third first second once twice double all "
    "every each any some many few most both"
)
_TURNS: Final = (
    "no not never none nor neither nothing nobody nowhere without cannot against barely hardly scarcely except but "
    "only if unless until before after would could should may might can must will"
)
TURNING: Final = frozenset(f"{_COUNTS} {_TURNS}".split())
"""Words by which a text says another thing: two texts that do not have the same ones are never the same words."""


Phrase = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """A quotation as it is compared: its words in lower case, and those of them that turn its meaning."""

    words: tuple[str, ...]
    text: str
    turning: tuple[str, ...]


def words_of(quote: str) -> Words:
    """Read a quotation for comparison: without case, punctuation and our own marks."""
    plain = quote.casefold()
    if "[" in plain:
        plain = _OUR_MARK.sub(" ", plain)
    if "'" in plain or "’" in plain:
        plain = _NEGATED.sub(" not", plain.replace("’", "'").replace("can't", "can not")).replace("'", "")
    words = tuple(_WORD.findall(plain))
    return Words(words, " ".join(words), _turning(words))


def _turning(words: tuple[str, ...]) -> tuple[str, ...]:
    if TURNING.isdisjoint(words) and "".join(words).isalpha():
        return ()
    return tuple(sorted(word for word in words if word in TURNING or not word.isalpha()))


def are_the_same(one: Words, other: Words) -> bool:
    """Whether two quotations are the same words but for slips of typing and a word left out.

    A word that stands for another must look like it and begin with the same letter: of `legal` and `illegal`, or of
    `support` and `oppose`, neither is a slip of the other.
    """
    if one.words == other.words:
        return True
    if one.turning != other.turning or ratio(one.text, other.text, score_cutoff=_ALIKE) == 0:
        return False
    steps = Levenshtein.opcodes(one.words, other.words)
    replaced = (step for step in steps if step.tag == "replace")
    return all(_is_a_slip(one.words[step.src_start], other.words[step.dest_start]) for step in replaced)


def _is_a_slip(one: str, other: str) -> bool:
    return one[:1] == other[:1] and Indel.normalized_similarity(one, other) * 100 >= _ALIKE_WORD


def same_words(quotes: Mapping[str, str], comparable: Callable[[str, str], bool]) -> Iterator[tuple[str, str]]:
    """Yield pairs of ids, smaller first, whose quotations are the same words; each greater id stands in one pair.

    Only texts meet that have the same turning words and share one of the phrases around their rarest words, and of many
    such texts only neighbours in order: the work grows with the number of quotations, not with its square.
    """
    read = {id_: words for id_, quote in quotes.items() if len((words := words_of(quote)).words) >= FEWEST_WORDS}
    often = Counter(chain.from_iterable(words.words for words in read.values()))
    blocks: defaultdict[tuple[tuple[str, ...], Phrase], deque[str]] = defaultdict(lambda: deque(maxlen=_LONGEST_BLOCK))
    told: set[str] = set()
    for id_ in sorted(read, key=lambda one: (len(read[one].words), read[one].words, one)):
        words = read[id_]
        shared = [blocks[words.turning, phrase] for phrase in _phrases(words.words, often)]
        met = {other: read[other].text for block in shared for other in block}
        for other in _near(words.text, met):
            if comparable(other, id_) and are_the_same(read[other], words):
                smaller, greater = sorted((other, id_))
                if greater not in told:
                    yield smaller, greater
                told.add(greater)
                break
        for block in shared:
            block.append(id_)


def _near(text: str, others: Mapping[str, str]) -> Iterator[str]:
    """Yield the ids of the texts that are alike, the nearest first."""
    if others:
        yield from (id_ for _, _, id_ in process.extract(text, others, scorer=ratio, score_cutoff=_ALIKE, limit=None))


def _phrases(words: Sequence[str], often: Mapping[str, int]) -> Iterable[Phrase]:
    """Return the phrases of three words whose middle word is rarest."""
    phrases = zip(words, words[1:], words[2:], strict=False)
    around = sorted(zip(map(often.__getitem__, words[1:-1]), phrases, strict=True))
    return [phrase for _, phrase in around[:_PHRASES]]

"""Spellings that drift apart: one page under two addresses, one publisher or person under two names."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from operator import attrgetter
from typing import NamedTuple
from urllib.parse import unquote

from rapidfuzz.distance import OSA

from tracker.dataset import Cited, Dataset, Filed, originals
from tracker.documents import ZERO_WIDTH
from tracker.problems import Key, Problem
from tracker.records import Statement
from tracker.urls import normalise

_PLACE_IN_IT = re.compile(r"#.*|(?<=[?&])t=[0-9hms]+(?:&|$)")
_INITIAL = re.compile(r"\b[^\W\d_]\b\.?")
_SIGN = re.compile(r"[\W_]+")
_CLOSELY = ("//www.www.", "youtu", "twitter.com", "//x.com", "//www.x.com", "facebook.com")
_CERTAIN = 1 << 32  # more often than any spelling stands in a file
_SHORTEST = 8  # letters; two stations may differ in one of fewer


class Written(NamedTuple):
    """A name or an address as it is written at one place."""

    text: str
    filed: Filed[Statement]
    key: Key


def pages_have_one_address(dataset: Dataset, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """One page is cited with one address."""
    spellings: defaultdict[str, set[str]] = defaultdict(set)
    for url in _alike({written.text for written in _addresses(dataset)}):
        spellings[normalise(url)].add(url)
    several = {url: page for page, urls in spellings.items() if len(set(map(_without_place, urls))) > 1 for url in urls}
    pages: defaultdict[str, list[Written]] = defaultdict(list)
    for written in _addresses(dataset) if several else ():
        if written.text in several:
            pages[several[written.text]].append(written)
    for page in pages.values():
        often = Counter(_without_place(one.text) for one in page)
        # The address that most files have; of equals the secure one, then the shorter one.
        usual = min(often, key=lambda url: (-often[url], not url.startswith("https"), len(url), url))
        yield from _other_addresses(page, usual)


def _addresses(dataset: Dataset) -> Iterator[Written]:
    for one in chain.from_iterable(originals(dataset).groups.values()):
        if one.citation.url:
            yield Written(one.citation.url, one.filed, (*one.key, "url"))
        for index, carrier in enumerate(one.citation.carriers):
            if carrier.url:
                yield Written(carrier.url, one.filed, (*one.key, "carriers", index, "url"))


def _alike(urls: Iterable[str]) -> Iterator[str]:
    """Yield the addresses that may be another's page: few have to be read closely."""
    rough: defaultdict[str, list[str]] = defaultdict(list)
    for url in urls:
        rough["" if any(sign in url for sign in _CLOSELY) else _rough(url)].append(url)
    yield from chain.from_iterable(ones for ones in rough.values() if len(ones) > 1)


def _rough(url: str) -> str:
    if "%" in url:
        url = unquote(url)
    site, _, path = url.partition("://")[2].partition("#")[0].partition("?")[0].partition("/")
    return f"{site.casefold().removeprefix('www.').partition(':')[0]}/{path.rstrip('/')}"


def _without_place(url: str) -> str:
    """Leave out what only leads to a place in the page: a part, or a moment of a recording."""
    return _PLACE_IN_IT.sub("", url).rstrip("/?&")


def _other_addresses(page: Sequence[Written], usual: str) -> Iterator[Problem]:
    there = next(one for one in page if _without_place(one.text) == usual)
    for one in page:
        if _without_place(one.text) != usual and not _answered(one, there):
            message = f"the same page has another address in {there.filed.path}"
            cure = f"write one address in all files: `{there.text}`"
            yield one.filed.problem("D105", *one.key, message=message, cure=cure)


def are_written_alike(urls: Iterable[str]) -> bool:
    """Whether these addresses hold one address for each page."""
    pages: defaultdict[str, set[str]] = defaultdict(set)
    for url in urls:
        pages[normalise(url)].add(_without_place(url))
    return all(len(addresses) == 1 for addresses in pages.values())


def publishers_have_one_spelling(dataset: Dataset, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """One publisher is spelled one way."""
    yield from _drifted(lambda: _publishers(dataset), "publisher", frozenset())


def people_have_one_spelling(dataset: Dataset, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """One speaker or author is spelled one way, with or without the initials in the middle."""
    known = frozenset(filed.record.name for filed in dataset.candidates.values())
    yield from _drifted(lambda: _people(dataset), "person", known)


def _publishers(dataset: Dataset) -> Iterator[Written]:
    for one in chain.from_iterable(originals(dataset).groups.values()):
        if one.citation.publisher:
            yield Written(one.citation.publisher, one.filed, (*one.key, "publisher"))
        for index, carrier in enumerate(one.citation.carriers):
            yield Written(carrier.publisher, one.filed, (*one.key, "carriers", index, "publisher"))


def _people(dataset: Dataset) -> Iterator[Written]:
    for filed in dataset.statements.values():
        if filed.record.speaker:
            yield Written(filed.record.speaker, filed, ("speaker",))
        for number, response in enumerate(filed.record.responses):
            if response.speaker:
                yield Written(response.speaker, filed, ("responses", number, "speaker"))
    yield from _authors(chain.from_iterable(originals(dataset).groups.values()))


def _authors(everything: Iterable[Cited]) -> Iterator[Written]:
    for one in everything:
        if one.citation.author:
            yield Written(one.citation.author, one.filed, (*one.key, "author"))


def _drifted(names: Callable[[], Iterable[Written]], what: str, known: frozenset[str]) -> Iterator[Problem]:
    """Yield a problem at each place of the rarer spelling; `known` names are right, with initials or without."""
    meant = _meant(Counter(map(attrgetter("text"), names())), known)
    if meant:
        yield from _misspelt(list(names()), meant, what)


def _meant(written: Mapping[str, int], known: frozenset[str]) -> Mapping[str, str]:
    """Return the names that are most likely another, with that other; `written` tells how often each is."""
    right = {_plain(name) for name in known}
    weights = {
        name: number
        for name, number in written.items()
        # A character that cannot be seen is a problem of its own (S113).
        if (name.isascii() or not ZERO_WIDTH.search(name)) and (name in known or _plain(name) not in right)
    }
    return dict(_near(weights | dict.fromkeys(known, _CERTAIN)))


def are_apart(names: Iterable[str], known: frozenset[str] = frozenset()) -> bool:
    """Whether none of these names may be another, or one of the `known`, however often each is written."""
    written = dict.fromkeys(names, 1)
    return written.keys().isdisjoint(_meant(written, known))


def _misspelt(names: Sequence[Written], meant: Mapping[str, str], what: str) -> Iterator[Problem]:
    places = {one.text: one for one in reversed(names)}
    for one in names:
        if usual := meant.get(one.text):
            there = places.get(usual)
            if not (there and _answered(one, there)):
                where = f"in {there.filed.path}" if there else "among the candidates"
                message = f"this {what} is spelled `{usual}` {where}"
                cure = "write one spelling in all files; if they are two, say so in `distinct_from`"
                yield one.filed.problem("D106", *one.key, message=message, cure=cure)


def _near(weights: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield each name that another, more frequent one is most likely meant by; the first such one."""
    by_plain: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(weights, key=lambda one: (-weights[one], one)):
        by_plain[_plain(name)].append(name)
    usual = {plain: names[0] for plain, names in by_plain.items()}
    for plain, names in by_plain.items():
        for name in names[1:]:
            yield name, usual[plain]
    for rarer, other in _one_slip_apart(list(usual)):
        yield from ((name, usual[other]) for name in by_plain[rarer])


def _one_slip_apart(plains: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the names, frequent ones first, of which an earlier one differs in one letter but the first.

    Two such names are equal once one letter is left out of one of them, or of both: that finds them without comparing
    each with each.
    """
    shorter: defaultdict[str, list[str]] = defaultdict(list)
    for plain in plains:
        if len(plain) < _SHORTEST:
            continue
        variants = {plain, *(plain[:at] + plain[at + 1 :] for at in range(1, len(plain)))}
        for other in dict.fromkeys(one for variant in variants for one in shorter[variant]):
            if OSA.distance(plain, other, score_cutoff=1) == 1 and _digits(plain) == _digits(other):
                yield plain, other
                break
        for variant in variants:
            shorter[variant].append(plain)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _plain(name: str) -> str:
    """Leave of a name what tells it from others: no case, accents, signs, initials, nor the article before it."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    words = _INITIAL.sub(" ", bare.casefold()).removeprefix("the ")
    return _SIGN.sub("", words) or name


def _answered(one: Written, there: Written) -> bool:
    named = {distinct.statement for distinct in one.filed.record.distinct_from}
    return there.filed.id in named or one.filed.id in {other.statement for other in there.filed.record.distinct_from}

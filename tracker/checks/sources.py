"""Originals over the whole record: each described in one way, and none quoted too much."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from tracker.dataset import Cited, Dataset, Filed, occasion_of, originals
from tracker.problems import Key, Problem
from tracker.records import Citation, Statement, quoted_words
from tracker.urls import normalise
from tracker.vocabulary import CitationKind

QUOTED_WORD_LIMIT = 300
_MAY_DIFFER = frozenset({"locator"})
_LONGEST_NAMED = 3


def occasions_describe_their_sources_alike(dataset: Dataset, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """Two files of one occasion that cite the same original have equal citations of it."""
    for occasion in dataset.occasions.values():
        if len(occasion) > 1:
            for same in _shared(dataset, occasion):
                yield from _unequal(same)


def _shared(dataset: Dataset, occasion: Sequence[Filed[Statement]]) -> Iterator[list[Cited]]:
    """Group the citations of an occasion's files by original; rivals' pledges answer the policy, not the occasion."""
    groups: defaultdict[str, list[Cited]] = defaultdict(list)
    for filed in occasion:
        for index, citation in enumerate(filed.record.citations):
            if citation.kind is not CitationKind.RIVAL_PLEDGE:
                original = originals(dataset).of(filed.id, "citations", index)
                groups[original].append(Cited(filed, ("citations", index), citation))
    yield from groups.values()


def _unequal(same: Sequence[Cited]) -> Iterator[Problem]:
    if all(one.citation == same[0].citation for one in same):
        return
    often = Counter(map(_essence, same))
    first = max(same, key=lambda one: often[_essence(one)])
    for one in same:
        if name := _difference(one.citation, first.citation):
            message = f"the same occasion has another `{name}` of this original in {first.filed.path}"
            cure = "make the citation equal in both files; only `locator` may differ"
            yield one.filed.problem("C107", *one.key, name, message=message, cure=cure)


def _essence(one: Cited) -> Citation:
    return one.citation.model_copy(update={"locator": None}) if one.citation.locator else one.citation


def _difference(one: Citation, other: Citation) -> str | None:
    if one == other:
        return None
    fields = (name for name in Citation.model_fields if name not in _MAY_DIFFER)
    return next((name for name in fields if getattr(one, name) != getattr(other, name)), None)


def addresses_have_one_description(dataset: Dataset, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """The same address has the same title and date wherever it is cited."""
    for group in originals(dataset).groups.values():
        if len(group) > 1 and len({_description(one) for one in group}) > 1:
            yield from _misdescribed(group)


def _description(one: Cited) -> tuple[str | None, str | None]:
    return one.citation.title, one.citation.published.text if one.citation.published else None


def _misdescribed(group: Sequence[Cited]) -> Iterator[Problem]:
    pages: defaultdict[str, list[Cited]] = defaultdict(list)
    for one in group:
        if one.citation.url and all(_description(one)):
            pages[normalise(one.citation.url)].append(one)
    for same in pages.values():
        often = Counter(map(_description, same))
        first = max(same, key=lambda one: often[_description(one)])
        at_odds = _at_odds(same)
        for one in same:
            if _description(one) != _description(first) and occasion_of(one.filed.id) not in at_odds:
                yield _another_description(one, first)


def _at_odds(same: Sequence[Cited]) -> frozenset[str]:
    """Return the occasions that have two descriptions of the page themselves: that is problem enough (C107)."""
    told: defaultdict[str, set[tuple[str | None, str | None]]] = defaultdict(set)
    files: defaultdict[str, set[str]] = defaultdict(set)
    for one in same:
        told[occasion_of(one.filed.id)].add(_description(one))
        files[occasion_of(one.filed.id)].add(one.filed.id)
    return frozenset(occasion for occasion in told if len(told[occasion]) > 1 and len(files[occasion]) > 1)


def _another_description(one: Cited, first: Cited) -> Problem:
    name = "title" if one.citation.title != first.citation.title else "published"
    there = _description(first)[name == "published"]
    message = f"the same address has another `{name}` in {first.filed.path}: `{there}`"
    cure = "open the page, and write title and date as they stand there, in all files"
    return one.filed.problem("C108", *one.key, name, message=message, cure=cure)


def originals_are_quoted_briefly(dataset: Dataset, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """The record quotes at most 300 words of one original; a passage that serves twice counts once."""
    for group in originals(dataset).groups.values():
        if len(group) > 1:
            passages = {quote: (one.filed, key) for one in group for key, quote in _quote(one)}
            counts = {quote: quoted_words(quote) for quote in passages}
            if sum(counts.values()) > QUOTED_WORD_LIMIT:
                longest = sorted(passages, key=lambda quote: (-counts[quote], passages[quote][0].id))
                yield _much(sum(counts.values()), [(*passages[quote], counts[quote]) for quote in longest])


def _quote(one: Cited) -> Iterator[tuple[Key, str]]:
    said = one.response or one.filed.record
    if said.quote and one.citation.kind is not CitationKind.RIVAL_PLEDGE and not one.filed.record.withdrawn:
        yield (*one.key[:-2], "quote"), said.quote


def _much(total: int, longest: Sequence[tuple[Filed[Statement], Key, int]]) -> Problem:
    filed, key, _ = longest[0]
    message = f"the record quotes {total} words of this original; at most {QUOTED_WORD_LIMIT} are taken"
    named = ", ".join(f"{one.path} ({words})" for one, _, words in longest[:_LONGEST_NAMED])
    return filed.problem("C110", *key, message=message, cure=f"shorten the longest quotations: {named}")

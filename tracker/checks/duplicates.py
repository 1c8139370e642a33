"""The same thing filed twice: one occasion in two files, the same words told twice."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from tracker.checks.alike import same_words
from tracker.dataset import Dataset, Filed, cell_of, occasion_of, originals
from tracker.dates import EdtfDate
from tracker.problems import Key, Problem
from tracker.records import Statement
from tracker.vocabulary import CitationKind

Pair = tuple[Filed[Statement], Filed[Statement]]


def are_distinct(one: Filed[Statement], other: Filed[Statement]) -> bool:
    """Whether one of two statements says in `distinct_from` that it is not the other."""
    return any(
        named.statement == second.id
        for first, second in ((one, other), (other, one))
        for named in first.record.distinct_from
    )


def occasions_are_filed_once(dataset: Dataset, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """Two files of one candidate and policy do not share an original of the same day, nor of dates that overlap."""
    for cell in dataset.cells.values():
        if len(cell) > 1:
            for (first, second), key in _of_one_original(dataset, cell):
                yield from _filed_twice(first, second, key)


def _of_one_original(dataset: Dataset, cell: Sequence[Filed[Statement]]) -> Iterator[tuple[Pair, Key]]:
    """Yield the pairs of a cell that share an original, and where the second cites it; each pair once."""
    groups: defaultdict[str, dict[str, tuple[Filed[Statement], Key]]] = defaultdict(dict)
    for filed in cell:
        if not filed.record.withdrawn:
            for key, original in _cited_by(dataset, filed):
                groups[original].setdefault(filed.id, (filed, key))
    told: set[tuple[str, str]] = set()
    for group in groups.values():
        for (first, _), (second, key) in combinations(sorted(group.values(), key=lambda one: one[0].id), 2):
            if (first.id, second.id) not in told:
                told.add((first.id, second.id))
                yield (first, second), key


def _cited_by(dataset: Dataset, filed: Filed[Statement]) -> Iterator[tuple[Key, str]]:
    for index, citation in enumerate(filed.record.citations):
        if citation.kind is not CitationKind.RIVAL_PLEDGE:
            yield ("citations", index), originals(dataset).of(filed.id, "citations", index)


def _filed_twice(first: Filed[Statement], second: Filed[Statement], key: Key) -> Iterator[Problem]:
    one, other = first.record.date, second.record.date
    if one.precision == other.precision == "day" and one.latest == other.latest:
        message = f"`{first.id}` has the same day and the same original: one occasion is filed twice"
        yield second.problem("D101", *key, message=message, cure="put both into one file")
    elif overlap(one, other) and not are_distinct(first, second):
        message = f"`{first.id}` has the same original, and the dates overlap: is it the same occasion?"
        cure = f"put both into one file, or add `distinct_from` with `statement: {first.id}` and a `reason`"
        yield second.problem("D104", *key, message=message, cure=cure)


def overlap(one: EdtfDate, other: EdtfDate) -> bool:
    """Whether two dates can be the same day."""
    return (one.earliest or date.min) <= other.latest and (other.earliest or date.min) <= one.latest


def words_are_filed_once(dataset: Dataset, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """No quotation of a candidate stands in two files, of one policy (D103) or of one day under two names (D107)."""
    quotes: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for filed in dataset.statements.values():
        if filed.record.quote and not filed.record.withdrawn:
            quotes[cell_of(filed.id)[0]][filed.id] = filed.record.quote

    def comparable(one: str, other: str) -> bool:
        return _may_be_one(dataset, dataset.statements[one], dataset.statements[other])

    for of_candidate in quotes.values():
        for first, second in same_words(of_candidate, comparable):
            yield _same_words(first, dataset.statements[second])


def _may_be_one(dataset: Dataset, one: Filed[Statement], other: Filed[Statement]) -> bool:
    """Whether the same words in two files may be one occasion, and no other problem or reason tells of it."""
    if occasion_of(one.id) == occasion_of(other.id) or are_distinct(one, other):
        return False
    meet = overlap(one.record.date, other.record.date)
    if cell_of(one.id) != cell_of(other.id):
        return meet
    mine, theirs = ({original for _, original in _cited_by(dataset, filed)} for filed in (one, other))
    return not (meet and mine & theirs)


def _same_words(first: str, second: Filed[Statement]) -> Problem:
    answer = f"or add `distinct_from` with `statement: {first}` and a `reason`"
    if cell_of(first) == cell_of(second.id):
        message = f"`{first}` has the same words: is it the same occasion?"
        return second.problem("D103", "quote", message=message, cure=f"put both into one file, {answer}")
    stem = first.rsplit("/", 1)[1]
    message = f"`{first}` has the same words: is it one occasion under two names?"
    cure = f"files of one occasion have one name: rename this one to `{stem}.yaml`, {answer}"
    return second.problem("D107", "quote", message=message, cure=cure)

"""The changed files and all that a rule or a row compares them with, read into a small dataset."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from tracker.checks.reach import PERSON, PUBLISHER, keys_of, keys_of_original, named_by
from tracker.dataset import EMPTY, Cited, Dataset, Filed, cell_of, read_files
from tracker.problems import Key
from tracker.records import RemovedStatement, Statement
from tracker.store import Memory


class DoubtError(Exception):
    """It cannot be shown that the outcome would be that of a whole load."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Part of a record: the seeds, the changed files and those that they touch; complete for the statements in `whole`.

    Of each original that these cite, all citations are there; files that are named and left out count as unread.
    """

    dataset: Dataset
    whole: AbstractSet[str]
    changed: AbstractSet[str]

    def keys(self) -> set[str]:
        """Return what the changed files now share with others."""
        return _keys_of(self.dataset, self.changed)

    def changed_statements(self) -> Iterator[Statement]:
        """Yield the changed statements as they are now."""
        return (filed.record for filed in self.dataset.statements.values() if filed.path in self.changed)

    def originals(self) -> dict[tuple[str, Key], str]:
        """Return the original of each described citation of the statements in `whole`, by statement and place."""
        return {
            (one.filed.id, one.key): original
            for original, group in self.dataset.originals.groups.items()
            for one in group
            if one.citation.publisher and one.filed.id in self.whole
        }


def surroundings(root: Path, states: Mapping[str, str], memory: Memory, changed: AbstractSet[str]) -> Surroundings:
    """Read the changed files, of those that are there by their `states`, and all that they touch.

    Raises `DoubtError` where a file has a problem, and `sqlite3.Error`.
    """
    around = _Around(root, states, memory)
    dataset = around.add(EMPTY, {path for path in states if path.startswith("seeds/")} | changed)
    ids = {path.removeprefix("positions/").removesuffix(".yaml") for path in changed}
    keys = memory.keys_of(changed) | _keys_of(dataset, changed) | {f"statement {one}" for one in ids}
    near = memory.sharing(key for key in keys if not key.startswith((PUBLISHER, PERSON))) - changed
    named = {path for filed in _dated(dataset) for path in _named_paths(filed.record)}
    candidates = tuple({f"positions/{one.split('/')[0]}/" for one in ids})
    of_candidates = {path for path in states if path.startswith(candidates)} if candidates else set()
    dataset = around.add(dataset, near | named | of_candidates)
    cells = {cell_of(one) for one in ids}
    while True:
        whole = {filed.id for filed in dataset.statements.values() if cell_of(filed.id) in cells or filed.path in near}
        further = memory.sharing(_keys_of_originals(dataset, whole)) - _paths(dataset) - changed
        if not further:
            return Surroundings(around.without_the_rest(dataset), whole, changed)
        dataset = around.add(dataset, further)


@dataclass(frozen=True, slots=True)
class _Around:
    root: Path
    states: Mapping[str, str]
    memory: Memory

    def add(self, dataset: Dataset, paths: AbstractSet[str]) -> Dataset:
        """Read more files, as far as they are there."""
        added, problems = read_files(self.root, paths & self.states.keys() - _paths(dataset), dataset)
        if problems:
            raise DoubtError
        return added

    def without_the_rest(self, dataset: Dataset) -> Dataset:
        """Say of the files that are named, and are there, that they were not read."""
        named = {path for filed in _dated(dataset) for path in _named_paths(filed.record)}
        rest = named & self.states.keys() - _paths(dataset)
        return replace(dataset, unread=frozenset(path.removesuffix(".yaml") for path in rest))


def _dated(dataset: Dataset) -> Iterable[Filed[Statement] | Filed[RemovedStatement]]:
    return chain(dataset.statements.values(), dataset.removed.values())


def _paths(dataset: Dataset) -> set[str]:
    seeds = chain(dataset.elections.values(), dataset.candidates.values(), dataset.issues.values())
    return {filed.path for filed in chain(seeds, _dated(dataset), dataset.searches.values())}


def _named_paths(record: Statement | RemovedStatement) -> Iterator[str]:
    """Yield where the statements lie, or would lie, that a statement names by their ids, old ones too."""
    ids = {*record.formerly, *(named_by(record) if isinstance(record, Statement) else ())}
    return (f"positions/{one}.yaml" for one in ids)


def _keys_of(dataset: Dataset, paths: AbstractSet[str]) -> set[str]:
    return {key for filed in _dated(dataset) if filed.path in paths for key in keys_of(filed.record)}


def _keys_of_originals(dataset: Dataset, whole: AbstractSet[str]) -> set[str]:
    """Return the keys of all originals that these statements cite, also those that only another citation has."""

    def is_cited(group: Iterable[Cited]) -> bool:
        return any(one.filed.id in whole for one in group)

    groups = filter(is_cited, dataset.originals.groups.values())
    return {key for one in chain.from_iterable(groups) for key in keys_of_original(one.citation)}

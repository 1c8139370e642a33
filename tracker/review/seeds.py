"""What became of policies, candidates and elections between two states of the record."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from tracker.dataset import Dataset, FiledPolicy
from tracker.records import Record
from tracker.review.statements import is_unread

_MEANING = ("text", "explainer")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Reworded:
    """A policy whose text or explainer differs (`fields`), and how many statements were coded under the earlier one."""

    before: FiledPolicy
    after: FiledPolicy
    fields: tuple[str, ...]
    statements: int


@dataclass(frozen=True, slots=True)
class SeedDifferences:
    """Reference data that differs; ids, each list in order."""

    reworded: tuple[Reworded, ...]
    policies_added: tuple[FiledPolicy, ...]
    policies_gone: tuple[FiledPolicy, ...]
    files_added: tuple[str, ...]
    files_gone: tuple[str, ...]
    files_revised: tuple[tuple[str, tuple[str, ...]], ...]
    """Path, and the names of the fields that differ."""


def seed_differences(before: Dataset, after: Dataset) -> SeedDifferences:
    """Compare the reference data of two states of the record; a file with a fault now is neither gone nor added."""
    old, new = dict(_files(before)), dict(_files(after))
    gone = _without(before.policies, after.policies)
    both = ((path, tuple(_fields(old[path], new[path]))) for path in new if path in old)
    return SeedDifferences(
        reworded=tuple(_reworded(before, after)),
        policies_added=tuple(_without(after.policies, before.policies)),
        policies_gone=tuple(one for one in gone if not is_unread(one.path, after)),
        files_added=tuple(path for path in new if path not in old and not is_unread(path, before)),
        files_gone=tuple(path for path in old if path not in new and not is_unread(path, after)),
        files_revised=tuple((path, fields) for path, fields in both if fields),
    )


def _files(dataset: Dataset) -> Iterator[tuple[str, Record]]:
    for shelf in (dataset.candidates, dataset.elections, dataset.issues):
        yield from ((one.path, one.record) for one in shelf.values())


def _fields(old: Record, new: Record) -> Iterator[str]:
    for name in type(old).model_fields:
        if getattr(old, name) != getattr(new, name):
            yield name


def _reworded(before: Dataset, after: Dataset) -> Iterator[Reworded]:
    coded = Counter(policy for _, policy in (cell for cell, told in before.cells.items() for _ in told))
    for id_, old in before.policies.items():
        new = after.policies.get(id_)
        if new and (fields := tuple(name for name in _fields(old.record, new.record) if name in _MEANING)):
            yield Reworded(old, new, fields, coded[id_])


def _without(some: Mapping[str, V], others: Mapping[str, V]) -> Iterator[V]:
    return (one for id_, one in some.items() if id_ not in others)

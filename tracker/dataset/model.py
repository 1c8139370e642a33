"""`Dataset`: all records of a folder, each with its place, and the groupings that checks and the store share."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final, Never, TypeVar

from tracker.dataset.filed import Filed
from tracker.dataset.originals import Originals, group
from tracker.problems import Key
from tracker.records import Candidacy, Candidate, Election, Issue, Policy, RemovedStatement, Search, Statement

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class FiledPolicy:
    """A policy, its issue, its position among all policies of that issue, and where it stands in the issue's file."""

    id: str
    issue: str
    position: int
    record: Policy
    path: str
    key: Key


@dataclass(frozen=True, slots=True)
class Running:
    """One candidacy, and the election it is part of."""

    election: Filed[Election]
    index: int
    record: Candidacy


@dataclass(frozen=True)
class Dataset:
    """All records that could be read, by id; a file with a fault is absent, and named in `unread`."""

    elections: Mapping[str, Filed[Election]]
    candidates: Mapping[str, Filed[Candidate]]
    issues: Mapping[str, Filed[Issue]]
    statements: Mapping[str, Filed[Statement]]
    removed: Mapping[str, Filed[RemovedStatement]]
    searches: Mapping[tuple[str, str], Filed[Search]]
    unread: frozenset[str] = frozenset()
    """Paths, without their ending, of the files that have a fault: what points to them is not a second problem."""

    @cached_property
    def policies(self) -> Mapping[str, FiledPolicy]:
        """The policies of all issues, by id; where an id is used twice (an error) the first."""
        found: dict[str, FiledPolicy] = {}
        for issue in self.issues.values():
            for index, record in enumerate(issue.record.policies):
                key = ("policies", index)
                found.setdefault(record.id, FiledPolicy(record.id, issue.id, index, record, issue.path, key))
        return MappingProxyType(found)

    @cached_property
    def cells(self) -> Mapping[tuple[str, str], tuple[Filed[Statement], ...]]:
        """The statements of each candidate and policy, in the order of their ids."""
        return _group((cell_of(filed.id), filed) for filed in self.statements.values())

    @cached_property
    def occasions(self) -> Mapping[str, tuple[Filed[Statement], ...]]:
        """The statements of each occasion: files of one candidate with one stem, by `candidate/stem`."""
        return _group((occasion_of(filed.id), filed) for filed in self.statements.values())

    @cached_property
    def originals(self) -> Originals:
        """Which citations name the same original."""
        return group(self.statements.values())

    @cached_property
    def candidacies(self) -> Mapping[str, tuple[Running, ...]]:
        """Which elections each candidate stands in, by the candidate's id."""
        return _group(
            (candidacy.candidate, Running(election, index, candidacy))
            for election in self.elections.values()
            for index, candidacy in enumerate(election.record.candidates)
        )

    @cached_property
    def formerly(self) -> Mapping[str, str]:
        """The present id of each statement that had another one before."""
        kept = {old: one.id for one in self.statements.values() for old in one.record.formerly}
        gone = {old: one.id for one in self.removed.values() for old in one.record.formerly}
        return MappingProxyType(gone | kept)


_NONE: Final[Mapping[str, Never]] = MappingProxyType({})
EMPTY: Final = Dataset(_NONE, _NONE, _NONE, _NONE, _NONE, MappingProxyType({}))
"""A record that holds nothing."""


def cell_of(statement_id: str) -> tuple[str, str]:
    """Return the candidate and the policy of a statement's id."""
    candidate, policy, _ = statement_id.split("/")
    return candidate, policy


def occasion_of(statement_id: str) -> str:
    """Return the id of the occasion that a statement belongs to: candidate and stem."""
    candidate, _, stem = statement_id.split("/")
    return f"{candidate}/{stem}"


def _group(pairs: Iterable[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return MappingProxyType({key: tuple(values) for key, values in groups.items()})

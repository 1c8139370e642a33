"""`read`: all files of seeds/ and positions/ to one `Dataset`, and every problem found on the way."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeAlias, TypeVar

from pydantic import BaseModel

from tracker.dataset.colons import with_forgotten_colons
from tracker.dataset.filed import Filed
from tracker.dataset.findings import validate
from tracker.dataset.model import Dataset, cell_of
from tracker.dataset.walking import Found, place, walk
from tracker.documents import Document, parse, read_walked
from tracker.problems import Problem
from tracker.records import Candidate, Election, Issue, RemovedStatement, Search, Statement, statement_model

Progress: TypeAlias = Callable[[int, int], None]
"""Called with how many files are done and how many there are."""
K = TypeVar("K")
M = TypeVar("M", bound=BaseModel)

_MODELS: Final[Mapping[str, type[BaseModel]]] = MappingProxyType(
    {"elections": Election, "candidates": Candidate, "issues": Issue, "searches": Search, "statements": Statement}
)
_STEP: Final = 100  # files between two calls of `progress`


@dataclass(frozen=True, slots=True)
class _Shelves:
    """The records read so far."""

    elections: dict[str, Filed[Election]] = field(default_factory=dict)
    candidates: dict[str, Filed[Candidate]] = field(default_factory=dict)
    issues: dict[str, Filed[Issue]] = field(default_factory=dict)
    statements: dict[str, Filed[Statement]] = field(default_factory=dict)
    removed: dict[str, Filed[RemovedStatement]] = field(default_factory=dict)
    searches: dict[tuple[str, str], Filed[Search]] = field(default_factory=dict)

    def add(self, found: Found, document: Document) -> tuple[Problem, ...]:
        """Keep the record of a file, or return what is wrong with it."""
        match found.kind:
            case "elections":
                return _keep(self.elections, found.id, found, document, Election)
            case "candidates":
                return _keep(self.candidates, found.id, found, document, Candidate)
            case "issues":
                return _keep(self.issues, found.id, found, document, Issue)
            case "searches":
                return _keep(self.searches, cell_of(f"{found.id}/search"), found, document, Search)
        if statement_model(document.value) is RemovedStatement:
            return _keep(self.removed, found.id, found, document, RemovedStatement)
        return _keep(self.statements, found.id, found, document, Statement)

    def remove(self, found: Found) -> None:
        """Forget the record of a file."""
        for shelf in (getattr(self, one.name) for one in fields(self)):
            for key in [key for key, filed in shelf.items() if filed.path == found.path]:
                del shelf[key]

    def sort(self) -> None:
        """Bring all records into the order in which a walk finds their files."""
        for shelf in (getattr(self, one.name) for one in fields(self)):
            ordered = sorted(shelf.items(), key=lambda item: item[1].path.split("/"))
            shelf.clear()
            shelf.update(ordered)


def _keep(shelf: dict[K, Filed[M]], key: K, found: Found, document: Document, model: type[M]) -> tuple[Problem, ...]:
    record = validate(document, model)
    if isinstance(record, tuple):
        return record
    shelf[key] = Filed(found.id, found.path, record, document)
    return ()


def read(root: Path, *, progress: Progress | None = None) -> tuple[Dataset, tuple[Problem, ...]]:
    """Read every file of the record; a file with a fault is absent from the dataset and never stops the run."""
    shelves = _Shelves()
    seen = tuple(walk(root))
    found = [one for one in seen if isinstance(one, Found)]
    problems: dict[Found, tuple[Problem, ...]] = {}
    for number, file in enumerate(found, 1):
        if faults := _take(root, file, shelves):
            problems[file] = faults
        if progress and (number % _STEP == 0 or number == len(found)):
            progress(number, len(found))
    misplaced = (one for one in seen if isinstance(one, Problem))
    return _freeze(shelves, problems), tuple(sorted(chain(misplaced, *problems.values())))


def read_files(root: Path, paths: Iterable[str], base: Dataset) -> tuple[Dataset, tuple[Problem, ...]]:
    """Read the files at these paths inside the root, and add what they hold to a dataset that holds none of them.

    The order of the records is the one that `read` gives, and so are the problems; folders are not looked at.
    """
    shelves = _Shelves(*(dict(getattr(base, one.name)) for one in fields(_Shelves)))
    placed = tuple(chain.from_iterable(map(place, sorted(paths))))
    faulty = {one: faults for one in placed if isinstance(one, Found) and (faults := _take(root, one, shelves))}
    shelves.sort()
    made = _freeze(shelves, faulty)
    misplaced = (one for one in placed if isinstance(one, Problem))
    found = tuple(sorted(chain(misplaced, *faulty.values())))
    return replace(made, unread=made.unread | base.unread), found


def put(dataset: Dataset, path: str, data: bytes) -> tuple[Dataset, tuple[Problem, ...]]:
    """Return the dataset as it would be with these bytes at `path` inside the root, in place of what lies there.

    A file with a fault is absent and its problems come along, as `read` has it; nothing is read or written.
    """
    shelves = _Shelves(*(dict(getattr(dataset, one.name)) for one in fields(_Shelves)))
    (found,) = place(path)
    if isinstance(found, Problem):
        return dataset, (found,)
    shelves.remove(found)
    document = _parsed(data, found)
    faults = document if isinstance(document, tuple) else shelves.add(found, document)
    made = _freeze(shelves, {found: faults} if faults else {})
    return replace(made, unread=made.unread | dataset.unread - {path.removesuffix(".yaml")}), tuple(sorted(faults))


def _take(root: Path, file: Found, shelves: _Shelves) -> tuple[Problem, ...]:
    data = read_walked(root, file.path)
    if isinstance(data, Problem):
        return (data,)
    document = _parsed(data, file)
    return document if isinstance(document, tuple) else shelves.add(file, document)


def _parsed(data: bytes, file: Found) -> Document | tuple[Problem, ...]:
    document = parse(data, file.path)
    return with_forgotten_colons(document, data, _MODELS[file.kind]) if isinstance(document, tuple) else document


def _freeze(shelves: _Shelves, faulty: dict[Found, tuple[Problem, ...]]) -> Dataset:
    return Dataset(
        elections=MappingProxyType(shelves.elections),
        candidates=MappingProxyType(shelves.candidates),
        issues=MappingProxyType(shelves.issues),
        statements=MappingProxyType(shelves.statements),
        removed=MappingProxyType(shelves.removed),
        searches=MappingProxyType(shelves.searches),
        unread=frozenset(file.path.removesuffix(".yaml") for file in faulty),
    )

"""Which record a file holds, by its path inside the root and by what stands in it."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final

from tracker.documents import Value
from tracker.records import Candidate, Election, Issue, Record, Search, statement_model

_SEEDS: Final[Mapping[str, type[Record]]] = MappingProxyType(
    {"elections": Election, "candidates": Candidate, "issues": Issue}
)


def model_of(path: str, value: Value) -> type[Record] | None:
    """Return the record that belongs at a path, or None where none does."""
    match PurePosixPath(path).parts:
        case ("seeds", folder, _):
            return _SEEDS.get(folder)
        case ("positions", _, _, "search.yaml"):
            return Search
        case ("positions", _, _, _):
            return statement_model(value)
    return None

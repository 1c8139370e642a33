"""Building the database: whole, beside the old one, and put in its place at once (design §5, atomic load)."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from tracker.dataset import Dataset
from tracker.store.file_rows import Files, file_rows
from tracker.store.placing import WAIT, replacing
from tracker.store.record_rows import Rows, record_rows
from tracker.store.standing_rows import evidence_of, standing_rows
from tracker.store.verification_rows import verification_rows
from tracker.store.writing import write
from tracker.tables import METADATA
from tracker.verifications import Verification

Found = Mapping[str, Verification]
"""What verifications found, by statement."""
NOTHING: Final[Found] = MappingProxyType({})
_NO_FILES: Final[Files] = MappingProxyType({})
_NUMBERED: Final = ("citation", "carrier", "searched_place", "standing_run")


def load(
    dataset: Dataset,
    database: Path,
    *,
    facts: Mapping[str, str],
    found: Found = NOTHING,
    files: Files = _NO_FILES,
    wait: float = WAIT,
) -> dict[str, int]:
    """Put a database of the dataset in place of `database` and return the rows per table. Raises `StoreError`.

    Where another load is building the same database, this one waits so many seconds for it to end. Without `files` the
    next load has nothing to compare with.
    """
    rows = all_rows(dataset, facts, found, files)
    with replacing(database, wait) as (_, fresh):
        write(fresh, rows)
    return {name: len(rows.get(name, ())) for name in METADATA.tables}


def all_rows(dataset: Dataset, facts: Mapping[str, str], found: Found = NOTHING, files: Files = _NO_FILES) -> Rows:
    """Return the rows of all tables; those without a key of their own get a number, and the load its facts."""
    told = {filed.id: evidence_of(dataset, filed) for filed in dataset.statements.values()}
    rows = record_rows(dataset, told) | standing_rows(dataset, told) | file_rows(dataset, files)
    number(rows)
    rows |= verification_rows(dataset, found, rows.get("response", []))
    counts = {f"rows_{name}": str(len(rows.get(name, ()))) for name in METADATA.tables if name != "load_fact"}
    rows["load_fact"] = [{"name": name, "value": value} for name, value in {**facts, **counts}.items()]
    return rows


def number(rows: Rows) -> None:
    """Give a number to the rows that have no key of their own."""
    for name in _NUMBERED:
        for place, row in enumerate(rows.get(name, ()), 1):
            row["number"] = place

"""Building the database: whole, beside the old one, and put in its place at once (design §5, atomic load)."""

import fcntl
import os
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import Final

from tracker.dataset import Dataset
from tracker.store.record_rows import Rows, record_rows
from tracker.store.standing_rows import evidence_of, standing_rows
from tracker.store.verification_rows import verification_rows
from tracker.store.writing import DamagedError, write
from tracker.tables import METADATA
from tracker.verifications import Verification

_WAIT: Final = 30.0  # seconds for another load to end
_SIDECARS: Final = ("-journal", "-wal", "-shm")
Found = Mapping[str, Verification]
"""What verifications found, by statement."""
_NOTHING: Final[Found] = MappingProxyType({})
_NUMBERED: Final = ("citation", "carrier", "searched_place", "standing_run")


class StoreError(Exception):
    """The database could not be built or read; the text is one line for the person at the terminal."""


def load(
    dataset: Dataset, database: Path, *, facts: Mapping[str, str], found: Found = _NOTHING, wait: float = _WAIT
) -> dict[str, int]:
    """Put a database of the dataset in place of `database` and return the rows per table. Raises `StoreError`.

    Where another load is building the same database, this one waits so many seconds for it to end.
    """
    target = database.resolve()
    rows = all_rows(dataset, facts, found)
    try:
        with _lock(target, wait), _temporary(target) as fresh:
            write(fresh, rows)
            _put_in_place(fresh, target)
    except (OSError, sqlite3.Error, DamagedError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise StoreError(f"could not build {target}: {reason}") from error
    return {name: len(rows.get(name, ())) for name in METADATA.tables}


def all_rows(dataset: Dataset, facts: Mapping[str, str], found: Found = _NOTHING) -> Rows:
    """Return the rows of all tables; those without a key of their own get a number, and the load its facts."""
    told = {filed.id: evidence_of(dataset, filed) for filed in dataset.statements.values()}
    rows = record_rows(dataset, told) | standing_rows(dataset, told)
    for name in _NUMBERED:
        for number, row in enumerate(rows.get(name, ()), 1):
            row["number"] = number
    rows |= verification_rows(dataset, found, rows.get("response", []))
    counts = {f"rows_{name}": str(len(rows.get(name, ()))) for name in METADATA.tables if name != "load_fact"}
    rows["load_fact"] = [{"name": name, "value": value} for name, value in {**facts, **counts}.items()]
    return rows


@contextmanager
def _temporary(target: Path) -> Iterator[Path]:
    """Name a new file in the target's folder, and take away what an interrupted load has left there."""
    prefix = f".{target.name}.building-"
    for stale in target.parent.iterdir():
        if stale.name.startswith(prefix):
            stale.unlink(missing_ok=True)
    handle, name = tempfile.mkstemp(prefix=prefix, dir=target.parent)
    os.close(handle)
    fresh = Path(name)
    try:
        yield fresh
    finally:
        for path in (fresh, *(Path(f"{fresh}{end}") for end in _SIDECARS)):
            path.unlink(missing_ok=True)


def _put_in_place(fresh: Path, target: Path) -> None:
    fresh.chmod(0o644)
    _sync(fresh)
    # A stale journal beside the new file would make readers roll it back.
    for end in _SIDECARS:
        Path(f"{target}{end}").unlink(missing_ok=True)
    fresh.replace(target)
    _sync(target.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _lock(target: Path, wait: float) -> Iterator[None]:
    """Hold the lock file of the target; a second load waits, then says who holds it."""
    with (target.parent / f".{target.name}.lock").open("a+", encoding="ascii") as file:
        deadline = time.monotonic() + wait
        while not _taken(file.fileno()):
            if time.monotonic() > deadline:
                file.seek(0)
                raise StoreError(f"another load (process {file.read().strip() or 'unknown'}) is building {target}")
            time.sleep(0.1)
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def _taken(handle: int) -> bool:
    with suppress(BlockingIOError):
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False

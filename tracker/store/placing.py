"""Putting a database in its place: a file beside the old one, under a lock, that takes the old one's place at once."""

import fcntl
import os
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from tracker.store.writing import DamagedError

WAIT: Final = 30.0  # seconds for another load to end
_SIDECARS: Final = ("-journal", "-wal", "-shm")


class StoreError(Exception):
    """The database could not be built or read; the text is one line for the person at the terminal."""


@contextmanager
def replacing(database: Path, wait: float) -> Iterator[tuple[Path, Path]]:
    """Give the file that is to be replaced and an empty one beside it, which takes its place when all went well.

    Where another load is building the same database, this one waits so many seconds for it to end. Raises `StoreError`.
    """
    target = database.resolve()
    try:
        with _lock(target, wait), _temporary(target) as fresh:
            yield target, fresh
            _put_in_place(fresh, target)
    except (OSError, sqlite3.Error, DamagedError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise StoreError(f"could not build {target}: {reason}") from error


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

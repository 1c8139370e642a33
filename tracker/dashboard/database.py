"""The one open database of the dashboard: read-only, opened by the first reader, opened anew when the file changes."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from tracker.store import is_interrupted, open_reader

DATABASE: Final = "TRACKER_DATABASE"
ROOT: Final = "TRACKER_ROOT"
_SCHEME: Final = "sqlite:///"

Stamp = tuple[str, int, int]
"""Path, inode and time of a database file: it changes whenever another database is put in its place."""


class NoDatabaseError(Exception):
    """There is no database to read: nothing was loaded yet, or it cannot be opened."""


@dataclass(slots=True)
class _Open:
    stamp: Stamp
    engine: Engine


_lock = threading.Lock()
_open: list[_Open] = []


def path() -> Path:
    """Return where the database is: as the environment names it, else beside the record."""
    address = os.environ.get(DATABASE, "")
    if address.startswith(_SCHEME):
        return Path(address.removeprefix(_SCHEME))
    return Path(os.environ.get(ROOT, ".")) / "tracker.db"


def stamp() -> Stamp:
    """Return the database's stamp, the key of whatever is kept of it; raise `NoDatabaseError` without one."""
    where = path()
    try:
        found = where.stat()
    except OSError:
        raise NoDatabaseError(where) from None
    return str(where), found.st_ino, found.st_mtime_ns


@contextmanager
def connect() -> Iterator[Connection]:
    """Open a read-only connection; raise `NoDatabaseError` where there is nothing to read.

    A query that takes too long ends in SQLAlchemy's own error: the page fails, not the database.
    """
    engine = _engine(stamp())
    try:
        with engine.connect() as connection:
            yield connection
    except DatabaseError as error:
        if is_interrupted(error):
            raise
        raise NoDatabaseError(path()) from error


def _engine(now: Stamp) -> Engine:
    """Return the engine of this very file; one of an earlier file is given up."""
    with _lock:
        if _open and _open[0].stamp == now:
            return _open[0].engine
        close()
        _open.append(_Open(now, open_reader(Path(now[0]))))
        return _open[0].engine


def close() -> None:
    """Close what is open; the next reader opens anew."""
    while _open:
        _open.pop().engine.dispose()


def is_readable() -> bool:
    """Whether a reader would find a database."""
    try:
        with connect() as connection:
            connection.exec_driver_sql("SELECT 1 FROM statement LIMIT 1")
    except NoDatabaseError:
        return False
    return True

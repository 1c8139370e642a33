"""Building the database: whole, beside the old one, and put in its place at once (design §5, atomic load)."""

import fcntl
import os
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, create_engine, func, insert, select, text
from sqlalchemy.exc import SQLAlchemyError

from tracker.dataset import Dataset
from tracker.store.record_rows import Rows, record_rows
from tracker.store.standing_rows import standing_rows
from tracker.tables import METADATA

_WAIT = 30.0  # seconds for another load to end
_SIDECARS = ("-journal", "-wal", "-shm")
_FULL_TEXT = (
    "CREATE VIRTUAL TABLE statement_text USING fts5(summary, quote, speaker, candidate, policy, tokenize='unicode61')"
)
_FILL_FULL_TEXT = (
    "INSERT INTO statement_text(rowid, summary, quote, speaker, candidate, policy)"
    " SELECT s.number, s.summary, s.quote, s.speaker, c.name, p.name || ' ' || p.text FROM statement s"
    " JOIN candidate c ON c.id = s.candidate JOIN policy p ON p.id = s.policy"
    " WHERE s.withdrawn_on IS NULL AND s.removed_on IS NULL"
)


class StoreError(Exception):
    """The database could not be built or read; the text is one line for the person at the terminal."""


def load(dataset: Dataset, database: Path, *, facts: Mapping[str, str]) -> dict[str, int]:
    """Put a database of the dataset in place of `database` and return the rows per table. Raises `StoreError`."""
    target = database.resolve()
    rows = _numbered(record_rows(dataset) | standing_rows(dataset))
    counts = {name: len(rows.get(name, ())) for name in METADATA.tables}
    told = {**facts, **{f"rows_{name}": str(count) for name, count in counts.items()}}
    rows["load_fact"] = [{"name": name, "value": value} for name, value in told.items()]
    try:
        with _lock(target), _temporary(target) as fresh:
            _build(fresh, rows, counts)
            _put_in_place(fresh, target)
    except (OSError, SQLAlchemyError) as error:
        raise StoreError(f"could not build {target}: {error}") from error
    return counts


def _numbered(rows: Rows) -> Rows:
    """Give the rows of tables without a key of their own a number."""
    for name in ("citation", "carrier", "searched_place", "standing_run"):
        for number, row in enumerate(rows.get(name, ()), 1):
            row["number"] = number
    return rows


def _build(path: Path, rows: Rows, counts: Mapping[str, int]) -> None:
    engine = create_engine(f"sqlite:///{path}")
    try:
        with engine.begin() as connection:
            # A statement may refer to one that comes after it: the keys are checked at the end.
            METADATA.create_all(connection)
            for name, table in METADATA.tables.items():
                if rows.get(name):
                    connection.execute(insert(table), rows[name])
            connection.execute(text(_FULL_TEXT))
            connection.execute(text(_FILL_FULL_TEXT))
        with engine.connect() as connection:
            _inspect(connection, counts)
    finally:
        engine.dispose()


def _inspect(connection: Connection, counts: Mapping[str, int]) -> None:
    """Refuse a database that is damaged, points nowhere or holds other rows than were given."""
    if (found := connection.execute(text("PRAGMA integrity_check")).scalar()) != "ok":
        raise StoreError(f"the new database is damaged: {found}")
    if broken := connection.execute(text("PRAGMA foreign_key_check")).first():
        raise StoreError(f"a row of {broken[0]} refers to a row of {broken[2]} that is not there")
    for name, count in counts.items():
        found = connection.execute(select(func.count()).select_from(METADATA.tables[name])).scalar()
        if name != "load_fact" and found != count:
            raise StoreError(f"the new database has {found} rows in {name}, not {count}")


@contextmanager
def _temporary(target: Path) -> Iterator[Path]:
    """Name a new file in the target's folder, and take away what an interrupted load has left there."""
    prefix = f".{target.name}.building-"
    for stale in target.parent.glob(f"{prefix}*"):
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
def _lock(target: Path) -> Iterator[None]:
    """Hold the lock file of the target; a second load waits, then says who holds it."""
    with (target.parent / f".{target.name}.lock").open("a+", encoding="ascii") as file:
        deadline = time.monotonic() + _WAIT
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

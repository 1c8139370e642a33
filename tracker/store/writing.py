"""Rows into a new database file: tables, rows, indexes, full text, and the proof that it is whole."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from datetime import date
from functools import cache
from itertools import chain, islice
from operator import itemgetter
from pathlib import Path
from typing import Final

from sqlalchemy import Index, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from tracker.store.record_rows import Row, Rows
from tracker.tables import METADATA

# Nobody else sees the file, and one that is not finished is thrown away: no journal, no waiting for the disk. None of
# this is kept in the file: whoever opens it later finds SQLite's own settings, journal_mode=DELETE among them.
PRAGMAS: Final = (
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -131072",  # KiB
)
_AT_ONCE: Final = 50  # rows; SQLite takes 32,766 values in one command
_FULL_TEXT: Final = (
    "CREATE VIRTUAL TABLE statement_text USING fts5(summary, quote, speaker, candidate, policy, tokenize='unicode61')"
)
FILL_FULL_TEXT: Final = (
    "INSERT INTO statement_text(rowid, summary, quote, speaker, candidate, policy)"
    " SELECT s.number, s.summary, s.quote, s.speaker, c.name, p.name || ' ' || p.text FROM statement s"
    " JOIN candidate c ON c.id = s.candidate JOIN policy p ON p.id = s.policy"
    " WHERE s.withdrawn_on IS NULL AND s.removed_on IS NULL"
)

# Days are ISO texts in the database; Python's own adapter, which does the same, is on its way out.
sqlite3.register_adapter(date, date.isoformat)


class DamagedError(Exception):
    """The new database is not what was to be written."""


def write(path: Path, rows: Rows) -> None:
    """Fill the empty file at `path` and prove that it is whole. Raises `sqlite3.Error` or `DamagedError`."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        fill(connection, [rows])


def fill(connection: sqlite3.Connection, batches: Iterable[Rows]) -> None:
    """Fill an empty database, batch by batch, and prove that it is whole. Raises `sqlite3.Error` or `DamagedError`."""
    for pragma in PRAGMAS:
        connection.execute(pragma)
    connection.execute("BEGIN")
    for table in METADATA.tables.values():
        connection.execute(_table_sql(table))
    counts: Counter[str] = Counter()
    for rows in batches:
        for name, table in METADATA.tables.items():
            _insert(connection, table, rows.get(name, ()))
            counts[name] += len(rows.get(name, ()))
    # An index is built at a tenth of the price once the rows are there.
    for table in METADATA.tables.values():
        for index in sorted(table.indexes, key=lambda one: str(one.name)):
            connection.execute(_index_sql(index))
    connection.execute(_FULL_TEXT)
    connection.execute(FILL_FULL_TEXT)
    connection.execute("COMMIT")
    inspect(connection, counts)


@cache
def _table_sql(table: Table) -> str:
    return str(CreateTable(table).compile(dialect=sqlite.dialect()))


@cache
def _index_sql(index: Index) -> str:
    return str(CreateIndex(index).compile(dialect=sqlite.dialect()))


def _insert(connection: sqlite3.Connection, table: Table, rows: Sequence[Row]) -> None:
    """Put in the rows of a table, many with one command: that takes two thirds of the time of one by one."""
    columns = [column.name for column in table.columns]
    values = chain.from_iterable(map(itemgetter(*columns), rows))
    whole, rest = divmod(len(rows), _AT_ONCE)
    for times, size in ((whole, _AT_ONCE), (rest, 1)):
        places = ", ".join([f"({', '.join('?' * len(columns))})"] * size)
        command = f'INSERT INTO "{table.name}" VALUES {places}'  # noqa: S608 - a table of ours
        for _ in range(times):
            connection.execute(command, tuple(islice(values, size * len(columns))))


def inspect(connection: sqlite3.Connection, counts: Mapping[str, int]) -> None:
    """Refuse a database that is damaged, points nowhere or holds other rows than were given."""
    (found,) = connection.execute("PRAGMA integrity_check").fetchone()
    if found != "ok":
        raise DamagedError(f"the new database is damaged: {found}")
    # A statement may refer to one that comes after it: the keys are checked at the end.
    if broken := connection.execute("PRAGMA foreign_key_check").fetchone():
        raise DamagedError(f"a row of {broken[0]} refers to a row of {broken[2]} that is not there")
    for name, count in counts.items():
        (found,) = connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()  # noqa: S608 - a table of ours
        if found != count:
            raise DamagedError(f"the new database has {found} rows in {name}, not {count}")

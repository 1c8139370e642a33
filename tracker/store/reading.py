"""Opening the database for readers, who cannot write, nor keep it busy with one query."""

import math
import sqlite3
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, text
from sqlalchemy.exc import DatabaseError, DBAPIError

QUERY_SECONDS: Final = 1.0
_STEPS: Final = 20_000  # of SQLite's machine between two looks at the clock: about a millisecond
_UNTIL: Final = "until"
_SECONDS: Final = "seconds"


def open_reader(database: Path, *, seconds: float = QUERY_SECONDS) -> Engine:
    """Return an engine that only reads this very file, from any thread.

    A query that has not ended so many seconds after its start is interrupted (`is_interrupted` tells); an export,
    which takes its rows one by one, passes `math.inf`. Whoever keeps the engine opens a new one when the inode or
    time of the file has changed: a load puts another file in its place, and what is open stays as it was.
    """
    address = f"{database.resolve().as_uri()}?mode=ro"
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(address, uri=True, check_same_thread=False),
        poolclass=QueuePool,
    )

    @event.listens_for(engine, "connect")
    def guard(connection: sqlite3.Connection, record: Any) -> None:  # noqa: ANN401 - SQLAlchemy's, of a private type
        record.info[_SECONDS] = seconds
        _guard(connection, record)

    @event.listens_for(engine, "before_cursor_execute")
    def start_the_clock(connection: Connection, *_: Any) -> None:  # noqa: ANN401 - five more that are not needed
        _start_the_clock(connection.connection.info)

    return engine


def fetch(connection: Connection, sql: str, values: Mapping[str, str | int]) -> list[Any]:
    """Return all rows of a query, as tuples of what SQLite keeps: text, numbers, None; days as ISO text.

    The query is asked straight of the driver: on its way through SQLAlchemy, one that finds its few rows by a key
    takes three times as long, and a page asks several. The limit on its time and the errors are the same.
    """
    pooled = connection.connection
    _start_the_clock(pooled.info)
    driver: Any = pooled.driver_connection
    try:
        rows: list[Any] = driver.execute(sql, values).fetchall()
    except sqlite3.Error as error:
        raise DBAPIError.instance(sql, values, error, sqlite3.Error) from error
    return rows


def _start_the_clock(info: dict[Any, Any]) -> None:
    info[_UNTIL] = time.monotonic() + info.get(_SECONDS, math.inf)


def _guard(connection: sqlite3.Connection, record: Any) -> None:  # noqa: ANN401 - SQLAlchemy's, of a private type
    """Refuse writing, distrust what the schema itself would run, and look at the clock while a query runs."""
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.set_progress_handler(lambda: time.monotonic() > record.info.get(_UNTIL, math.inf), _STEPS)


def is_interrupted(error: DatabaseError) -> bool:
    """Whether a query was ended because it took too long, and not because something is wrong with the database."""
    return getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT


def read_facts(database: Path) -> dict[str, str]:
    """Return the facts about the load that made the database; none where it is missing, unreadable or damaged."""
    engine = open_reader(database, seconds=math.inf)
    try:
        with engine.connect() as connection:
            if connection.execute(text("PRAGMA quick_check(1)")).scalar() != "ok":
                return {}
            return {row.name: row.value for row in connection.execute(text("SELECT name, value FROM load_fact"))}
    except DatabaseError:
        return {}
    finally:
        engine.dispose()

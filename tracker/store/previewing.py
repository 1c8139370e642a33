"""A database of a few records in memory, for whoever wants to see what they would become; nothing touches the disk."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any, Final

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool
from sqlalchemy.util import LRUCache

from tracker.dataset import Dataset
from tracker.store.building import all_rows
from tracker.store.placing import StoreError
from tracker.store.writing import DamagedError, fill

_COMPILED: Final[LRUCache[Any, Any]] = LRUCache(200)
"""Queries as text: every preview asks the same ones, and to compile them costs more than to answer them."""


@contextmanager
def in_memory(dataset: Dataset) -> Iterator[Connection]:
    """Give a connection to a database of the dataset that is gone when it is closed. Raises `StoreError`."""
    with closing(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)) as connection:
        try:
            fill(connection, [all_rows(dataset, {})])
        except (sqlite3.Error, DamagedError) as error:
            raise StoreError(f"these records do not fit together: {error}") from error
        engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
        with engine.connect() as opened:
            yield opened.execution_options(compiled_cache=_COMPILED)

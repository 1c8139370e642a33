"""A database of any size, built election by election straight through the store's rows; no file is read or written."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import invention

from tracker.dataset import Dataset, Filed
from tracker.documents import Document, parse
from tracker.records import Candidate, Election, Issue, Statement
from tracker.store.building import all_rows
from tracker.store.patching import NUMBERS
from tracker.store.record_rows import Rows
from tracker.store.writing import fill


def build(path: Path, statements: int) -> None:
    """Fill a new database with so many invented statements."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        fill(connection, _batches(statements))


def _batches(statements: int) -> Iterator[Rows]:
    """Yield the rows of each election, numbered on from those before."""
    before: Counter[str] = Counter()
    for number in range(invention.elections(statements)):
        count = min(invention.PER_ELECTION, statements - number * invention.PER_ELECTION)
        rows = all_rows(_dataset(number, count), {})
        del rows["load_fact"]
        for table, columns in NUMBERS.items():
            for row in rows.get(table, ()):
                for column, numbered in columns.items():
                    if row[column] is not None:
                        row[column] += before[numbered]
        yield rows
        before.update({table: len(made) for table, made in rows.items()})


def _dataset(number: int, statements: int) -> Dataset:
    shelves: dict[str, dict[str, Filed[Any]]] = {"elections": {}, "candidates": {}, "issues": {}, "positions": {}}
    models: dict[str, Any] = {"elections": Election, "candidates": Candidate, "issues": Issue, "positions": Statement}
    for path, fields in invention.election(number, statements):
        parts = path.removesuffix(".yaml").split("/")
        shelf, named = ("positions", "/".join(parts[1:])) if parts[0] == "positions" else (parts[1], parts[2])
        document = parse(invention.as_yaml(fields).encode(), path)
        assert isinstance(document, Document), document
        shelves[shelf][named] = Filed(named, path, models[shelf].model_validate(document.value), document)
    return Dataset(
        elections=shelves["elections"],
        candidates=shelves["candidates"],
        issues=shelves["issues"],
        statements=dict(sorted(shelves["positions"].items())),
        removed={},
        searches={},
    )

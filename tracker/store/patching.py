"""A few files changed: a copy of the old database, in which the rows that come from them are made anew.

Which rows those are is the caller's to know (`tracker.pipeline.reloading`); what is left out here is as it was.
"""

import json
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from tracker.dataset import Dataset, cell_of
from tracker.store.building import NOTHING, Found, number
from tracker.store.file_rows import Files, file_rows
from tracker.store.placing import WAIT, replacing
from tracker.store.record_rows import Row, Rows, record_rows
from tracker.store.standing_rows import evidence_of, standing_rows
from tracker.store.verification_rows import verification_rows
from tracker.store.writing import FILL_FULL_TEXT, PRAGMAS, DamagedError, inspect
from tracker.tables import METADATA
from tracker.vocabulary import Bar, Clock

NUMBERS: Final[Mapping[str, Mapping[str, str]]] = {
    "statement": {"number": "statement"},
    "response": {"number": "response"},
    "citation": {"number": "citation", "response": "response"},
    "carrier": {"number": "carrier"},
    "verification": {"number": "verification", "response": "response"},
    "searched_place": {"number": "searched_place"},
    "standing": {"number": "standing"},
    "standing_reported": {"standing": "standing"},
    "standing_span": {"standing": "standing"},
    "standing_run": {"number": "standing_run"},
    "standing_change": {"number": "standing_change"},
    "standing_change_through": {"change": "standing_change"},
    "source_file": {"number": "source_file"},
    "source_key": {"file": "source_file"},
}
"""Columns that hold numbers of one build, and the table whose rows they number."""

_PARTS: Final = ("review", "distinction", "citation", "response", "verification")
"""Tables of what is part of a statement."""

_CELL: Final = "election = ?1 AND policy = ?2 AND candidate = ?3"
_SPANS: Final = f"bar IN {tuple(map(str, Bar))} AND clock IN {tuple(map(str, Clock))} AND {_CELL}"
_OF_SPANS: Final = f"(SELECT standing FROM standing_span WHERE {_SPANS})"  # noqa: S608 - words of ours
_STANDINGS: Final = {
    "standing_reported": f"standing IN {_OF_SPANS}",
    "standing": f"number IN {_OF_SPANS}",
    "standing_span": _SPANS,
    "standing_run": _CELL,
    "standing_change_through": f"change IN (SELECT number FROM standing_change WHERE {_CELL})",  # noqa: S608
    "standing_change": _CELL,
    "standing_corrected": _CELL,
}
"""Which rows are of a cell, for an election; in the order in which they can be deleted."""


class UnfitError(Exception):
    """The database cannot be built upon: another load has taken its place, or it is damaged."""


@dataclass(frozen=True, slots=True)
class Change:
    """What has changed: files by path, the statements in them by id, and the originals that they cite or cited."""

    files: Files
    """The new state of the files that are there."""
    paths: AbstractSet[str]
    """All of them, those that are gone as well."""
    originals: AbstractSet[str]
    statements: AbstractSet[str] = field(init=False)
    cells: AbstractSet[tuple[str, str]] = field(init=False)

    def __post_init__(self) -> None:
        """Take the ids from the paths."""
        ids = {path.removeprefix("positions/").removesuffix(".yaml") for path in self.paths}
        object.__setattr__(self, "statements", {one for one in ids if not one.endswith("/search")})
        object.__setattr__(self, "cells", {cell_of(one) for one in ids})


def patch(
    dataset: Dataset,
    database: Path,
    change: Change,
    *,
    before: Mapping[str, str],
    facts: Mapping[str, str],
    found: Found = NOTHING,
    wait: float = WAIT,
) -> dict[str, int]:
    """Put a database with the changes in place of `database` and return the rows per table.

    The dataset holds the seeds, all that the cells of the change hold, and all that cites the same originals; `before`
    are the facts of the load that was compared with. Raises `UnfitError`, and `StoreError` as a load does.
    """
    rows = _rows(dataset, change, found)
    with replacing(database, wait) as (target, fresh):
        shutil.copyfile(target, fresh)
        try:
            with closing(sqlite3.connect(fresh, isolation_level=None)) as connection:
                counts = _put(connection, rows, change, before, facts, dataset)
        except (sqlite3.Error, DamagedError) as error:
            raise UnfitError(database) from error
    return {name: counts[name] for name in METADATA.tables}


def _put(  # noqa: PLR0917
    connection: sqlite3.Connection,
    rows: Rows,
    change: Change,
    before: Mapping[str, str],
    facts: Mapping[str, str],
    dataset: Dataset,
) -> Counter[str]:
    for pragma in PRAGMAS:
        connection.execute(pragma)
    told = dict(connection.execute("SELECT name, value FROM load_fact"))
    if told != before:
        raise UnfitError
    counts = _counts(told)
    connection.execute("BEGIN")
    counts.subtract(_delete(connection, change, dataset))
    counts.update(_insert(connection, rows))
    _tell(connection, facts, counts)
    connection.execute("COMMIT")
    inspect(connection, counts)
    return counts


def _rows(dataset: Dataset, change: Change, found: Found) -> Rows:
    """Make the rows of what has changed, by the same makers as for a whole load."""
    told = {filed.id: evidence_of(dataset, filed) for filed in dataset.statements.values()}
    inside = {one: filed for one, filed in dataset.statements.items() if cell_of(one) in change.cells}
    searches = {cell: search for cell, search in dataset.searches.items() if cell in change.cells}
    touched = replace(dataset, statements=inside, searches=searches)
    rows: Rows = {
        name: [row for row in made if _is_changed(name, row, change)]
        for name, made in record_rows(dataset, told).items()
    }
    rows |= standing_rows(touched, told) | file_rows(dataset, change.files)
    number(rows)
    return rows | verification_rows(dataset, found, rows.get("response", []))


def _is_changed(table: str, row: Row, change: Change) -> bool:
    match table:
        case "statement":
            return row["id"] in change.statements
        case "former_id":
            return row["kind"] == "statement" and row["current"] in change.statements
        case "original":
            return row["id"] in change.originals
        case "carrier":
            return row["original"] in change.originals
        case "search" | "searched_place":
            return row["path"] in change.paths
    return table in _PARTS and row["statement"] in change.statements


def _counts(told: Mapping[str, str]) -> Counter[str]:
    return Counter({name: int(told.get(f"rows_{name}", "0")) for name in METADATA.tables if name != "load_fact"})


def _delete(connection: sqlite3.Connection, change: Change, dataset: Dataset) -> Counter[str]:
    """Delete the rows of what has changed, and return how many of each table."""
    gone: Counter[str] = Counter()

    def delete(table: str, where: str, values: Iterable[object]) -> None:
        query = f'DELETE FROM "{table}" WHERE {where} IN (SELECT value FROM json_each(?))'  # noqa: S608 - words of ours
        gone[table] += connection.execute(query, [json.dumps(list(values))]).rowcount

    connection.execute(
        "DELETE FROM statement_text WHERE rowid IN"
        " (SELECT number FROM statement WHERE id IN (SELECT value FROM json_each(?)))",
        [json.dumps(list(change.statements))],
    )
    for table in _PARTS:
        delete(table, "statement", change.statements)
    delete("former_id", "kind = 'statement' AND current", change.statements)
    delete("statement", "id", change.statements)
    delete("carrier", "original", change.originals)
    delete("original", "id", change.originals)
    for table in ("searched_place", "search"):
        delete(table, "path", change.paths)
    paths = "(SELECT path FROM source_file WHERE number = file)"
    delete("source_key", paths, change.paths)
    delete("source_file", "path", change.paths)
    for candidate, policy in change.cells:
        for running in dataset.candidacies.get(candidate, ()):
            for table, where in _STANDINGS.items():
                query = f"DELETE FROM {table} WHERE {where}"  # noqa: S608 - words of ours
                gone[table] += connection.execute(query, (running.election.id, policy, candidate)).rowcount
    return gone


def _insert(connection: sqlite3.Connection, rows: Rows) -> Counter[str]:
    """Put rows in, numbered on from those that are there, and return how many of each table."""
    before = {name: _greatest(connection, name) for name in set().union(*(one.values() for one in NUMBERS.values()))}
    for name, table in METADATA.tables.items():
        columns = [column.name for column in table.columns]
        for row in rows.get(name, ()):
            for column, numbered in NUMBERS.get(name, {}).items():
                if row[column] is not None:
                    row[column] += before[numbered]
        places = ", ".join(f":{column}" for column in columns)
        connection.executemany(f'INSERT INTO "{name}" VALUES ({places})', rows.get(name, ()))  # noqa: S608 - as above
    connection.execute(f"{FILL_FULL_TEXT} AND s.number > ?", [before["statement"]])
    return Counter({name: len(made) for name, made in rows.items()})


def _greatest(connection: sqlite3.Connection, table: str) -> int:
    (found,) = connection.execute(f"SELECT coalesce(max(number), 0) FROM {table}").fetchone()  # noqa: S608 - as above
    return int(found)


def _tell(connection: sqlite3.Connection, facts: Mapping[str, str], counts: Counter[str]) -> None:
    """Write the facts of this load in place of those of the last."""
    told = {**facts, **{f"rows_{name}": str(count) for name, count in counts.items()}}
    connection.execute("DELETE FROM load_fact")
    connection.executemany("INSERT INTO load_fact (name, value) VALUES (?, ?)", told.items())
    counts["load_fact"] = len(told)

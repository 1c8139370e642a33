"""What a database remembers of the load that made it: the files, what they share, and which original is cited where."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tracker.problems import Key

_SHARING = "SELECT DISTINCT path FROM source_key JOIN source_file ON number = file WHERE key IN (SELECT value FROM {})"
_KEYS = "SELECT DISTINCT key FROM source_key WHERE file IN (SELECT number FROM source_file WHERE path IN {})"
_BEGINNING = "SELECT DISTINCT key FROM source_key WHERE key >= ? AND key < ?"
_CITED = (
    "SELECT citation.statement, response.position, citation.position, original FROM citation"
    " LEFT JOIN response ON response.number = citation.response"
    " WHERE citation.statement IN (SELECT value FROM json_each(?)) AND original IS NOT NULL"
)


@dataclass(frozen=True, slots=True)
class Memory:
    """An open database, its facts, and the state of each file that its load found; it may raise `sqlite3.Error`."""

    connection: sqlite3.Connection
    facts: Mapping[str, str]
    files: Mapping[str, str]

    def keys_of(self, paths: Iterable[str]) -> set[str]:
        """Return the keys that these files had."""
        return self._column(_KEYS.format("(SELECT value FROM json_each(?))"), json.dumps(list(paths)))

    def sharing(self, keys: Iterable[str]) -> set[str]:
        """Return the paths of the files that have one of these keys."""
        return self._column(_SHARING.format("json_each(?)"), json.dumps(list(keys)))

    def beginning(self, start: str) -> set[str]:
        """Return what follows in all keys that begin with a text."""
        keys = self._column(_BEGINNING, start, start[:-1] + chr(ord(start[-1]) + 1))
        return {key.removeprefix(start) for key in keys}

    def originals_of(self, statements: Iterable[str]) -> dict[tuple[str, Key], str]:
        """Return the original of each described citation of these statements, by statement and place."""
        rows = self.connection.execute(_CITED, [json.dumps(list(statements))])
        return {(statement, _place(response, position)): original for statement, response, position, original in rows}

    def _column(self, query: str, *values: str) -> set[str]:
        return {value for (value,) in self.connection.execute(query, values)}


def _place(response: int | None, position: int) -> Key:
    return ("citations", position) if response is None else ("responses", response, "citations", position)


@contextmanager
def remember(database: Path) -> Iterator[Memory]:
    """Open what a database remembers; it stays the same when another takes its place. Raises `sqlite3.Error`."""
    address = f"{database.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as connection:
        facts = dict(connection.execute("SELECT name, value FROM load_fact"))
        yield Memory(connection, facts, dict(connection.execute("SELECT path, state FROM source_file")))

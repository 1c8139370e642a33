"""Queries that are made into text once, and the two forms in which they take values: one by one, and as a list."""

import json
from collections import namedtuple
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from sqlalchemy import BindParameter, Connection, ScalarSelect, Select, String, bindparam, func, select
from sqlalchemy.dialects import sqlite

from tracker.store import fetch

_DIALECT = sqlite.dialect(paramstyle="named")
_encode = json.JSONEncoder(check_circular=False).encode

Values = Mapping[str, str | int]
"""What a query is asked with, by name; days as ISO text, a list as `json_list` writes it. More than needed is fine."""


def value(name: str) -> BindParameter[Any]:
    """Stand in a query for a value that is given with the question."""
    return bindparam(name, type_=String, required=False)


def listed(name: str) -> ScalarSelect[Any]:
    """Stand in a query for a list of values: one text, so that the query is the same for a list of any length."""
    return select(func.json_each(value(name)).table_valued("value").c.value).scalar_subquery()


def json_list(values: Iterable[str | int | None]) -> str:
    """Write a list of values for `listed`."""
    return _encode(list(values))


class Prepared:
    """A query that is made into text when it is first asked, and never again."""

    def __init__(self, query: Select[Any]) -> None:
        """Keep the query; its values are named with `value` and `listed`."""
        self._query = query

    def rows(self, connection: Connection, values: Values) -> list[Any]:
        """Return all rows, as named tuples of what SQLite keeps: days as ISO text, truth as 0 and 1."""
        return list(map(self._named, self.tuples(connection, values)))

    def tuples(self, connection: Connection, values: Values) -> list[Any]:
        """Return all rows as plain tuples: where there are very many, and each is taken apart at once."""
        text, fixed = self._text
        return fetch(connection, text, {**fixed, **values} if fixed else values)

    @cached_property
    def _text(self) -> tuple[str, Values]:
        """The SQL, and the values that stand in the query itself."""
        compiled = self._query.compile(dialect=_DIALECT, compile_kwargs={"render_postcompile": True})
        return str(compiled), {name: fixed for name, fixed in compiled.params.items() if fixed is not None}

    @cached_property
    def _named(self) -> Any:  # noqa: ANN401 - a row's type lists its columns' types, which differ
        names = " ".join(str(column.key) for column in self._query.selected_columns)
        row: Any = namedtuple("Row", names)  # type: ignore[misc]  # noqa: PYI024 - each query has its own
        return row._make

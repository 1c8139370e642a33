"""Queries that are made into text once: lists of any length and wording, values of their own, rows by name."""

from collections.abc import Iterator

import invention
import killing
import pytest
from sqlalchemy import Connection, select
from sqlalchemy.exc import DatabaseError

from tracker import store
from tracker.queries.prepared import Prepared, json_list, listed, value
from tracker.queries.seen import STATEMENT

NAMED = Prepared(select(STATEMENT.c.id, STATEMENT.c.said_day).where(STATEMENT.c.id.in_(listed("ids"))))
AWKWARD = ["it's", '"quoted"', "back\\slash", "größe ✓", "] OR 1 = 1 --", "line\nbreak", "", None]


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    folder = tmp_path_factory.mktemp("prepared")
    invention.write(folder / "record", 40)
    killing.load_once(folder / "record", folder / "tracker.db")
    with store.open_reader(folder / "tracker.db").connect() as opened:
        yield opened


def ids(connection: Connection) -> list[str]:
    return [named for (named,) in Prepared(select(STATEMENT.c.id)).tuples(connection, {})]


@pytest.mark.parametrize("count", [0, 1, 2, 40])
def test_a_list_may_be_of_any_length(connection: Connection, count: int) -> None:
    wanted = ids(connection)[:count]
    rows = NAMED.rows(connection, {"ids": json_list([*wanted, *map(str, range(40_000))])})
    assert {row.id for row in rows} == set(wanted)


@pytest.mark.parametrize("awkward", AWKWARD)
def test_a_value_in_a_list_is_itself_and_nothing_else(connection: Connection, awkward: str | None) -> None:
    assert NAMED.rows(connection, {"ids": json_list([awkward])}) == []
    echo = Prepared(select(listed("texts").label("text")))
    assert echo.tuples(connection, {"texts": json_list([awkward])}) == [(awkward,)]


def test_rows_are_named_and_hold_what_sqlite_keeps(connection: Connection) -> None:
    (row,) = NAMED.rows(connection, {"ids": json_list(ids(connection)[:1])})
    assert row.id.rpartition("/")[2].startswith(row.said_day)


def test_what_stands_in_the_query_and_what_is_given_come_together(connection: Connection) -> None:
    some = STATEMENT.c.stance.in_(["support", "oppose"])
    query = Prepared(select(STATEMENT.c.stance, STATEMENT.c.id).where(some).limit(value("limit")))
    rows = query.rows(connection, {"limit": 3, "not_needed": "x"})
    assert len(rows) == 3
    assert {row.stance for row in rows} <= {"support", "oppose"}


def test_a_value_that_is_missing_is_an_error_and_not_null(connection: Connection) -> None:
    with pytest.raises(DatabaseError, match="ids"):
        NAMED.rows(connection, {})

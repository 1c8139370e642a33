"""Readers cannot write, cannot hold the database up with one query, and notice that another file is in its place."""

import math
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import invention
import killing
import pytest
from sqlalchemy.exc import DatabaseError, OperationalError

from tracker import store
from tracker.dashboard import database as dashboard

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
COUNT = "SELECT count(*) FROM statement"
ODD_NAMES = ("plain.db", "a b?mode=rw&c#d%41.db", "größe ✓.db", 'it\'s "quoted".db')


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readers")
    invention.write(folder / "record", 5)
    killing.load_once(folder / "record", folder / "tracker.db")
    return folder / "tracker.db"


@pytest.fixture
def dashboards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Point the dashboard at a database that is not there yet."""
    monkeypatch.setenv(dashboard.DATABASE, f"sqlite:///{tmp_path / 'tracker.db'}")
    dashboard.close()
    yield tmp_path / "tracker.db"
    dashboard.close()


@pytest.mark.parametrize(
    "attempt",
    [
        "DELETE FROM statement",
        "UPDATE statement SET summary = 'other'",
        "CREATE TABLE mine (a)",
        "DROP TABLE statement",
        "PRAGMA user_version = 5",
        "ATTACH ':memory:' AS other; CREATE TABLE other.mine (a)",
    ],
)
def test_readers_cannot_write(database: Path, attempt: str) -> None:
    before = database.read_bytes()
    engine = store.open_reader(database)
    with pytest.raises((DatabaseError, sqlite3.Warning, sqlite3.ProgrammingError)), engine.connect() as connection:
        connection.exec_driver_sql(attempt)
    engine.dispose()
    assert database.read_bytes() == before


def test_a_query_that_runs_away_is_ended_and_the_next_one_answered(database: Path) -> None:
    engine = store.open_reader(database, seconds=0.05)
    with engine.connect() as connection:
        for _ in range(2):
            with pytest.raises(OperationalError) as ended:
                connection.exec_driver_sql(ENDLESS).scalar()
            assert store.is_interrupted(ended.value)
            assert connection.exec_driver_sql(COUNT).scalar() == 5
        with pytest.raises(OperationalError) as other:
            connection.exec_driver_sql("SELECT nothing FROM nowhere")
        assert not store.is_interrupted(other.value)
    engine.dispose()


def test_what_is_asked_straight_of_the_driver_ends_and_fails_as_all_else_does(database: Path) -> None:
    engine = store.open_reader(database, seconds=0.05)
    with engine.connect() as connection:
        with pytest.raises(OperationalError) as ended:
            store.fetch(connection, ENDLESS, {})
        assert store.is_interrupted(ended.value)
        assert store.fetch(connection, f"{COUNT} WHERE id <> :id", {"id": "none"}) == [(5,)]
        with pytest.raises(DatabaseError, match="readonly"):
            store.fetch(connection, "DELETE FROM statement", {})
        with pytest.raises(OperationalError) as other:
            store.fetch(connection, "SELECT nothing FROM nowhere", {})
        assert not store.is_interrupted(other.value)
    engine.dispose()


def test_a_reader_without_a_limit_may_take_its_time(database: Path) -> None:
    engine = store.open_reader(database, seconds=math.inf)
    with engine.connect() as connection:
        assert (
            connection.exec_driver_sql(f"{ENDLESS} LIMIT 1".replace("FROM n)", "FROM n LIMIT 3000000)")).scalar()
            == 3_000_000
        )
    engine.dispose()


@pytest.mark.parametrize("name", ODD_NAMES)
def test_any_file_name_will_do(tmp_path: Path, database: Path, name: str) -> None:
    killing.load_once(database.parent / "record", tmp_path / name)
    assert store.read_facts(tmp_path / name)["rows_statement"] == "5"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([name, f".{name}.lock"])


def test_facts_of_what_is_no_database_are_none(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("no database")
    assert store.read_facts(tmp_path / "text.db") == {}
    assert store.read_facts(tmp_path / "missing.db") == {}
    assert store.read_facts(tmp_path) == {}
    assert not (tmp_path / "missing.db").exists()


def test_the_dashboard_reads_the_file_that_is_there_now(dashboards: Path, tmp_path: Path) -> None:
    with pytest.raises(dashboard.NoDatabaseError), dashboard.connect():
        pass
    assert not dashboard.is_readable()
    stamps = set()
    for statements in (3, 8):
        invention.write(tmp_path / str(statements), statements)
        killing.load_once(tmp_path / str(statements), dashboards)
        stamps.add(dashboard.stamp())
        with dashboard.connect() as connection:
            assert connection.exec_driver_sql(COUNT).scalar() == statements
    assert len(stamps) == 2
    dashboards.unlink()
    assert not dashboard.is_readable()


def test_what_was_open_when_the_file_was_replaced_stays_as_it_was(dashboards: Path, tmp_path: Path) -> None:
    for statements in (3, 8):
        invention.write(tmp_path / str(statements), statements)
    killing.load_once(tmp_path / "3", dashboards)
    with dashboard.connect() as before:
        assert before.exec_driver_sql(COUNT).scalar() == 3
        killing.load_once(tmp_path / "8", dashboards)
        with dashboard.connect() as after:
            assert after.exec_driver_sql(COUNT).scalar() == 8
        assert before.exec_driver_sql(COUNT).scalar() == 3


def test_a_query_that_runs_away_is_not_taken_for_a_missing_database(dashboards: Path, database: Path) -> None:
    killing.load_once(database.parent / "record", dashboards)
    with pytest.raises(OperationalError), dashboard.connect() as connection:
        connection.exec_driver_sql(ENDLESS).scalar()
    assert dashboard.is_readable()


def test_many_threads_share_one_engine(dashboards: Path, database: Path) -> None:
    killing.load_once(database.parent / "record", dashboards)
    found: list[object] = []

    def ask() -> None:
        for _ in range(20):
            with dashboard.connect() as connection:
                found.append(connection.exec_driver_sql(COUNT).scalar())

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [5] * 160

"""Rows: each field of a record has its column or table, what is built twice is the same, wrong rows are refused."""

import os
import sqlite3
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import invention
import pytest
from pydantic import BaseModel

from tracker import pipeline, records
from tracker.dataset import Dataset, read
from tracker.store.building import all_rows
from tracker.store.writing import DamagedError, write
from tracker.tables import METADATA

ROOT = Path(__file__).parents[1]
NOW = datetime(2026, 11, 24, tzinfo=UTC)
PLACE = {"path", "line"}
DAYS = {"first_day", "last_day"}


@dataclass(frozen=True)
class Kept:
    """Where the fields of a record go: `tables` hold them, some `renamed`; `nested` ones have tables of their own."""

    tables: tuple[str, ...]
    nested: set[str] = field(default_factory=set)
    renamed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    added: set[str] = field(default_factory=set)


KEPT: dict[type[BaseModel], Kept] = {
    records.Statement: Kept(
        ("statement",),
        nested={"citations", "responses", "distinct_from", "formerly"},
        renamed={
            "translation": ("translation", "translation_by"),
            "withdrawn": ("withdrawn_on", "withdrawn_reason"),
        },
        added=PLACE
        | DAYS
        | {"number", "id", "candidate", "policy", "stem", "said_day", "known_day", "grade", "level"}
        | {"removed_on", "removed_ground"},
    ),
    records.Response: Kept(
        ("response",),
        nested={"citations"},
        renamed={"statement": ("recorded_as",)},
        added=PLACE | DAYS | {"number", "statement", "position", "said_day", "known_day", "disputes"},
    ),
    records.Citation: Kept(
        ("citation", "original"),
        nested={"carriers"},
        renamed={"statement": ("rival_statement",)},
        added=PLACE
        | {"number", "statement", "response", "position", "original", "id"}
        | {"published_first_day", "published_last_day"},
    ),
    records.Carrier: Kept(
        ("carrier",),
        added=PLACE | {"number", "original", "position", "published_first_day", "published_last_day"},
    ),
    records.Distinction: Kept(
        ("distinction",), renamed={"statement": ("distinct_from",)}, added=PLACE | {"statement", "position"}
    ),
    records.Review: Kept(
        ("review",), renamed={"by": ("reviewed_by",), "on": ("reviewed_on",)}, added={"statement", "position"}
    ),
    records.Search: Kept(("search",), nested={"places"}, added=PLACE | {"candidate", "policy"}),
    records.SearchedPlace: Kept(
        ("searched_place",),
        renamed={"where": ("place",), "on": ("searched_on",)},
        added=PLACE | {"number", "candidate", "policy", "position"},
    ),
    records.Candidate: Kept(("candidate",), nested={"aliases", "sites"}, added=PLACE | {"id"}),
    records.Election: Kept(("election",), nested={"candidates", "events", "policies"}, added=PLACE | {"id"}),
    records.Candidacy: Kept(("candidacy",), added=PLACE | {"election", "position"}),
    records.Event: Kept(("event",), added=PLACE | {"election", "position"}),
    records.Issue: Kept(("issue",), nested={"policies"}, added=PLACE | {"id"}),
    records.Policy: Kept(("policy",), nested={"aliases"}, added=PLACE | {"issue", "position"}),
}


@pytest.mark.parametrize("model", KEPT, ids=lambda model: model.__name__)
def test_every_field_of_a_record_has_its_column(model: type[BaseModel]) -> None:
    kept = KEPT[model]
    expected = {
        column for name in model.model_fields if name not in kept.nested for column in kept.renamed.get(name, (name,))
    }
    columns = {column.name for table in kept.tables for column in METADATA.tables[table].columns}
    assert columns - kept.added - (kept.added & expected) == expected - (kept.added & expected)
    assert expected <= columns


def test_every_table_and_every_record_is_told_of() -> None:
    parts = {records.Translation, records.Withdrawal, records.Removal, records.RemovedStatement}
    found = {one for one in vars(records).values() if isinstance(one, type) and issubclass(one, records.Record)}
    assert found - parts - {records.Record} == set(KEPT)
    computed = {name for name in METADATA.tables if name.startswith("standing")}
    others = {"load_fact", "former_id", "candidate_site", "election_policy", "verification"}
    others |= {"source_file", "source_key"}
    assert set(METADATA.tables) - computed - others == {table for kept in KEPT.values() for table in kept.tables}


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    found, problems = read(ROOT / "tests" / "invented")
    assert not [one for one in problems if one.severity == "error"]
    return found


def test_every_row_has_a_value_for_every_column(dataset: Dataset) -> None:
    rows = all_rows(dataset, {})
    for name, table in METADATA.tables.items():
        columns = {column.name for column in table.columns}
        assert all(row.keys() == columns for row in rows.get(name, ())), name


def test_the_line_of_a_row_is_the_line_of_its_place(dataset: Dataset) -> None:
    for filed in dataset.statements.values():
        places = {key: filed.place(*key).line for key in filed.document.lines}
        assert {key: filed.line(*key) for key in places} == places
        assert filed.line("citations", 0, "title") == filed.document.lines["citations", 0]


def test_the_same_files_give_the_same_rows_and_counts(tmp_path: Path) -> None:
    invention.write(tmp_path / "record", 60)
    for path in (tmp_path / "record").rglob("*.yaml"):
        os.utime(path, (1, 1))  # one that was written this moment is told to be so
    first, second = tmp_path / "one.db", tmp_path / "two.db"
    rows = [pipeline.load(tmp_path / "record", target, now=NOW).rows for target in (first, second)]
    assert rows[0] == rows[1]
    with sqlite3.connect(first) as one, sqlite3.connect(second) as other:
        for name in (*METADATA.tables, "statement_text"):
            query = f'SELECT * FROM "{name}"'  # noqa: S608 - a table of ours
            told = [list(each.execute(query)) for each in (one, other)]
            assert told[0] == told[1]
            assert name not in rows[0] or len(told[0]) == rows[0][name]  # type: ignore[operator, index]


def test_the_facts_count_the_rows(tmp_path: Path, dataset: Dataset) -> None:
    rows = all_rows(dataset, {"revision": "abc"})
    write(tmp_path / "a.db", rows)
    with sqlite3.connect(tmp_path / "a.db") as connection:
        facts = dict(connection.execute("SELECT name, value FROM load_fact"))
        (statements,) = connection.execute("SELECT count(*) FROM statement").fetchone()
    assert facts["revision"] == "abc"
    assert facts["rows_statement"] == str(statements) == str(len(dataset.statements) + len(dataset.removed))


@pytest.mark.parametrize(
    ("place", "value", "error"),
    [
        ("statement.stance", "nonsense", sqlite3.IntegrityError),
        ("standing.disputed", "denies denies", sqlite3.IntegrityError),
        ("standing_span.bar", "low", sqlite3.IntegrityError),
        ("statement.summary", None, sqlite3.IntegrityError),
        ("statement.policy", "no-such-policy", DamagedError),
        ("standing.gives", "nobody/no-such/statement", DamagedError),
    ],
)
def test_a_row_that_cannot_be_is_refused(
    tmp_path: Path, dataset: Dataset, place: str, value: str | None, error: type[Exception]
) -> None:
    rows = all_rows(dataset, {})
    table, column = place.split(".")
    rows[table][0][column] = value
    with pytest.raises(error):
        write(tmp_path / "a.db", rows)


def test_the_published_file_has_sqlites_own_settings(tmp_path: Path, dataset: Dataset) -> None:
    write(tmp_path / "a.db", all_rows(dataset, {}))
    with sqlite3.connect(tmp_path / "a.db") as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT min(valid_from), max(valid_to) FROM standing_span").fetchone() == (
            date.min.isoformat(),
            date.max.isoformat(),
        )

"""The whole line on the shipped record: files, problems, database, export; and what a failed load leaves alone."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tracker import pipeline, store
from tracker.export import json_export
from tracker.queries.comparison import Question, compare
from tracker.vocabulary import Bar, Clock, StandingKind

ROOT = Path(__file__).parent.parent
STATEMENTS = sum(path.name != "search.yaml" for path in (ROOT / "positions").glob("*/*/*.yaml"))
NOW = datetime.now(UTC)  # a file of today is none of the future
MILITARY, LABS = "military-force-against-cartels", "missile-strikes-on-drug-labs"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("line") / "tracker.db"
    loaded = pipeline.load(ROOT, target, now=NOW)
    assert loaded.rows is not None, loaded.checked.problems
    assert loaded.rows["statement"] == STATEMENTS
    return target


def cell(database: Path, policy: str, day: str, bar: Bar = Bar.OFFICIAL, clock: Clock = Clock.KNOWN_BY) -> object:
    question = Question("us-president-2024", (policy,), ("donald-trump",), date.fromisoformat(day), clock, bar)
    with store.open_reader(database).connect() as connection:
        return compare(connection, question)[policy, "donald-trump"]


def test_the_memoir_is_not_known_before_it_is_out(database: Path) -> None:
    assert cell(database, LABS, "2021-01-01").kind is StandingKind.NOTHING_YET  # type: ignore[attr-defined]
    happened = cell(database, LABS, "2021-01-01", clock=Clock.HAPPENED_BY)
    assert happened.kind is StandingKind.REPORTED_ONLY  # type: ignore[attr-defined]


def test_the_memoir_is_known_afterwards_as_reported(database: Path) -> None:
    found = cell(database, LABS, "2022-06-01")
    assert found.kind is StandingKind.REPORTED_ONLY  # type: ignore[attr-defined]
    assert found.reported[0].gives.id == f"donald-trump/{LABS}/2020-esper-memoir"  # type: ignore[attr-defined]


def test_the_report_of_may_2024_reads_as_disputed(database: Path) -> None:
    told = json.loads(json_export(database, today=NOW.date()))
    (report,) = (one for one in told["statements"] if one["id"] == f"donald-trump/{MILITARY}/2024-rolling-stone")
    assert report["grade"] == "D"
    assert [(one["kind"], one["disputes"]) for one in report["responses"]] == [
        ("attacks_source", True),
        ("disclaims_authority", True),
    ]


def test_the_export_lists_every_statement_and_every_standing_today(database: Path) -> None:
    told = json.loads(json_export(database, today=NOW.date()))
    assert len(told["statements"]) == STATEMENTS
    assert len(told["standings"]) == 31 * 15 * len(Bar) * len(Clock)
    assert all(one["originals"] and one["occasion"] for one in told["statements"])
    assert {one["as_of"] for one in told["standings"]} == {"2024-11-05"}


def test_readers_cannot_write(database: Path) -> None:
    engine = store.open_reader(database)
    with pytest.raises(Exception, match=r"readonly|read-only|query_only"), engine.connect() as connection:
        connection.exec_driver_sql("DELETE FROM statement")


def copy_of_the_record(folder: Path) -> Path:
    for name in pipeline.FOLDERS:
        shutil.copytree(ROOT / name, folder / name)
    return folder


def test_a_load_with_errors_changes_nothing(tmp_path: Path) -> None:
    root = copy_of_the_record(tmp_path)
    target = root / "tracker.db"
    assert pipeline.load(root, target, now=NOW).rows
    before = target.read_bytes()
    broken = next((root / "positions").glob("*/*/*.yaml"))
    broken.write_text(broken.read_text("utf-8").replace("stance: ", "stance: not-", 1), "utf-8")
    loaded = pipeline.load(root, target, now=NOW)
    assert loaded.rows is None
    assert [problem.code for problem in loaded.checked.problems if problem.severity == "error"] == ["S105"]
    assert target.read_bytes() == before
    assert not list(root.glob(".tracker.db.building-*"))


def test_a_stale_journal_does_not_reach_the_new_database(tmp_path: Path, database: Path) -> None:
    target = tmp_path / "tracker.db"
    (tmp_path / "tracker.db-journal").write_bytes(b"stale")
    assert pipeline.load(ROOT, target, now=NOW).rows
    assert not (tmp_path / "tracker.db-journal").exists()
    with sqlite3.connect(target) as one, sqlite3.connect(database) as other:
        assert list(one.execute("SELECT * FROM statement")) == list(other.execute("SELECT * FROM statement"))


def test_the_command_line_checks_loads_and_explains(tmp_path: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"TRACKER_DATABASE": f"sqlite:///{tmp_path / 'tracker.db'}"}
        command = [str(Path(sys.executable).parent / "tracker"), *arguments]
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    assert run("check").returncode == 0
    assert run("load").stdout.startswith("Loaded ")
    explained = run("explain", "S105")
    assert explained.returncode == 0
    assert "Good:" in explained.stdout
    assert run("explain", "S10X").returncode == 2
    assert run("check", "--root", str(tmp_path)).returncode == 2

"""A load that is killed, crowded out, out of room or not allowed leaves what was there; one that ends heals it."""

import fcntl
import multiprocessing
import os
import resource
import shutil
import sqlite3
import stat
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import invention
import killing
import pytest

from tracker import pipeline, store

FRESH = multiprocessing.get_context("forkserver")
NOBODY = 65_534
OLD = b"an older database"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("record")
    invention.write(root, 30)
    return root


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Give a folder that other users can reach, which those of pytest are not."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.mark.parametrize("made", [killing.whole_loads, killing.loads_of_a_change], ids=["whole", "of a change"])
def test_readers_see_whole_databases_however_often_a_load_is_killed(
    tmp_path: Path, made: Callable[[Path], Sequence[killing.Load]]
) -> None:
    seen = killing.kill_loads(tmp_path, 20, made=made)
    assert seen.wrong == []
    assert set(seen.answers) == {"one", "other"}
    assert killing.ask(tmp_path / "tracker.db") in seen.right
    assert left_behind(tmp_path) == []


def left_behind(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if "building" in path.name or "journal" in path.name)


def test_what_a_killed_load_left_is_swept_by_the_next(tmp_path: Path, record: Path) -> None:
    (tmp_path / ".tracker.db.building-abc").write_bytes(b"half")
    (tmp_path / ".tracker.db.building-abc-journal").write_bytes(b"half")
    (tmp_path / ".other.db.building-abc").write_bytes(b"of another database")
    killing.load_once(record, tmp_path / "tracker.db")
    assert left_behind(tmp_path) == [".other.db.building-abc"]


def test_a_second_load_says_who_holds_the_lock(tmp_path: Path, record: Path) -> None:
    checked = pipeline.check(record, today=killing.NOW.date())
    target = tmp_path / "tracker.db"
    with (tmp_path / ".tracker.db.lock").open("w") as held:
        held.write("4711")
        held.flush()
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(store.StoreError, match=r"another load \(process 4711\) is building .*tracker\.db$"):
            store.load(checked.dataset, target, facts={}, wait=0)
        assert not target.exists()
        # Once it is let go, one that waits goes on.
        threading.Timer(0.2, fcntl.flock, (held, fcntl.LOCK_UN)).start()
        assert store.load(checked.dataset, target, facts={}, wait=60)["statement"] == 30
    assert (tmp_path / ".tracker.db.lock").read_text() == str(os.getpid())


def test_two_loads_at_once_both_end_well(tmp_path: Path) -> None:
    roots, target = killing.records(tmp_path), tmp_path / "tracker.db"
    loads = [FRESH.Process(target=killing.load_once, args=(root, target)) for root in (*roots, *roots)]
    for load in loads:
        load.start()
    for load in loads:
        load.join()
    assert [load.exitcode for load in loads] == [0, 0, 0, 0]
    last = killing.ask(target)
    assert last in {_answer(root, tmp_path / "again.db") for root in roots}
    assert left_behind(tmp_path) == []


def _answer(root: Path, target: Path) -> killing.Answer:
    killing.load_once(root, target)
    return killing.ask(target)


def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path, record: Path) -> None:
    (tmp_path / "kept").mkdir()
    target, link = tmp_path / "kept" / "real.db", tmp_path / "tracker.db"
    target.write_bytes(OLD)
    link.symlink_to(target)
    killing.load_once(record, link)
    assert link.is_symlink()
    assert link.readlink() == target
    assert store.read_facts(target)["rows_statement"] == "30"
    assert left_behind(tmp_path) == left_behind(tmp_path / "kept") == []


def test_a_folder_that_cannot_be_written_to_is_one_line(open_folder: Path) -> None:
    root, target = open_folder / "record", open_folder / "out" / "tracker.db"
    invention.write(root, 3)
    target.parent.mkdir()
    target.write_bytes(OLD)
    target.parent.chmod(stat.S_IRUSR | stat.S_IXUSR | stat.S_IROTH | stat.S_IXOTH)
    assert refusal(become_nobody, root, target) == f"could not build {target}: Permission denied"
    target.parent.chmod(0o755)
    assert target.read_bytes() == OLD
    assert left_behind(target.parent) == []


def test_a_full_disk_is_one_line_and_leaves_the_old_database(tmp_path: Path, record: Path) -> None:
    target = tmp_path / "tracker.db"
    target.write_bytes(OLD)
    told = refusal(allow_small_files_only, record, target)
    assert told.startswith(f"could not build {target}: ")
    assert "\n" not in told
    assert target.read_bytes() == OLD
    assert left_behind(tmp_path) == []


def test_a_full_disk_leaves_the_old_database_when_one_file_has_changed(tmp_path: Path) -> None:
    invention.write(tmp_path / "record", 30)
    target = tmp_path / "tracker.db"
    killing.load_once(tmp_path / "record", target)
    whole = target.read_bytes()
    changed = min((tmp_path / "record" / "positions").glob("*/*/*.yaml"))
    changed.write_text(f"{changed.read_text('utf-8')}\n", "utf-8")
    assert refusal(allow_small_files_only, tmp_path / "record", target).startswith(f"could not build {target}: ")
    assert target.read_bytes() == whole
    assert left_behind(tmp_path) == []


def refusal(prepare: Callable[[], None], root: Path, target: Path) -> str:
    """Load in a process of its own, once it is prepared, and return what the load says of why it could not."""
    here, there = FRESH.Pipe()
    process = FRESH.Process(target=_refused, args=(prepare, root, target, there))
    process.start()
    told = str(here.recv())
    process.join()
    return told


def _refused(
    prepare: Callable[[], None], root: Path, target: Path, told: "multiprocessing.connection.Connection"
) -> None:
    prepare()
    try:
        told.send(f"loaded: {pipeline.load(root, target, now=killing.NOW).rows}")
    except store.StoreError as error:
        told.send(str(error))


def become_nobody() -> None:
    """Give up the rights of the administrator, whom no mode keeps from writing."""
    if os.geteuid() == 0:
        os.setresuid(NOBODY, NOBODY, NOBODY)


def allow_small_files_only() -> None:
    """Let no file grow beyond 64 KiB: to a program that is what a full disk is."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, 1 << 16))


@pytest.mark.parametrize("damage", ["garbage", "empty", "torn", "a flipped page"])
def test_a_damaged_database_is_stale_and_the_next_load_heals_it(tmp_path: Path, record: Path, damage: str) -> None:
    target = tmp_path / "tracker.db"
    killing.load_once(record, target)
    assert not pipeline.is_stale(record, target)
    whole = target.read_bytes()
    half = len(whole) // 2
    broken = {
        "garbage": OLD * 1_000,
        "empty": b"",
        "torn": whole[:half],
        "a flipped page": whole[:half] + bytes(len(whole) - half),
    }
    target.write_bytes(broken[damage])
    assert pipeline.is_stale(record, target)
    killing.load_once(record, target)
    assert not pipeline.is_stale(record, target)
    assert store.read_facts(target)["rows_statement"] == "30"


def test_a_database_that_another_program_made_is_stale(tmp_path: Path, record: Path) -> None:
    """A version's number stays while its code is worked on: what counts is the code."""
    target = tmp_path / "tracker.db"
    killing.load_once(record, target)
    with closing(sqlite3.connect(target)) as connection:
        connection.execute("UPDATE load_fact SET value = 'other' WHERE name = 'tracker_code'")
        connection.commit()
    assert pipeline.is_stale(record, target)
    killing.load_once(record, target)
    assert not pipeline.is_stale(record, target)


def test_an_interrupted_write_beside_the_database_never_reaches_readers(tmp_path: Path, record: Path) -> None:
    target = tmp_path / "tracker.db"
    killing.load_once(record, target)
    shutil.copy(target, tmp_path / "tracker.db-journal")
    killing.load_once(record, target)
    assert left_behind(tmp_path) == []
    assert store.read_facts(target)["rows_statement"] == "30"

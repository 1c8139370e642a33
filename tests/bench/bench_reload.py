"""A load after one file has changed beside a whole load of the same files, in one run.

    make bench          or          .venv/bin/python tests/bench/bench_reload.py [--files 100000]

Each load has a process of its own, which starts and imports inside none of the times. That both give the same rows is
held by tests/test_reload.py. With 100,000 files it takes minutes.
"""

import argparse
import multiprocessing
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import invention

from tracker import pipeline

NOW: Final = datetime(2026, 11, 24, tzinfo=UTC)
_BOUND: Final = 15  # percent, at 100,000 files


def seconds(root: Path, database: Path, *, whole: bool) -> float:
    """Return how long a load takes in a process that has done nothing else."""
    with multiprocessing.get_context("fork").Pool(1) as pool:
        return pool.apply(_seconds, (root, database, whole))


def _seconds(root: Path, database: Path, whole: bool) -> float:  # noqa: FBT001 - handed to another process
    began = time.perf_counter()
    loaded = pipeline.load(root, database, now=NOW, whole=whole)
    took = time.perf_counter() - began
    assert loaded.rows, loaded.checked.problems[:3]
    assert loaded.changed == (None if whole else 1), loaded.changed
    return took


def change(path: Path) -> None:
    """Tell the same in a few words more, and wait until the time of the file is no longer this moment's."""
    path.write_text(path.read_text("utf-8").replace("summary: >-\n  ", "summary: >-\n  Told anew. "), "utf-8")
    time.sleep(0.2)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="A load after one changed file beside a whole one.")
    parser.add_argument("--files", type=int, default=100_000, help="how many statements (default: 100,000)")
    parser.add_argument("--rounds", type=int, default=3, help="how many files change, one by one (default: 3)")
    options = parser.parse_known_args()[0]
    with tempfile.TemporaryDirectory() as folder:
        root, database = Path(folder) / "record", Path(folder) / "tracker.db"
        invention.write(root, options.files)
        time.sleep(0.2)
        full = seconds(root, database, whole=True)
        statements = sorted((root / "positions").glob("*/*/*.yaml"))
        took = []
        for path in statements[:: len(statements) // options.rounds][: options.rounds]:
            change(path)
            took.append(seconds(root, database, whole=False))
    one = statistics.median(took)
    print(f"{options.files:,} files; a whole load: {full:.1f} s; one changed, median of {options.rounds}: {one:.2f} s")
    print(
        f"a load after one change takes {100 * one / full:.1f} % of a whole one (bound: at most {_BOUND} % at 100,000)"
    )


if __name__ == "__main__":
    main()

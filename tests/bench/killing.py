"""Loads that are killed at any moment while readers ask all the time: what readers saw, for a test and for a bench."""

import multiprocessing
import os
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

import invention

from tracker import pipeline
from tracker.dashboard import database as dashboard
from tracker.store import open_reader

NOW: Final = datetime(2026, 11, 24, tzinfo=UTC)
_FRESH: Final = multiprocessing.get_context("forkserver")
_FRESH.set_forkserver_preload(["tracker.pipeline", "tracker.dashboard.database"])

_QUESTIONS: Final = (
    "SELECT value FROM load_fact WHERE name = 'fingerprint'",
    "SELECT count(*) FROM statement",
    "SELECT sum(length(summary)) FROM statement",
    "SELECT count(*) FROM standing_span",
    "SELECT count(*) FROM statement_text WHERE statement_text MATCH 'policy'",
    "SELECT value FROM load_fact WHERE name = 'rows_statement'",
    "SELECT value FROM load_fact WHERE name = 'fingerprint'",
)
Answer = tuple[str, ...]


def records(folder: Path) -> Sequence[Path]:
    """Write two records that differ in every answer."""
    for name, statements in (("one", 40), ("other", 70)):
        invention.write(folder / name, statements)
    return folder / "one", folder / "other"


def ask(path: Path) -> Answer:
    """Ask one open database several things."""
    engine = open_reader(path)
    try:
        with engine.connect() as connection:
            return tuple(str(connection.exec_driver_sql(question).scalar()) for question in _QUESTIONS)
    finally:
        engine.dispose()


def load_once(root: Path, target: Path) -> None:
    """Load, in whatever process."""
    pipeline.load(root, target, now=NOW)


def change_and_load(root: Path, path: str, text: str, target: Path) -> None:
    """Write one file, at a time that goes with its text, and load."""
    (root / path).write_text(text, "utf-8")
    os.utime(root / path, (len(text), len(text)))
    pipeline.load(root, target, now=NOW)


Load = Callable[[Path], None]


def whole_loads(folder: Path) -> Sequence[Load]:
    """Give loads of two records in turn: each builds the database anew."""
    return [partial(load_once, root) for root in records(folder)]


def loads_of_a_change(folder: Path) -> Sequence[Load]:
    """Give loads of one record of which a file has one text or another: each puts that file into the database."""
    root, _ = records(folder)
    path = min((root / "positions").glob("*/*/*.yaml"))
    text = path.read_text("utf-8")
    told = (text, text.replace("summary: >-\n  ", "summary: >-\n  Told anew. "))
    return [partial(change_and_load, root, str(path.relative_to(root)), one) for one in told]


def _load_for_ever(loads: Sequence[Load], target: Path) -> None:
    while True:
        for load in loads:
            load(target)


@dataclass
class Watch:
    """What readers saw: how often each answer, and what went wrong."""

    right: Mapping[Answer, str]
    answers: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def look(self, target: Path) -> None:
        """Ask as the dashboard does, whose engine stays open, and as a stranger does, who opens the file anew."""
        try:
            with dashboard.connect() as connection:
                kept = tuple(str(connection.exec_driver_sql(question).scalar()) for question in _QUESTIONS)
            for answer in (kept, ask(target)):
                if answer in self.right:
                    self.answers[self.right[answer]] += 1
                else:
                    self.wrong.append(f"a mixed answer: {answer}")
        except Exception as error:  # noqa: BLE001 - whatever a reader meets is what is looked for
            self.wrong.append(f"no answer: {error!r}")


@contextmanager
def reading(watch: Watch, target: Path, readers: int) -> Iterator[None]:
    """Let readers ask without a pause, in threads of this process."""
    ended = threading.Event()

    def ask_on() -> None:
        while not ended.is_set():
            watch.look(target)

    threads = [threading.Thread(target=ask_on) for _ in range(readers)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        ended.set()
        for thread in threads:
            thread.join()


def _seconds_of_a_load(load: Load, target: Path) -> float:
    """Return how long a load takes in a process of its own while others read: so that about half of them end."""
    began = time.monotonic()
    process = _FRESH.Process(target=load, args=(target,))
    process.start()
    process.join()
    return time.monotonic() - began


def kill_loads(
    folder: Path, kills: int, *, readers: int = 2, made: Callable[[Path], Sequence[Load]] = whole_loads
) -> Watch:
    """Kill so many loads at random moments, and return what readers saw meanwhile; then load once more, to the end."""
    loads, target = made(folder), folder / "tracker.db"
    right = {}
    for name, load in zip(("one", "other"), loads, strict=True):
        load(target)
        right[ask(target)] = name
    watch = Watch(right)
    chance = random.Random(kills)  # noqa: S311 - when to kill is no secret
    os.environ[dashboard.DATABASE] = f"sqlite:///{target}"
    try:
        with reading(watch, target, readers):
            _seconds_of_a_load(loads[0], target)  # the first of all waits for the server of processes as well
            longest = 2 * _seconds_of_a_load(loads[1], target)
            for _ in range(kills):
                victim = _FRESH.Process(target=_load_for_ever, args=(loads, target), daemon=True)
                victim.start()
                victim.join(chance.uniform(0, longest))
                victim.kill()
                victim.join()
    finally:
        dashboard.close()
        del os.environ[dashboard.DATABASE]
    loads[0](target)
    return watch

"""The one path from files to problems and from files to the database: CLI, CI, app and tests all take it."""

import gc
import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from tracker import __version__, store, verifications
from tracker.checks import check as check_dataset
from tracker.checks import check_each
from tracker.dataset import EMPTY, Dataset, put, read
from tracker.history import Moves, fork_point, moves, revision, tree
from tracker.problems import Problem
from tracker.vocabulary import Severity

FOLDERS = ("seeds", "positions")
Progress = Callable[[int, int], None]
"""Called with how many files are done and how many there are."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A dataset and every problem of its files, in the order of place."""

    dataset: Dataset
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> int:
        """How many problems stop a load."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many problems do not stop a load."""
        return len(self.problems) - self.errors


@dataclass(frozen=True, slots=True)
class Compared:
    """The record as it was where the present branch left another, and as it is; `new` are the problems since."""

    before: Checked
    after: Checked
    new: tuple[Problem, ...]
    moves: Moves


@dataclass(frozen=True, slots=True)
class Loaded:
    """The outcome of a load: `rows` per table, None where errors stopped it and nothing was changed."""

    checked: Checked
    rows: Mapping[str, int] | None


def find_root(start: Path) -> Path | None:
    """Return the nearest folder, from `start` upwards, that holds seeds/ and positions/."""
    folders = (start, *start.parents)
    return next((folder for folder in folders if all((folder / name).is_dir() for name in FOLDERS)), None)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Rest the garbage collector: records are many and hold no cycles, so it would walk them all and free nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_without_collector()
def check(root: Path, *, today: date, progress: Progress | None = None) -> Checked:
    """Read all files below `root` and return what they hold and every problem they have."""
    dataset, found = read(root, progress=progress)
    return Checked(dataset, tuple(sorted((*found, *check_dataset(dataset, today)))))


def check_file(base: Checked | None, path: str, data: bytes, *, today: date) -> Checked:
    """Check one file as if it lay at `path` inside the root of a record that was checked: all that `check` would add.

    Without a record only the rules that look at one file alone are held to it. Nothing is read or written.
    """
    dataset, faults = put(base.dataset if base else EMPTY, path, data)
    if faults:
        return Checked(dataset, faults)
    if base is None:
        return Checked(dataset, tuple(sorted(check_each(dataset))))
    found = sorted(check_dataset(dataset, today))
    others = unseen((one for one in found if one.path != path), base.problems, {})
    return Checked(dataset, tuple(sorted((*(one for one in found if one.path == path), *others))))


def check_changed(
    root: Path, base: str, *, today: date, progress: Progress | None = None
) -> tuple[Checked, tuple[Problem, ...]]:
    """Check, and return as well which problems were none where the present branch left `base`.

    The record as it was is checked once, and only where there is a problem. Raises `history.HistoryError`.
    """
    commit = fork_point(root, base)
    checked = check(root, today=today, progress=progress)
    if not checked.problems:
        return checked, ()
    before = _check_at(root, commit, today=today)
    return checked, unseen(checked.problems, before.problems, moves(root, commit).renamed)


def compare(root: Path, base: str, *, today: date, progress: Progress | None = None) -> Compared:
    """Check the record as it was where the present branch left `base` and as it is. Raises `history.HistoryError`."""
    commit = fork_point(root, base)
    before = _check_at(root, commit, today=today)
    after, moved = check(root, today=today, progress=progress), moves(root, commit)
    return Compared(before, after, unseen(after.problems, before.problems, moved.renamed), moved)


def _check_at(root: Path, commit: str, *, today: date) -> Checked:
    with tree(root, commit, FOLDERS) as folder:
        return check(folder, today=today)


def unseen(now: Iterable[Problem], before: Iterable[Problem], renamed: Mapping[str, str]) -> tuple[Problem, ...]:
    """Return the problems that were not there before: same code, path and key, as often as that; a move is followed."""
    known = Counter((one.code, renamed.get(one.path, one.path), one.key) for one in before)
    found = []
    for one in now:
        place = (one.code, one.path, one.key)
        if known[place]:
            known[place] -= 1
        else:
            found.append(one)
    return tuple(found)


@_without_collector()
def load(root: Path, database: Path, *, now: datetime, progress: Progress | None = None) -> Loaded:
    """Check, then build the database anew; errors change nothing. Raises `store.StoreError`."""
    mark = fingerprint(root)
    checked = check(root, today=now.date(), progress=progress)
    if checked.errors:
        return Loaded(checked, None)
    facts = {
        "loaded_at": now.isoformat(timespec="seconds"),
        "revision": revision(root),
        "tracker_version": __version__,
        "fingerprint": mark,
        "warnings": str(checked.warnings),
    }
    found = verifications.read(root, checked.dataset.statements)
    return Loaded(checked, store.load(checked.dataset, database, facts=facts, found=found))


def is_stale(root: Path, database: Path) -> bool:
    """Whether the database is missing, unreadable or built from other files or by another version."""
    facts = store.read_facts(database)
    return facts.get("fingerprint") != fingerprint(root) or facts.get("tracker_version") != __version__


def fingerprint(root: Path) -> str:
    """Return a digest of the names, sizes and times of all files of the record, without reading them."""
    digest = hashlib.sha256()
    for path, status in _files(root):
        digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _files(root: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Yield path and status of every file that a load reads, in order, without following links."""
    above = os.path.join(root, "")  # noqa: PTH118 - it ends in a slash
    for name in (*FOLDERS, verifications.FOLDER):
        for folder, folders, files in os.walk(above + name):
            folders.sort()
            for file in sorted(files):
                path = os.path.join(folder, file)  # noqa: PTH118 - a Path costs more than the look at the file
                yield path.removeprefix(above), os.lstat(path)

"""From files to problems: of the whole record, of one file, and of what a branch has changed."""

import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tracker.checks import check as check_dataset
from tracker.checks import check_each
from tracker.dataset import EMPTY, Dataset, put, read
from tracker.history import Moves, fork_point, moves, tree
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


def find_root(start: Path) -> Path | None:
    """Return the nearest folder, from `start` upwards, that holds seeds/ and positions/."""
    folders = (start, *start.parents)
    return next((folder for folder in folders if all((folder / name).is_dir() for name in FOLDERS)), None)


@contextmanager
def without_collector() -> Iterator[None]:
    """Rest the garbage collector: records are many and hold no cycles, so it would walk them all and free nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@without_collector()
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

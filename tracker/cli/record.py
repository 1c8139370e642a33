"""The record and the database that a command is about: found, loaded, or the run ends with a reason."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import typer

from tracker import pipeline
from tracker.cli.application import PROBLEMS, say, stop
from tracker.cli.showing import Format, print_problems, progress_bar
from tracker.history import HistoryError
from tracker.store import StoreError


def now() -> datetime:
    """Return the moment of the run: everything below is told what day it is."""
    return datetime.now(UTC)


def record_root(given: Path | None) -> Path:
    """Return the folder of the record, or end the run."""
    if given and not all((given / name).is_dir() for name in pipeline.FOLDERS):
        stop(f"{given} has no folders seeds/ and positions/")
    found = given or pipeline.find_root(Path.cwd())
    if found is None:
        stop("Found no folder with seeds/ and positions/ here or above; name it with --root DIR")
    return found.resolve()


def paths_inside(root: Path, paths: Sequence[Path]) -> Sequence[Path]:
    """Return the paths as they are inside the root, or end the run for one that is not there or no part of the record.

    Nothing would be found of such a path, and that reads as if all were well with it.
    """
    return [_inside(root, path) for path in paths]


def _inside(root: Path, path: Path) -> Path:
    if not os.path.lexists(path):
        stop(f"{path}: no such file or folder")
    place = Path(os.path.abspath(path))  # noqa: PTH100 - a link stays itself: what it leads to is no part of the record
    place = place.parent.resolve() / place.name
    if root.is_relative_to(place):
        return Path()
    if not any(place.is_relative_to(root / name) for name in pipeline.FOLDERS):
        stop(f"{path}: lies neither in seeds/ nor in positions/ of {root.name}")
    return place.relative_to(root)


def database_path(root: Path, given: str | None) -> Path:
    """Return the file of the database, or end the run."""
    address = given or f"sqlite:///{root / 'tracker.db'}"
    if not address.startswith("sqlite:///"):
        stop(f"{address} is not an address of the form sqlite:///PATH")
    return Path(address.removeprefix("sqlite:///"))


def load_record(root: Path, database: Path, *, whole: bool = False) -> pipeline.Loaded:
    """Load, of all files if the `whole` is asked for, and print the problems that stopped it."""
    with progress_bar("Loading") as progress, store_errors():
        loaded = pipeline.load(root, database, now=now(), progress=progress, whole=whole)
    if loaded.rows is None:
        print_problems(loaded.checked.problems, root, Format.FULL)
    return loaded


def fresh_database(root: Path, given: str | None) -> Path:
    """Load if the files have changed; with errors keep the last good database and say so."""
    database = database_path(root, given)
    if not pipeline.is_stale(root, database):
        return database
    if load_record(root, database).rows is not None:
        return database
    if not database.exists():
        say.print("Nothing was loaded, and there is no earlier database.")
        raise typer.Exit(PROBLEMS)
    say.print("The files have errors: what follows is the last good load.")
    return database


@contextmanager
def store_errors() -> Iterator[None]:
    """End the run with one line where the database cannot be built."""
    try:
        yield
    except StoreError as error:
        stop(str(error))


@contextmanager
def git_errors() -> Iterator[None]:
    """End the run with one line where git cannot tell what was there before."""
    try:
        yield
    except HistoryError as error:
        stop(str(error))

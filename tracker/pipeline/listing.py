"""The files of the record as they lie there: names, sizes and times, without reading one of them."""

import hashlib
import os
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Final

_TICK: Final = 100_000_000  # nanoseconds; within fewer a file can change twice and show one time


@dataclass(frozen=True, slots=True)
class Listing:
    """All files below some folders: a digest that changes when one does, and the state of each by its path.

    A file that changed a moment ago has an empty state, which is never equal to another. A folder that holds nothing
    is listed too, with a slash at its end.
    """

    fingerprint: str
    states: Mapping[str, str]

    def differing(self, states: Mapping[str, str]) -> set[str]:
        """Return the paths whose states are others, or cannot be trusted to be the same."""
        moment = {path for path, state in self.states.items() if not state}
        return moment | {path for path, _ in self.states.items() ^ states.items()}


def listing(root: Path, folders: Iterable[str]) -> Listing:
    """List the files below these folders of the root, in the order of a walk, without following links."""
    latest = time.time_ns() - _TICK
    digest = hashlib.sha256()
    states: dict[str, str] = {}
    above = os.path.join(root, "")  # noqa: PTH118 - it ends in a slash
    for path, status in _entries(above, folders):
        size, written = (status.st_size, status.st_mtime_ns) if status else (0, 0)
        digest.update(f"{path}\0{size}\0{written}\n".encode("utf-8", "surrogateescape"))
        shown = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
        states[shown] = _state(status) if written < latest else ""
    return Listing(digest.hexdigest(), states)


def _state(status: os.stat_result | None) -> str:
    """Tell a file from the same file after a change, also one that keeps its time: `changed` is kept by the system."""
    if status is None:
        return "empty"
    kind = "" if stat.S_ISREG(status.st_mode) else " no file"
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}{kind}"


def _entries(above: str, folders: Iterable[str]) -> Iterator[tuple[str, os.stat_result | None]]:
    for folder in folders:
        try:
            with os.scandir(above + folder) as entries:
                inside = sorted(entries, key=attrgetter("name"))
        except OSError:
            inside = []  # what cannot be read is a problem for those who read
        if not inside and "/" in folder:
            yield f"{folder}/", None
        for entry in inside:
            path = f"{folder}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _entries(above, (path,))
            else:
                yield path, entry.stat(follow_symlinks=False)

"""Bytes from disk: regular files inside the root only, none too large; nothing is opened that can hang."""

import os
import stat
from pathlib import Path
from typing import Final

from tracker.problems import Problem, problem

MAX_BYTES: Final = 64 * 1024

# O_NOFOLLOW: a link swapped in after the look is not followed. O_NONBLOCK: a FIFO does not hang the run.
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_KINDS: Final = (
    (stat.S_ISLNK, "a symbolic link"),
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def read(root: Path, path: str) -> bytes | Problem:
    """Read the file at `path`, relative to `root` and '/'-separated; a Problem (Y001-Y003) for any refusal."""
    full = os.path.join(root, path)  # noqa: PTH118 - a Path costs more than the reading of a small file
    try:
        refused = _refuse_folders(os.fspath(root), path) or _refuse(os.lstat(full), path)
        return refused or _take(full, path)
    except (OSError, ValueError) as error:
        return unreadable(error, path)


def read_walked(root: Path, path: str) -> bytes | Problem:
    """Read a file as `read` does, after a walk that followed no link has come to it: its folders are real ones."""
    try:
        return _take(os.path.join(root, path), path)  # noqa: PTH118 - as in `read`
    except (OSError, ValueError) as error:
        return unreadable(error, path)


def unreadable(error: OSError | ValueError, path: str) -> Problem:
    """Say in one sentence why the system would not give us the file."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else "its name is not valid"
    return _whole_file("Y003", path, f"the file cannot be read: {reason.lower()}")


def too_large(size: int, path: str) -> Problem:
    """Refuse a file of `size` bytes."""
    return _whole_file(
        "Y002",
        path,
        f"the file has {size:,} bytes; the limit is {MAX_BYTES:,}",
        "one file holds one statement: cut what is not needed for it, and link to the rest",
    )


def _refuse(status: os.stat_result, path: str) -> Problem | None:
    if not stat.S_ISREG(status.st_mode):
        kind = next((name for is_kind, name in _KINDS if is_kind(status.st_mode)), "no ordinary file")
        return _not_a_file(path, f"this is {kind}, not a file")
    return too_large(status.st_size, path) if status.st_size > MAX_BYTES else None


def _refuse_folders(root: str, path: str) -> Problem | None:
    """Refuse a way out of the root: an absolute path, `..`, or a linked folder that leads outside."""
    *folders, _ = path.split("/")
    if path.startswith("/") or ".." in folders:
        return _not_a_file(path, "this path leads out of the project's folder")
    for folder in folders:
        root, parent = os.path.join(root, folder), root  # noqa: PTH118 - as in `read`
        if stat.S_ISLNK(os.lstat(root).st_mode) and not _inside(parent, root):
            return _not_a_file(path, f"the folder `{folder}` is a link that leads out of the project's folder")
    return None


def _inside(root: str, folder: str) -> bool:
    return Path(folder).resolve().is_relative_to(Path(root).resolve())


def _take(full: str, path: str) -> bytes | Problem:
    descriptor = os.open(full, _FLAGS)
    try:
        # Looked at again: what was opened need not be what stood there a moment ago.
        if refused := _refuse(os.fstat(descriptor), path):
            return refused
        data = b""
        while len(data) <= MAX_BYTES and (part := os.read(descriptor, MAX_BYTES + 1 - len(data))):
            data += part
        return too_large(len(data), path) if len(data) > MAX_BYTES else data
    finally:
        os.close(descriptor)


def _not_a_file(path: str, message: str) -> Problem:
    return _whole_file("Y001", path, message, "put an ordinary file here that holds the text itself")


def _whole_file(code: str, path: str, message: str, cure: str = "") -> Problem:
    return problem(code, path=path, line=1, column=1, message=message, help=cure)

"""Git, the only caller of it: which revision the record stands at, what it was at another, what has changed since.

Contributors choose the names of files and branches. So git checks nothing out: blobs are read as they are (no filters,
no attributes), links become links that lead nowhere, and a name that leads out of its folder is refused.
"""

import os
import re
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from tracker.documents import MAX_BYTES
from tracker.problems.report import escaped

UNKNOWN: Final = "unknown"
_SECONDS: Final = 120
_COMMIT: Final = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?").fullmatch
_OF_A_HOOK: Final = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY")
"""What git tells its hooks of the repository it is in: with `-C` it would be read from the wrong folder."""
_LINK: Final = "120000"
_FILES: Final = ("100644", "100755")


class HistoryError(Exception):
    """Git cannot tell; the message says why in one sentence."""


@dataclass(frozen=True, slots=True)
class Moves:
    """Which files differ from a commit; paths are relative to the folder asked about, outside of it they start `..`."""

    paths: tuple[str, ...]
    renamed: Mapping[str, str]
    """Old path to new path, where git finds that a file was moved."""


def revision(root: Path) -> str:
    """Return the commit that the record stands at, with `+changes` where files differ from it."""
    try:
        commit = _git(root, "rev-parse", "HEAD").strip()
        changed = _git(root, "status", "--porcelain", "--", "seeds", "positions")
    except HistoryError:
        return UNKNOWN
    return commit + ("+changes" if changed else "")


def fork_point(root: Path, base: str) -> str:
    """Return the commit at which the present branch left `base`: what was there before the change began.

    Raises `HistoryError` where there is no git, no repository or no such commit. Of two histories without a common
    commit (a shallow copy, perhaps) it is `base` itself.
    """
    commit = _commit(root, base)
    try:
        found = _git(root, "merge-base", commit, "HEAD").strip()
    except HistoryError:
        return commit
    return found if _COMMIT(found) else commit


def _commit(root: Path, name: str) -> str:
    _git(root, "rev-parse", "--git-dir")
    refused = HistoryError(
        f"git knows no commit `{escaped(name)}` here; if it is a branch of another copy, fetch it first"
    )
    if name.startswith("-") or not name.isprintable():
        raise refused
    try:
        found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").strip()
    except HistoryError:
        raise refused from None
    if not _COMMIT(found):
        raise refused
    return found


@contextmanager
def tree(root: Path, commit: str, names: Sequence[str]) -> Iterator[Path]:
    """Give a temporary folder with the files that `commit` has below these folders of `root`.

    A file larger than the record allows is cut just past that size, so that it is refused there as it was. Raises
    `HistoryError` where git does not give them.
    """
    with tempfile.TemporaryDirectory(prefix="tracker-") as made:
        folder = Path(made)
        blobs: dict[str, str] = {}
        for mode, blob, path in _listed(root, commit, names):
            if mode == _LINK:
                _place(folder, path).symlink_to("nowhere")
            elif mode in _FILES:
                blobs[path] = blob
        _write_blobs(root, folder, blobs)
        yield folder


def _listed(root: Path, commit: str, names: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Yield mode, blob and path of all that a commit has below these folders."""
    listed = _git(root, "ls-tree", "-r", "-z", commit, "--", *names)
    for entry in filter(None, listed.split("\0")):
        about, _, path = entry.partition("\t")
        mode, _, blob = about.split(" ")
        if path.startswith("/") or any(part in ("", ".", "..") for part in path.split("/")):
            raise HistoryError(f"the commit {commit} holds a path that leads out of its folder")
        yield mode, blob, path


def _place(folder: Path, path: str) -> Path:
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    return place


def _write_blobs(root: Path, folder: Path, blobs: Mapping[str, str]) -> None:
    """Write blobs as files; one git gives them all, in the order in which they are asked for."""
    command = _command(root, "cat-file", "--batch")
    with tempfile.TemporaryFile() as asked:
        asked.write("".join(f"{blob}\n" for blob in blobs.values()).encode())
        asked.seek(0)
        # As in `_git`. The questions come from a file, so that neither side waits for the other.
        with subprocess.Popen(  # noqa: S603
            command, stdin=asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment()
        ) as git:
            answers = git.stdout
            if answers is None:
                raise HistoryError("git did not give the files of the commit")
            for path in blobs:
                _place(folder, path).write_bytes(_blob(answers))


def _blob(answers: IO[bytes]) -> bytes:
    """Read one answer of `cat-file --batch`: `ID blob SIZE`, then the bytes and a newline."""
    head = answers.readline().split()
    if len(head) != len(("id", "type", "size")):
        raise HistoryError("git did not give a file of the commit (a partial copy, perhaps)")
    size = int(head[2])
    kept = answers.read(min(size, MAX_BYTES + 1))
    left = size - len(kept) + 1
    while left and (part := answers.read(min(left, MAX_BYTES))):
        left -= len(part)
    return kept


def moves(root: Path, commit: str) -> Moves:
    """Return which files of the repository differ from `commit`, those that git does not keep yet included.

    Raises `HistoryError` where git does not tell.
    """
    options = ("--no-ext-diff", "--no-textconv", "--ignore-submodules=all", "--find-renames", "--name-status", "-z")
    top = Path(_git(root, "rev-parse", "--show-toplevel").removesuffix("\n"))
    inside = os.path.relpath(root, top)
    words = _git(top, "diff", *options, commit, "--").split("\0")
    new = _git(top, "ls-files", "--others", "--exclude-standard", "-z").split("\0")
    changed, renamed = _read_status(words)
    relative = {path: os.path.relpath(path, inside) for path in {*changed, *filter(None, new), *renamed}}
    return Moves(
        paths=tuple(sorted(relative.values())),
        renamed={relative[old]: relative[now] for old, now in renamed.items()},
    )


def _read_status(words: Sequence[str]) -> tuple[set[str], dict[str, str]]:
    """Read `--name-status -z`: a letter and a path, or R, a score and two paths."""
    changed: set[str] = set()
    renamed: dict[str, str] = {}
    left = iter(filter(None, words))
    for letter in left:
        path = next(left)
        changed.add(path)
        if letter[0] in "RC":
            now = next(left)
            changed.add(now)
            if letter[0] == "R":
                renamed[path] = now
    return changed, renamed


def _git(root: Path, *arguments: str) -> str:
    """Return what git prints, as text or surrogates; raises `HistoryError` where it is missing, slow or refuses."""
    try:
        # The arguments are our own words and commits that git named; a contributor's text never comes first.
        done = subprocess.run(  # noqa: S603
            _command(root, *arguments), capture_output=True, timeout=_SECONDS, check=True, env=_environment()
        )
    except FileNotFoundError:
        raise HistoryError("git is not installed, and nothing else can tell what has changed") from None
    except subprocess.CalledProcessError:
        raise HistoryError(f"{root} is not in a git repository, or git cannot read it") from None
    except (OSError, subprocess.SubprocessError) as error:
        raise HistoryError(f"git does not answer ({type(error).__name__})") from None
    return os.fsdecode(done.stdout)


def _command(root: Path, *arguments: str) -> Sequence[str]:
    return ("git", "--literal-pathspecs", "-c", "core.fsmonitor=false", "-C", str(root), *arguments)


def _environment() -> Mapping[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    return {**kept, "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}

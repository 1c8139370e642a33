"""Which files lie below seeds/ and positions/, and which of them cannot be part of the record by their place.

No link is followed, nothing is passed over in silence but what `ls` does not show.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from tracker.documents import read as read_bytes
from tracker.problems import Problem, problem
from tracker.records import SLUG

_SEEDS: Final = frozenset({"elections", "candidates", "issues"})
_SEARCH: Final = "search"
_DEPTH: Final = {"seeds": 3, "positions": 4}  # parts of a file's path
_SHAPE: Final = {
    "seeds": "seeds/ holds `elections/`, `candidates/` and `issues/`, and each of them one `.yaml` file per record",
    "positions": "a statement lies in `positions/CANDIDATE/POLICY/`, a file of its own",
}
_IS_SLUG: Final = re.compile(SLUG).fullmatch
_ENDING: Final = re.compile(r"\.ya?ml(\.txt)?$", re.IGNORECASE)


class Found(NamedTuple):
    """A file whose place is right: what kind of record it holds, and the record's id."""

    kind: str
    id: str
    path: str


def walk(root: Path) -> Iterator[Found | Problem]:
    """Yield every file of the record, in order, and a problem for every other thing that lies among them."""
    for name in _DEPTH:
        if (root / name).exists():
            yield from _walk(root, name)


def _walk(root: Path, path: str) -> Iterator[Found | Problem]:
    try:
        with os.scandir(root / path) as entries:
            inside = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield _refuse("Y003", path, f"the folder cannot be read: {(error.strerror or 'no reason given').lower()}")
        return
    for entry in inside:
        yield from _look_at(root, f"{path}/{entry.name}", entry)


def _look_at(root: Path, path: str, entry: os.DirEntry[str]) -> Iterator[Found | Problem]:
    if entry.is_dir(follow_symlinks=False):
        yield from _look_into(root, path)
    elif entry.is_file(follow_symlinks=False):
        yield from place(path)
    else:
        # A link, a pipe or a device: `read` opens none of them and says which it is.
        refused = read_bytes(root, path)
        if isinstance(refused, Problem):
            yield refused


def _look_into(root: Path, path: str) -> Iterator[Found | Problem]:
    parts = path.split("/")
    if parts[-1].startswith("."):
        return
    if len(parts) >= _DEPTH[parts[0]]:
        yield _refuse("R203", path, f"`{parts[-1]}` is a folder where only files belong", _SHAPE[parts[0]])
    elif parts[0] == "seeds" and parts[1] not in _SEEDS:
        yield _refuse("R203", path, f"seeds/ holds no `{parts[1]}`", _SHAPE["seeds"])
    elif not _IS_SLUG(parts[-1]):
        yield _bad_slug(path, parts[-1])
    else:
        yield from _walk(root, path)


def place(path: str) -> Iterator[Found | Problem]:
    """Tell the record a file holds by its path, or what is wrong with the path."""
    *folders, name = path.split("/")
    ending = _ENDING.search(name)
    if not ending:
        if not name.startswith("."):
            yield _refuse("R201", path, f"`{name}` is no file of the record", "delete it, or move it elsewhere")
    elif ending[0] != ".yaml":
        cure = f"rename it to `{name[: ending.start()]}.yaml`"
        yield _refuse("R202", path, f"`{name}` does not end in `.yaml`", cure)
    elif len(folders) + 1 != _DEPTH[folders[0]]:
        yield _refuse("R203", path, f"`{name}` does not lie where it belongs", _SHAPE[folders[0]])
    elif not _IS_SLUG(stem := name.removesuffix(".yaml")):
        yield _bad_slug(path, stem)
    else:
        yield _found(folders, stem, path)


def _found(folders: list[str], stem: str, path: str) -> Found:
    if folders[0] == "seeds":
        return Found(folders[1], stem, path)
    cell = "/".join(folders[1:])
    return Found("searches", cell, path) if stem == _SEARCH else Found("statements", f"{cell}/{stem}", path)


def slugify(text: str) -> str:
    """Write a text with the letters of a slug only; empty if it has none of them."""
    return "-".join(re.findall(r"[a-z0-9]+", text.lower()))


def _bad_slug(path: str, name: str) -> Problem:
    slug = slugify(name)
    cure = "names are small letters, digits and single hyphens" + (f": rename it to `{slug}`" if slug else "")
    return _refuse("R204", path, f"`{name}` is not a name for a file or folder of the record", cure)


def _refuse(code: str, path: str, message: str, cure: str = "") -> Problem:
    return problem(code, path=path, line=1, column=1, message=message, help=cure)

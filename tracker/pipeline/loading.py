"""From files to the database: whole, or only what has changed since the last load, with the same outcome."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from tracker import __version__, store, verifications
from tracker.history import revision
from tracker.pipeline.checking import FOLDERS, Checked, Progress, check, without_collector
from tracker.pipeline.listing import listing
from tracker.pipeline.reloading import reload

_FOLDERS = (*FOLDERS, verifications.FOLDER)


@dataclass(frozen=True, slots=True)
class Loaded:
    """The outcome of a load: `rows` per table, None where errors stopped it and nothing was changed.

    `changed` counts the files that are not as the last load found them; None where all were read. Where it is told,
    `checked` holds only what had to be read for them.
    """

    checked: Checked
    rows: Mapping[str, int] | None
    changed: int | None = None


@without_collector()
def load(root: Path, database: Path, *, now: datetime, progress: Progress | None = None, whole: bool = False) -> Loaded:
    """Check, then build the database anew; errors change nothing. Raises `store.StoreError`.

    Where few files have changed since the load that made the database, only they and what they touch are read, unless
    the `whole` is asked for; the outcome is the same.
    """
    found = listing(root, _FOLDERS)
    facts = {
        "loaded_at": now.isoformat(timespec="seconds"),
        "revision": revision(root),
        "tracker_version": __version__,
        "tracker_code": _code(),
        "fingerprint": found.fingerprint,
        "warnings": "0",
    }
    if not whole and (reloaded := reload(root, database, found, facts, today=now.date())):
        return Loaded(Checked(reloaded.dataset, ()), reloaded.rows, reloaded.changed)
    checked = check(root, today=now.date(), progress=progress)
    if checked.errors:
        return Loaded(checked, None)
    facts["warnings"] = str(checked.warnings)
    verified = verifications.read(root, checked.dataset.statements)
    rows = store.load(checked.dataset, database, facts=facts, found=verified, files=found.states)
    return Loaded(checked, rows)


@cache
def _code() -> str:
    """Return a digest of this program's own text: rows that another one made are not mixed with new ones."""
    folder = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        digest.update(b"%s\0%s\0" % (str(path.relative_to(folder)).encode(), path.read_bytes()))
    return digest.hexdigest()


def is_stale(root: Path, database: Path) -> bool:
    """Whether the database is missing, unreadable or built from other files or by another program than this one."""
    facts = store.read_facts(database)
    return facts.get("fingerprint") != fingerprint(root) or facts.get("tracker_code") != _code()


def fingerprint(root: Path) -> str:
    """Return a digest of the names, sizes and times of all files of the record, without reading them."""
    return listing(root, _FOLDERS).fingerprint

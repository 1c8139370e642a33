"""The one path from files to problems and from files to the database: CLI, CI, app and tests all take it."""

from tracker.pipeline.checking import (
    FOLDERS,
    Checked,
    Compared,
    Progress,
    check,
    check_changed,
    check_file,
    compare,
    find_root,
    unseen,
)
from tracker.pipeline.loading import Loaded, fingerprint, is_stale, load

__all__ = [
    "FOLDERS",
    "Checked",
    "Compared",
    "Loaded",
    "Progress",
    "check",
    "check_changed",
    "check_file",
    "compare",
    "find_root",
    "fingerprint",
    "is_stale",
    "load",
    "unseen",
]

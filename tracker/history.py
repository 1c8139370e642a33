"""Git, the only caller of it: which revision the record stands at; `unknown` where git does not answer."""

import subprocess
from pathlib import Path

UNKNOWN = "unknown"
_SECONDS = 10


def revision(root: Path) -> str:
    """Return the commit that the record stands at, with `+changes` where files differ from it."""
    commit = _git(root, "rev-parse", "HEAD")
    if not commit:
        return UNKNOWN
    changed = _git(root, "status", "--porcelain", "--", "seeds", "positions")
    return commit + ("+changes" if changed else "")


def _git(root: Path, *arguments: str) -> str | None:
    """Return what git prints, or None where it is missing, slow or refuses."""
    command = ["git", "-C", str(root), *arguments]
    try:
        # The arguments are our own words; git finds the repository, never a contributor's text.
        done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return None
    return done.stdout.strip()

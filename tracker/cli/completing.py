"""What the shell completes: codes of rules, addresses of the record, values of closed lists; never slow, never loud."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import typer

from tracker import pipeline
from tracker.problems import RULES

_MOST = 200
"""Candidates for one key press; a shell asks before it shows more than about as many."""


def rule_codes(incomplete: str) -> Sequence[tuple[str, str]]:
    """Return the codes that begin so, with the rules' names."""
    return [(code, rule.name) for code, rule in RULES.items() if code.startswith(incomplete)]


def addresses(context: typer.Context, incomplete: str) -> Sequence[str]:
    """Return ids of statements and slugs that begin so; one level of folders at a time, as a shell does with paths."""
    root = _root(context)
    found = sorted({*_statements(root, incomplete), *_slugs(root, incomplete)}) if root else []
    return found[:_MOST]


def candidates(context: typer.Context, incomplete: str) -> Sequence[str]:
    """Return the candidates whose slug begins so."""
    root = _root(context)
    return [path.stem for path in sorted(root.glob(f"seeds/candidates/{_plain(incomplete)}*.yaml"))] if root else []


def policies(context: typer.Context, incomplete: str) -> Sequence[str]:
    """Return the policies, of those that some statement is on, whose slug begins so."""
    root = _root(context)
    found = {path.name for path in root.glob(f"positions/*/{_plain(incomplete)}*")} if root else set()
    return sorted(found)


def _root(context: typer.Context) -> Path | None:
    given = context.params.get("root")
    return Path(given) if given else pipeline.find_root(Path.cwd())


def _statements(root: Path, incomplete: str) -> Iterator[str]:
    prefix = "positions/" if incomplete.startswith("positions/") else ""
    wanted = _plain(incomplete.removeprefix(prefix))
    depth = wanted.count("/")
    for path in root.glob(f"positions/{wanted}*"):
        inside = path.relative_to(root / "positions")
        if path.is_dir() and depth:
            yield from (f"{prefix}{inside}/{file.stem}{'.yaml' * bool(prefix)}" for file in path.glob("*.yaml"))
        elif path.is_dir():
            yield f"{prefix}{inside}/"
        else:
            yield f"{prefix}{inside if prefix else inside.with_suffix('')}"


def _slugs(root: Path, incomplete: str) -> Iterator[str]:
    if "/" not in incomplete:
        yield from (path.stem for path in root.glob(f"seeds/candidates/{_plain(incomplete)}*.yaml"))
        yield from (path.name for path in root.glob(f"positions/*/{_plain(incomplete)}*") if path.is_dir())


def _plain(incomplete: str) -> str:
    """Take out what a pattern of file names reads as a sign, and every way up."""
    return "".join(sign for sign in incomplete if sign.isalnum() or sign in "/-").lstrip("/")

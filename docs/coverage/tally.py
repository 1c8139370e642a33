"""Counts the logs of what was asked for each candidate: the table of docs/coverage.md.

python docs/coverage/tally.py
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
KINDS = {
    "own-site": "own site",
    "overview": "overviews",
    "policy": "single policies",
    "change": "changes",
    "original": "originals",
    "lead": "leads",
}
"""What a query is about besides an issue, and the head of its column."""


def about(path: Path) -> Iterator[str]:
    """Yield what each query of a log is about: an issue, one of the other kinds, or `policy:` and which."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("| ") and not line.startswith(("| about ", "| --- ")):
            yield line.split("|")[1].strip()


def main() -> None:
    """Print one row for each candidate, by name."""
    head = ["candidate", "queries", "issues", *KINDS.values()]
    print(f"| {' | '.join(head)} |\n{'| --- ' * len(head)}|")
    for path in sorted(HERE.glob("*.md")):
        name = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ").partition(":")[0]
        found = Counter(one.partition(":")[0] for one in about(path))
        issues = found.total() - sum(found[kind] for kind in KINDS)
        counts = (found.total(), issues, *(found[kind] for kind in KINDS))
        print(f"| [{name}](coverage/{path.name}) | {' | '.join(map(str, counts))} |")


if __name__ == "__main__":
    main()

"""Draws statements for fresh readers, who get each file and its sources' text and say what they would correct.

python docs/reads/sample.py SEED NUMBER
"""

import random
import sys
from datetime import UTC, datetime
from pathlib import Path

from tracker import pipeline

ROOT = Path(__file__).parents[2]


def main() -> None:
    """Print the paths of a sample, drawn over all statements alike, in the order in which they are to be read."""
    seed, number = map(int, sys.argv[1:3])
    dataset = pipeline.check(ROOT, today=datetime.now(UTC).date()).dataset
    kept = [filed.path for _, filed in sorted(dataset.statements.items()) if not filed.record.withdrawn]
    drawn = random.Random(seed).sample(kept, number)  # noqa: S311 - a sample that anyone can draw again
    print("\n".join(drawn))


if __name__ == "__main__":
    main()

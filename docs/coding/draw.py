"""Draws statements for a second coding, blind: what a coder needs to see, and nothing that the first coding says.

python docs/coding/draw.py SEED NUMBER > docs/coding/sample-YYYY-MM.json
"""

import json
import random
import sys
from datetime import UTC, datetime
from pathlib import Path

from tracker import pipeline
from tracker.dataset import Dataset, Filed, cell_of
from tracker.records import Statement

ROOT = Path(__file__).parents[2]


def shown(dataset: Dataset, filed: Filed[Statement]) -> dict[str, object]:
    """Return what a coder sees of a statement: policy, passage, summary and where it stands."""
    candidate, policy = cell_of(filed.id)
    asked, record = dataset.policies[policy].record, filed.record
    days = {one: one.published.text if one.published else "" for one in record.citations}
    cited = [f"{one.publisher}: {one.title} ({day})" for one, day in days.items()]
    return {
        "id": filed.id,
        "candidate": dataset.candidates[candidate].record.name,
        "policy": asked.text,
        "explainer": asked.explainer,
        "date": record.date.text,
        "summary": record.summary,
        "quote": record.quote,
        "speaker": record.speaker,
        "sources_described": record.sources_described,
        "cited": cited,
    }


def main() -> None:
    """Print a sample, drawn over all statements alike."""
    seed, number = map(int, sys.argv[1:3])
    dataset = pipeline.check(ROOT, today=datetime.now(UTC).date()).dataset
    kept = [filed for _, filed in sorted(dataset.statements.items()) if not filed.record.withdrawn]
    drawn = random.Random(seed).sample(kept, number)  # noqa: S311 - a sample that anyone can draw again
    json.dump([shown(dataset, one) for one in drawn], sys.stdout, indent=1, ensure_ascii=False)


if __name__ == "__main__":
    main()

"""Draws statements for another coding, blind: what a coder needs to see, and nothing that the first coding says.

    python docs/coding/draw.py SEED NUMBER [--conditional] > docs/coding/sample-SEED.json

With --conditional only statements are drawn that could hang on something: those with an "if" or the like in quote or
summary. Conditions are rare, so a sample of all statements says little about them.
"""

import argparse
import json
import random
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from tracker import pipeline
from tracker.dataset import Dataset, Filed, cell_of
from tracker.records import Statement

ROOT = Path(__file__).parents[2]
CONDITIONAL = re.compile(
    r"\b(if|unless|until|till|provided|depends?|only when|only after|(as|so) long as|on condition|contingent)\b",
    re.IGNORECASE,
)


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


def is_conditional(record: Statement) -> bool:
    """Whether a word in quote or summary may make a condition."""
    return bool(CONDITIONAL.search(f"{record.quote or ''} {record.summary}"))


def main() -> None:
    """Print a sample, drawn over all statements alike."""
    parser = argparse.ArgumentParser(description="Draw statements for another coding, blind.")
    parser.add_argument("seed", type=int)
    parser.add_argument("number", type=int)
    parser.add_argument("--conditional", action="store_true", help="only of statements with an “if” or the like")
    asked = parser.parse_args()
    dataset = pipeline.check(ROOT, today=datetime.now(UTC).date()).dataset
    kept = [
        filed
        for _, filed in sorted(dataset.statements.items())
        if not filed.record.withdrawn and (not asked.conditional or is_conditional(filed.record))
    ]
    drawn = random.Random(asked.seed).sample(kept, asked.number)  # noqa: S311 - a sample that anyone can draw again
    json.dump([shown(dataset, one) for one in drawn], sys.stdout, indent=1, ensure_ascii=False)


if __name__ == "__main__":
    main()

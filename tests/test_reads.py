"""The page on reads says what the kept answers say, and the last round was passed."""

import json
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
READS = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted((ROOT / "docs" / "reads").glob("*.json"))}
TO_PASS, DRAWN = 19, 20


def right(read: dict[str, list[dict[str, object]]]) -> int:
    """Count the statements in which a reader would correct nothing."""
    return sum(bool(answer["correct"]) for answer in read["answers"])


def test_the_page_gives_every_round_its_seeds_and_its_figures() -> None:
    page = (ROOT / "docs" / "reads.md").read_text("utf-8")
    rows = re.findall(r"^\| (\d+) \| \[(\d+)\]\S+ \[(\d+)\]\S+ \| (\d+) and (\d+)", page, re.MULTILINE)
    told = {seed: (int(row[0]), int(count)) for row in rows for seed, count in zip(row[1:3], row[3:5], strict=True)}
    assert told == {seed: (int(read["round"]), right(read)) for seed, read in READS.items()}
    corrections = sum(DRAWN - right(read) for read in READS.values())
    assert f"Of the {DRAWN * len(READS)} answers {corrections} were corrections" in page


def test_every_reader_answered_for_every_statement_and_said_why() -> None:
    for seed, read in READS.items():
        assert read["seed"] == int(seed)
        assert len({answer["file"] for answer in read["answers"]}) == DRAWN
        assert all(answer["correct"] or answer["what"] for answer in read["answers"])


def test_both_readers_of_the_last_round_found_at_most_one_thing_to_correct() -> None:
    last = max(int(read["round"]) for read in READS.values())
    counts = [right(read) for read in READS.values() if int(read["round"]) == last]
    assert len(counts) == 2
    assert min(counts) >= TO_PASS

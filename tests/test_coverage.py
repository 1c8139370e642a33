"""Every candidate was looked for alike, and the page on coverage says what the logs say."""

import re
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from tracker import pipeline

ROOT = Path(__file__).parents[1]
LOGS = {path.stem: path.read_text("utf-8") for path in sorted((ROOT / "docs" / "coverage").glob("*.md"))}
SHIPPED = pipeline.check(ROOT, today=datetime.now(UTC).date()).dataset


def asked_about(log: str) -> Counter[str]:
    """Count the queries of a log by what they are about."""
    return Counter(re.findall(r"^\| ([a-z][a-z0-9:-]*) \| (?!asked)", log, re.MULTILINE))


def test_the_page_has_the_table_that_the_script_prints() -> None:
    command = [sys.executable, "docs/coverage/tally.py"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert printed in (ROOT / "docs" / "coverage.md").read_text("utf-8")


def test_every_candidate_was_asked_about_every_issue() -> None:
    assert set(LOGS) == set(SHIPPED.candidates)
    for candidate, log in LOGS.items():
        assert not set(SHIPPED.issues) - set(asked_about(log)), candidate


def test_queries_are_about_issues_or_policies_that_there_are() -> None:
    others = {"own-site", "overview", "change", "original", "lead"}
    known = others | set(SHIPPED.issues) | {f"policy:{policy}" for policy in SHIPPED.policies}
    assert all(set(asked_about(log)) <= known for log in LOGS.values())


def test_no_two_searches_have_the_same_places() -> None:
    places = Counter(filed.record.places for filed in SHIPPED.searches.values())
    assert places
    assert places.most_common(1)[0][1] == 1

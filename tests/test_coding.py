"""The figures on how well coders agree are those that the kept codings give."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
RAW = ("docs/coding/first-2026-11.json", "docs/coding/second-2026-11.json")


def test_the_page_on_coding_has_the_figures_that_the_script_prints() -> None:
    printed = subprocess.run(
        [sys.executable, "docs/coding/agreement.py", *RAW], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    figures = re.findall(r"^(\S.*?) +alpha (\S+) +(.*) equal$", printed, re.MULTILINE)
    assert len(figures) == 6
    page = (ROOT / "docs" / "coding.md").read_text("utf-8")
    rows = re.findall(r"^\| ([a-z_, ]+) \| (-?\d\.\d\d) \| (\d+ of \d+) \|$", page, re.MULTILINE)
    assert rows == [tuple(one) for one in figures]


def test_more_than_120_statements_were_coded_again() -> None:
    page = (ROOT / "docs" / "coding.md").read_text("utf-8")
    counted = re.search(r"^\| said_by \| \S+ \| \d+ of (\d+) \|$", page, re.MULTILINE)
    assert counted
    assert int(counted[1]) >= 120

"""The figures on how well coders agree are those that the kept codings give."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAIRS = [("record", "one"), ("record", "two"), ("one", "two")]


def printed(*codings: str) -> list[tuple[str, str, str]]:
    """Return what the script prints of two codings: field, alpha, how many are equal."""
    command = [sys.executable, "docs/coding/agreement.py", *(f"docs/coding/{one}.json" for one in codings)]
    lines = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return re.findall(r"^(\S.*?) +alpha (\S+) +(.*) equal$", lines, re.MULTILINE)


def test_the_page_on_agreement_has_the_figures_that_the_script_prints() -> None:
    figures = printed("first-2026-11", "second-2026-11")
    assert len(figures) == 6
    page = (ROOT / "docs" / "agreement.md").read_text("utf-8")
    rows = re.findall(r"^\| ([a-z_, ]+) \| (-?\d\.\d\d) \| (\d+ of \d+) \|$", page, re.MULTILINE)
    assert rows == figures


@pytest.mark.parametrize(("seed", "heading"), [(20261210, "of 130 statements"), (20261211, "of 60 that could hang")])
def test_the_page_has_the_figures_of_the_coders_who_worked_apart(seed: int, heading: str) -> None:
    pairs = [printed(f"{one}-{seed}", f"{other}-{seed}") for one, other in PAIRS]
    page = (ROOT / "docs" / "agreement.md").read_text("utf-8")
    table = page[page.index(f"| {heading}") :].split("\n\n")[0]
    rows = re.findall(r"^\| ([a-z_, ]+) \| (\S+) \| (\S+) \| (\S+) \|$", table, re.MULTILINE)
    assert rows == [(field, *(alphas[place][1] for alphas in pairs)) for place, (field, *_) in enumerate(pairs[0])]


@pytest.mark.parametrize("seed", [20261210, 20261211])
def test_every_coder_coded_every_statement_of_the_sample(seed: int) -> None:
    drawn = [one["id"] for one in json.loads((ROOT / f"docs/coding/sample-{seed}.json").read_text("utf-8"))]
    for coder in ("record", "one", "two"):
        coded = json.loads((ROOT / f"docs/coding/{coder}-{seed}.json").read_text("utf-8"))
        assert [one["id"] for one in coded] == drawn


def test_more_than_120_statements_were_coded_again() -> None:
    page = (ROOT / "docs" / "agreement.md").read_text("utf-8")
    counted = re.search(r"^\| said_by \| \S+ \| \d+ of (\d+) \|$", page, re.MULTILINE)
    assert counted
    assert int(counted[1]) >= 120

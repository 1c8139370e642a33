"""Check a pull request's record with the tracker of its base branch: annotations, a job summary, and the review.

Run in the base branch's environment, on the head's files: no code of the pull request is run. Exit code: 0 without new
errors, 1 with, 2 could not run.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tracker import pipeline
from tracker.history import HistoryError
from tracker.problems import Problem
from tracker.problems.report import github
from tracker.review import report
from tracker.review.markdown import literal
from tracker.vocabulary import Severity

ANNOTATIONS = 10
"""The code host drops what is more than ten of a kind in a step, without a word."""
SUMMARY_BYTES = 900_000
"""The code host refuses a summary of more than 1 MiB."""


def main(arguments: Sequence[str]) -> int:
    """Check, tell the host, and write what the second workflow posts."""
    options = _options(arguments)
    today = datetime.now(UTC).date()
    try:
        compared = pipeline.compare(options.root.resolve(), options.base, today=today)
    except HistoryError as error:
        print(f"The record could not be compared: {error}")
        return 2
    text = report(compared, today=today)
    worst = sorted(compared.new, key=lambda one: (one.severity is not Severity.ERROR, one))
    for problem in worst[:ANNOTATIONS]:
        print(github(problem))
    _append(os.environ.get("GITHUB_STEP_SUMMARY"), text + _rest(worst))
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(json.dumps({"pull_request": options.number, "review": text}), encoding="utf-8")
    errors = sum(one.severity is Severity.ERROR for one in worst)
    print(f"{errors} new errors, {len(worst) - errors} new warnings; the job summary shows all of them and the review")
    return 1 if errors else 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, required=True, help="the head's files, in a git work tree")
    parser.add_argument("--base", required=True, help="the commit that the head is compared with")
    parser.add_argument("--number", type=int, required=True, help="the pull request's number")
    parser.add_argument("--output", type=Path, required=True, help="the JSON file for the second workflow")
    return parser.parse_args(arguments)


def _rest(worst: Sequence[Problem]) -> str:
    """Return, for the summary, the problems that have no annotation."""
    if len(worst) <= ANNOTATIONS:
        return ""
    lines = (f"- {one.severity.label} {one.code}, {_place(one)}: {literal(one.message)}" for one in worst[ANNOTATIONS:])
    return "\n".join(("", f"### New problems without an annotation: {len(worst) - ANNOTATIONS}", "", *lines, ""))


def _place(one: Problem) -> str:
    return literal(f"{one.path}:{one.line}:{one.column}")


def _append(summary: str | None, text: str) -> None:
    """Add to the job summary, if there is one, cut at the end of a line that still fits."""
    if not summary:
        return
    kept = text.encode()
    if len(kept) > SUMMARY_BYTES:
        kept = kept[: kept.rindex(b"\n", 0, SUMMARY_BYTES)] + b"\n\nThe rest does not fit.\n"
    with Path(summary).open("ab") as file:
        file.write(kept)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

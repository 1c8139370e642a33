"""The rules of family D: the same thing filed twice."""

from typing import Final

from tracker.problems.rule import Rule
from tracker.vocabulary import Severity

_INTERVIEW: Final = (
    "citations:\n  - kind: interview\n    publisher: Example Radio\n    title: Ana Rivera on the carbon tax\n"
    "    published: 2026-03-20\n    url: https://radio.example.org/rivera"
)
_DISTINCT: Final = "distinct_from:\n  - statement: ana-rivera/carbon-tax/2026-03-20-interview\n    reason: Another."

RULES: tuple[Rule, ...] = (
    Rule(
        code="D101",
        name="occasion filed twice",
        what="Two files of one candidate and policy have the same day and the same original.",
        why="One occasion would be counted twice.",
        cure="Put both into one file. One file holds all that an occasion says of a policy.",
        bad=f"date: 2026-03-20\n{_INTERVIEW}",
        good="date: 2026-03-20",
    ),
    Rule(
        code="D102",
        name="place searched twice",
        what="A search names the same place twice.",
        why="It must have looked in three places at least.",
        cure="Delete one of the two, or write what was asked there the second time.",
        bad="",
        good="",
    ),
    Rule(
        code="D103",
        name="same words twice",
        what="Another statement of this candidate and policy has the same quotation.",
        why="It may be one occasion, told by two outlets.",
        cure="Put both into one file, or say in `distinct_from` why they are two.",
        bad="quote: A carbon tax whose money goes back to every household.",
        good=f"quote: A carbon tax whose money goes back to every household.\n{_DISTINCT}",
        severity=Severity.WARNING,
    ),
    Rule(
        code="D104",
        name="same original, vague date",
        what="Another statement of this candidate and policy has the same original, and the dates overlap.",
        why="It may be one occasion, once with a vague date.",
        cure="Put both into one file, or say in `distinct_from` why they are two.",
        bad=f"date: 2026-03\n{_INTERVIEW}",
        good=f"date: 2026-03\n{_INTERVIEW}\n{_DISTINCT}",
        severity=Severity.WARNING,
    ),
)

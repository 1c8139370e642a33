"""The rules of family D: the same thing filed twice."""

from typing import Final

from tracker.problems.rule import Rule
from tracker.vocabulary import Severity

_TALK: Final = (
    "citations:\n  - kind: interview\n    publisher: Example Radio\n    title: Ana Rivera on the carbon tax\n"
    "    published: 2026-03-20\n"
)
_INTERVIEW: Final = f"{_TALK}    url: https://radio.example.org/rivera"
_SEARCH: Final = (
    "# positions/ana-rivera/carbon-tax/search.yaml\nsearched: 2026-05-03\nplaces:\n"
    '  - {where: her site, url: "https://rivera.example.org/search", on: 2026-05-01}\n'
    "  - {where: the Gazette’s archive, on: 2026-05-02}\n"
)
_FUEL: Final = "# positions/ana-rivera/fuel-subsidy"
_SAID: Final = "\ndate: 2026-03-20\nquote: A carbon tax whose money goes back to every household."
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
        bad=f"{_SEARCH}  - {{where: the Gazette’s archive, on: 2026-05-03}}",
        good=f"{_SEARCH}  - {{where: the Gazette’s archive, query: Rivera emissions, on: 2026-05-03}}",
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
    Rule(
        code="D105",
        name="page under two addresses",
        what="The same page is cited with another address elsewhere: http or https, `www.`, a tracker such as `utm_`.",
        why="Readers compare addresses to see whether two statements rest on one source.",
        cure="Write the address in one way in all files: without trackers, as the browser shows it.",
        bad=f"{_TALK}    url: http://www.radio.example.org/rivera?utm_source=post",
        good=f"{_TALK}    url: https://radio.example.org/rivera",
        severity=Severity.WARNING,
    ),
    Rule(
        code="D106",
        name="name spelled two ways",
        what="A publisher or a person is spelled otherwise here than elsewhere.",
        why="Counts, search and lists would take one for two.",
        cure="Write one spelling in all files. If they are two, say so in `distinct_from`.",
        bad="act: stated\nsaid_by: campaign\nquote: We will price carbon.\nspeaker: Noor Hadad",
        good="act: stated\nsaid_by: campaign\nquote: We will price carbon.\nspeaker: Noor Haddad",
        severity=Severity.WARNING,
    ),
    Rule(
        code="D107",
        name="one occasion, two names",
        what="A file on another policy has the same words of the same day, and another name.",
        why="Files of one occasion have one name: else pages do not link them, and count them as two.",
        cure="Give both files the same name, or say in `distinct_from` why they are two occasions.",
        bad=f"{_FUEL}/2026-03-20-morning-radio.yaml{_SAID}",
        good=f"{_FUEL}/2026-03-20-interview.yaml{_SAID}",
        severity=Severity.WARNING,
    ),
)

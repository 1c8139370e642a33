"""The rules of family W: wording, and dates that say too little."""

from tracker.problems.rule import Rule
from tracker.vocabulary import Severity

RULES: tuple[Rule, ...] = (
    Rule(
        code="W101",
        name="loaded word",
        what="Our own words judge the candidate or what was said.",
        why="The same test for every candidate: readers judge, the record does not.",
        cure="Use the plain word that the help names.",
        bad="summary: She flip-flopped on the carbon tax.",
        good="summary: She changed her position on the carbon tax.",
        severity=Severity.WARNING,
    ),
    Rule(
        code="W102",
        name="quotation repeated",
        what="The summary holds the whole quotation.",
        why="Pages show both; a summary says it in other words, for those who skim.",
        cure="Say in your own words what the quotation shows.",
        bad="summary: She said that we will put a price on carbon.\nquote: we will put a price on carbon",
        good="summary: She announced a carbon tax.\nquote: we will put a price on carbon",
        severity=Severity.WARNING,
    ),
    Rule(
        code="W103",
        name="date too wide",
        what="The date spans the first day of the campaign, election day or the day the candidate left.",
        why="Whether it speaks for this race hangs on the side of that day on which it was said.",
        cure="Narrow the date, as far as the source allows.",
        bad="date: 2026",
        good="date: 2026-03",
        severity=Severity.WARNING,
    ),
)

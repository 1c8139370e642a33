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
    Rule(
        code="W104",
        name="text in quotation marks",
        what="A quotation, a title or a locator stands in quotation marks as a whole.",
        why="Pages put a quotation and a title in marks of their own, and would show two pairs.",
        cure="Remove the marks. Those of a quotation inside of it stay, and so do single ones round a printed title.",
        bad="quote: “We will put a price on carbon.”",
        good="quote: We will put a price on carbon.",
        severity=Severity.WARNING,
    ),
    Rule(
        code="W105",
        name="invisible character in a text",
        what="A text holds a character without width that says nothing, such as a soft hyphen.",
        why="It comes along when a page is copied, and keeps the words from being found.",
        cure="Delete it.",
        bad='summary: "She promised a car\\u00adbon tax."',
        good="summary: She promised a carbon tax.",
        severity=Severity.WARNING,
    ),
)

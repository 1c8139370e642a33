"""The rules of family S: fields of a record, one by one, together, and their days."""

from typing import Final

from tracker.problems.day_rules import DAY_RULES
from tracker.problems.rule import Rule
from tracker.problems.statement_rules import STATEMENT_RULES

_CITED = "    title: Rivera on the carbon tax\n    published: 2026-03-15\n    url: https://gazette.example.org/rivera"

_SINGLE_FIELDS: Final = (
    Rule(
        code="S101",
        name="field missing",
        what="A field that every record of this kind has is not there.",
        why="Without it the record cannot be shown or compared.",
        cure="Add the field; the help says what it holds.",
        bad=f"citations:\n  - publisher: Example Gazette\n{_CITED}",
        good=f"citations:\n  - kind: news_report\n    publisher: Example Gazette\n{_CITED}",
    ),
    Rule(
        code="S102",
        name="field empty",
        what="A field is there without a value.",
        why="An empty field looks as if something was known; leaving it out says that it is not.",
        cure="Write the value after the colon, or delete the line.",
        bad="condition:",
        good="condition: if the dividend is paid to every household",
    ),
    Rule(
        code="S103",
        name="unknown field",
        what="The format has no field of this name at this place.",
        why="A misspelt field would be lost without a word.",
        cure="Write the name as the help says, or delete the line.",
        bad="fitt: exact",
        good="fit: exact",
    ),
    Rule(
        code="S104",
        name="wrong shape",
        what="A list, a group of fields or a single text stands where one of the others belongs.",
        why="The tracker cannot tell which part is meant.",
        cure="Write it as the help shows: each item of a list begins with a dash on a line of its own.",
        bad="formerly: ana-rivera/carbon-tax/2026-03-14-speech",
        good="formerly:\n  - ana-rivera/carbon-tax/2026-03-14-speech",
    ),
    Rule(
        code="S105",
        name="not on the list",
        what="The field takes only the values of a closed list, and this is none of them.",
        why="Statements can be compared because all of them use the same few values.",
        cure="Use one of the values that the help names.",
        bad="stance: supports",
        good="stance: support",
    ),
    Rule(
        code="S106",
        name="not a date",
        what="The value is no date, no such day exists, or it can be read in two ways.",
        why="Every standing hangs on days; a guess could turn the order of two statements.",
        cure="Write the year first: 2026, 2026-03 or 2026-03-14, never more exact than the source.",
        bad="date: 14/03/2026",
        good="date: 2026-03-14",
    ),
    Rule(
        code="S107",
        name="not one day",
        what="This field needs a single day, and the value is a month, a year or a span.",
        why="It records something that you or the campaign did on one day.",
        cure="Write year, month and day: 2026-03-14.",
        bad="reviewed:\n  - by: Eva Example\n    on: 2026-05",
        good="reviewed:\n  - by: Eva Example\n    on: 2026-05-01",
    ),
    Rule(
        code="S108",
        name="not a web address",
        what="The value is no full address that a reader could open.",
        why="A link that cannot be opened proves nothing.",
        cure="Copy the whole address from the browser, with its `https://` or `http://`.",
        bad="citations:\n  - kind: news_report\n    publisher: Example Gazette\n    title: Rivera on the carbon tax\n"
        "    published: 2026-03-15\n    url: gazette.example.org/rivera",
        good=f"citations:\n  - kind: news_report\n    publisher: Example Gazette\n{_CITED}",
    ),
    Rule(
        code="S109",
        name="text too long",
        what="The text has more characters than the field takes.",
        why="It is shown in one line or in a small card; what does not fit would be cut off.",
        cure="Say it shorter. The source holds the rest.",
        bad=f"condition: {'if the dividend is paid and ' * 5}if Congress agrees",
        good="condition: if the dividend is paid",
    ),
    Rule(
        code="S110",
        name="wrong form",
        what="The value does not have the form that the field needs.",
        why="Ids, codes and numbers of books are compared letter by letter.",
        cure="Write it in the form that the help shows.",
        bad="quote: We will put a price on carbon.\nlanguage: English",
        good="quote: We will put a price on carbon.\nlanguage: en",
    ),
    Rule(
        code="S111",
        name="too few items",
        what="The list holds fewer items than it must.",
        why="A statement without an original proves nothing; a search of one place is no search.",
        cure="Add the items that are missing.",
        bad="citations: []",
        good=f"citations:\n  - kind: news_report\n    publisher: Example Gazette\n{_CITED}",
    ),
    Rule(
        code="S112",
        name="not a number",
        what="The field takes a whole number from 1, in digits.",
        why="It is counted.",
        cure="Write digits, or leave the field out where the source names no number.",
        bad="said_by: unnamed_sources\nsources_described: people close to the campaign\nnumber_of_sources: three",
        good="said_by: unnamed_sources\nsources_described: people close to the campaign\nnumber_of_sources: 3",
    ),
    Rule(
        code="S113",
        name="invisible character in a name",
        what="A name holds a character without width.",
        why="Two names that look the same would be two people.",
        cure="Delete the name and type it again.",
        bad='speaker: "Ana\\u200b Rivera"',
        good="speaker: Ana Rivera",
    ),
    Rule(
        code="S199",
        name="value not taken",
        what="The value does not fit the field.",
        why="Only values that every program reads in the same way are kept.",
        cure="Compare it with the same field of another file.",
        bad="",
        good="",
    ),
)

RULES: tuple[Rule, ...] = (*_SINGLE_FIELDS, *STATEMENT_RULES, *DAY_RULES)

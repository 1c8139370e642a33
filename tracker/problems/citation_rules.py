"""The rules of family C: citations."""

from typing import Final

from tracker.problems.rule import Rule
from tracker.vocabulary import Severity

_REPORT: Final = "  - kind: news_report\n    publisher: Example Gazette\n"
_TITLE: Final = "    title: A price on carbon\n"
_WHEN: Final = "    published: 2026-03-26\n"
_ADDRESS: Final = "    url: https://gazette.example.org/price"
_PLAN: Final = "    publisher: Lindqvist 2030\n    title: My plan\n    published: 2026-02-20\n"
_PLAN_AT: Final = f"{_PLAN}    url: https://lindqvist.example.org/plan"
_SITE: Final = (
    "citations:\n  - kind: campaign_site\n    publisher: Rivera 2030\n    title: Clean air\n    published: 2026-03-26\n"
)
_SEARCH: Final = (
    "# positions/ana-rivera/carbon-tax/search.yaml\nsearched: 2026-05-03\nplaces:\n"
    "  - {where: the Gazette’s archive, query: Rivera carbon, on: 2026-05-01}\n"
    "  - {where: the minutes of parliament, query: Rivera carbon, on: 2026-05-02}\n"
)
_HALL: Final = "    url: https://gazette.example.org/town-hall"

RULES: tuple[Rule, ...] = (
    Rule(
        code="C101",
        name="not the campaign's site",
        what="The kind is `campaign_site`, and the address is on no domain that is listed for the candidate.",
        why="A page of another site would count as the campaign's own word.",
        cure="Mend the kind or the address, or add the domain to `sites` in the candidate's file.",
        bad=f"{_SITE}    url: https://rivera.example.com/air",
        good=f"{_SITE}    url: https://rivera.example.org/air",
    ),
    Rule(
        code="C102",
        name="only a rival's pledge",
        what="Nothing but rivals' pledges is cited.",
        why="What a rival pledged is context; it does not show where this candidate stands.",
        cure="Add the original in which this candidate's statement can be read.",
        bad=f"citations:\n  - kind: rival_pledge\n    rival: bo-lindqvist\n{_PLAN_AT}",
        good=f"citations:\n{_REPORT}{_TITLE}{_WHEN}{_ADDRESS}\n"
        f"  - kind: rival_pledge\n    rival: bo-lindqvist\n{_PLAN_AT}",
    ),
    Rule(
        code="C103",
        name="which rival",
        what="A rival's pledge does not name the rival.",
        why="The page could not say who pledged it.",
        cure="Add `rival` with the candidate's slug.",
        bad=f"citations:\n{_REPORT}{_TITLE}{_WHEN}{_ADDRESS}\n  - kind: rival_pledge\n{_PLAN_AT}",
        good=f"citations:\n{_REPORT}{_TITLE}{_WHEN}{_ADDRESS}\n"
        f"  - kind: rival_pledge\n    rival: bo-lindqvist\n{_PLAN_AT}",
    ),
    Rule(
        code="C104",
        name="no rival's pledge",
        what="`rival` or `statement` stands in a citation that is no rival's pledge.",
        why="These fields say whose pledge is cited as context.",
        cure="Delete the line, or write `kind: rival_pledge`.",
        bad=f"citations:\n{_REPORT}{_TITLE}{_WHEN}{_ADDRESS}\n    rival: bo-lindqvist",
        good=f"citations:\n{_REPORT}{_TITLE}{_WHEN}{_ADDRESS}",
    ),
    Rule(
        code="C105",
        name="original not described",
        what="A citation lacks its publisher, its title or the date on which it was published.",
        why="Links die; a reader must be able to find the original by its name.",
        cure="Add what is missing. An untitled thing gets a description in square brackets: “[Post on X]”.",
        bad=f"citations:\n{_REPORT}{_WHEN}{_ADDRESS}",
        good=f"citations:\n{_REPORT}{_TITLE}{_WHEN}{_ADDRESS}",
    ),
    Rule(
        code="C106",
        name="nowhere to read it",
        what="A citation has neither an address, nor an ISBN, nor a carrier with an address.",
        why="Nobody could look it up.",
        cure="Add `url` or `isbn`, or a carrier in which you read it.",
        bad=f"citations:\n{_REPORT}{_TITLE}{_WHEN}",
        good=f"citations:\n{_REPORT}{_TITLE}{_WHEN}{_ADDRESS}",
    ),
    Rule(
        code="C107",
        name="one occasion, two descriptions",
        what="Two files of one occasion cite the same original and describe it differently.",
        why="Pages show the occasion once; two descriptions of its source cannot both be right.",
        cure="Make the citation equal in both files; only `locator` may differ.",
        bad="citations:\n  - kind: news_report\n    publisher: Example Gazette\n    title: Rivera at the town hall\n"
        f"    author: Cleo Example\n    published: 2026-03-25\n{_HALL}",
        good="citations:\n  - kind: news_report\n    publisher: Example Gazette\n    title: Rivera at the town hall\n"
        f"    published: 2026-03-25\n{_HALL}",
    ),
    Rule(
        code="C108",
        name="one address, two descriptions",
        what="The same address has another title or date in another file.",
        why="One page is one original; a misprint would make two of it.",
        cure="Open the page and write title and date as they stand there, in all files.",
        bad=f"citations:\n  - kind: campaign_site\n{_PLAN.replace('My plan', 'His plan')}"
        "    url: https://lindqvist.example.org/plan\nsaid_by: opponent\nspeaker: Bo Lindqvist\ndate: 2026-02-20",
        good=f"citations:\n  - kind: campaign_site\n{_PLAN}"
        "    url: https://lindqvist.example.org/plan\nsaid_by: opponent\nspeaker: Bo Lindqvist\ndate: 2026-02-20",
    ),
    Rule(
        code="C109",
        name="unnamed sources without their outlet",
        what="Unnamed sources speak, and no news report or book is cited as the original.",
        why="Only the outlet that spoke to them can vouch for them.",
        cure="Cite the report of that outlet; a page that repeats it is its carrier.",
        bad="said_by: unnamed_sources\nsources_described: two people of the campaign\ncitations:\n  - kind: speech\n"
        f"    publisher: Example Hall\n{_TITLE}{_WHEN}{_ADDRESS}",
        good="said_by: unnamed_sources\nsources_described: two people of the campaign\n"
        f"citations:\n{_REPORT}{_TITLE}{_WHEN}{_ADDRESS}",
    ),
    Rule(
        code="C110",
        name="much of one original",
        what="The record quotes more than 300 words of one original.",
        why="Short quotations are fair; many of them together can be too much.",
        cure="Shorten the quotations that the help names.",
        bad="",
        good="",
        severity=Severity.WARNING,
    ),
    Rule(
        code="C111",
        name="ISBN with a slip",
        what="The last digit of the ISBN does not agree with the others.",
        why="Every ISBN holds a check digit; this one names no book.",
        cure="Compare it with the book.",
        bad=f"citations:\n  - kind: memoir\n    publisher: Example Press\n{_TITLE}{_WHEN}    isbn: 978-0-306-40615-8",
        good=f"citations:\n  - kind: memoir\n    publisher: Example Press\n{_TITLE}{_WHEN}    isbn: 978-0-306-40615-7",
    ),
    Rule(
        code="C112",
        name="address as title",
        what="The title is a web address.",
        why="A title is found again when the address is dead.",
        cure="Write the title as printed; an untitled thing gets a description in square brackets.",
        bad=f"citations:\n{_REPORT}    title: gazette.example.org/price\n{_WHEN}{_ADDRESS}",
        good=f"citations:\n{_REPORT}{_TITLE}{_WHEN}{_ADDRESS}",
    ),
    Rule(
        code="C113",
        name="own site not searched",
        what="No place of a search is on the candidate's own site.",
        why="Who says that nothing was found must have looked where the candidate writes.",
        cure="Look there, or in an archive of it, and give its address as `url`.",
        bad=f"{_SEARCH}  - {{where: Example Radio, on: 2026-05-03}}",
        good=f'{_SEARCH}  - {{where: her site, url: "https://rivera.example.org/search", on: 2026-05-03}}',
        severity=Severity.WARNING,
    ),
)

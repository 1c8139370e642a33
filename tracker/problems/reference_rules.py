"""The rules of family R: references between records, paths, and the order of statements."""

from typing import Final

from tracker.problems.order_rules import ORDER_RULES
from tracker.problems.path_rules import PATH_RULES
from tracker.problems.rule import Rule

_REPORT: Final = (
    "citations:\n  - kind: news_report\n    publisher: Example Gazette\n    title: A price on carbon\n"
    "    published: 2026-03-26\n    url: https://gazette.example.org/price\n"
)
_TRANSPORT: Final = "# seeds/issues/transport.yaml\nname: Transport\nsummary: How people get about.\npolicies:\n"
_PLEDGE: Final = f"{_REPORT}  - kind: rival_pledge\n"

_TARGETS: Final = (
    Rule(
        code="R101",
        name="unknown candidate",
        what="The folder, or a field, names a candidate who has no file in seeds/candidates/.",
        why="A statement of nobody would be shown nowhere.",
        cure="Mend the name as the help says, or add the candidate first.",
        bad="# positions/anna-riviera/carbon-tax/2026-03-14-town-hall.yaml\nstance: support",
        good="# positions/ana-rivera/carbon-tax/2026-03-14-town-hall.yaml\nstance: support",
    ),
    Rule(
        code="R102",
        name="unknown policy",
        what="The folder, or a field, names a policy that stands in no file of seeds/issues/.",
        why="A statement on nothing would be shown nowhere.",
        cure="Mend the name as the help says, or add the policy to its issue first.",
        bad="# positions/ana-rivera/carbon-taxes/2026-03-14-town-hall.yaml\nstance: support",
        good="# positions/ana-rivera/carbon-tax/2026-03-14-town-hall.yaml\nstance: support",
    ),
    Rule(
        code="R103",
        name="unknown rival",
        what="A rival's pledge names a candidate who has no file in seeds/candidates/.",
        why="The page could not say who pledged it.",
        cure="Mend the name as the help says, or add the candidate first.",
        bad=f"{_PLEDGE}    rival: bo-lindquist\n    publisher: Lindqvist 2030\n    title: My plan\n"
        "    published: 2026-02-20\n    url: https://lindqvist.example.org/plan",
        good=f"{_PLEDGE}    rival: bo-lindqvist\n    publisher: Lindqvist 2030\n    title: My plan\n"
        "    published: 2026-02-20\n    url: https://lindqvist.example.org/plan",
    ),
    Rule(
        code="R104",
        name="their own rival",
        what="A rival's pledge names the candidate whose statement this is.",
        why="Nobody is their own rival; their own pledge is a statement of its own.",
        cure="Name the rival, or file the pledge as a statement.",
        bad=f"{_PLEDGE}    rival: ana-rivera\n    publisher: Lindqvist 2030\n    title: My plan\n"
        "    published: 2026-02-20\n    url: https://lindqvist.example.org/plan",
        good=f"{_PLEDGE}    rival: bo-lindqvist\n    publisher: Lindqvist 2030\n    title: My plan\n"
        "    published: 2026-02-20\n    url: https://lindqvist.example.org/plan",
    ),
    Rule(
        code="R105",
        name="unknown statement",
        what="A field names a statement that is not there.",
        why="The reader would be sent to an empty page.",
        cure="Write the id as it stands in the path: candidate/policy/file-name, without .yaml.",
        bad="distinct_from:\n  - statement: ana-rivera/carbon-tax/2026-03-20-interviews\n    reason: Another day.",
        good="distinct_from:\n  - statement: ana-rivera/carbon-tax/2026-03-20-interview\n    reason: Another day.",
    ),
    Rule(
        code="R108",
        name="policy twice",
        what="Two policies have the same id.",
        why="Statements on one would be shown under the other.",
        cure="Give one of them another id.",
        bad=f"{_TRANSPORT}  - {{id: fuel-subsidy, name: Fuel aid, text: Help to pay for fuel.}}",
        good=f"{_TRANSPORT}  - {{id: fuel-aid, name: Fuel aid, text: Help to pay for fuel.}}",
    ),
    Rule(
        code="R109",
        name="old address taken",
        what="An earlier id or slug is in use, or two records claim it.",
        why="One address cannot lead to two pages.",
        cure="Delete the line where it does not belong.",
        bad="formerly:\n  - ana-rivera/carbon-tax/2026-03-20-interview",
        good="formerly:\n  - ana-rivera/carbon-tax/2026-03-14-meeting",
    ),
    Rule(
        code="R110",
        name="rival's statement",
        what="A rival's pledge names a statement that is not that rival's.",
        why="The page would put one candidate's words in another's mouth.",
        cure="Name the rival's own statement, or leave `statement` out and describe the source.",
        bad=f"{_PLEDGE}    rival: bo-lindqvist\n    statement: ana-rivera/carbon-tax/2026-03-20-interview",
        good=f"{_PLEDGE}    rival: bo-lindqvist\n    statement: bo-lindqvist/carbon-tax/2026-02-20-plan",
    ),
)

RULES: tuple[Rule, ...] = (*_TARGETS, *PATH_RULES, *ORDER_RULES)

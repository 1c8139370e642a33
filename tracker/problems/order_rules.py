"""The rules of family R about statements that come after, or take back, one another."""

from typing import Final

from tracker.problems.rule import Rule

_FIRST: Final = "# positions/ana-rivera/carbon-tax/2026-03-20-interview.yaml"
_SECOND: Final = "# positions/ana-rivera/carbon-tax/2026-03-20-late-show.yaml"
_AFTER_FIRST: Final = f"{_SECOND}\ndate: 2026-03-20\nafter: ana-rivera/carbon-tax/2026-03-20-interview"
_CORRECTION: Final = "said_by: campaign\nquote: She was misheard."

ORDER_RULES: Final = (
    Rule(
        code="R301",
        name="after",
        what="`after` names a statement of another date, candidate or policy.",
        why="Dates give the order; `after` only decides between statements of one date.",
        cure="Delete the line, or mend the date.",
        bad="after: ana-rivera/carbon-tax/2026-03-20-interview",
        good="date: 2026-03-20\nafter: ana-rivera/carbon-tax/2026-03-20-interview",
    ),
    Rule(
        code="R302",
        name="circle",
        what="Following `after` from statement to statement leads back to where it began.",
        why="One of them must have been the first.",
        cure="Delete `after` from the one that came first.",
        bad=f"{_FIRST}\nafter: ana-rivera/carbon-tax/2026-03-20-late-show\n{_AFTER_FIRST}",
        good=_AFTER_FIRST,
    ),
    Rule(
        code="R303",
        name="order missing",
        what="Two statements of one date point in different directions, and nothing says which came first.",
        why="The later one gives the standing; chance must not decide it.",
        cure="Add `after` to the later one. If it takes the earlier one back, `corrects` says so too.",
        bad="date: 2026-03-20\nstance: oppose",
        good="date: 2026-03-20\nstance: oppose\nafter: ana-rivera/carbon-tax/2026-03-20-interview",
    ),
    Rule(
        code="R304",
        name="who may correct",
        what="`corrects` stands in a statement that is neither the candidate's nor the campaign's.",
        why="Only who speaks for the candidate can take the candidate's words back.",
        cure="Delete the line; another's claim is a `response` or a statement of its own.",
        bad="corrects: ana-rivera/carbon-tax/2026-02-10-speech",
        good=f"{_CORRECTION}\ncorrects: ana-rivera/carbon-tax/2026-02-10-speech",
    ),
    Rule(
        code="R305",
        name="corrects",
        what="`corrects` names a statement of another candidate or policy, or one that came later.",
        why="A correction takes back what this candidate said of this policy before.",
        cure="Name the statement that is taken back, or delete the line.",
        bad=f"{_CORRECTION}\ncorrects: ana-rivera/fuel-subsidy/2026-town-hall",
        good=f"{_CORRECTION}\ncorrects: ana-rivera/carbon-tax/2026-02-10-speech",
    ),
    Rule(
        code="R306",
        name="names itself",
        what="A statement names itself in `after`, `corrects` or `distinct_from`.",
        why="It says nothing, and another statement was surely meant.",
        cure="Name the other statement, or delete the line.",
        bad="after: ana-rivera/carbon-tax/2026-town-hall",
        good="date: 2026-03-20\nafter: ana-rivera/carbon-tax/2026-03-20-interview",
    ),
)

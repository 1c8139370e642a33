"""What the Method page says in prose: the rule, the choice of policies, who coded, corrections, licence, downloads.

Texts are plain; what stands between backticks is a file or a command.
"""

from collections.abc import Mapping
from typing import Final

from tracker.vocabulary import Stance
from tracker.wording.counts import count, listed

STANDFIRST: Final = (
    "How a position is worked out from dated statements, who did the work, how much is on file for whom, and what is "
    "not known."
)

RULE: Final = (
    "Take the statements that can be seen on the chosen day by the chosen clock.",
    (
        "Take the highest level of evidence within the bar that says anything explicit: official (grades A and B "
        "alike), then named accounts (C), then unnamed sources (D)."
    ),
    (
        "In that level the last firm statement gives the standing. Firm means: about the policy itself, and neither "
        "asked nor floated. Where none is firm, the last of the others does, and the cell says so."
    ),
    "A later softer statement, or a later refusal to answer, does not wipe out a firm one. It is named beside it.",
    "A lower level never overrides a higher one. Where it points another way it is shown beside it as reported.",
    "Where no level is explicit, the cell says which kind of empty it is. No kind of empty means neutral.",
)
"""How a standing is computed, step by step (design §4)."""

EXAMPLE: Final = (
    "The same rule on a case of this record: of all candidates and policies the one with a disputed statement and the "
    "most statements, read out as the rule goes through it."
)

FRAME: Final = (
    "A standing last said before the campaign began is labelled so and enters a match only when the voter asks for it. "
    "What is said on election day or later, or after leaving the race, sets no standing in that race. The rule is told "
    "at length in `docs/standings.md`; the worked cases of `tests/golden/standings.yaml`, each with the answer of a "
    "fair reader, hold the code to it."
)

POLICIES: Final = (
    (
        "A policy is one concrete proposal, worded as an imperative, so that a yes to the sentence is support. The "
        "list grew from one case, the reports on military force against drug cartels, and from other proposals on "
        "which dated statements of candidates were found on public pages. It is no sample of what matters to voters: "
        "no rule for picking proposals was published before the statements were collected."
    ),
    (
        "Most of them ask for something to be done, some ask to keep what there is. None is turned round to even out "
        "the columns. So a voter who says yes to everything is not neutral, and the table shows whom such a voter, "
        "and one who says no to everything, would be matched to."
    ),
    "How policies are worded, and how to propose another, is written in `docs/policies.md`.",
)

MATCH: Final = (
    "The bar runs from the worst to the best match that is possible: the worst if the candidate stood as far away as "
    "possible wherever nothing explicit is on file, the best if the candidate agreed there. The tick is the match "
    "over what is known. Under 60 % coverage no number is shown; where nothing is known there is no bar. Positions "
    "from before the campaign do not count here."
)

PARITY: Final = (
    "What is on file for each candidate, counted alike. A speech, an interview or a document is one occasion, however "
    "many policies it speaks to and however many outlets carry it. A short row is our gap as often as a candidate’s "
    "silence. Unnamed is the share of occasions that unnamed sources tell of."
)

CODED: Final = (
    (
        "The first record was compiled and coded with language models from public pages. Models looked for statements "
        "on public pages, and coded them twice, independently of one another, the second time from a summary and the "
        "quotation alone. A part of the passages was looked up again, mostly on another site."
    ),
    (
        "Models make mistakes: reposts taken for originals, quotations cut too short, the same event found twice. "
        "What was looked at and not recorded is listed with reasons in `docs/left-out.md`; what coders disagreed "
        "about stands in the `note` of the file."
    ),
    (
        "In November 2026 another language model coded 130 statements of the record again without seeing the codes. "
        "How well the two agree, field by field, with both codings and the script that compares them, is in "
        "`docs/agreement.md`. No person has coded them yet."
    ),
    (
        "Nearly every file was read a second time, beside the text of its source, by a model that had not written it. "
        "Samples of the statements whose source’s text was kept, fewer than half, then went to fresh readers until two "
        "of them would correct at most one in twenty: what they answered, and what no sample has reached, is in "
        "`docs/reads.md`, what was asked for which candidate in `docs/coverage.md`."
    ),
)

CORRECTIONS: Final = (
    (
        "A file that we read or copied wrongly is mended in place, and its history shows what was changed, when and "
        "why. A statement that should not have been recorded is withdrawn: passage and summary give way to the "
        "reason, it counts at no date, and its address keeps working."
    ),
    (
        "A statement is removed on one of four grounds only: a court’s order, copyright, safety, privacy. Its id, its "
        "date and the ground are all that is kept."
    ),
    (
        "A reply of a candidate or a campaign stands beside the statement it answers, at the same size, with its "
        "source. A denial, a disclaimer or an attack on the source marks the statement as disputed from that day; it "
        "deletes nothing."
    ),
    (
        "Every card ends with the file and line it comes from and with these forms. Who decides, and what happens to a "
        "file, is written in `docs/corrections.md`."
    ),
)

WRITE: Final = "Two forms of the code host reach the editors; anybody with an account there can fill them in."
CORRECTION_FORM: Final = "A statement is wrong, unfair or incomplete: which one, what, and where that can be read."
REPLY_FORM: Final = (
    "You are the candidate or speak for the campaign, and want your answer to stand beside a statement. Publish it "
    "where it can be cited, and give its address."
)

LICENCE: Final = (
    (
        "The code is under the MIT licence. What we add to the record (codes, summaries, conditions, notes, dates, "
        "links) is in the public domain under CC0 1.0. Quoted passages, their translations and the titles of cited "
        "works remain their rights holders’ and stand here as short quotations, each with its source. The whole "
        "wording is in `LICENSE`."
    ),
)

DOWNLOADS: Final = (
    ("`seeds/` and `positions/`", "the record itself: one YAML file for each statement, with its history in git"),
    ("`tracker export json -o record.json`", "every statement with its evidence, and every standing, as one JSON file"),
    ("`tracker load`", "the SQLite database that these pages read, built anew from the files"),
    ("`tracker stats --format json`", "the figures of this page"),
)
"""What can be taken, and what it is."""


def sides(stances: Mapping[Stance, int]) -> str:
    """Say how the explicit standings fall on the two sides: "Of 58 explicit standings 32 say yes, 21 no, 5 mixed."."""
    yes = stances[Stance.SUPPORT] + stances[Stance.LEAN_SUPPORT]
    no = stances[Stance.OPPOSE] + stances[Stance.LEAN_OPPOSE]
    mixed = stances[Stance.MIXED]
    return (
        f"Of {count(yes + no + mixed, 'explicit standing')} {yes} are on the side of yes, {no} on the side of no, "
        f"{mixed} mixed."
    )


def reviewed(of: int, by_a_person: int) -> str:
    """Say how many statements a person has compared with their sources."""
    if not of:
        return "No statement is on file."
    if not by_a_person:
        return f"No person has compared any of the {count(of, 'statement')} with its sources yet. Every card says so."
    rest = of - by_a_person
    return f"A person has compared {by_a_person} of {count(of, 'statement')} with the sources; {rest} not yet."


def more(number: int) -> str:
    """Say that a list was cut."""
    return f"and {number} more: `tracker stats --format json` counts them" if number else ""


def grades(numbers: Mapping[str, int]) -> str:
    """Say how many occasions there are of each grade: "A 145, B 22 and C 18"."""
    return listed([f"{name} {number}" for name, number in numbers.items()])

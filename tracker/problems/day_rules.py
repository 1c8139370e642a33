"""The rules of family S about days: none in the future, none in the wrong order."""

from typing import Final

from tracker.problems.rule import Rule

_SPEECH: Final = "citations:\n  - kind: speech\n    publisher: Example Hall\n    title: Rivera on energy\n"
_CARRIED: Final = "    carriers:\n      - publisher: Example News\n        title: Rivera speaks\n"
_ADDRESS: Final = "    url: https://hall.example.org/energy"


def _answered(day: str) -> str:
    return (
        f"responses:\n  - kind: denies\n    said_by: candidate\n    date: {day}\n    summary: Said it was not so.\n"
        "    citations:\n      - kind: interview\n        publisher: Example Radio\n        title: Morning talk\n"
        f"        published: {day}\n        url: https://radio.example.org/talk"
    )


DAY_RULES: Final = (
    Rule(
        code="S301",
        name="said in the future",
        what="The date of a statement or of a response has not come yet.",
        why="A statement that nobody has made cannot be evidence; it is mostly a slip of a digit.",
        cure="Compare the date with the source.",
        bad="date: 2026-12-14",
        good="date: 2026-03-14",
    ),
    Rule(
        code="S302",
        name="published before it was said",
        what="A source was published before the first day on which it can have been said.",
        why="One of the two dates must be wrong, and standings hang on both.",
        cure="Compare both dates with the source.",
        bad=f"{_SPEECH}    published: 2026-03-01\n{_ADDRESS}",
        good=f"{_SPEECH}    published: 2026-03-14\n{_ADDRESS}",
    ),
    Rule(
        code="S303",
        name="published in the future",
        what="The date on which a source was published has not come yet.",
        why="Nobody can have read it; it is mostly a slip of a digit.",
        cure="Compare the date with the source.",
        bad=f"{_SPEECH}    published: 2026-03-14\n{_ADDRESS}\n{_CARRIED}        published: 2062-03-15",
        good=f"{_SPEECH}    published: 2026-03-14\n{_ADDRESS}\n{_CARRIED}        published: 2026-03-15",
    ),
    Rule(
        code="S304",
        name="done in the future",
        what="The day on which somebody read, reviewed, searched, withdrew or removed something has not come yet.",
        why="These days record what was done.",
        cure="Write the day on which you did it.",
        bad="reviewed:\n  - by: Eva Example\n    on: 2027-05-01",
        good="reviewed:\n  - by: Eva Example\n    on: 2026-05-01",
    ),
    Rule(
        code="S305",
        name="days of an election in the wrong order",
        what="The campaign opens after election day, or a candidate leaves before entering.",
        why="The frame of the election would hold no day at all.",
        cure="Compare the days with the source.",
        bad="# seeds/elections/example-2026.yaml\nopens: 2026-12-01\ndate: 2026-11-07",
        good="# seeds/elections/example-2026.yaml\nopens: 2025-06-01\ndate: 2026-11-07",
    ),
    Rule(
        code="S306",
        name="answered before it was said",
        what="A response is dated before the first day on which the statement can have been made.",
        why="Nobody answers what has not been said; one of the two dates must be wrong.",
        cure="Compare both dates with the sources.",
        bad=_answered("2026-03-01"),
        good=_answered("2026-03-27"),
    ),
)

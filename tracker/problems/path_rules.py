"""The rules of family R about where a file lies and how it is named."""

from typing import Final

from tracker.problems.rule import Rule

_CELL: Final = "# positions/ana-rivera/carbon-tax"

PATH_RULES: Final = (
    Rule(
        code="R201",
        name="stray file",
        what="A file lies among the records that is none.",
        why="A folder of the record shows the history of a position; other files hide it.",
        cure="Delete the file, or move it out of seeds/ and positions/.",
        bad=f"{_CELL}/notes.txt\nAsk the radio for the recording.",
        good=f"{_CELL}/2026-03-14-town-hall.yaml\nnote: Ask the radio for the recording.",
    ),
    Rule(
        code="R202",
        name="ending of the file",
        what="The file's name ends in .yml, .YAML or the like.",
        why="Only .yaml is read; the statement would be passed over without a word.",
        cure="Rename the file so that it ends in .yaml.",
        bad=f"{_CELL}/2026-03-14-town-hall.yml\nstance: support",
        good=f"{_CELL}/2026-03-14-town-hall.yaml\nstance: support",
    ),
    Rule(
        code="R203",
        name="file in the wrong place",
        what="A file or a folder lies too high, too deep, or where nothing of its kind belongs.",
        why="The path says whose position on which policy a file holds.",
        cure="Move it to positions/CANDIDATE/POLICY/, or to a folder of seeds/.",
        bad="# positions/ana-rivera/2026-03-14-town-hall.yaml\nstance: support",
        good=f"{_CELL}/2026-03-14-town-hall.yaml\nstance: support",
    ),
    Rule(
        code="R204",
        name="name of the file",
        what="The name holds capitals, spaces, underscores or other signs.",
        why="The name is part of a public address.",
        cure="Use small letters, digits and single hyphens: 2026-03-14-town-hall.yaml.",
        bad=f"{_CELL}/2026-03-14_Town Hall.yaml\nstance: support",
        good=f"{_CELL}/2026-03-14-town-hall.yaml\nstance: support",
    ),
    Rule(
        code="R205",
        name="date in the file's name",
        what="The file's name does not begin with the date of the statement.",
        why="A folder that is listed by name shows the history of the position.",
        cure="Rename the file as the help says, or mend `date`.",
        bad=f"{_CELL}/2026-03-14-town-hall.yaml\ndate: 2026-03-13",
        good=f"{_CELL}/2026-03-14-town-hall.yaml\ndate: 2026-03-14",
    ),
)

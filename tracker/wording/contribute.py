"""The Contribute page's sentences."""

from collections.abc import Sequence
from typing import Final

from tracker.problems import Problem
from tracker.vocabulary import Severity
from tracker.wording.counts import count

TITLE: Final = "Contribute a statement"
STANDFIRST: Final = (
    "One dated statement, with the page it rests on, becomes one small file. This page writes the file, checks it as "
    "every file is checked, and shows what it would change. You send the file yourself: what you type stays while you "
    "look at other pages of this site, and is gone once you close or reload it."
)
CORRECTION: Final = (
    "Change the file below. It is checked as you go, and you see what the change does before you send it. "
    "A reply goes into the same file, among its responses."
)
CORRECTION_DATE: Final = (
    "The day is in the file’s name too, which this page cannot change. Where the day is wrong, leave it here as it is, "
    "and name the right one in a sentence of the pull request: whoever takes it in moves the file (tracker mv). "
    "Where it was another occasion altogether:"
)
ANEW: Final = "Start anew"
ANEW_FILE: Final = "Back to the file as it is"
MEANINGS: Final = "What each of them means"
NO_RECORD: Final = (
    "This server has the database of the record, not its files. The file is checked by itself; what needs the record "
    "is left to the pull request: names, duplicates, the order of statements, the card and the standing."
)
NO_CORRECTION: Final = "This server does not hold the record's files, so the file cannot be shown for correction here."
UNKNOWN: Final = "The record has no statement of that name."
TAKEN: Final = (
    "The record has a file of this name already. Give the occasion other words, or correct the statement that is there:"
)
BLANK: Final = "Write a new statement instead"
FIRST: Final = "Answer the questions, and the file is written here."
ABSENT: Final = "The card and the standing appear once the file has no errors and nothing is missing."
WHEN: Final = "On election day, or today where that is still to come, by what was known then:"
NO_MOVE: Final = "No standing moves: at every evidence bar the cell says what it says now."
NO_NAME: Final = "The file gets its name from the candidate, the policy, the date and the occasion."
WRONG: Final = "What is wrong"
RIGHT: Final = "The check"
CHANGE: Final = "What changes in the file"
CHANGED_NOTHING: Final = "Nothing is changed yet."
CLEAN: Final = "Nothing is wrong with this file."
SEND: Final = "Send it as a pull request: whoever reviews it compares it with its sources."
NO_HOST: Final = "No code host is set up for this server: copy the text into a file of that name."
OPEN_NEW: Final = "Open it on the code host as a new file"
OPEN_NEW_EMPTY: Final = "Begin the new file on the code host"
PASTE: Final = "The text is too long for a link: copy it and paste it there."
OPEN_EDIT: Final = "Open the file for editing on the code host"
PASTE_EDIT: Final = "Copy the text, and put it there in place of the whole file."
REPLY: Final = """responses:
  - kind: denies
    said_by: campaign
    speaker: Name of the person
    date: 2024-05-31
    summary: What the reply says, in neutral words.
    quote: Its exact words.
    citations:
      - kind: press_release
        publisher: Who published it
        title: Its title as printed
        published: 2024-05-31
        url: https://example.org/reply
"""
"""What a reply looks like in a file, for whoever writes one."""
BUTTONS: Final = {
    "copy": "Copy the text",
    "download": "Download the file",
    "done": "Copied.",
    "failed": "Select the text and copy it from here.",
    "name": "The text of the file",
}
_QUOTED: Final = 160


def unknown(what: str, named: str) -> str:
    """Say that an address names something that the record does not hold."""
    return f"The address names the {what} “{named}”, which the record does not know."


def more_lines(number: int) -> str:
    """Say that a difference goes on."""
    return f"and {count(number, 'more line')}"


def quoted(line: str) -> str:
    """Quote a line of a file beside its problem, cut where it is long."""
    return line if len(line) <= _QUOTED else f"{line[: _QUOTED - 1]}…"


def state(problems: Sequence[Problem], missing: int) -> str:
    """Say in a line how far the file is: "2 errors, 1 warning; 3 questions to answer"."""
    errors = sum(one.severity is Severity.ERROR for one in problems)
    warnings = len(problems) - errors
    parts = [
        count(errors, "error") if errors else "",
        count(warnings, "warning") if warnings else "",
        f"{count(missing, 'question')} to answer" if missing else "",
    ]
    return "; ".join(filter(None, parts)) or CLEAN


def place(problem: Problem, path: str) -> str:
    """Say where a problem stands; another file is named."""
    where = f"line {problem.line}, column {problem.column}"
    return where if problem.path == path or not path else f"{problem.path}, {where}"

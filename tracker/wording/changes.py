"""A change in sentences: what moved and when, whose words stand on each side, what has come since."""

from datetime import date

from tracker.queries.changes import Change, Passage
from tracker.queries.comparison import Cell
from tracker.vocabulary import StandingKind
from tracker.wording import standings
from tracker.wording.counts import count
from tracker.wording.dates import day, month


def what_a_change_is(opens: date) -> str:
    """Say what counts as a change, and from when: the frame of an election (design §4)."""
    return (
        "A change is a step from one direction to another between two official statements on the whole proposal, "
        "with the words of both where there are any. "
        f"Shown are those whose later statement came in this campaign, so from {day(opens)} on."
    )


def none(opens: date, as_of: date) -> str:
    """Say that nothing changed, and what that does not mean; of a day before the campaign, that none can be shown."""
    if as_of < opens:
        return f"On {day(as_of)} the campaign had not opened: changes are shown from {day(opens)} on."
    return (
        f"No change is on file from {day(opens)} to {day(as_of)}: no two official statements on the whole of one "
        "proposal point in different directions. That can also mean that only one of them is on file."
    )


def kind(change: Change) -> str:
    """Say what moved, and when: "Reversed from supports, Aug 2024"."""
    said = standings.change_kind(change.kind, change.before.mention.stance, change.after.mention.stance)
    return f"{said[:1].upper()}{said[1:]}, {month(change.on)}"


def level(passage: Passage) -> str:
    """Say who speaks and in what act, in the line of the grade: "own words or act, pledged"."""
    return f"{passage.mention.grade.label}, {passage.mention.act.label}"


def through(change: Change) -> str:
    """Introduce the statements on the way: "Between the two, mixed on 2 occasions:"."""
    number = len({one.mention.id.rpartition("/")[2] for one in change.through})
    return f"Between the two, mixed on {count(number, 'occasion')}:" if number else ""


def since_then(change: Change, cell: Cell | None) -> str:
    """Say what has come since the later statement, as the standing has it; nothing where a later change says it."""
    if not (cell and cell.stance and cell.since and cell.last_said and _ends_in(change, cell)):
        return ""
    again = cell.occasions - 1
    if cell.before_campaign:
        return f"Nothing official since {month(cell.last_said.date)}: last known, from before this campaign."
    said = f"Since then: {cell.stance.label.lower()}, {_again(again, cell)}." if again > 0 else ""
    newest = standings.newest(cell.newest) if cell.newest else ""
    return " ".join(filter(None, (said, f"{newest[:1].upper()}{newest[1:]}." if newest else "")))


def _again(times: int, cell: Cell) -> str:
    last = month(cell.last_said.date) if cell.last_said else ""
    again = f"in {last}" if times == 1 else f"on {times} occasions, last in {last}"
    return f"and in that direction again {again}"


def _ends_in(change: Change, cell: Cell) -> bool:
    """Whether the run behind a standing begins with the later statement of a change."""
    return cell.kind is StandingKind.EXPLICIT and cell.since is not None and cell.since.id == change.after.mention.id

"""The report on a change: what it does to the record, short and in voters' words, as Markdown."""

from collections.abc import Iterator, Sequence
from datetime import date

from tracker.pipeline import Compared
from tracker.review import sections
from tracker.review.attention import second_looks
from tracker.review.seeds import seed_differences
from tracker.review.standings import Moved, moved_standings
from tracker.review.statements import Differences, differences
from tracker.review.telling import Teller
from tracker.vocabulary import Severity
from tracker.wording.counts import count
from tracker.wording.dates import day


def report(compared: Compared, *, today: date) -> str:
    """Return the report as Markdown in which contributor text is literal."""
    before, after = compared.before.dataset, compared.after.dataset
    teller, told = Teller(before, after), differences(before, after)
    moved, seeds = moved_standings(before, after, today), seed_differences(before, after)
    looks = [(one,) for one in second_looks(teller, told, moved, seeds, compared.moves)]
    lines = [
        *("## What this change does to the record", "", _summary(compared, told, moved), ""),
        *(sections.section(_LOOKS, looks, shown=sections.LOOKS_SHOWN) if looks else (_ONE_IS_ENOUGH, "")),
        *sections.standings(teller, moved),
        *sections.statements(teller, told, sections.quoted(teller, moved)),
        *sections.seeds(seeds),
        *sections.duplicates(teller, told, compared.new),
        *sections.problems(compared.new),
        *sections.balance(teller, _concerned(told)),
        f"Standings are those of {day(today)}, or of election day where that is past.",
    ]
    return "\n".join(lines) + "\n"


_LOOKS = "Needs a second reviewer"
_ONE_IS_ENOUGH = "One reviewer is enough: one who did not code it compares each file with its sources."


def _summary(compared: Compared, told: Differences, moved: Sequence[Moved]) -> str:
    """Count what matters in a line."""
    changes = [step for one in moved for step in one.changes]
    errors = sum(one.severity is Severity.ERROR for one in compared.new)
    return " · ".join(
        [
            *_counted(told),
            f"{count(sum(bool(one.bars) for one in moved), 'standing')} moved",
            *([f"{count(len(changes), 'new change')} of direction"] if changes else []),
            f"{count(errors, 'new error')}, {count(len(compared.new) - errors, 'new warning')}",
        ]
    )


def _counted(told: Differences) -> Iterator[str]:
    parts = {
        "added": told.added,
        "changed": told.revised,
        "moved": told.moved,
        "withdrawn": told.withdrawn,
        "removed": told.removed,
        "deleted": told.gone,
        "unreadable": told.unread,
    }
    found = [f"{len(ones)} {word}" for word, ones in parts.items() if ones]
    yield f"Statements: {', '.join(found)}" if found else "No statement differs"


def _concerned(told: Differences) -> set[str]:
    """Return the candidates of whom a statement differs."""
    ids = (
        *(one.id for one in (*told.added, *told.withdrawn, *told.removed)),
        *(one.after.id for one in told.revised),
        *(one for pair in told.moved for one in pair),
        *told.gone,
        *told.unread,
    )
    return {id_.split("/")[0] for id_ in ids}

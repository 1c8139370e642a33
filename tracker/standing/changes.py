"""Changes: the steps between two directions in the history of what a candidate officially holds (design §4)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.standing.evidence import Evidence
from tracker.vocabulary import ChangeKind, Level


@dataclass(frozen=True, slots=True)
class Change:
    """A step from one statement to another, by id; `through` are the mixed ones in between."""

    kind: ChangeKind
    before: str
    after: str
    through: tuple[str, ...] = ()


def changes_of(counted: Sequence[Evidence], opens: date) -> tuple[Change, ...]:
    """Return the changes whose later statement was said from `opens` on; `counted` is in order and seen on the day.

    They are taken between consecutive official, firm, explicit statements; a step in the same direction is none.
    """
    return tuple(change for change, said in _steps(counted) if said >= opens)


def _steps(counted: Sequence[Evidence]) -> Iterator[tuple[Change, date]]:
    """Yield each change with the day on which its later statement was said."""
    last: Evidence | None = None
    sided: Evidence | None = None  # the last that is not mixed
    mixed: list[str] = []  # since then
    for one in counted:
        if one.level is not Level.OFFICIAL or not one.is_firm or one.direction is None:
            continue
        if sided and sided.direction == -one.direction:
            across = sided.stance.is_lean and one.stance.is_lean
            kind = ChangeKind.MOVED_ACROSS if across else ChangeKind.REVERSED
            yield Change(kind, sided.id, one.id, tuple(mixed)), one.said_day
        elif last and last.direction != one.direction:
            kind = ChangeKind.MOVED_FROM_MIXED if last.direction == 0 else ChangeKind.MOVED_TO_MIXED
            yield Change(kind, last.id, one.id), one.said_day
        last = one
        sided, mixed = (one, []) if one.direction else (sided, [*mixed, one.id])

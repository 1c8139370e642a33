"""Changes: the steps between two directions in the history of what a candidate officially holds (design §4)."""

from collections.abc import Sequence
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
    told = [one for one in counted if one.level is Level.OFFICIAL and one.is_firm and one.stance.is_explicit]
    steps = (_step(told[:index], one) for index, one in enumerate(told) if index and one.said_day >= opens)
    return tuple(step for step in steps if step.kind is not ChangeKind.SAME_DIRECTION)


def _step(before: Sequence[Evidence], after: Evidence) -> Change:
    """Name the step from the statements before to the one after; both are official, firm and explicit."""
    sided = [index for index, one in enumerate(before) if one.stance.direction]
    old = before[sided[-1]] if sided else None
    if old and old.stance.direction == -after.stance.direction:
        across = old.stance.is_lean and after.stance.is_lean
        kind = ChangeKind.MOVED_ACROSS if across else ChangeKind.REVERSED
        return Change(kind, old.id, after.id, tuple(one.id for one in before[sided[-1] + 1 :]))
    return Change(_kind(before[-1].stance.direction, after.stance.direction), before[-1].id, after.id)


def _kind(old: int, new: int) -> ChangeKind:
    """Name the step between two directions that are not opposite."""
    if old == new:
        return ChangeKind.SAME_DIRECTION
    return ChangeKind.MOVED_FROM_MIXED if old == 0 else ChangeKind.MOVED_TO_MIXED

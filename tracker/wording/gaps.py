"""What the record does not know of a standing, and what would settle it: one entry for each kind of gap."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from tracker.queries.comparison import Cell
from tracker.vocabulary import StandingKind

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Gap:
    """A kind of not knowing: its name, why the record does not know, and what would settle it.

    `kind` is the kind of standing that it is; None for a position that is known in part.
    """

    name: str
    why: str
    settled_by: str
    kind: StandingKind | None


def _of(kind: StandingKind, settled_by: str) -> Gap:
    return Gap(kind.label, kind.definition, settled_by, kind)


_OF_KIND: Final = {
    gap.kind: gap
    for gap in (
        _of(StandingKind.DECLINED, "A yes or a no to the question, by the candidate or the campaign."),
        _of(StandingKind.UNCLEAR, "A yes or a no to the question, by the candidate or the campaign."),
        _of(StandingKind.REPORTED_ONLY, "A statement by the candidate or the campaign, with its date and source."),
        _of(StandingKind.RELATED_ONLY, "A statement on the policy itself, not on something near it."),
        _of(StandingKind.NOTHING_YET, "An earlier statement. A later day, or the other clock, shows what is on file."),
        _of(StandingKind.NOT_FOUND, "One dated statement that the searches missed."),
        _of(StandingKind.NOT_RESEARCHED, "A dated statement with its source, or a search that says where it looked."),
    )
}
_DISPUTED: Final = Gap(
    "Disputed",
    "The candidate or the campaign denied it, attacked the source or said that it was not official.",
    "A statement by the candidate or the campaign on the policy itself.",
    None,
)
_BEFORE: Final = Gap(
    "Last known, from before this campaign",
    "Nothing official on the whole policy has been said in this campaign.",
    "A statement made in this campaign, of the same direction or another.",
    None,
)
_SOFT: Final = Gap(
    "In part, in principle or floated",
    "Nothing on file speaks firmly of the whole policy.",
    "A statement that takes up the whole policy.",
    None,
)
_CONDITIONAL: Final = Gap(
    "On a condition",
    "The position is what follows if the condition is met.",
    "A statement on what follows if it is not.",
    None,
)
_ORDER: Final = (_DISPUTED, _CONDITIONAL, _SOFT, _BEFORE, *_OF_KIND.values())


def gaps(cell: Cell) -> tuple[Gap, ...]:
    """Return what the record does not know of one standing; nothing for a firm one of this campaign."""
    if cell.kind is not StandingKind.EXPLICIT:
        return (_OF_KIND[cell.kind],)
    found = (
        (_DISPUTED, bool(cell.disputed)),
        (_CONDITIONAL, bool(cell.condition)),
        (_SOFT, cell.softness is not None),
        (_BEFORE, cell.before_campaign),
    )
    return tuple(gap for gap, is_so in found if is_so)


def by_gap(cells: Iterable[tuple[K, Cell]]) -> Mapping[Gap, tuple[K, ...]]:
    """Bring together what has the same gap, gaps in their order, the rest in the order given."""
    told = [(gap, key) for key, cell in cells for gap in gaps(cell)]
    found = {gap: tuple(key for other, key in told if other is gap) for gap in _ORDER}
    return {gap: keys for gap, keys in found.items() if keys}

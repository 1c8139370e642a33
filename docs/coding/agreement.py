"""How well two codings of the same statements agree: Krippendorff's alpha per field, from the raw codings.

    python docs/coding/agreement.py docs/coding/first-2026-11.json docs/coding/second-2026-11.json

Raw codings are kept as they were made: a record mended by what the two saw differently would agree better.

Stance is compared on its scale (ordinal, leans unfolded) where both give a value, and as plain names; the other fields
as plain names. Alpha is 1 for perfect agreement, 0 for what chance would give (Krippendorff 2004, Content Analysis).
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import krippendorff

from tracker.vocabulary import Stance

FIELDS: Final = ("stance", "act", "said_by", "fit", "has_condition")

Codes = Mapping[str, str]
"""The codes of one statement by field."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two codings of one field agree."""

    field: str
    statements: int
    equal: int
    alpha: float


def codes(path: Path) -> dict[str, Codes]:
    """Read a raw coding, by statement."""
    coded = json.loads(path.read_text("utf-8"))
    return {one["id"]: {field: str(one[field]).lower() for field in FIELDS} for one in coded}


def agreements(pairs: Sequence[tuple[Codes, Codes]]) -> Iterator[Agreement]:
    """Yield the agreement of each field, and of the stance on its scale."""
    scored = [(Stance(one["stance"]).score, Stance(other["stance"]).score) for one, other in pairs]
    explicit = [(one, other) for one, other in scored if one is not None and other is not None]
    equal = sum(one == other for one, other in explicit)
    yield Agreement("stance, on its scale", len(explicit), equal, _alpha(explicit, "ordinal"))
    for field in FIELDS:
        values = [(one[field], other[field]) for one, other in pairs]
        equal = sum(one == other for one, other in values)
        yield Agreement(field, len(values), equal, _alpha(_numbered(values), "nominal"))


def _numbered(values: Sequence[tuple[str, str]]) -> Sequence[tuple[int, int]]:
    numbers = {value: number for number, value in enumerate(sorted({one for pair in values for one in pair}))}
    return [(numbers[one], numbers[other]) for one, other in values]


def _alpha(pairs: Sequence[tuple[int, int]], level: Literal["nominal", "ordinal"]) -> float:
    return float(krippendorff.alpha(reliability_data=list(zip(*pairs, strict=True)), level_of_measurement=level))


def main() -> None:
    """Print the agreement per field, then the statements on whose stance the two differ."""
    first, second = (codes(Path(path)) for path in sys.argv[1:3])
    pairs = {statement: (first[statement], second[statement]) for statement in sorted(first.keys() & second)}
    print(f"{len(pairs)} statements coded twice")
    for found in agreements(list(pairs.values())):
        print(f"{found.field:22} alpha {found.alpha:.2f}   {found.equal} of {found.statements} equal")
    print("\nStances that differ (first, second coding):")
    for statement, (one, other) in pairs.items():
        if one["stance"] != other["stance"]:
            print(f"  {statement}: {one['stance']} ({one['fit']}), {other['stance']} ({other['fit']})")


if __name__ == "__main__":
    main()

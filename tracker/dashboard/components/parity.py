"""How much is on file for each candidate, by grade and on one scale: the same bars for all, in alphabetical order."""

from collections.abc import Mapping, Sequence
from typing import Final

from tracker.dashboard.components.marks import grade
from tracker.dashboard.text import h
from tracker.queries.candidates import Held
from tracker.vocabulary import Grade
from tracker.wording.counts import count

COUNTED: Final = (Grade.A, Grade.B, Grade.C, Grade.D)
"""The grades that can set a standing; context is not counted beside them."""


def parity(beside: Sequence[Held], names: Mapping[str, str], policies: int, current: str = "") -> str:
    """Draw the table; `names` are those of its rows, `current` is the candidate whose row is marked."""
    most = max((_occasions(one) for one in beside), default=0) or 1
    rows = "".join(_row(one, names[one.candidate], policies, most, one.candidate == current) for one in beside)
    letters = "".join(f'<th scope="col" class="r">{grade(one)}</th>' for one in COUNTED)
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("Candidate", "Positions", "Occasions by grade"))
    label = f"Evidence on {count(len(beside), 'candidate')}"
    return (
        f'<div class="parity-wrap" role="region" aria-label="{label}" tabindex="0">'
        f'<table class="parity"><thead><tr>{heads}{letters}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _occasions(one: Held) -> int:
    return sum(one.on_file.grades[letter] for letter in COUNTED)


def _row(one: Held, name: str, policies: int, most: int, is_current: bool) -> str:  # noqa: FBT001 - the row's own state
    head = f"<b>{h(name)}</b>" if is_current else h(name)
    counts = "".join(f'<td class="r num">{one.on_file.grades[letter]}</td>' for letter in COUNTED)
    bars = "".join(_bar(letter, one.on_file.grades[letter], most) for letter in COUNTED)
    return (
        f'<tr{" aria-current=true" * is_current}><th scope="row">{head}</th>'
        f'<td class="num">{one.positions} of {policies}</td>'
        f'<td><span class="stack" aria-hidden="true">{bars}</span></td>{counts}</tr>'
    )


def _bar(letter: Grade, number: int, most: int) -> str:
    return f'<i class="g{letter.value}" style="width:{number / most:.1%}"></i>' if number else ""

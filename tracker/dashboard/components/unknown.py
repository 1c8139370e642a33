"""The page of an id that no statement has: what was asked for, what may be meant, and ways on."""

from collections.abc import Sequence
from typing import Final

from tracker.dashboard.components.effect import passage
from tracker.dashboard.text import h
from tracker.queries.others import Other

_SHOWN: Final = 200
"""So much of an id is repeated; an address can hold anything, of any length."""


def unknown(named: str, near: Sequence[Other]) -> str:
    """Say that an id is not known; list the statements whose ids are nearest."""
    cut = named if len(named) <= _SHOWN else f"{named[:_SHOWN]}…"
    what = f"There is no statement <code>{h(cut)}</code>." if named else "This address names no statement."
    listed = "".join(f"<li>{_offer(one)}</li>" for one in near)
    meant = f'<h2 class="minor">Perhaps one of these</h2><ul class="plain-list">{listed}</ul>' if listed else ""
    return (
        f'<div class="trk"><h1>Statement not found</h1><p>{what} It may have been mistyped, or not be filed yet; '
        "statements keep their old addresses when they move, and when they are withdrawn or removed.</p>"
        f'{meant}<p><a href="/">Compare the candidates</a></p></div>'
    )


def _offer(one: Other) -> str:
    where = f"{h(one.candidate_name)}: {h(one.policy_name)}"
    return f'{where}<br>{passage(one)}<br><code class="small">{h(one.mention.id)}</code>'

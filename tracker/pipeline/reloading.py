"""A load that reads only the files that have changed and those that they touch; whatever is doubtful, a whole one does.

It is for a record without problems, before and after: then there is nothing to tell but that there are none, and the
rules find that out among the files that share something with a changed one (`tracker.checks.reach`).
"""

import sqlite3
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from tracker import store, verifications
from tracker.checks import check
from tracker.checks.drift import are_apart, are_written_alike
from tracker.checks.reach import PERSON, PUBLISHER, urls_of
from tracker.dataset import Dataset
from tracker.pipeline.around import DoubtError, Surroundings, surroundings
from tracker.pipeline.listing import Listing
from tracker.store import Change, Memory
from tracker.urls import normalise

_FEW: Final = 20  # files that may have changed, and one of a hundred more
_SAME: Final = ("tracker_version", "tracker_code", "warnings")
_DEPTH: Final = 4  # parts of the path of a statement's file


@dataclass(frozen=True, slots=True)
class Reloaded:
    """What had to be read, the rows per table, and how many files have changed."""

    dataset: Dataset
    rows: Mapping[str, int]
    changed: int


def reload(root: Path, database: Path, found: Listing, facts: Mapping[str, str], *, today: date) -> Reloaded | None:
    """Put the changed files into the database; None, and nothing done, where only a whole load can tell the outcome.

    Raises `store.StoreError`.
    """
    try:
        with store.remember(database) as memory:
            _doubt_the_last(memory.facts, facts, today)
            changed = found.differing(memory.files)
            _doubt_others_than_statements(changed, len(found.states))
            around = surroundings(root, found.states, memory, changed)
            _doubt_problems(around, memory, today)
            change = Change(
                {path: found.states[path] for path in changed & found.states.keys()},
                changed,
                _originals(around, memory),
            )
        verified = verifications.read(root, sorted(change.statements & around.dataset.statements.keys()))
        rows = store.patch(around.dataset, database, change, before=memory.facts, facts=facts, found=verified)
    except (DoubtError, sqlite3.Error, store.UnfitError):
        return None
    return Reloaded(around.dataset, rows, len(changed))


def _doubt_the_last(last: Mapping[str, str], facts: Mapping[str, str], today: date) -> None:
    """Doubt a load by another program, one with warnings, and one of a later day: some rules look at the day."""
    if any(last.get(name) != facts[name] for name in _SAME) or date.fromisoformat(last["loaded_at"][:10]) > today:
        raise DoubtError


def _doubt_others_than_statements(changed: AbstractSet[str], files: int) -> None:
    """Doubt many changes, and those of anything but the files of statements and searches."""
    if len(changed) > _FEW + files // 100:
        raise DoubtError
    for path in changed:
        if not path.startswith("positions/") or not path.endswith(".yaml") or len(path.split("/")) != _DEPTH:
            raise DoubtError


def _doubt_problems(around: Surroundings, memory: Memory, today: date) -> None:
    """Doubt as soon as a rule finds something, or might find it in the whole record.

    How often a name or an address is written decides which spelling is at fault, and that is not known here: two that
    may be one are left to a whole load, also where `distinct_from` keeps them apart.
    """
    keys, dataset = around.keys(), around.dataset
    names = {kind: memory.beginning(kind) | _beginning(kind, keys) for kind in (PUBLISHER, PERSON)}
    known = frozenset(filed.record.name for filed in dataset.candidates.values())
    pages = {normalise(url) for record in around.changed_statements() for url in urls_of(record)}
    urls = {url for filed in dataset.statements.values() for url in urls_of(filed.record)}
    if not (
        are_apart(names[PUBLISHER])
        and are_apart(names[PERSON], known)
        and are_written_alike(url for url in urls if normalise(url) in pages)
        and next(check(dataset, today), None) is None
    ):
        raise DoubtError


def _beginning(start: str, keys: AbstractSet[str]) -> set[str]:
    return {key.removeprefix(start) for key in keys if key.startswith(start)}


def _originals(around: Surroundings, memory: Memory) -> set[str]:
    """Return the originals that changed files cite or cited; doubt where another file's is not what it was."""
    ids = {path.removeprefix("positions/").removesuffix(".yaml") for path in around.changed}
    now, before = around.originals(), memory.originals_of(around.whole | ids)
    for place in now.keys() | before.keys():
        if place[0] not in ids and now.get(place) != before.get(place):
            raise DoubtError
    return {original for told in (now, before) for place, original in told.items() if place[0] in ids}

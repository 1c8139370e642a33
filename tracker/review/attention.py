"""What needs a second reviewer: whatever moves a standing, accuses, takes away or changes a meaning."""

from collections.abc import Iterator, Sequence

from tracker.dataset import Filed, cell_of
from tracker.history import Moves
from tracker.records import Statement
from tracker.review.markdown import literal, name
from tracker.review.seeds import SeedDifferences
from tracker.review.standings import Moved
from tracker.review.statements import Differences, Revised
from tracker.review.telling import Teller
from tracker.vocabulary import Grade
from tracker.wording.counts import count

_CODED = {"quote": "the quotation", "stance": "the stance", "said_by": "who says it", "date": "the date"}
"""Fields of a statement on file that nobody changes alone."""
_FRAME = frozenset({"opens", "date", "candidates", "policies"})


def second_looks(
    teller: Teller, told: Differences, moved: Sequence[Moved], seeds: SeedDifferences, moves: Moves
) -> Iterator[str]:
    """Yield one line of Markdown for each thing that a second reviewer must look at."""
    yield from (f"{teller.key(one.key)}: {_moved(one)}" for one in moved if not one.is_first)
    for filed in told.added:
        yield from _of_a_new_one(teller, filed)
    for revised in told.revised:
        yield from _of_a_revision(teller, revised)
    yield from (f"{_about(teller, one.id)} is withdrawn" for one in told.withdrawn)
    yield from (f"{_about(teller, one.id)} is removed" for one in told.removed)
    yield from (f"{_about(teller, id_)} is deleted: its address no longer works" for id_ in told.gone)
    yield from _of_seeds(seeds)
    if others := outside(moves):
        yield f"{count(len(others), 'file')} outside of `seeds/` and `positions/`: code review"


def outside(moves: Moves) -> Sequence[str]:
    """Return the changed files that are no part of the record."""
    return [path for path in moves.paths if not path.startswith(("seeds/", "positions/"))]


def _moved(one: Moved) -> str:
    parts = ["the standing moves"] if one.bars else []
    parts += [f"new change: {step.kind.label}" for step in one.changes]
    parts += [f"no longer shown: {step.kind.label}" for step in one.undone]
    return ", ".join(parts)


def _about(teller: Teller, statement_id: str) -> str:
    return f"{teller.cell(*cell_of(statement_id))}: {literal(statement_id)}"


def _of_a_new_one(teller: Teller, filed: Filed[Statement]) -> Iterator[str]:
    if teller.grade(filed) is Grade.D:
        yield f"{_about(teller, filed.id)} rests on unnamed sources"
    if filed.record.corrects:
        yield f"{_about(teller, filed.id)} takes back {literal(filed.record.corrects)}"


def _of_a_revision(teller: Teller, revised: Revised) -> Iterator[str]:
    about, old, new = _about(teller, revised.after.id), revised.before.record, revised.after.record
    if coded := [words for field, words in _CODED.items() if field in revised.fields]:
        yield f"{about} changes {' and '.join(coded)}"
    if teller.grade(revised.after) is Grade.D and "said_by" not in revised.fields:
        yield f"{about} rests on unnamed sources"
    if new.corrects and new.corrects != old.corrects:
        yield f"{about} takes back {literal(new.corrects)}"
    if old.withdrawn and not new.withdrawn:
        yield f"{about} is no longer withdrawn"


def _of_seeds(seeds: SeedDifferences) -> Iterator[str]:
    for one in seeds.reworded:
        yield f"the policy {name(one.after.record.name)} is reworded: {count(one.statements, 'statement')} under it"
    yield from (f"the policy {name(one.record.name)} is deleted" for one in seeds.policies_gone)
    yield from (f"{literal(path)} is deleted" for path in seeds.files_gone)
    for path, fields in seeds.files_revised:
        if path.startswith("seeds/elections/") and _FRAME & set(fields):
            yield f"{literal(path)} changes the frame of the race"

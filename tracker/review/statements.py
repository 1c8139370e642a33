"""What became of each statement between two states of the record: added, changed, moved, withdrawn, removed, gone."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.dataset import Dataset, Filed
from tracker.records import RemovedStatement, Statement

_NO_CHANGE = frozenset({"formerly"})


@dataclass(frozen=True, slots=True)
class Revised:
    """A statement whose fields differ; `fields` names them in the order of the format."""

    before: Filed[Statement]
    after: Filed[Statement]
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """All statements that differ, each in the order of the ids."""

    added: tuple[Filed[Statement], ...]
    revised: tuple[Revised, ...]
    moved: tuple[tuple[str, str], ...]
    withdrawn: tuple[Filed[Statement], ...]
    removed: tuple[Filed[RemovedStatement], ...]
    gone: tuple[str, ...]
    """Deleted: no file is left, and none keeps the address."""
    unread: tuple[str, ...]
    """Ids of statements on file before that have a fault now, and so are not part of the record."""

    @property
    def count(self) -> int:
        """How many statements differ."""
        lists = (self.added, self.revised, self.moved, self.withdrawn, self.removed, self.gone, self.unread)
        return sum(map(len, lists))


def differences(before: Dataset, after: Dataset) -> Differences:
    """Compare the statements of two states of the record; a statement that keeps its old id in `formerly` has moved."""
    pairs = tuple(_pairs(before, after))
    known = {one.id for _, one in pairs}
    lost = [(id_, path) for id_, path in _all(before) if not _now(id_, after)]
    revised = [one for one in (_revised(old, new) for old, new in pairs) if one]
    return Differences(
        added=tuple(one for id_, one in sorted(after.statements.items()) if id_ not in known),
        revised=tuple(one for one in revised if not _is_withdrawal(one)),
        moved=tuple((old.id, new.id) for old, new in pairs if old.id != new.id),
        withdrawn=tuple(one.after for one in revised if _is_withdrawal(one)),
        removed=tuple(one for id_, one in sorted(after.removed.items()) if _had(id_, before, after)),
        gone=tuple(id_ for id_, path in lost if not is_unread(path, after)),
        unread=tuple(id_ for id_, path in lost if is_unread(path, after)),
    )


def renamed(before: Dataset, after: Dataset) -> dict[str, str]:
    """Return the present id of each earlier statement that has one."""
    return {id_: now for id_, _ in _all(before) if (now := _now(id_, after))}


def _now(statement_id: str, after: Dataset) -> str | None:
    """Return the id under which an earlier statement is on file now."""
    if statement_id in after.statements or statement_id in after.removed:
        return statement_id
    return after.formerly.get(statement_id)


def _pairs(before: Dataset, after: Dataset) -> Iterator[tuple[Filed[Statement], Filed[Statement]]]:
    for id_, old in sorted(before.statements.items()):
        if new := after.statements.get(_now(id_, after) or ""):
            yield old, new


def _revised(old: Filed[Statement], new: Filed[Statement]) -> Revised | None:
    if old.record == new.record:
        return None
    names = (name for name in Statement.model_fields if name not in _NO_CHANGE)
    fields = tuple(name for name in names if getattr(old.record, name) != getattr(new.record, name))
    return Revised(old, new, fields) if fields else None


def _is_withdrawal(one: Revised) -> bool:
    return one.after.record.withdrawn is not None and one.before.record.withdrawn is None


def _had(statement_id: str, before: Dataset, after: Dataset) -> bool:
    """Whether a removed statement was not removed before."""
    earlier = {statement_id, *after.removed[statement_id].record.formerly}
    return not earlier & set(before.removed)


def _all(dataset: Dataset) -> Iterator[tuple[str, str]]:
    """Yield id and path of every statement, the removed ones too."""
    yield from ((one.id, one.path) for one in dataset.statements.values())
    yield from ((one.id, one.path) for one in dataset.removed.values())


def is_unread(path: str, dataset: Dataset) -> bool:
    """Whether the file is there and has a fault, so that the dataset lacks its record."""
    return path.removesuffix(".yaml") in dataset.unread

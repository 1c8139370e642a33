"""Moving a statement, a candidate or a policy to another address: which files move, and which of their texts change.

The old address is kept (`formerly`, `aliases`). Each changed text is parsed again and compared: nothing else differs.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from tracker.dataset import Dataset, Filed
from tracker.dataset.walking import slugify
from tracker.editing.references import references
from tracker.editing.rewriting import RewriteError, rewrite
from tracker.problems import Key
from tracker.records import Record
from tracker.suggest import did_you_mean

_STATEMENT_PARTS: Final = 3


class MoveError(ValueError):
    """The move cannot be made; the message says why, and nothing was changed."""


@dataclass(frozen=True, slots=True)
class Move:
    """From one address to another of the same kind: `statement`, `candidate` or `policy`."""

    kind: str
    old: str
    new: str

    def renamed(self, kind: str, text: str) -> str:
        """Return the address that a statement, a candidate or a policy has after the move."""
        if kind != "statement":
            return self.new if (kind, text) == (self.kind, self.old) else text
        candidate, policy, stem = text.split("/")
        match self.kind:
            case "candidate" if candidate == self.old:
                return f"{self.new}/{policy}/{stem}"
            case "policy" if policy == self.old:
                return f"{candidate}/{self.new}/{stem}"
            case "statement" if text == self.old:
                return self.new
        return text


@dataclass(frozen=True, slots=True)
class Moved:
    """What a move does: new bytes for files where they lie now, then files and folders to their new places."""

    move: Move
    texts: Mapping[str, bytes]
    renames: tuple[tuple[str, str], ...]

    def later(self, path: str) -> str:
        """Return where a file lies after the move."""
        for source, target in self.renames:
            if path == source or path.startswith(f"{source}/"):
                return target + path.removeprefix(source)
        return path


def address(text: str) -> str:
    """Return the address in a path (`positions/a/b/2026-x.yaml`, `seeds/candidates/a.yaml`), or the text itself."""
    bare = text.strip().removeprefix("./").removesuffix(".yaml").strip("/")
    return bare.split("positions/")[-1].split("seeds/candidates/")[-1]


def plan(root: Path, dataset: Dataset, old: str, new: str) -> Moved:
    """Work out a move without making it; raises MoveError."""
    if dataset.unread:
        broken = ", ".join(f"{path}.yaml" for path in sorted(dataset.unread)[:3])
        raise MoveError(f"some files cannot be read, and may refer to `{old}`: mend them first ({broken})")
    move = _move(dataset, address(old), address(new))
    renames = tuple(_renames(root, dataset, move))
    for _, target in renames:
        if os.path.lexists(root / target):
            raise MoveError(f"{target} is there already")
    return Moved(move, dict(_texts(root, dataset, move)), renames)


def carry_out(root: Path, moved: Moved) -> None:
    """Write the changed files, then move. Raises OSError."""
    for path, data in moved.texts.items():
        temporary = root / f"{path}.moving"
        temporary.write_bytes(data)
        temporary.replace(root / path)
    for source, target in moved.renames:
        (root / target).parent.mkdir(parents=True, exist_ok=True)
        (root / source).rename(root / target)
        folder = (root / source).parent
        if not any(folder.iterdir()):
            folder.rmdir()


def _move(dataset: Dataset, old: str, new: str) -> Move:
    addresses = {
        "statement": {**dataset.statements, **dataset.removed},
        "candidate": dataset.candidates,
        "policy": dataset.policies,
    }
    kinds = [kind for kind, known in addresses.items() if old in known]
    if not kinds:
        hint = did_you_mean(old, chain.from_iterable(addresses.values()))
        raise MoveError(f"there is no statement, candidate or policy `{old}`" + (f"; {hint}" if hint else ""))
    if len(kinds) > 1:
        raise MoveError(f"`{old}` is a candidate and a policy: move one of them by hand")
    move = Move(kinds[0], old, new)
    _refuse_name(dataset, move)
    if new in addresses[move.kind]:
        raise MoveError(f"there is a {move.kind} `{new}` already")
    holder = _old_addresses(dataset, move.kind).get(new, old)
    if holder != old:
        raise MoveError(f"`{new}` is an old address of `{holder}`, which has to keep working")
    return move


def _refuse_name(dataset: Dataset, move: Move) -> None:
    parts = move.new.split("/")
    size = _STATEMENT_PARTS if move.kind == "statement" else 1
    if len(parts) != size or any(slugify(part) != part for part in parts):
        shape = "candidate/policy/stem" if size > 1 else "a slug"
        raise MoveError(f"`{move.new}` is no address for a {move.kind}: {shape}, in small letters, digits and hyphens")
    if size == 1:
        return
    for kind, name, known in (("candidate", parts[0], dataset.candidates), ("policy", parts[1], dataset.policies)):
        if name not in known:
            hint = did_you_mean(name, known)
            raise MoveError(f"there is no {kind} `{name}`" + (f"; {hint}" if hint else ""))


def _old_addresses(dataset: Dataset, kind: str) -> Mapping[str, str]:
    """Return the present address of each old one of a kind."""
    if kind == "statement":
        return dataset.formerly
    if kind == "candidate":
        return {alias: one.id for one in dataset.candidates.values() for alias in one.record.aliases}
    return {alias: one.id for one in dataset.policies.values() for alias in one.record.aliases}


def _renames(root: Path, dataset: Dataset, move: Move) -> Iterator[tuple[str, str]]:
    match move.kind:
        case "statement":
            yield f"positions/{move.old}.yaml", f"positions/{move.new}.yaml"
        case "candidate":
            yield f"seeds/candidates/{move.old}.yaml", f"seeds/candidates/{move.new}.yaml"
            if (root / "positions" / move.old).is_dir():
                yield f"positions/{move.old}", f"positions/{move.new}"
        case "policy":
            for candidate in sorted(dataset.candidates):
                if (root / "positions" / candidate / move.old).is_dir():
                    yield f"positions/{candidate}/{move.old}", f"positions/{candidate}/{move.new}"


def _texts(root: Path, dataset: Dataset, move: Move) -> Iterator[tuple[str, bytes]]:
    filed: Iterator[Filed[Record]] = chain(
        dataset.elections.values(),
        dataset.candidates.values(),
        dataset.issues.values(),
        dataset.statements.values(),
        dataset.removed.values(),
    )
    for one in filed:
        named = ((key, text, move.renamed(kind, text)) for kind, key, text in references(one.record))
        changes = {key: new for key, text, new in named if text != new}
        kept = _kept_address(one, move, dataset)
        if changes or kept:
            try:
                yield one.path, rewrite((root / one.path).read_bytes(), one.path, changes, kept)
            except RewriteError as error:
                raise MoveError(f"{one.path}: {error}") from None


def _kept_address(filed: Filed[Record], move: Move, dataset: Dataset) -> tuple[Key, tuple[str, ...]] | None:
    """Return which list of old addresses a file gets, and what it then holds."""
    match move.kind:
        case "statement" if filed.path == f"positions/{move.old}.yaml":
            key: Key = ("formerly",)
            before: tuple[str, ...] = getattr(filed.record, "formerly", ())
        case "candidate" if filed.path == f"seeds/candidates/{move.old}.yaml":
            key, before = ("aliases",), dataset.candidates[move.old].record.aliases
        case "policy" if filed.path == dataset.policies[move.old].path:
            policy = dataset.policies[move.old]
            key, before = (*policy.key, "aliases"), policy.record.aliases
        case _:
            return None
    return key, tuple(old for old in (*before, move.old) if old != move.new)

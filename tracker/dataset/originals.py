"""Originals: which citations of a dataset name the same one, and a stable id for each (design §3)."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tracker.dataset.filed import Filed
from tracker.problems import Key
from tracker.records import Citation, Response, Statement, original_keys

OriginalKey = tuple[str, ...]
Place = tuple[str, Key]
"""A statement's id and the path of keys to one of its citations."""


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation and where it stands: in a statement, or in a response to it."""

    filed: Filed[Statement]
    key: Key
    citation: Citation
    response: Response | None = None


@dataclass(frozen=True, slots=True)
class Originals:
    """The id of the original of each citation, and all citations of each original."""

    ids: Mapping[Place, str]
    groups: Mapping[str, tuple[Cited, ...]]

    def of(self, statement_id: str, *key: str | int) -> str:
        """Return the id of the original that the citation at `key` of a statement names."""
        return self.ids[statement_id, key]


def citations(statements: Iterable[Filed[Statement]]) -> Iterator[Cited]:
    """Yield every citation of the statements and of the responses to them."""
    for filed in statements:
        for index, citation in enumerate(filed.record.citations):
            yield Cited(filed, ("citations", index), citation)
        for number, response in enumerate(filed.record.responses):
            for index, citation in enumerate(response.citations):
                yield Cited(filed, ("responses", number, "citations", index), citation, response)


def group(statements: Iterable[Filed[Statement]]) -> Originals:
    """Group all citations into originals. One without any key (a rival's pledge, perhaps) is its own."""
    cited = tuple(citations(statements))
    keys = [original_keys(one.citation) or (("place", one.filed.id, str(one.key)),) for one in cited]
    roots = _roots(keys)
    # The smallest key names the original, so that its id does not hang on the order of files.
    ids = {root: _id_of(root) for root in set(roots)}
    groups: defaultdict[str, list[Cited]] = defaultdict(list)
    for one, root in zip(cited, roots, strict=True):
        groups[ids[root]].append(one)
    places = {(one.filed.id, one.key): ids[root] for one, root in zip(cited, roots, strict=True)}
    return Originals(MappingProxyType(places), MappingProxyType({key: tuple(ones) for key, ones in groups.items()}))


def _roots(keys: list[tuple[OriginalKey, ...]]) -> list[OriginalKey]:
    """Union-find in which a root is the smallest key of its group."""
    parents: dict[OriginalKey, OriginalKey] = {}

    def root(key: OriginalKey) -> OriginalKey:
        parents.setdefault(key, key)
        while (parent := parents[key]) != key:
            parents[key] = parents[parent]
            key = parent
        return key

    for ones in keys:
        found = {root(key) for key in ones}
        smallest = min(found)
        parents.update(dict.fromkeys(found, smallest))
    return [root(ones[0]) for ones in keys]


def _id_of(key: OriginalKey) -> str:
    return hashlib.sha256("\0".join(key).encode("utf-8", "surrogatepass")).hexdigest()[:16]

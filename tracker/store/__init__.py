"""The database: a dataset becomes one file, atomically; readers open it read-only. The only record→row mapping."""

from tracker.store.building import load
from tracker.store.patching import Change, UnfitError, patch
from tracker.store.placing import StoreError
from tracker.store.previewing import in_memory
from tracker.store.reading import fetch, is_interrupted, open_reader, read_facts
from tracker.store.remembering import Memory, remember
from tracker.store.standing_rows import evidence_of, frame_of

__all__ = [
    "Change",
    "Memory",
    "StoreError",
    "UnfitError",
    "evidence_of",
    "fetch",
    "frame_of",
    "in_memory",
    "is_interrupted",
    "load",
    "open_reader",
    "patch",
    "read_facts",
    "remember",
]

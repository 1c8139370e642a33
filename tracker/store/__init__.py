"""The database: a dataset becomes one file, atomically; readers open it read-only. The only record→row mapping."""

from tracker.store.building import StoreError, load
from tracker.store.reading import open_reader, read_facts

__all__ = ["StoreError", "load", "open_reader", "read_facts"]

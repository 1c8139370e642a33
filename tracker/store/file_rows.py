"""Files as rows: what the next load compares them with, and what each statement shares with others."""

from collections.abc import Mapping
from itertools import chain

from tracker.checks.reach import keys_of
from tracker.dataset import Dataset
from tracker.store.record_rows import Rows

Files = Mapping[str, str]
"""The state of each file that was found, by its path; an empty state is never equal to another."""


def file_rows(dataset: Dataset, files: Files) -> Rows:
    """Return the rows of the files, and those of the keys of every statement that is among them."""
    numbers = {path: number for number, path in enumerate(files, 1)}
    told = ((one.path, keys_of(one.record)) for one in dataset.statements.values() if one.path in numbers)
    kept = ((one.path, keys_of(one.record)) for one in dataset.removed.values() if one.path in numbers)
    keys = sorted((key, numbers[path]) for path, shared in chain(told, kept) for key in shared)
    return {
        "source_file": [{"number": number, "path": path, "state": files[path]} for path, number in numbers.items()],
        # In the order of the table's own key they are put in at half the price.
        "source_key": [{"key": key, "file": file} for key, file in keys],
    }

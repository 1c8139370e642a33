"""All records of seeds/ and positions/ together, each with its place, and the problems of the files left out.

Owns walking, reading and validating single files; rules over more than one field or file live in `checks/`.
"""

from tracker.dataset.filed import Filed
from tracker.dataset.findings import validate
from tracker.dataset.loading import put, read, read_files
from tracker.dataset.model import EMPTY, Dataset, FiledPolicy, Running, cell_of, occasion_of
from tracker.dataset.originals import Cited, Originals

__all__ = [
    "EMPTY",
    "Cited",
    "Dataset",
    "Filed",
    "FiledPolicy",
    "Originals",
    "Running",
    "cell_of",
    "occasion_of",
    "originals",
    "put",
    "read",
    "read_files",
    "validate",
]


def originals(dataset: Dataset) -> Originals:
    """Group the citations of statements and responses into originals; worked out once for a dataset."""
    return dataset.originals

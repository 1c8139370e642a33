"""YAML bytes to `Document(value, marks)`, with every defence against hostile text; no rule about content.

`read` takes a file's bytes from disk, `parse` makes a document of them. Both return problems and
never raise, so one bad file cannot stop a run. This package is the only place that parses YAML.
"""

from tracker.documents.characters import HIDDEN, ZERO_WIDTH, excerpt_lines, name_of_sign
from tracker.documents.document import Document, parse
from tracker.documents.events import MAX_DEPTH, MAX_NODES, Mark, Value
from tracker.documents.files import MAX_BYTES, read, read_walked
from tracker.documents.refusals import loses_text

__all__ = [
    "HIDDEN",
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_NODES",
    "ZERO_WIDTH",
    "Document",
    "Mark",
    "Value",
    "excerpt_lines",
    "loses_text",
    "name_of_sign",
    "parse",
    "read",
    "read_walked",
]

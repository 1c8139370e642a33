"""Whether the words of the record stand where it says: the only network caller, and never part of `check`.

Pages are fetched politely, their text is taken out, and each quotation is looked for word by word. What was found goes
to files of its own (`tracker.verifications`); the record itself is never changed.
"""

from tracker.verify.archive import propose
from tracker.verify.extracting import Extracted, Extractor, extract
from tracker.verify.fetching import Fetched, Fetcher, Limits, is_public
from tracker.verify.matching import Finding, even, find
from tracker.verify.passages import Passage, Place, passages
from tracker.verify.report import lines
from tracker.verify.running import Outcome, Reader, verify

__all__ = [
    "Extracted",
    "Extractor",
    "Fetched",
    "Fetcher",
    "Finding",
    "Limits",
    "Outcome",
    "Passage",
    "Place",
    "Reader",
    "even",
    "extract",
    "find",
    "is_public",
    "lines",
    "passages",
    "propose",
    "verify",
]

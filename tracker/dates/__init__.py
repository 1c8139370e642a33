"""Dates as contributors write them: text to its first and last possible day, and back to words.

Owns every date text of the record; what a date means for a standing is `standing.py`'s business.
The texts are a subset of EDTF (ISO 8601-2, https://www.loc.gov/standards/datetime/):

    2026   2026-03   2026-03-14   2026-22 (summer)   each with `~` about, `?` unsure, `%` both
    2023-06/2024-11-05   ../2024-11-05

The whole subset is read by one regular expression and `datetime.date`. The `edtf` library takes
about a thousand times as long, refuses `2020-22~`, and lets 2023-02-29 and backward intervals
through. It reads the rest of EDTF (`202X`, `2024-05-XX`, `[2023,2024]`), so that help can name the
same days in a form taken here; the tests hold its strict bounds and ours equal.
"""

from functools import lru_cache

from tracker.dates.guessing import refusal
from tracker.dates.reading import FIRST_YEAR, LAST_YEAR, DateError, EdtfDate, Precision, read
from tracker.dates.wording import Style, say, stem_matches, stem_prefixes

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "DateError",
    "EdtfDate",
    "Precision",
    "Style",
    "parse_date",
    "say",
    "stem_matches",
    "stem_prefixes",
]


@lru_cache(maxsize=32_768)
def parse_date(text: str) -> EdtfDate:
    """Read one date text; raise `DateError` for anything outside the subset above."""
    if when := read(text):
        return when
    raise refusal(text)

"""Whether the words of a statement and of its replies were found where they are cited."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sqlalchemy import Connection, select

from tracker.queries.prepared import Prepared, value
from tracker.queries.values import day, table
from tracker.vocabulary import Verdict


@dataclass(frozen=True, slots=True)
class Checked:
    """The reading that says most of a quotation: the words found, at best at the original; else the latest.

    `found_at` are all addresses whose live page had the words when it was read.
    """

    verdict: Verdict
    on: date
    is_original: bool
    saved_copy: bool
    found_at: frozenset[str] = frozenset()

    @property
    def weight(self) -> tuple[bool, bool, bool, date]:
        """How much the reading says, for comparison with another."""
        was_read = self.verdict in {Verdict.FOUND, Verdict.NOT_FOUND}
        return self.verdict is Verdict.FOUND, was_read, self.is_original, self.on


_ONE: Final = table("verification")
_COLUMNS: Final = ("response", "verdict", "on", "is_original", "saved_copy", "url")
_READINGS: Final = Prepared(
    select(*(_ONE.c[name] for name in _COLUMNS)).where(_ONE.c.statement == value("statement")).order_by(_ONE.c.number)
)


def checked(connection: Connection, statement: str) -> Mapping[int | None, Checked]:
    """Return the best reading of each quotation by the number of its response; the statement's own under None."""
    found: dict[int | None, Checked] = {}
    rows = _READINGS.tuples(connection, {"statement": statement})
    for response, verdict, on, is_original, saved_copy, url in rows:
        reading = Checked(Verdict(verdict), day(on), bool(is_original), bool(saved_copy))
        if reading.verdict is Verdict.FOUND and not saved_copy:
            reading = replace(reading, found_at=frozenset({url}))
        best = found.setdefault(response, reading)
        most = max(best, reading, key=lambda each: each.weight)
        found[response] = replace(most, found_at=best.found_at | reading.found_at)
    return found

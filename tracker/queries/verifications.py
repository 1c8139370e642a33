"""Whether the words of a statement and of its replies were found where they are cited."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Connection, select

from tracker.queries.prepared import Prepared, value
from tracker.queries.values import day, table
from tracker.vocabulary import Verdict


@dataclass(frozen=True, slots=True)
class Checked:
    """The reading that says most of a quotation: the words found, at best at the original; else the latest."""

    verdict: Verdict
    on: date
    is_original: bool
    saved_copy: bool

    @property
    def weight(self) -> tuple[bool, bool, bool, date]:
        """How much the reading says, for comparison with another."""
        was_read = self.verdict in {Verdict.FOUND, Verdict.NOT_FOUND}
        return self.verdict is Verdict.FOUND, was_read, self.is_original, self.on


_ONE: Final = table("verification")
_COLUMNS: Final = ("response", "verdict", "on", "is_original", "saved_copy")
_READINGS: Final = Prepared(
    select(*(_ONE.c[name] for name in _COLUMNS)).where(_ONE.c.statement == value("statement")).order_by(_ONE.c.number)
)


def checked(connection: Connection, statement: str) -> Mapping[int | None, Checked]:
    """Return the best reading of each quotation by the number of its response; the statement's own under None."""
    found: dict[int | None, Checked] = {}
    rows = _READINGS.tuples(connection, {"statement": statement})
    for response, verdict, on, is_original, saved_copy in rows:
        reading = Checked(Verdict(verdict), day(on), bool(is_original), bool(saved_copy))
        best = found.setdefault(response, reading)
        found[response] = max(best, reading, key=lambda each: each.weight)
    return found

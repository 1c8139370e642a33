"""Whether the words of a statement and of its replies were found where they are cited."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from tracker.queries.values import table
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


def checked(connection: Connection, statement: str) -> Mapping[int | None, Checked]:
    """Return the best reading of each quotation by the number of its response; the statement's own under None."""
    one = table("verification")
    found: dict[int | None, Checked] = {}
    for row in connection.execute(select(one).where(one.c.statement == statement)):
        reading = Checked(Verdict(row.verdict), row.on, row.is_original, row.saved_copy)
        best = found.setdefault(row.response, reading)
        found[row.response] = max(best, reading, key=lambda each: each.weight)
    return found

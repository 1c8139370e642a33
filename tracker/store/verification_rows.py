"""What verifications found as rows: the readings of the very words that the record now has."""

from collections.abc import Iterator, Mapping

from tracker.dataset import Dataset
from tracker.store.record_rows import Row, Rows
from tracker.verifications import Verification, digest_of, quotations


def verification_rows(dataset: Dataset, found: Mapping[str, Verification], responses: list[Row]) -> Rows:
    """Return the rows of `verification`; `responses` are the rows that its keys point to."""
    numbers = {(row["statement"], row["position"]): row["number"] for row in responses} if found else {}
    rows = (row for statement, one in found.items() for row in _rows(dataset, statement, one, numbers))
    return {"verification": [{"number": number, **row} for number, row in enumerate(rows, 1)]}


def _rows(
    dataset: Dataset, statement: str, found: Verification, numbers: Mapping[tuple[str, int], int]
) -> Iterator[Row]:
    for part, quote in quotations(dataset.statements[statement].record):
        verified = found.of(part, digest_of(quote))
        response = None if part == "quote" else numbers[statement, int(part.split("/")[1])]
        for reading in verified.readings if verified else ():
            kept = reading.model_dump(include={"url", "is_original", "on", "saved_copy"})
            yield {"statement": statement, "response": response, **kept, "verdict": reading.verdict.value}

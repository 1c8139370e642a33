"""What came of a verification, as lines for a reader: found, or what stands there in which other words."""

from collections.abc import Iterator

from tracker.verify.running import Outcome
from tracker.vocabulary import Verdict


def lines(outcome: Outcome) -> Iterator[str]:
    """Yield the lines on one quotation at one address."""
    passage, reading, finding = outcome.passage, outcome.reading, outcome.finding
    what = "drifted: " if outcome.drifted else "rotted: " if outcome.rotted else ""
    why = f" ({reading.reason})" if reading.reason else ""
    yield f"{passage.statement} {passage.part}: {what}{reading.verdict.label}{why}: {reading.url}"
    if finding.found:
        yield f"  … {finding.before} »{finding.passage}« {finding.after} …"
    elif reading.verdict is Verdict.NOT_FOUND:
        yield f"  the record has: {passage.quote}"
        yield f"  nearest there:  {finding.passage or 'nothing like it'}"
        for ours, theirs in finding.differences:
            yield f"  `{ours or '(nothing)'}` in the record, `{theirs or '(nothing)'}` on the page"

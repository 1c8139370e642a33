"""What was found at the sources of a quotation, in a sentence for its card."""

from tracker.queries.verifications import Checked
from tracker.vocabulary import Verdict
from tracker.wording.dates import day


def verified(found: Checked | None) -> str:
    """Say whether the words were found: "Words found in the source on 1 Nov 2026"."""
    if found is None:
        return "Not yet checked against the source"
    where = "the source" if found.is_original else "a copy"
    if found.saved_copy:
        where = f"a saved copy of {where}"
    match found.verdict:
        case Verdict.FOUND:
            return f"Words found in {where} on {day(found.on)}"
        case Verdict.NOT_FOUND:
            return f"Words not found in {where} on {day(found.on)}"
        case _:
            return f"Checked on {day(found.on)}: {found.verdict.label}"

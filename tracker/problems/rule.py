"""What a rule is: the text behind a problem's code."""

from dataclasses import dataclass

from tracker.vocabulary import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the catalogue; `bad` and `good` are YAML, and both are tests.

    They hold fields of a statement's file, or of the files whose paths stand in comments above their fields. Both are
    empty where no text can show it: a link, a pipe, a file of 64 KiB.
    """

    code: str
    name: str
    what: str
    why: str
    cure: str
    bad: str
    good: str
    severity: Severity = Severity.ERROR

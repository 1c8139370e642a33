"""What a rule is: the text behind a problem's code."""

from dataclasses import dataclass

from tracker.vocabulary import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the catalogue; `bad` and `good` are YAML of a statement's fields, and both are tests."""

    code: str
    name: str
    what: str
    why: str
    cure: str
    bad: str
    good: str
    severity: Severity = Severity.ERROR

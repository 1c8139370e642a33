"""Problems: findings as data, and the catalogue of the rules that find them."""

from dataclasses import dataclass, field

from tracker.problems import (
    citation_rules,
    duplicate_rules,
    field_rules,
    reference_rules,
    wording_rules,
    yaml_rules,
)
from tracker.problems.rule import Rule
from tracker.vocabulary import Severity

__all__ = ["RULES", "Key", "Problem", "Rule", "problem"]

Key = tuple[str | int, ...]
"""The path of keys to a value in a document: `("citations", 0, "url")`."""

RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in sorted(
        (
            *yaml_rules.RULES,
            *field_rules.RULES,
            *reference_rules.RULES,
            *duplicate_rules.RULES,
            *citation_rules.RULES,
            *wording_rules.RULES,
        ),
        key=lambda rule: rule.code,
    )
}
"""The catalogue, by code."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding at one place; `line` and `column` count from 1, `key` is its path of keys."""

    path: str
    line: int
    column: int
    code: str
    message: str
    help: str = ""
    key: Key = field(default=(), compare=False)
    severity: Severity = Severity.ERROR


def problem(
    code: str,
    *,
    path: str,
    line: int,
    column: int,
    message: str,
    help: str = "",  # noqa: A002 - the field's name in design §6
    key: Key = (),
) -> Problem:
    """Make a problem with the severity of its rule; an unknown code is a bug and raises KeyError."""
    return Problem(path, line, column, code, message, help, key, RULES[code].severity)

"""The rules of family R: references between records."""

from tracker.problems.rule import Rule

RULES: tuple[Rule, ...] = ()

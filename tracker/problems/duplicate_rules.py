"""The rules of family D: duplicates."""

from tracker.problems.rule import Rule

RULES: tuple[Rule, ...] = ()

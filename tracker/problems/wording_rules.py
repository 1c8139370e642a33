"""The rules of family W: wording."""

from tracker.problems.rule import Rule

RULES: tuple[Rule, ...] = ()

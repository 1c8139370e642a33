"""The rules of family C: citations."""

from tracker.problems.rule import Rule

RULES: tuple[Rule, ...] = ()

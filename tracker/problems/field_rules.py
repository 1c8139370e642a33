"""The rules of family S: fields of a record."""

from tracker.problems.rule import Rule

RULES: tuple[Rule, ...] = ()

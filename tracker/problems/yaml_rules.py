"""The rules of family Y: YAML and safety."""

from tracker.problems.rule import Rule

RULES: tuple[Rule, ...] = ()

"""Whose timeline an address asks for: one policy with every candidate, or one candidate with every policy."""

from collections.abc import Callable
from dataclasses import dataclass

from tracker.dashboard.view import Params, View
from tracker.queries.races import Policy, Runner

POLICY, ONE_CANDIDATE = "policy", "candidate"


@dataclass(frozen=True, slots=True)
class Subject:
    """A policy or a candidate; `unknown` is what the address names and the election does not have."""

    policy: Policy | None = None
    runner: Runner | None = None
    unknown: str = ""

    @property
    def name(self) -> str:
        """What the page is about, or nothing."""
        return self.policy.name if self.policy else self.runner.name if self.runner else ""


def read_subject(params: Params, view: View, current: Callable[[str, str], str]) -> Subject:
    """Read the subject of an address; a policy goes before a candidate, and neither means the first policy.

    `current` returns the slug that a policy or a candidate has now.
    """
    policies = {policy.slug: policy for issue in view.race.issues for policy in issue.policies}
    runners = {runner.slug: runner for runner in view.race.runners}
    if named := (params.get(POLICY) or [""])[-1]:
        found = policies.get(named) or policies.get(current("policy", named))
        return Subject(policy=found, unknown="" if found else named)
    if named := (params.get(ONE_CANDIDATE) or [""])[-1]:
        runner = runners.get(named) or runners.get(current("candidate", named))
        return Subject(runner=runner, unknown="" if runner else named)
    return Subject(policy=next(iter(policies.values()), None))

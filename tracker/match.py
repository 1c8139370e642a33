"""How near a candidate stands to a voter's answers: design §4's formula, exact, with what the record does not know.

A distance is |answer − score| / 4, both from −2 to 2. K are the answered policies on which the candidate has an
explicit standing. Fractions keep the comparison of two candidates exact; nothing is rounded here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

WIDEST: Final = 4
"""The distance between a plain yes and a plain no."""
HIGHEST: Final = 2
ENOUGH: Final = Fraction(60, 100)
"""Below this coverage no number is shown, only the bar."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A voter's answer to one policy: `score` from −2 (no) to 2 (yes); `weight` 2 where it is important, else 1."""

    score: int
    weight: int = 1

    @property
    def farthest(self) -> int:
        """The greatest distance that a candidate who is not known could have."""
        return max(abs(self.score + HIGHEST), abs(self.score - HIGHEST))


@dataclass(frozen=True, slots=True)
class Interval:
    """The bar of one candidate: where a full match could lie, from `worst` to `best`, and the tick at `match`.

    Sums are weighted: `known` over K, `asked` over all answers, `apart` the distances over K and `unknown` the greatest
    possible ones over the rest, both in quarters.
    """

    known: int
    asked: int
    apart: int
    unknown: int

    @property
    def coverage(self) -> Fraction:
        """The share of what was asked on which the candidate's standing is explicit."""
        return Fraction(self.known, self.asked)

    @property
    def best(self) -> Fraction:
        """The match if the candidate agreed with the voter wherever the record knows nothing."""
        return 1 - Fraction(self.apart, WIDEST * self.asked)

    @property
    def worst(self) -> Fraction:
        """The match if the candidate stood as far away as possible wherever the record knows nothing."""
        return 1 - Fraction(self.apart + self.unknown, WIDEST * self.asked)

    @property
    def match(self) -> Fraction:
        """The match over what is known, never below `worst`.

        It cannot exceed `best`. It could fall below `worst` where a voter in the middle is half a scale away from both
        ends at most: then no answer of the candidate could bring the full match down to it, and the tick stands at the
        bar's end.
        """
        return max(self.worst, 1 - Fraction(self.apart, WIDEST * self.known))

    @property
    def has_number(self) -> bool:
        """Whether enough is known for `match` to be shown as a number."""
        return self.coverage >= ENOUGH


def interval(answers: Mapping[str, Answer], scores: Mapping[str, int]) -> Interval | None:
    """Return the bar of a candidate with these explicit scores, by policy; None where no answered policy is known."""
    known = {policy: answer for policy, answer in answers.items() if policy in scores}
    if not known:
        return None
    missing = [answer for policy, answer in answers.items() if policy not in scores]
    return Interval(
        known=sum(answer.weight for answer in known.values()),
        asked=sum(answer.weight for answer in answers.values()),
        apart=sum(answer.weight * abs(answer.score - scores[policy]) for policy, answer in known.items()),
        unknown=sum(answer.weight * answer.farthest for answer in missing),
    )

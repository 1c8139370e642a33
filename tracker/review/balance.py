"""How much evidence each candidate of an election has, and of which grade: before and after."""

from collections import Counter
from dataclasses import dataclass

from tracker.dataset import Dataset, occasion_of
from tracker.vocabulary import Grade, grade_of


@dataclass(frozen=True, slots=True)
class Weight:
    """What counts for one candidate: statements that are not withdrawn, their occasions, and how many of each grade."""

    statements: int
    occasions: int
    grades: tuple[int, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """All numbers in the order of the table."""
        return (self.statements, self.occasions, *self.grades)


def weight_of(dataset: Dataset, candidate: str) -> Weight:
    """Count what is on file for a candidate; nothing where the record does not know the candidate."""
    filed = dataset.candidates.get(candidate)
    if not filed:
        return Weight(0, 0, (0,) * len(Grade))
    told = [
        one
        for (who, _), ones in dataset.cells.items()
        if who == candidate
        for one in ones
        if one.record.withdrawn is None
    ]
    grades = Counter(grade_of(one.record.said_by, filed.record.kind) for one in told)
    return Weight(len(told), len({occasion_of(one.id) for one in told}), tuple(grades[grade] for grade in Grade))

"""Statements and standings in a line of Markdown; the words are those of the pages, contributor text is literal."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tracker.dataset import Dataset, Filed, cell_of
from tracker.dates import say
from tracker.queries.comparison import Cell
from tracker.records import Statement
from tracker.review.markdown import literal, name
from tracker.review.standings import Key
from tracker.standing import Change
from tracker.vocabulary import Act, CandidateKind, Grade, StandingKind, grade_of
from tracker.wording import evidence
from tracker.wording import standings as wording
from tracker.wording.counts import count
from tracker.wording.dates import month


@dataclass(frozen=True, slots=True)
class Teller:
    """Names things of two states of the record: as they are called now, else as they were."""

    before: Dataset
    after: Dataset

    def cell(self, candidate: str, policy: str) -> str:
        """Name a candidate and a policy: "**Ana Rivera** on Carbon tax"."""
        return f"**{self.candidate(candidate)}** on {self.policy(policy)}"

    def key(self, key: Key) -> str:
        """Name a cell, with the election where the candidate stands in several."""
        election, candidate, policy = key
        named = self.cell(candidate, policy)
        several = len(self.after.candidacies.get(candidate, ())) > 1
        return f"{named}, {self.election(election)}" if several else named

    def candidate(self, id_: str) -> str:
        """Name a candidate."""
        found = self.after.candidates.get(id_) or self.before.candidates.get(id_)
        return name(found.record.name) if found else literal(id_)

    def election(self, id_: str) -> str:
        """Name an election."""
        found = self.after.elections.get(id_) or self.before.elections.get(id_)
        return name(found.record.name) if found else literal(id_)

    def policy(self, id_: str) -> str:
        """Name a policy."""
        found = self.after.policies.get(id_) or self.before.policies.get(id_)
        return name(found.record.name) if found else literal(id_)

    def grade(self, one: Filed[Statement]) -> Grade:
        """Grade a statement; a candidate that the record does not know is taken for a person."""
        candidate = self.after.candidates.get(cell_of(one.id)[0])
        return grade_of(one.record.said_by, candidate.record.kind if candidate else CandidateKind.PERSON)

    def statement(self, one: Filed[Statement]) -> str:
        """Say in a line whose statement it is, when, what it says, how we know, and its id."""
        record = one.record
        parts = [
            f"{self.cell(*cell_of(one.id))}, {say(record.date)}: {record.stance.label.lower()}",
            record.act.label if record.act is not Act.STATED else "",
            record.fit.label if record.fit.label != "exact" else "",
            f"… {literal(record.condition)}" if record.condition else "",
        ]
        how = [
            evidence.grade_name(self.grade(one)),
            count(len(record.responses), "reply", "replies") if record.responses else "",
            literal(one.id),
        ]
        return f"{_joined(parts, ', ')} · {_joined(how, ' · ')}"

    def passage(self, one: Filed[Statement]) -> str:
        """Say a statement's passage, or our summary of it, with its day, stance, source and id."""
        record = one.record
        who = f"{record.said_by.label}, grade {self.grade(one).value}"
        return f"{say(record.date)}, {record.stance.label.lower()} ({who}, {literal(one.id)}): {words_of(record)}"


def words_of(record: Statement) -> str:
    """Say what a statement rests on: the quotation, or without one our summary."""
    return literal(record.quote) if record.quote else f"in our words, {literal(record.summary)}"


def standing(cell: Cell) -> str:
    """Say a standing in a line: "**Supports**, since Jan 2023, official · 3 occasions; reported: opposes"."""
    parts = [
        f"**{wording.word(cell)}**",
        wording.softness(cell.softness),
        f"… {literal(cell.condition)}" if cell.condition else "",
        wording.disputed(cell.disputed),
        wording.since(cell),
        wording.how(cell),
    ]
    return "; ".join([_joined(parts, ", "), *map(wording.reported, wording.reported_beside(cell))])


def gives(cell: Cell) -> str | None:
    """Name the statement whose passage shows the standing."""
    if cell.kind is StandingKind.REPORTED_ONLY:
        return cell.reported[0].gives.id
    return cell.gives.id if cell.gives else None


def change(dataset: Dataset, step: Change) -> str:
    """Say a change with its month: "reversed from supports, Apr 2024"."""
    before, after = dataset.statements[step.before].record, dataset.statements[step.after].record
    return f"{wording.change_kind(step.kind, before.stance, after.stance)}, {month(after.date)}"


def statements_of(step: Change) -> Iterator[str]:
    """Yield the statements of a change in their order: the old direction, the mixed ones between, the new one."""
    yield step.before
    yield from step.through
    yield step.after


def _joined(parts: Iterable[str], by: str) -> str:
    return by.join(filter(None, parts))

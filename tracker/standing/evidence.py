"""Statements as a standing sees them: days, direction and weight, without texts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from tracker.records import Citation, Response, Statement
from tracker.vocabulary import (
    LEVEL_OF,
    Act,
    Bar,
    CandidateKind,
    CitationKind,
    Clock,
    Fit,
    Grade,
    Level,
    ResponseKind,
    SaidBy,
    Softness,
    Stance,
    grade_of,
)

_SEEN_AT_ONCE = frozenset({SaidBy.CANDIDATE, SaidBy.CAMPAIGN, SaidBy.PARTY, SaidBy.REPORTER})
_TENTATIVE = frozenset({Act.ASKED, Act.FLOATED})
_MAY_DISPUTE = frozenset({SaidBy.CANDIDATE, SaidBy.CAMPAIGN})


@dataclass(frozen=True, slots=True)
class Reply:
    """A response that disputes a statement, with the days on which it is seen."""

    kind: ResponseKind
    said_day: date
    known_day: date

    def seen_on(self, clock: Clock) -> date:
        """Return the first day on which the clock shows it."""
        return self.said_day if clock is Clock.HAPPENED_BY else max(self.said_day, self.known_day)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One statement; `first_day` is `date.min` where the date has an open start, `disputes` are the replies that do.

    What follows from the other values stands beside them, since a history asks for it again and again.
    """

    id: str
    occasion: str
    first_day: date
    last_day: date
    said_day: date
    known_day: date
    stance: Stance
    act: Act
    fit: Fit
    grade: Grade
    condition: str | None = None
    after: str | None = None
    corrects: str | None = None
    withdrawn: bool = False
    originals: frozenset[str] = frozenset()
    disputes: tuple[Reply, ...] = ()
    level: Level | None = field(init=False, repr=False, compare=False)
    """The level it is weighed at; None for what sets no standing (grade E)."""
    counts: bool = field(init=False, repr=False, compare=False)
    """Whether it can set a standing at all: not withdrawn, not context, not merely related."""
    is_firm: bool = field(init=False, repr=False, compare=False)
    """Whether it speaks of the policy itself and takes it as its own (design §4)."""
    direction: int | None = field(init=False, repr=False, compare=False)
    """The direction of its stance; None for a stance that is not explicit."""

    def __post_init__(self) -> None:
        """Work out what follows."""
        keep = object.__setattr__
        keep(self, "level", LEVEL_OF.get(self.grade))
        keep(self, "counts", not self.withdrawn and self.grade is not Grade.E and self.fit is not Fit.RELATED)
        keep(self, "is_firm", self.fit is Fit.EXACT and self.act not in _TENTATIVE)
        keep(self, "direction", self.stance.direction if self.stance.is_explicit else None)

    @property
    def softness(self) -> Softness | None:
        """Why it is not firm; the fit is named before the act."""
        if self.fit is Fit.BROADER:
            return Softness.IN_PRINCIPLE
        if self.fit is Fit.NARROWER:
            return Softness.ON_PART
        return Softness.FLOATED if self.act in _TENTATIVE else None

    def seen_on(self, clock: Clock) -> date:
        """Return the first day on which the clock shows it."""
        return self.said_day if clock is Clock.HAPPENED_BY else max(self.said_day, self.known_day)


@dataclass(frozen=True, slots=True)
class Frame:
    """The election that a standing is asked for; `left` is the day the candidate left the race."""

    opens: date
    election_day: date
    left: date | None = None

    @property
    def closes(self) -> date:
        """The last day whose words count in this race."""
        return min(self.election_day, self.left) if self.left else self.election_day


@dataclass(frozen=True, slots=True)
class View:
    """How a standing is looked at."""

    as_of: date
    clock: Clock = Clock.KNOWN_BY
    bar: Bar = Bar.OFFICIAL


def earliest_published(record: Statement | Response) -> date | None:
    """Return the latest day of the publication that was surely out first; carriers count, rivals' pledges do not."""
    citations = [one for one in record.citations if one.kind is not CitationKind.RIVAL_PLEDGE]
    days = [one.published.latest for one in citations if one.published]
    days += [copy.published.latest for one in citations for copy in one.carriers if copy.published]
    return min(days) if days else None


def said_day(record: Statement | Response) -> date:
    """Return the latest day on which it can have been said (design §4, When)."""
    return _said_day(record, earliest_published(record))


def known_day(record: Statement | Response) -> date:
    """Return the day from which the public can have known it (design §4, When)."""
    return _known_day(record, earliest_published(record))


def _said_day(record: Statement | Response, out: date | None) -> date:
    return min(record.date.latest, out) if out else record.date.latest


def _known_day(record: Statement | Response, out: date | None) -> date:
    said = _said_day(record, out)
    if record.said_by in _SEEN_AT_ONCE and any(_is_public_at_once(one, said) for one in record.citations):
        return said
    return out or said


def _is_public_at_once(citation: Citation, said: date) -> bool:
    """Whether the public learns of it when it happens; an interview that came out later was recorded."""
    is_recorded = citation.kind is CitationKind.INTERVIEW and citation.published and citation.published.latest > said
    return citation.kind.is_public_as_it_happens and not is_recorded


def evidence(
    statement_id: str,
    record: Statement,
    *,
    candidate_kind: CandidateKind = CandidateKind.PERSON,
    originals: Iterable[str] = (),
) -> Evidence:
    """Take from a statement what its standing depends on; `originals` name its originals across the dataset."""
    candidate, _, stem = statement_id.split("/")
    out = earliest_published(record)
    return Evidence(
        id=statement_id,
        occasion=f"{candidate}/{stem}",
        first_day=record.date.earliest or date.min,
        last_day=record.date.latest,
        said_day=_said_day(record, out),
        known_day=_known_day(record, out),
        stance=record.stance,
        act=record.act,
        fit=record.fit,
        grade=grade_of(record.said_by, candidate_kind),
        condition=record.condition,
        after=record.after,
        corrects=record.corrects,
        withdrawn=record.withdrawn is not None,
        originals=frozenset(originals),
        disputes=tuple(_disputes(record.responses)),
    )


def _disputes(responses: Sequence[Response]) -> Iterable[Reply]:
    for response in responses:
        if response.kind.disputes and response.said_by in _MAY_DISPUTE:
            yield Reply(response.kind, said_day(response), known_day(response))


def in_order(statements: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Sort by earliest day, said day, `after`, id; of two dates with one first day the wider goes before.

    Design §4 says both "earliest day, said day" and "a vague date is never later than a precise one inside it";
    for "2023" beside 2023-01-01 only the second is fair. Dates with an open start go by their said day.
    """
    by_id = {one.id: one for one in statements}
    return tuple(sorted(by_id.values(), key=lambda one: _place(one, by_id)))


def _place(one: Evidence, by_id: dict[str, Evidence]) -> tuple[date, int, date, int, str]:
    width = 0 if one.first_day == date.min else (one.last_day - one.first_day).days
    return (one.first_day, -width, one.said_day, _depth(one, by_id), one.id)


def _depth(one: Evidence, by_id: dict[str, Evidence]) -> int:
    """Count the statements that `after` puts before this one; a cycle (an error elsewhere) ends the count."""
    seen: set[str] = set()
    while one.after in by_id and one.id not in seen:
        seen.add(one.id)
        one = by_id[one.after]
    return len(seen)

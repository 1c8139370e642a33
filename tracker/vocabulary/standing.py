"""The closed lists of a standing: grades, levels, bars, clocks, kinds and changes."""

from tracker.vocabulary.record import CandidateKind
from tracker.vocabulary.statement import SaidBy
from tracker.vocabulary.term import Term


class Grade(Term):
    """The right of a statement to speak for the candidate; not its truth. Derived, never typed."""

    A = "A", "own words or act", "The candidate's own words or own act."
    B = "B", "campaign", "The campaign speaks for the candidate."
    C = "C", "named account", "A named witness, or an outlet's account without the exact words."
    D = "D", "unnamed sources", "People whom the outlet does not name."
    E = "E", "context", "A rival's claim or, for a person, the party: context, sets no standing."


class Level(Term):
    """Grades that are weighed together; the highest that has an explicit stance gives the standing."""

    OFFICIAL = "official", "official", "Grades A and B: the candidate or the campaign."
    NAMED_ACCOUNT = "named_account", "named account", "Grade C: a named witness or an outlet's account."
    UNNAMED_SOURCES = "unnamed_sources", "unnamed sources", "Grade D: people whom the outlet does not name."

    @property
    def and_above(self) -> "tuple[Level, ...]":
        """The level itself and those above it, highest first."""
        return tuple(Level)[: tuple(Level).index(self) + 1]

    @property
    def below(self) -> "tuple[Level, ...]":
        """The levels below this one, highest first."""
        return tuple(Level)[tuple(Level).index(self) + 1 :]


class Bar(Term):
    """The evidence bar: which levels may set a standing."""

    OFFICIAL = "official", "Official", "Only the candidate and the campaign count."
    ON_THE_RECORD = "on_the_record", "On the record", "Named accounts count too, where nothing official is explicit."
    EVERYTHING = "everything", "Everything", "Unnamed sources count too, where nothing above them is explicit."

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels that may set a standing, highest first."""
        return tuple(Level)[: tuple(Bar).index(self) + 1]


class Clock(Term):
    """Which day decides whether a statement is seen."""

    KNOWN_BY = "known_by", "Known by", "What a voter could have known on that day."
    HAPPENED_BY = "happened_by", "Happened by", "What had been said by that day, even where it became known later."


class StandingKind(Term):
    """What a standing is: an explicit stance, or which kind of empty."""

    EXPLICIT = "explicit", "Position found", "A statement says where the candidate stands."
    UNCLEAR = "unclear", "Unclear", "The candidate spoke about it and did not answer."
    DECLINED = "declined", "Declined to say", "The candidate was asked and would not say."
    REPORTED_ONLY = "reported_only", "Reported only", "Only accounts below the evidence bar say where they stand."
    RELATED_ONLY = (
        "related_only",
        "Related only",
        "Only context is on file: something near the policy, or what others say.",
    )
    NOT_FOUND = "not_found", "Searched, not found", "We looked, and say where and when, and found nothing."
    NOTHING_YET = "nothing_yet", "Nothing yet", "What is on file is later, was not known then, or follows the leaving."
    NOT_RESEARCHED = "not_researched", "Not researched", "Nobody has looked yet."


class Softness(Term):
    """Why a stance that counts is not firm."""

    IN_PRINCIPLE = "in_principle", "in principle", "A principle that covers the policy, not the policy itself."
    ON_PART = "on_part", "on part of this", "Only a part of the policy."
    FLOATED = "floated", "floated", "Asked about or brought up, not taken as their own."


class ChangeKind(Term):
    """A step between two directions in the history of a standing."""

    REVERSED = "reversed", "reversed", "From one side to the other."
    MOVED_ACROSS = "moved_across", "moved across", "From leaning one way to leaning the other."
    MOVED_TO_MIXED = "moved_to_mixed", "moved to mixed", "From one side to a middle position."
    MOVED_FROM_MIXED = "moved_from_mixed", "moved from mixed", "From a middle position to a side."
    SAME_DIRECTION = "same_direction", "same direction", "No change of direction."


GRADE_OF = {
    SaidBy.CANDIDATE: Grade.A,
    SaidBy.CAMPAIGN: Grade.B,
    SaidBy.WITNESS: Grade.C,
    SaidBy.REPORTER: Grade.C,
    SaidBy.PARTY: Grade.E,
    SaidBy.UNNAMED_SOURCES: Grade.D,
    SaidBy.OPPONENT: Grade.E,
}

LEVEL_OF = {
    Grade.A: Level.OFFICIAL,
    Grade.B: Level.OFFICIAL,
    Grade.C: Level.NAMED_ACCOUNT,
    Grade.D: Level.UNNAMED_SOURCES,
}


def grade_of(said_by: SaidBy, kind: CandidateKind) -> Grade:
    """Return the evidence grade (design §3): for a party list the party speaks as its campaign."""
    if said_by is SaidBy.PARTY and kind is CandidateKind.PARTY_LIST:
        return Grade.B
    return GRADE_OF[said_by]

"""Every closed list of the project: each value with its label, its one-sentence definition and its place in the order.

Docs, schemas, pages and checks are derived from these classes; nothing else may list their values.
"""

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A value of a closed list, as it stands in YAML, with the words that pages use for it."""

    label: str
    definition: str

    def __new__(cls, value: str, label: str = "", definition: str = "") -> Self:
        """Make the member `value`, with its label and definition attached."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.definition = definition
        return member


class Stance(Term):
    """What a statement says of the policy."""

    SUPPORT = "support", "Supports", "Says yes to the policy."
    LEAN_SUPPORT = "lean_support", "Leans support", "Tends towards yes, without saying yes to all of it."
    MIXED = "mixed", "Mixed", "Takes an explicit middle position: for some of it, against some of it."
    LEAN_OPPOSE = "lean_oppose", "Leans oppose", "Tends towards no, without saying no to all of it."
    OPPOSE = "oppose", "Opposes", "Says no to the policy."
    UNCLEAR = "unclear", "Unclear", "Spoke about it and did not answer."
    DECLINED = "declined", "Declined to say", "Was asked about the policy and would not say."

    @property
    def score(self) -> int | None:
        """From +2 (support) to −2 (oppose); None for the two stances that say neither yes nor no."""
        return _SCORES.get(self)

    @property
    def is_explicit(self) -> bool:
        """Whether the stance has a value."""
        return self in _SCORES

    @property
    def is_lean(self) -> bool:
        """Whether it is one of the two weaker forms."""
        return self in {Stance.LEAN_SUPPORT, Stance.LEAN_OPPOSE}

    @property
    def direction(self) -> int:
        """The sign of the score: 1, 0 or −1. Only for explicit stances."""
        score = _SCORES[self]
        return (score > 0) - (score < 0)


_SCORES: dict[Stance, int] = dict(zip(Stance, (2, 1, 0, -1, -2), strict=False))


class Act(Term):
    """What was done in saying it."""

    STATED = "stated", "stated", "Said what they think of it."
    PLEDGED = "pledged", "pledged", "Promised to do it, or not to do it."
    FLOATED = "floated", "floated", "Brought it up as a possibility, without taking it as their own."
    ASKED = "asked", "asked", "Asked others about it; asking is not supporting."
    ACTED = "acted", "acted", "Did something in office or by law that carries it out or stops it."
    VOTED = "voted", "voted", "Cast a recorded vote on it."


class SaidBy(Term):
    """Who says it: the source of the words or of the act."""

    CANDIDATE = "candidate", "the candidate", "The candidate's own words or own act."
    CAMPAIGN = (
        "campaign",
        "the campaign",
        (
            "The campaign's site, release or authorised spokesperson; the spokespersons of the office held; "
            "the running mate on the joint programme."
        ),
    )
    WITNESS = "witness", "a named witness", "A named person who was there tells of it."
    REPORTER = "reporter", "a news report", "An outlet's account, without the exact words."
    PARTY = "party", "the party", "The party's platform or spokesperson."
    UNNAMED_SOURCES = "unnamed_sources", "unnamed sources", "People whom the outlet does not name."
    OPPONENT = "opponent", "an opponent", "A rival's claim about this candidate."


class WordsOf(Term):
    """Whose words a quotation gives."""

    CANDIDATE = "candidate", "the candidate's words", "The candidate's words, as the one who tells of them gives them."
    SPEAKER = "speaker", "the speaker's words", "The words of the person named as the speaker."
    SOURCE = "source", "the source's words", "The words of a source whom the outlet does not name."


class Fit(Term):
    """How what was said covers the policy."""

    EXACT = "exact", "exact", "Speaks of the policy itself."
    NARROWER = "narrower", "on part of this", "Speaks of a part of the policy."
    BROADER = "broader", "in principle", "States a principle that covers the policy."
    RELATED = "related", "related", "Speaks of something near it: context, never counted."


class CitationKind(Term):
    """What kind of original can be read."""

    CAMPAIGN_SITE = "campaign_site", "campaign site", "A page of the campaign's own site."
    PRESS_RELEASE = "press_release", "press release", "A release or written statement given to the public."
    PARTY_PLATFORM = "party_platform", "party platform", "A programme that a party has adopted."
    SPEECH = "speech", "speech", "A speech open to the press."
    DEBATE = "debate", "debate", "A debate before an audience or cameras."
    INTERVIEW = "interview", "interview", "An interview that was broadcast or printed."
    SOCIAL_POST = "social_post", "social media post", "A public post on a social network."
    QUESTIONNAIRE = "questionnaire", "questionnaire", "A published answer to an organisation's questions."
    ADVERTISEMENT = "advertisement", "advertisement", "A paid campaign message."
    VOTE = "vote", "vote", "A recorded vote."
    BILL = "bill", "bill", "A bill introduced or sponsored."
    EXECUTIVE_ACT = "executive_act", "executive act", "An order, a pardon, a designation or another act of office."
    TESTIMONY = "testimony", "testimony", "Testimony in public."
    MEMOIR = "memoir", "memoir", "A book by someone who was there."
    BOOK = "book", "book", "Another book."
    NEWS_REPORT = "news_report", "news report", "An outlet's own report of what it learned."
    RIVAL_PLEDGE = "rival_pledge", "rival's pledge", "What another candidate pledged: context, never counted."

    @property
    def is_public_as_it_happens(self) -> bool:
        """Whether the public learns of it when it happens, whenever it is written down (design §4, known day)."""
        return self not in _KNOWN_LATER


_KNOWN_LATER = frozenset({CitationKind.MEMOIR, CitationKind.BOOK, CitationKind.NEWS_REPORT, CitationKind.RIVAL_PLEDGE})


class ResponseKind(Term):
    """What a reply to a statement does."""

    CONFIRMS = "confirms", "confirms", "Says that it is so."
    PARTLY_CONFIRMS = "partly_confirms", "partly confirms", "Says that part of it is so."
    CLARIFIES = "clarifies", "clarifies", "Says what was meant."
    DENIES = "denies", "denies", "Says that it is not so."
    DISCLAIMS_AUTHORITY = (
        "disclaims_authority",
        "says it is not official",
        "Says that whoever spoke does not speak for the candidate.",
    )
    ATTACKS_SOURCE = "attacks_source", "attacks the source", "Speaks against whoever told it, not on what was told."
    DECLINES_COMMENT = "declines_comment", "declines to comment", "Was asked, and would not say."

    @property
    def disputes(self) -> bool:
        """Whether such a reply by candidate or campaign makes the statement disputed."""
        return self in _DISPUTING


_DISPUTING = frozenset({ResponseKind.DENIES, ResponseKind.DISCLAIMS_AUTHORITY, ResponseKind.ATTACKS_SOURCE})


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


class CandidateKind(Term):
    """What stands in the race."""

    PERSON = "person", "person", "A person."
    PARTY_LIST = "party_list", "party list", "A party's list."


class CandidacyStatus(Term):
    """How a candidacy ended, or that it stands."""

    RUNNING = "running", "running", "In the race."
    WITHDREW = "withdrew", "withdrew", "Left the race before the election."
    NOMINEE = "nominee", "nominee", "On the ballot as a party's nominee."
    ON_BALLOT = "on_ballot", "on the ballot", "On the ballot, in some places or all, without a party's nomination."
    ELECTED = "elected", "elected", "Won the election."


class RemovalGround(Term):
    """Why a statement was removed: all that is kept of it."""

    COURT = "court", "a court's order", "A court ordered it."
    COPYRIGHT = "copyright", "copyright", "A rights holder asked for it."
    SAFETY = "safety", "safety", "It put a person in danger."
    PRIVACY = "privacy", "privacy", "It told of a person's private life."


class Severity(Term):
    """What a problem does to a run."""

    ERROR = "error", "error", "Stops a load."
    WARNING = "warning", "warning", "Is shown; stops a load only with --strict."


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

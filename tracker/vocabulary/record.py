"""The closed lists around statements: candidacies, removals, problems, what a verification found."""

from tracker.vocabulary.term import Term


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


class Verdict(Term):
    """What came of looking for a quotation at an address."""

    FOUND = "found", "words found", "Every word of the quotation stands there, in this order."
    NOT_FOUND = "not_found", "words not found", "The page was read, and the words do not stand there as quoted."
    GONE = "gone", "page gone", "The site says that there is no such page."
    UNREACHABLE = "unreachable", "not reached", "The site did not answer, or not in time."
    REFUSED = "refused", "not read", "The site asks not to be read by machine, or the address may not be followed."
    TOO_LARGE = "too_large", "too large", "The page is larger than what is read."
    UNREADABLE = "unreadable", "no text", "The page was fetched, and no text could be taken out of it."

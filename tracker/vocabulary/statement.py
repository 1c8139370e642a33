"""The closed lists of a statement: what is said, by whom, in what, and what is answered."""

from tracker.vocabulary.term import Term


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

    @property
    def answers_by_name(self) -> bool:
        """Whether such a voice can send a reply of its own: a person or an office that stands by it with its name."""
        return self not in _NEVER_ANSWERS


_NEVER_ANSWERS = frozenset({SaidBy.REPORTER, SaidBy.UNNAMED_SOURCES, SaidBy.OPPONENT})


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

"""How we know, in a sentence: who says it, told by whom, read in what, and what was answered."""

from collections.abc import Sequence
from typing import Protocol

from tracker.dates import say
from tracker.queries.sources import Source
from tracker.queries.statements import Card, Reply
from tracker.vocabulary import Act, Bar, CitationKind, Fit, Grade, ResponseKind, SaidBy, Stance, WordsOf
from tracker.wording.counts import count, listed
from tracker.wording.dates import day

_ANSWERED = {
    ResponseKind.CONFIRMS: "confirmed it",
    ResponseKind.PARTLY_CONFIRMS: "confirmed part of it",
    ResponseKind.CLARIFIES: "said what was meant",
    ResponseKind.DENIES: "denied it",
    ResponseKind.DISCLAIMS_AUTHORITY: "called it not official",
    ResponseKind.ATTACKS_SOURCE: "attacked the source",
    ResponseKind.DECLINES_COMMENT: "would not comment",
}
_ARTICLE = {
    CitationKind.INTERVIEW: "an interview",
    CitationKind.ADVERTISEMENT: "an advertisement",
    CitationKind.EXECUTIVE_ACT: "an executive act",
    CitationKind.CAMPAIGN_SITE: "its own site",
    CitationKind.TESTIMONY: "testimony",
}
_WHO = {
    SaidBy.CANDIDATE: "The candidate",
    SaidBy.CAMPAIGN: "The campaign",
    SaidBy.WITNESS: "A named witness",
    SaidBy.REPORTER: "A news report",
    SaidBy.PARTY: "The party",
    SaidBy.UNNAMED_SOURCES: "Unnamed sources",
    SaidBy.OPPONENT: "An opponent",
}
BAR_AFTER = {tuple(Grade)[len(bar.levels)]: bar for bar in Bar}
"""The evidence bar that counts down to a grade: A and B are one level."""
SHARED = "These pages were read for all that was said on this occasion; not each of them holds this passage."
_BY = {
    SaidBy.WITNESS: "the witness’s account",
    SaidBy.REPORTER: "the report",
    SaidBy.PARTY: "the party",
    SaidBy.UNNAMED_SOURCES: "the report",
    SaidBy.OPPONENT: "the opponent’s account",
}
_BOOKS = frozenset({CitationKind.MEMOIR, CitationKind.BOOK})
_NO_FIRM_ACT = {
    Act.ASKED: "Asked, so at most a lean. Asking about a thing is not the same as supporting it.",
    Act.FLOATED: "Floated, so at most a lean. Raising a thing or asking about it is not the same as supporting it.",
}
_PARTIAL_FIT = {
    Fit.NARROWER: "On part of this. It speaks of a part of the policy, so it counts only while nothing says more.",
    Fit.BROADER: "In principle. It states a principle that covers the policy, so it is at most a lean.",
    Fit.RELATED: "Related. It speaks of something near the policy: context, which never counts.",
}


class Teller(Protocol):
    """Whatever names who tells of a statement: a card, a line of a list."""

    @property
    def said_by(self) -> SaidBy:
        """Who says it."""

    @property
    def speaker(self) -> str | None:
        """The name of who says it."""


class Telling(Teller, Protocol):
    """A `Teller` that may describe sources without a name."""

    @property
    def sources_described(self) -> str | None:
        """The outlet's own description of its sources."""

    @property
    def number_of_sources(self) -> int | None:
        """How many there are, where the outlet says so."""


class TellingOfAct(Telling, Protocol):
    """A `Telling` that names the act."""

    @property
    def act(self) -> Act:
        """What was done in saying it."""


def how_we_know(card: Card) -> str:
    """Say whose words these are and how we know, in one sentence."""
    parts = [_who(card), *_told_in(card), *_read_in(card.sources)]
    return f"{', '.join(parts)}{_answers(card)}."


def _who(card: Card) -> str:
    who = _WHO[card.said_by]
    if card.speaker and card.said_by in (SaidBy.WITNESS, SaidBy.OPPONENT, SaidBy.CAMPAIGN):
        who = f"{who}, {card.speaker}"
    if card.said_by is SaidBy.CANDIDATE and card.act in (Act.ACTED, Act.VOTED):
        return "The candidate’s own act"
    return f"{who}’s own words" if card.said_by is SaidBy.CANDIDATE else who


def _told_in(card: Card) -> Sequence[str]:
    """In what they said it; for sources without a name, by whom it was told."""
    if not card.sources:
        return ()
    first = card.sources[0]
    if card.said_by in (SaidBy.UNNAMED_SOURCES, SaidBy.REPORTER) and first.publisher:
        return (f"told by {first.publisher}",)
    year = f" of {first.published.latest.year}" if first.published and not first.published.text.startswith("..") else ""
    return (f"in {medium(first.kind)}{year}",)


def medium(kind: CitationKind) -> str:
    """Name a kind of original with its article: "a memoir", "an interview"."""
    return _ARTICLE.get(kind, f"a {kind.label}")


def _read_in(sources: Sequence[Source]) -> Sequence[str]:
    """Say that the first original was not opened, and what was read in its place."""
    if not sources or sources[0].was_opened or not sources[0].carriers:
        return ()
    if any("copy" in f"{one.publisher} {one.title}".lower() for one in sources[0].carriers):
        return ("read in a copy",)
    return ("read in a report",) if sources[0].kind in _BOOKS else ("read in a copy or report",)


def _answers(card: Card) -> str:
    """Say what was answered, grouped by who answered: "; the campaign attacked the report and …"."""
    by: dict[str, list[str]] = {}
    for reply in card.replies:
        by.setdefault(replier(reply), []).append(_answered(reply, card))
    return "".join(f"; {who} {listed(list(dict.fromkeys(what)))}" for who, what in by.items())


def _answered(reply: Reply, card: Card) -> str:
    said = _ANSWERED[reply.kind]
    return said.replace("the source", "the report") if is_report(card.sources) else said


def replier(reply: Teller) -> str:
    """Name who replied, in running text: the candidate, the campaign, or by name."""
    if reply.said_by in (SaidBy.CANDIDATE, SaidBy.CAMPAIGN):
        return reply.said_by.label
    return reply.speaker or reply.said_by.label


def is_report(sources: Sequence[Source]) -> bool:
    """Whether what was attacked is a news report."""
    return any(source.kind is CitationKind.NEWS_REPORT for source in sources)


def reply_kind(reply: Reply, card: Card) -> str:
    """Say what a reply does: "attacks the report", "says it is not official"."""
    label = reply.kind.label
    return label.replace("the source", "the report") if is_report(card.sources) else label


def told(card: Telling) -> str:
    """Whose telling a quotation is, in its own line, whenever the teller is not the candidate."""
    if card.said_by is SaidBy.UNNAMED_SOURCES:
        return f"as told by {sources_described(card)}"
    if card.said_by in (SaidBy.WITNESS, SaidBy.OPPONENT) and card.speaker:
        return f"as told by {card.speaker}"
    return ""


def sources_described(card: Telling) -> str:
    """Say the outlet's own description of its sources, or how many there are."""
    if card.sources_described:
        return card.sources_described
    return count(card.number_of_sources, "unnamed source") if card.number_of_sources else "unnamed sources"


def whose_words(card: Card) -> str:
    """Whose words a quotation gives, and in whose account."""
    name = card.about.candidate_name
    if card.words_of is WordsOf.CANDIDATE and card.said_by is SaidBy.UNNAMED_SOURCES:
        return f"{name}’s words, in the sources’ account. Not a recording."
    if card.words_of is WordsOf.CANDIDATE and card.speaker:
        return f"{name}’s words, as {card.speaker} gives them."
    if card.words_of is WordsOf.SOURCE:
        return "The words of a source whom the outlet does not name."
    if card.said_by is SaidBy.CANDIDATE:
        return f"{name}’s own words."
    if card.speaker:
        return f"{card.speaker}’s words."
    return f"The words of {card.said_by.label}."


def says(stance: Stance, grade: Grade, fit: Fit, *, disputed: bool) -> str:
    """Say what a statement alone says: "Supports", "Reported: supports, disputed", "Related: supports"."""
    head = aside(grade, fit)
    is_bare = fit is Fit.RELATED and not stance.is_explicit
    label = head if is_bare else f"{head}: {stance.label.lower()}" if head else stance.label
    return f"{label}, disputed" if disputed else label


def aside(grade: Grade, fit: Fit) -> str:
    """Say why a stance is shown hollow and slanted: "Related", "Context", "Reported"; nothing where it is not."""
    if fit is Fit.RELATED:
        return "Related"
    return {Grade.C: "Reported", Grade.D: "Reported", Grade.E: "Context"}.get(grade, "")


def by_account(said_by: SaidBy, text: str) -> str:
    """Attribute what a statement is coded with to whoever tells of it: "By the report: says yes to the policy."."""
    teller = _BY.get(said_by)
    return f"By {teller}: {text[:1].lower()}{text[1:]}" if teller else text


def teller(told: TellingOfAct) -> str:
    """Say in a line by whom a stance or a passage is told: "as told by Mark Esper", "the campaign", "own words"."""
    name = f", {told.speaker}" if told.speaker else ""
    match told.said_by:
        case SaidBy.CANDIDATE:
            return "own act" if told.act in (Act.ACTED, Act.VOTED) else "own words"
        case SaidBy.WITNESS:
            return f"as told by {told.speaker or 'a named witness'}"
        case SaidBy.OPPONENT:
            return f"as told by {told.speaker}, an opponent" if told.speaker else "as told by an opponent"
        case SaidBy.UNNAMED_SOURCES:
            return f"reported by unnamed sources{f': {told.sources_described}' if told.sources_described else ''}"
        case _:
            return f"{told.said_by.label}{name}"


def why_soft(card: Card) -> Sequence[str]:
    """Why a statement counts for less than a firm one."""
    return [note for note in (_PARTIAL_FIT.get(card.fit), _NO_FIRM_ACT.get(card.act)) if note]


def grade_name(grade: Grade) -> str:
    """Say a grade in words: "Grade D: unnamed sources"."""
    return f"Grade {grade.value}: {grade.label}"


def originals(sources: Sequence[Source]) -> str:
    """Count originals and what carries them: "1 original, 3 carriers"."""
    carriers = sum(len(source.carriers) for source in sources)
    counted = count(len(sources), "original")
    return f"{counted}, {count(carriers, 'carrier')}" if carriers else counted


def disputed_label(card: Card) -> str:
    """Name the kinds that make it disputed: "Disputed: the campaign attacks the report and says it is not official"."""
    by: dict[str, list[str]] = {}
    for reply in card.disputes:
        by.setdefault(replier(reply), []).append(reply_kind(reply, card))
    return "; ".join(f"{who} {listed(list(dict.fromkeys(kinds)))}" for who, kinds in by.items())


def condition_of(card: Card) -> str:
    """Say the condition and what the stance then codes: "if Mexico does not act. The stance is what follows then."."""
    return f"{card.condition}. The stance is what follows if it is met." if card.condition else ""


def published(card: Card) -> str:
    """Say from when an account is known, where that is not the day it tells of: "reported 7 May 2024"."""
    first = card.sources[0].published if card.sources else None
    if card.said_by is SaidBy.WITNESS and card.known_day > card.said_day:
        return f"known since {day(card.known_day)}"
    if card.said_by not in (SaidBy.UNNAMED_SOURCES, SaidBy.REPORTER) or not first or first.text == card.about.date.text:
        return ""
    return f"reported {say(first)}"

"""What a new statement, candidate or issue has to say: each question, when it is asked, and what is no answer to it.

Pure: prompts, options and forms ask these questions, each in its own way.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeAlias

from tracker.dates import DateError, parse_date
from tracker.editing.scaffold import slug_of
from tracker.records import CONDITION_LIMIT, SUMMARY_LIMIT
from tracker.suggest import did_you_mean, nearest
from tracker.urls import check_url
from tracker.vocabulary import Act, CandidateKind, CitationKind, Fit, ResponseKind, SaidBy, Stance, Term, WordsOf

Answers: TypeAlias = Mapping[str, str]
"""Answers by the name of their question; what was not answered is not there."""


class Need(StrEnum):
    """Whether a question must be answered, can be, or does not arise."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    NONE = "none"


CARRIER: Final = ("carrier_publisher", "carrier_title", "carrier_published", "carrier_url")


@dataclass(frozen=True, slots=True)
class Question:
    """One question: `choices` is a closed list, or the name of the slugs that can be chosen from.

    Of what `has_happened` the answer is a date that has come.
    """

    name: str
    label: str
    need: Callable[[Answers], Need] = field(default=lambda _: Need.REQUIRED)
    choices: type[Term] | str | None = None
    fault: Callable[[str], str] = field(default=lambda _: "")
    default: Callable[[Answers], str] = field(default=lambda _: "")
    has_happened: bool = False


def _optional(_: Answers) -> Need:
    return Need.OPTIONAL


def _speaker(answers: Answers) -> Need:
    if answers.get("said_by") in (SaidBy.WITNESS, SaidBy.OPPONENT):
        return Need.REQUIRED
    return Need.OPTIONAL if answers.get("said_by") == SaidBy.CAMPAIGN else Need.NONE


def _sources(answers: Answers) -> Need:
    return Need.REQUIRED if answers.get("said_by") == SaidBy.UNNAMED_SOURCES else Need.NONE


def _quote(answers: Answers) -> Need:
    is_free = answers.get("act") in (Act.ACTED, Act.VOTED) or answers.get("stance") == Stance.DECLINED
    is_theirs = answers.get("said_by") in (SaidBy.CANDIDATE, SaidBy.CAMPAIGN)
    return Need.REQUIRED if is_theirs and not is_free else Need.OPTIONAL


def _words_of(answers: Answers) -> Need:
    tells = answers.get("said_by") in (SaidBy.WITNESS, SaidBy.UNNAMED_SOURCES, SaidBy.OPPONENT)
    return Need.REQUIRED if tells and answers.get("quote") else Need.NONE


def _isbn(answers: Answers) -> Need:
    return Need.OPTIONAL if answers.get("kind") in (CitationKind.BOOK, CitationKind.MEMOIR) else Need.NONE


def _carrier(answers: Answers) -> Need:
    """Without an address of the original, a copy or a report of it must say where it can be read."""
    is_readable = answers.get("url") or answers.get("isbn")
    return Need.NONE if is_readable and not _has_carrier(answers) else Need.REQUIRED


def _carrier_date(answers: Answers) -> Need:
    """Ask for the day of a copy or a report, which may be undated."""
    return Need.NONE if _carrier(answers) is Need.NONE else Need.OPTIONAL


def _has_carrier(answers: Answers) -> bool:
    return any(answers.get(name) for name in CARRIER)


def _date_fault(text: str) -> str:
    try:
        parse_date(text)
    except DateError as error:
        return "; ".join(part for part in (error.message, error.help) if part)
    return ""


def _url_fault(text: str) -> str:
    refusal = check_url(text)
    return "; ".join(part for part in (refusal.message, refusal.help) if part) if refusal else ""


def _slug_fault(text: str) -> str:
    return "" if slug_of(text) == text else f"a slug has small letters, digits and single hyphens: `{slug_of(text)}`"


def _at_most(limit: int) -> Callable[[str], str]:
    return lambda text: f"{len(text)} characters; {limit} is the most" if len(text) > limit else ""


def _named(text: str) -> str:
    return "" if slug_of(text) else "some letters or digits are needed: the file is named after it"


def _sort_name(answers: Answers) -> str:
    first, _, family = answers.get("name", "").rpartition(" ")
    return f"{family}, {first}" if first and answers.get("kind") != CandidateKind.PARTY_LIST else family


STATEMENT: Final = (
    Question("candidate", "Whose position?", choices="candidates"),
    Question("policy", "On which policy?", choices="policies"),
    Question(
        "date", "When was it said (2026-03-14, 2026-03, 2026, 2026~ for about)?", fault=_date_fault, has_happened=True
    ),
    Question("occasion", "On what occasion, in a few words (harbour debate)?", fault=_named),
    Question("stance", "What does it say of the policy?", choices=Stance),
    Question("act", "What was done in saying it?", _optional, Act, default=lambda _: Act.STATED.value),
    Question("said_by", "Who says it?", choices=SaidBy),
    Question("speaker", "The speaker's name?", _speaker),
    Question("sources_described", "How does the outlet describe its sources, in our words?", _sources),
    Question("summary", "What does it say, in our own neutral words?", fault=_at_most(SUMMARY_LIMIT)),
    Question("quote", "The exact words ([…] for a cut)?", _quote),
    Question("words_of", "Whose words does the quotation give?", _words_of, WordsOf),
    Question("condition", "Under a condition (if …)?", _optional, fault=_at_most(CONDITION_LIMIT)),
    Question("fit", "How does it cover the policy?", _optional, Fit, default=lambda _: Fit.EXACT.value),
    Question("kind", "What kind of original is it?", choices=CitationKind),
    Question("publisher", "Who published the original?"),
    Question("title", "Its title as printed, or [a description]?"),
    Question("published", "When was it published?", fault=_date_fault, has_happened=True),
    Question("isbn", "The book's ISBN?", _isbn),
    Question("url", "The original's address, if you opened that page?", _optional, fault=_url_fault),
    Question("carrier_publisher", "Who published the copy or report that you read?", _carrier),
    Question("carrier_title", "Its title as printed, or [a description]?", _carrier),
    Question("carrier_published", "When was it published?", _carrier_date, fault=_date_fault, has_happened=True),
    Question("carrier_url", "Its address?", _carrier, fault=_url_fault),
)

CITATION: Final = STATEMENT[next(place for place, one in enumerate(STATEMENT) if one.name == "kind") :]
"""What is asked of each citation; the questions before it are about the statement itself."""

RESPONSE: Final = (
    Question("kind", "What does the reply do?", choices=ResponseKind),
    Question("said_by", "Who replies?", choices=SaidBy),
    Question("speaker", "The speaker's name?", _speaker),
    Question("date", "When was the reply made?", fault=_date_fault, has_happened=True),
    Question("summary", "What does the reply say, in our own neutral words?", fault=_at_most(SUMMARY_LIMIT)),
    Question("quote", "Its exact words?", _optional),
)

CANDIDATE: Final = (
    Question("name", "The name as pages print it?", fault=_named),
    Question("kind", "A person or a party list?", _optional, CandidateKind, default=lambda _: "person"),
    Question("slug", "The slug, in addresses?", _optional, None, _slug_fault, lambda now: slug_of(now.get("name", ""))),
    Question("sort_name", "The name as lists sort it?", _optional, default=_sort_name),
    Question("wikidata", "The Wikidata item (Q…)?", _optional),
    Question("sites", "The campaign's domains, with commas between?", _optional),
)

ISSUE: Final = (
    Question("name", "The area's name?", fault=_named),
    Question("slug", "The slug, in addresses?", _optional, None, _slug_fault, lambda now: slug_of(now.get("name", ""))),
    Question("summary", "What is it about, in our own neutral words?"),
    Question("policy_name", "Its first policy: a name that fits a table header?", fault=_named),
    Question("policy_text", "The proposal, as an imperative?"),
    Question("policy_explainer", "What counts as support and what does not?", _optional),
    Question(
        "policy_slug",
        "The policy's slug, in addresses?",
        _optional,
        None,
        _slug_fault,
        lambda now: slug_of(now.get("policy_name", "")),
    ),
)

_FEW: Final = 20
_SHORTEST: Final = 3
"""So many letters of the beginning of a word name a choice."""

QUESTIONS: Final[Mapping[str, tuple[Question, ...]]] = MappingProxyType(
    {"statement": STATEMENT, "candidate": CANDIDATE, "issue": ISSUE}
)


def choose(text: str, choices: Iterable[str]) -> str | None:
    """Return the choice that a text names: as it stands, nearly, or by how a word of only one choice begins.

    `Ana Rivera` is `ana-rivera`, and so is `rivera` where there is one Rivera.
    """
    options = list(choices)
    if text in options:
        return text
    found = nearest(text, options)
    if found and slug_of(found) == slug_of(text):
        return found
    match _with_part(text, options):
        case [only]:
            return only
    return None


def _with_part(text: str, options: Iterable[str]) -> list[str]:
    part = slug_of(text)
    return [one for one in options if len(part) >= _SHORTEST and f"-{part}" in f"-{slug_of(one)}"]


def fault(question: Question, text: str, choices: Iterable[str] = (), *, today: date | None = None) -> str:
    """Say why a text is no answer to a question, or return nothing; without `today` no date is in the future."""
    options = list(choices)
    if options and choose(text, options) is None:
        return "; ".join(filter(None, _not_chosen(text, options)))
    return question.fault(text) or (_not_yet(text, today) if today and question.has_happened else "")


def _not_chosen(text: str, options: list[str]) -> tuple[str, str]:
    """Say why a text names none of the choices, and which it may mean."""
    if several := _with_part(text, options):
        return f"`{text}` can be several", f"which of: {', '.join(several[:_FEW])}?"
    hint = did_you_mean(text, options) or (f"one of: {', '.join(options)}" if len(options) <= _FEW else "")
    return f"`{text}` is none of them", hint


def _not_yet(text: str, today: date) -> str:
    earliest = parse_date(text).earliest
    return f"`{text}` is in the future" if earliest and earliest > today else ""


def unanswered(questions: Iterable[Question], answers: Answers) -> tuple[str, ...]:
    """Name the questions that must be answered and are not; `url` stands for a carrier that nothing is said of."""
    missing = [one.name for one in questions if one.need(answers) is Need.REQUIRED and not answers.get(one.name)]
    if not _has_carrier(answers):
        missing = ["url" if name == CARRIER[-1] else name for name in missing if name not in CARRIER[:-1]]
    return tuple(missing)

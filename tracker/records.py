"""The record format: what a validated file of seeds/ or positions/ holds (design §3).

Records are frozen and strict; an unknown key is an error. Rules that look at more than one field, or
at more than one file, live in `checks/`; what a record becomes in the database is `store.py`'s business.
"""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError, PydanticKnownError

from tracker.dates import DateError, EdtfDate, parse_date
from tracker.urls import check_url, normalise
from tracker.vocabulary import (
    Act,
    CandidacyStatus,
    CandidateKind,
    CitationKind,
    Fit,
    RemovalGround,
    ResponseKind,
    SaidBy,
    Stance,
    WordsOf,
)

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
SUMMARY_LIMIT = 400
CONDITION_LIMIT = 120
QUOTE_WORD_LIMIT = 100
LONG_QUOTE_WORDS = 60


def _read_date(text: object) -> EdtfDate:
    if isinstance(text, EdtfDate):
        return text
    if not isinstance(text, str):
        # Never left to pydantic: it would make a date of a mapping that has the fields of `EdtfDate`.
        raise PydanticKnownError("string_type")
    try:
        return parse_date(text)
    except DateError as error:
        raise PydanticCustomError("edtf_date", "{reason}", {"reason": str(error), "help": error.help}) from None


def _read_day(when: EdtfDate) -> EdtfDate:
    if when.precision != "day" or when.approximate or when.uncertain:
        raise PydanticCustomError("edtf_day", "`{text}` is not one day", {"text": when.text})
    return when


def _read_url(text: str) -> str:
    if refusal := check_url(text):
        context = {"reason": refusal.message, "help": refusal.help}
        raise PydanticCustomError("web_address", "{reason}", context)
    return text


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=rf"^{SLUG}$")]
StatementId = Annotated[str, StringConstraints(pattern=rf"^{SLUG}/{SLUG}/{SLUG}$")]
"""The last three parts of a statement's path, without the ending: candidate/policy/stem."""
Url = Annotated[str, AfterValidator(_read_url)]
Domain = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$")]
"""A BCP 47 tag: language, then script and region where they matter."""
Isbn = Annotated[str, StringConstraints(pattern=r"^(97[89][- ]?)?([0-9][- ]?){9}[0-9X]$")]
WikidataId = Annotated[str, StringConstraints(pattern=r"^Q[1-9][0-9]*$")]
DivisionId = Annotated[str, StringConstraints(pattern=r"^ocd-division/country:[a-z]{2}(/[a-z_]+:[a-z0-9._~-]+)*$")]
# In an editor a bare year is a number.
Date = Annotated[EdtfDate, BeforeValidator(_read_date), WithJsonSchema({"type": ["string", "integer"]})]
Day = Annotated[Date, AfterValidator(_read_day), WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"})]


class Record(BaseModel):
    """What all records share: frozen, no unknown keys, real values only."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Carrier(Record):
    """A copy or a report of an original."""

    publisher: Text = Field(description="Who published the copy or report.")
    title: Text = Field(description="Its title as printed, or a description in square brackets.")
    url: Url | None = Field(None, description="Its address.")
    published: Date | None = Field(None, description="The day, or the interval that the evidence supports.")
    archived: Url | None = Field(None, description="An archived copy that was opened.")


class Citation(Record):
    """One original in which the passage can be read."""

    kind: CitationKind = Field(description="What kind of original it is.")
    publisher: Text | None = Field(None, description="Who published the original.")
    title: Text | None = Field(None, description="Its title as printed, or a description in square brackets.")
    author: Text | None = Field(None, description="Who wrote it.")
    published: Date | None = Field(None, description="The day, or the interval that the evidence supports.")
    url: Url | None = Field(None, description="The original's address, only when that page was opened.")
    isbn: Isbn | None = Field(None, description="The book's ISBN.")
    archived: Url | None = Field(None, description="An archived copy of the original that was opened.")
    accessed: Day | None = Field(None, description="The day the original was read.")
    locator: Text | None = Field(None, description="Where in it: a page, a timestamp.")
    carriers: tuple[Carrier, ...] = Field((), description="Copies and reports of the original.")
    rival: Slug | None = Field(None, description="For a rival's pledge: which candidate made it.")
    statement: StatementId | None = Field(None, description="For a rival's pledge: that rival's own statement.")


class Response(Record):
    """A reply to a statement."""

    kind: ResponseKind = Field(description="What the reply does.")
    said_by: SaidBy = Field(description="Who replies.")
    speaker: Text | None = Field(None, description="The name of the person who replies.")
    date: Date = Field(description="When the reply was made.")
    summary: Text = Field(max_length=SUMMARY_LIMIT, description="What it says, in our own neutral words.")
    quote: Text | None = Field(None, description="Its exact words.")
    citations: tuple[Citation, ...] = Field(min_length=1, description="Originals in which it can be read.")
    statement: StatementId | None = Field(None, description="The statement that records its position, if any.")


class Translation(Record):
    """A quotation in the election's language."""

    text: Text = Field(description="The quotation, translated.")
    by: Text = Field(description="Who translated it.")


class Distinction(Record):
    """Why a statement that looks the same is another one."""

    statement: StatementId = Field(description="The statement that looks the same.")
    reason: Text = Field(description="Why it is another one.")


class Review(Record):
    """A person compared the file with its sources."""

    by: Text = Field(description="Who.")
    on: Day = Field(description="When.")


class Withdrawal(Record):
    """Why passage and summary give way to this reason."""

    on: Day = Field(description="When the statement was withdrawn.")
    reason: Text = Field(description="Why.")


class Removal(Record):
    """Why nothing of a statement is kept but its id, date and ground."""

    on: Day = Field(description="When the statement was removed.")
    ground: RemovalGround = Field(description="On what ground.")


class Statement(Record):
    """What one occasion says of one policy, by or about one candidate: one file of positions/."""

    date: Date = Field(description="When it was said or done, never more precise than the source.")
    stance: Stance = Field(description="What it says of the policy.")
    act: Act = Field(Act.STATED, description="What was done in saying it.")
    said_by: SaidBy = Field(description="Who says it.")
    speaker: Text | None = Field(None, description="The person's name: for a witness, an opponent, a spokesperson.")
    words_of: WordsOf | None = Field(None, description="Whose words the quotation gives.")
    sources_described: Text | None = Field(None, description="How the outlet describes its unnamed sources.")
    number_of_sources: Annotated[int, Field(ge=1)] | None = Field(None, description="How many unnamed sources.")
    summary: Text = Field(max_length=SUMMARY_LIMIT, description="What it says, in our own neutral words.")
    quote: Text | None = Field(None, description="The exact words; `[…]` marks our cut, `[word]` our insertion.")
    language: Language | None = Field(None, description="The quotation's language, if not the election's.")
    translation: Translation | None = Field(None, description="The quotation in the election's language.")
    condition: Text | None = Field(
        None, max_length=CONDITION_LIMIT, description="What must happen first, in our words: “if Mexico does not act”."
    )
    fit: Fit = Field(Fit.EXACT, description="How what was said covers the policy.")
    citations: tuple[Citation, ...] = Field(min_length=1, description="The originals in which it can be read.")
    responses: tuple[Response, ...] = Field((), description="Replies to it.")
    after: StatementId | None = Field(None, description="The statement of the same date that came before this one.")
    corrects: StatementId | None = Field(None, description="The statement that this one takes back.")
    distinct_from: tuple[Distinction, ...] = Field((), description="Statements that look the same and are not.")
    reviewed: tuple[Review, ...] = Field((), description="Persons who compared the file with its sources.")
    note: Text | None = Field(None, description="For editors.")
    formerly: tuple[StatementId, ...] = Field((), description="Earlier ids, whose addresses keep working.")
    withdrawn: Withdrawal | None = Field(None, description="Passage and summary give way to a reason.")


class RemovedStatement(Record):
    """What is kept of a statement that had to go."""

    date: Date = Field(description="When it was said or done.")
    removed: Removal = Field(description="When and on what ground it was removed.")
    formerly: tuple[StatementId, ...] = Field((), description="Earlier ids, whose addresses keep working.")


class SearchedPlace(Record):
    """One place where we looked."""

    where: Text = Field(description="The place: a site, an archive, a database.")
    query: Text | None = Field(None, description="What was asked of it.")
    url: Url | None = Field(None, description="The page that was looked through.")
    on: Day = Field(description="When.")


class Search(Record):
    """We looked for a position, and where; nothing was found: a search.yaml."""

    searched: Day = Field(description="When the search ended.")
    places: tuple[SearchedPlace, ...] = Field(min_length=3, description="Where we looked; one is the candidate's site.")
    note: Text | None = Field(None, description="For editors.")


class Candidate(Record):
    """A person, or a party list, standing in an election."""

    name: Text = Field(description="The name as pages print it.")
    sort_name: Text = Field(description="The name as lists sort it: family name first.")
    kind: CandidateKind = Field(CandidateKind.PERSON, description="A person or a party list.")
    aliases: tuple[Slug, ...] = Field((), description="Earlier slugs, whose addresses keep working.")
    wikidata: WikidataId | None = Field(None, description="The Wikidata item.")
    sites: tuple[Domain, ...] = Field((), description="The campaign's domains.")
    contact: Url | None = Field(None, description="Where the campaign can be written to.")


class Candidacy(Record):
    """One candidate's part in one election."""

    candidate: Slug = Field(description="Which candidate.")
    party: Text | None = Field(None, description="For which party.")
    entered: Day | None = Field(None, description="The day of the declaration.")
    left: Day | None = Field(None, description="The day of leaving the race.")
    status: CandidacyStatus = Field(CandidacyStatus.RUNNING, description="How the candidacy stands or ended.")


class Event(Record):
    """A day of the campaign that voters remember."""

    date: Day = Field(description="The day.")
    name: Text = Field(description="What happened.")
    url: Url = Field(description="Where it can be read.")


class Election(Record):
    """A race: one file of seeds/elections/."""

    name: Text = Field(description="The election's name.")
    office: Text = Field(description="What is voted for.")
    jurisdiction: DivisionId = Field(description="Where: an Open Civic Data division id.")
    language: Language = Field(description="The language that its quotations have unless they say otherwise.")
    opens: Day = Field(description="The first day of the campaign cycle.")
    date: Day = Field(description="Election day.")
    candidates: tuple[Candidacy, ...] = Field(min_length=1, description="Who stands or stood.")
    events: tuple[Event, ...] = Field((), description="Debates, conventions and other days to look back to.")
    policies: tuple[Slug, ...] = Field((), description="Which policies, in order; all if left out.")


class Policy(Record):
    """One concrete proposal that a candidate can support or oppose."""

    id: Slug = Field(description="Its slug, unique over all issues.")
    name: Text = Field(max_length=40, description="A name that fits a table header.")
    text: Text = Field(description="The proposal, as an imperative.")
    explainer: Text | None = Field(None, description="What counts as support and what does not, in our words.")
    aliases: tuple[Slug, ...] = Field((), description="Earlier slugs, whose addresses keep working.")
    replaces: Slug | None = Field(None, description="The policy whose wording this one replaces.")


class Issue(Record):
    """A broad area and its policies: one file of seeds/issues/."""

    name: Text = Field(description="The area's name.")
    summary: Text = Field(description="What it is about, in our own neutral words.")
    policies: tuple[Policy, ...] = Field(min_length=1, description="Its policies, in order.")


def statement_model(value: object) -> type[Statement | RemovedStatement]:
    """Choose the record of a file under positions/: what is left of a removed statement, or a statement."""
    return RemovedStatement if isinstance(value, dict) and "removed" in value else Statement


def quoted_words(quote: str | None) -> int:
    """Count the words of a quotation; our own marks in square brackets are not the speaker's."""
    words = (quote or "").split()
    return len(words) - sum(word[0] == "[" and word[-1] == "]" for word in words if "]" in word)


def cited(record: Statement | Response) -> tuple[Citation, ...]:
    """Return the citations that can carry a passage: all but the rivals' pledges."""
    return tuple(citation for citation in record.citations if citation.kind is not CitationKind.RIVAL_PLEDGE)


def original_keys(citation: Citation) -> tuple[tuple[str, ...], ...]:
    """Return the keys of which two citations share at least one when they are the same original (design §3)."""
    keys: list[tuple[str, ...]] = []
    if citation.url:
        keys.append(("url", normalise(citation.url)))
    if citation.isbn:
        keys.append(("isbn", citation.isbn.replace("-", "").replace(" ", "")))
    if citation.publisher and citation.title and citation.published:
        keys.append((citation.kind.value, citation.publisher, citation.title, citation.published.text))
    return tuple(keys)

"""Records as rows: the only place where a record's fields become a table's columns."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tracker.dataset import Cited, Dataset, Filed
from tracker.dates import EdtfDate
from tracker.records import Citation, Response, Statement, Withdrawal
from tracker.standing import Evidence, known_day, said_day
from tracker.vocabulary import Term

Row = dict[str, Any]
Rows = dict[str, list[Row]]
"""The rows of each table, by the table's name."""


def record_rows(dataset: Dataset, told: Mapping[str, Evidence]) -> Rows:
    """Return the rows of all tables that hold what the files say; `told` is the evidence of every statement, by id."""
    rows: Rows = {}
    for table, made in (*_seed_rows(dataset), *_statement_rows(dataset, told), *_source_rows(dataset)):
        rows.setdefault(table, []).append(made)
    return rows


def _seed_rows(dataset: Dataset) -> Iterator[tuple[str, Row]]:
    for issue in dataset.issues.values():
        record = issue.record
        yield "issue", {"id": issue.id, "name": record.name, "summary": record.summary, **_file(issue)}
        for index, policy in enumerate(record.policies):
            kept = policy.model_dump(include={"id", "name", "text", "explainer", "replaces"})
            yield "policy", {**kept, "issue": issue.id, "position": index, **_file(issue, "policies", index)}
            yield from _former("policy", policy.aliases, policy.id)
    for candidate in dataset.candidates.values():
        told = candidate.record
        kept = told.model_dump(include={"name", "sort_name", "wikidata", "contact"})
        yield "candidate", {"id": candidate.id, **kept, "kind": told.kind.value, **_file(candidate)}
        yield from (("candidate_site", {"candidate": candidate.id, "domain": domain}) for domain in told.sites)
        yield from _former("candidate", told.aliases, candidate.id)
    for election in dataset.elections.values():
        yield from _election_rows(election)


def _election_rows(election: Filed[Any]) -> Iterator[tuple[str, Row]]:
    record, named = election.record, {"election": election.id}
    kept = record.model_dump(include={"name", "office", "jurisdiction", "language"})
    days = {"opens": record.opens.latest, "date": record.date.latest}
    yield "election", {"id": election.id, **kept, **days, **_file(election)}
    for index, one in enumerate(record.candidates):
        told = {"candidate": one.candidate, "position": index, "party": one.party, "status": one.status.value}
        days = {"entered": _day(one.entered), "left": _day(one.left)}
        yield "candidacy", {**named, **told, **days, **_file(election, "candidates", index)}
    for index, event in enumerate(record.events):
        told = {"position": index, "date": event.date.latest, "name": event.name, "url": event.url}
        yield "event", {**named, **told, **_file(election, "events", index)}
    for index, policy in enumerate(record.policies):
        yield "election_policy", {**named, "policy": policy, "position": index}


def _statement_rows(dataset: Dataset, told: Mapping[str, Evidence]) -> Iterator[tuple[str, Row]]:
    for number, filed in enumerate(dataset.statements.values(), 1):
        yield "statement", _statement(number, filed, told[filed.id])
        yield from _former("statement", filed.record.formerly, filed.id)
        for index, distinction in enumerate(filed.record.distinct_from):
            answered = {"distinct_from": distinction.statement, "reason": distinction.reason}
            place = _file(filed, "distinct_from", index)
            yield "distinction", {"statement": filed.id, "position": index, **answered, **place}
        for index, review in enumerate(filed.record.reviewed):
            signed: Row = {"reviewed_by": review.by, "reviewed_on": review.on.latest}
            yield "review", {"statement": filed.id, "position": index, **signed}
    for number, gone in enumerate(dataset.removed.values(), len(dataset.statements) + 1):
        blank = dict.fromkeys(_STATEMENT_COLUMNS)
        removal: Row = {"removed_on": gone.record.removed.on.latest, "removed_ground": gone.record.removed.ground.value}
        days = _dates(gone.record.date)
        yield "statement", {**blank, **_named(number, gone.id), **days, **removal, "reviewed": False, **_file(gone)}
        yield from _former("statement", gone.record.formerly, gone.id)
    for (candidate, policy), search in dataset.searches.items():
        cell = {"candidate": candidate, "policy": policy}
        yield "search", {**cell, "searched": search.record.searched.latest, "note": search.record.note, **_file(search)}
        for index, spot in enumerate(search.record.places):
            looked: Row = {"place": spot.where, "query": spot.query, "url": spot.url, "searched_on": spot.on.latest}
            yield "searched_place", {**cell, "position": index, **looked, **_file(search, "places", index)}


_KEPT = (
    "speaker",
    "sources_described",
    "number_of_sources",
    "summary",
    "quote",
    "language",
    "condition",
    "after",
    "corrects",
    "note",
)
_CODED = ("stance", "act", "said_by", "words_of", "fit")
_DERIVED = ("said_day", "known_day", "grade", "level")
_WITHDRAWN = ("translation", "translation_by", "withdrawn_on", "withdrawn_reason", "removed_on", "removed_ground")
_STATEMENT_COLUMNS = (*_KEPT, *_CODED, *_DERIVED, *_WITHDRAWN)


def _statement(number: int, filed: Filed[Statement], told: Evidence) -> Row:
    record = filed.record
    translation = record.translation
    return {
        **_named(number, filed.id),
        **_dates(record.date),
        **{name: getattr(record, name) for name in _KEPT},
        **{name: _value(getattr(record, name)) for name in _CODED},
        "said_day": told.said_day,
        "known_day": told.known_day,
        "grade": told.grade.value,
        "level": _value(told.level),
        "translation": translation.text if translation else None,
        "translation_by": translation.by if translation else None,
        "reviewed": bool(record.reviewed),
        **_withdrawal(record.withdrawn),
        "removed_on": None,
        "removed_ground": None,
        **_file(filed),
    }


def _withdrawal(withdrawn: Withdrawal | None) -> Row:
    if withdrawn is None:
        return {"withdrawn_on": None, "withdrawn_reason": None}
    return {"withdrawn_on": withdrawn.on.latest, "withdrawn_reason": withdrawn.reason}


def _source_rows(dataset: Dataset) -> Iterator[tuple[str, Row]]:
    """Yield originals and their carriers once, and each citation and response."""
    for original, cited in dataset.originals.groups.items():
        named = [one for one in cited if one.citation.publisher]
        if named:
            yield "original", _original(original, named)
            yield from (("carrier", row) for row in _carriers(original, named))
    responses: dict[tuple[str, int], int] = {}
    for filed in dataset.statements.values():
        for index, response in enumerate(filed.record.responses):
            responses[filed.id, index] = number = len(responses) + 1
            yield "response", _response(number, filed, index, response)
        for place, one in _citations(filed):
            response_number = responses[filed.id, int(place[1])] if len(place) > 2 else None  # noqa: PLR2004
            named_original = dataset.originals.of(filed.id, *place) if one.publisher else None
            row = {
                "statement": filed.id,
                "response": response_number,
                "position": place[-1],
                "original": named_original,
            }
            yield "citation", {**row, **_citation(one), **_file(filed, *place)}


def _citations(filed: Filed[Statement]) -> Iterator[tuple[tuple[str | int, ...], Citation]]:
    for index, one in enumerate(filed.record.citations):
        yield ("citations", index), one
    for number, response in enumerate(filed.record.responses):
        for index, one in enumerate(response.citations):
            yield ("responses", number, "citations", index), one


def _citation(one: Citation) -> Row:
    told = {"kind": one.kind.value, "locator": one.locator, "accessed": _day(one.accessed)}
    return {**told, "rival": one.rival, "rival_statement": one.statement}


def _original(original: str, cited: Sequence[Cited]) -> Row:
    """Join what its citations say: the first that says something has the word."""
    citations = [one.citation for one in cited]
    names = ("publisher", "title", "author", "published", "url", "isbn", "archived")
    told = {name: getattr(citations[0], name) for name in names}
    for name in names if len(citations) > 1 else ():
        told[name] = next((value for one in citations if (value := getattr(one, name))), None)
    published = told.pop("published")
    first = cited[0]
    place = _file(first.filed, *first.key)
    return {"id": original, "kind": citations[0].kind.value, **told, **_published(published), **place}


def _carriers(original: str, cited: Sequence[Cited]) -> Iterator[Row]:
    seen: dict[Any, Row] = {}
    for one in cited:
        for index, carrier in enumerate(one.citation.carriers):
            told = {name: getattr(carrier, name) for name in ("publisher", "title", "url", "archived")}
            row = {**told, **_published(carrier.published), **_file(one.filed, *one.key, "carriers", index)}
            seen.setdefault(carrier.url or (carrier.publisher, carrier.title), row)
    yield from ({"original": original, "position": index, **row} for index, row in enumerate(seen.values()))


def _response(number: int, filed: Filed[Statement], index: int, response: Response) -> Row:
    kept = {name: getattr(response, name) for name in ("speaker", "summary", "quote")}
    disputes = response.kind.disputes and response.said_by.value in {"candidate", "campaign"}
    return {
        "number": number,
        "statement": filed.id,
        "position": index,
        "kind": response.kind.value,
        "said_by": response.said_by.value,
        **kept,
        **_dates(response.date),
        "said_day": said_day(response),
        "known_day": known_day(response),
        "recorded_as": response.statement,
        "disputes": disputes,
        **_file(filed, "responses", index),
    }


def _named(number: int, statement_id: str) -> Row:
    candidate, policy, stem = statement_id.split("/")
    return {"number": number, "id": statement_id, "candidate": candidate, "policy": policy, "stem": stem}


def _dates(when: EdtfDate) -> Row:
    return {"date": when.text, "first_day": when.earliest, "last_day": when.latest}


def _published(when: EdtfDate | None) -> Row:
    days = (when.text, when.earliest, when.latest) if when else (None, None, None)
    return dict(zip(("published", "published_first_day", "published_last_day"), days, strict=True))


def _former(kind: str, ids: Iterable[str], current: str) -> Iterator[tuple[str, Row]]:
    return (("former_id", {"kind": kind, "former": former, "current": current}) for former in ids)


def _file(filed: Filed[Any], *key: str | int) -> Row:
    return {"path": filed.path, "line": filed.line(*key)}


def _day(when: EdtfDate | None) -> Any:  # noqa: ANN401 - a column's value
    return when.latest if when else None


def _value(term: Term | None) -> str | None:
    return str(term) if term else None

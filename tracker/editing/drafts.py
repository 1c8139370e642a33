"""Answers to a new record: its path inside the root, and its fields in the shape of the format."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from tracker.dates import parse_date
from tracker.documents import Value
from tracker.editing.questions import CARRIER, RESPONSE, Answers
from tracker.editing.scaffold import ScaffoldError, file_name, slug_of
from tracker.vocabulary import Act, CandidateKind, Fit


@dataclass(frozen=True)
class Draft:
    """A record that is no file yet."""

    path: str
    value: Value


_STATED: Final = MappingProxyType({"act": Act.STATED.value, "fit": Fit.EXACT.value})
"""What a statement is where it says nothing: never written."""
_FIELDS: Final = ("date", "stance", "act", "said_by", "speaker", "words_of", "sources_described", "number_of_sources")
_MORE_FIELDS: Final = ("summary", "quote", "language", "condition", "fit", "note")
_CITATION: Final = ("kind", "publisher", "title", "author", "published", "url", "isbn", "archived", "locator")


def statement(answers: Answers) -> Draft:
    """Make a statement of the answers; raises ScaffoldError or DateError where they give no file's name."""
    stem = file_name(parse_date(answers["date"]), answers["occasion"])
    given = {name: answers.get(name, "") for name in (*_FIELDS, *_MORE_FIELDS)}
    fields: dict[str, Value] = {name: text for name, text in given.items() if _STATED.get(name) != text}
    path = f"positions/{answers['candidate']}/{answers['policy']}/{stem}.yaml"
    return Draft(path, fields | {"citations": [citation(answers)]})


def citation(answers: Answers) -> dict[str, Value]:
    """Make one citation of the answers about it, with the copy or report in which it was read."""
    fields: dict[str, Value] = {name: answers.get(name, "") for name in _CITATION}
    carrier: dict[str, Value] = {name.removeprefix("carrier_"): answers.get(name, "") for name in CARRIER}
    return fields | {"carriers": [carrier]}


def response(answers: Answers, cited: Answers) -> dict[str, Value]:
    """Make one response of the answers about it and about the original in which it can be read."""
    fields: dict[str, Value] = {one.name: answers.get(one.name, "") for one in RESPONSE}
    return fields | {"citations": [citation(cited)]}


def candidate(answers: Answers) -> Draft:
    """Make a candidate of the answers."""
    sites: list[Value] = [site.strip() for site in answers.get("sites", "").split(",")]
    kind = answers.get("kind", "")
    fields: dict[str, Value] = {
        "name": answers["name"],
        "sort_name": answers["sort_name"],
        "kind": "" if kind == CandidateKind.PERSON else kind,
        "wikidata": answers.get("wikidata", ""),
        "sites": sites,
    }
    return Draft(f"seeds/candidates/{_slug(answers['slug'])}.yaml", fields)


def issue(answers: Answers) -> Draft:
    """Make an issue of the answers, with its first policy."""
    policy: dict[str, Value] = {
        "id": _slug(answers["policy_slug"]),
        "name": answers["policy_name"],
        "text": answers["policy_text"],
        "explainer": answers.get("policy_explainer", ""),
    }
    fields: dict[str, Value] = {"name": answers["name"], "summary": answers["summary"], "policies": [policy]}
    return Draft(f"seeds/issues/{_slug(answers['slug'])}.yaml", fields)


def _slug(text: str) -> str:
    if not text or slug_of(text) != text:
        raise ScaffoldError(f"`{text}` is no slug: small letters, digits and single hyphens")
    return text


DRAFTS: Final[Mapping[str, Callable[[Answers], Draft]]] = MappingProxyType(
    {"statement": statement, "candidate": candidate, "issue": issue}
)

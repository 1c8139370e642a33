"""A record's validation errors as problems: in the words of the format, at the exact place, one for each mistake."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from tracker.dataset.phrasing import Finding, phrase
from tracker.dataset.shapes import model_at
from tracker.documents import Document, Mark, Value
from tracker.problems import Key, Problem, problem
from tracker.suggest import nearest

M = TypeVar("M", bound=BaseModel)

_ELSEWHERE: Final = {
    "candidate": "the folder says whose position it is: delete this line",
    "policy": "the folder says which policy it is: delete this line",
    "issue": "the folder says which policy it is: delete this line",
    "id": "the file's path is its id: delete this line",
    "source": "sources stand in the list `citations`",
    "sources": "sources stand in the list `citations`",
    "link": "an address stands in `url`",
    "text": "exact words stand in `quote`, our own in `summary`",
}


def validate(document: Document, model: type[M]) -> M | tuple[Problem, ...]:
    """Make a document's record, or return everything that is wrong with it."""
    try:
        return model.model_validate(document.value)
    except ValidationError as error:
        # Never `str(error)`: it prints the whole input for each error.
        errors = error.errors(include_input=False, include_url=False)
    return tuple(chain(_misspelt(errors, document, model), _others(errors, document, model)))


def _misspelt(errors: Sequence[ErrorDetails], document: Document, model: type[BaseModel]) -> Iterator[Problem]:
    for error in errors:
        if error["type"] == "extra_forbidden":
            key = error["loc"]
            finding = Finding("S103", f"unknown field `{key[-1]}`", _cure(key, errors, document, model))
            yield _problem(finding, document, key, document.key_marks[key])


def _cure(key: Key, errors: Sequence[ErrorDetails], document: Document, model: type[BaseModel]) -> str:
    name, around = str(key[-1]), model_at(model, key[:-1])
    meant = _meant(key, errors, model)
    if meant and value_at(document.value, (*key[:-1], meant)) is not None:
        return f"did you mean `{meant}`? It is already there: keep one of the two"
    if meant and name.startswith(f"{meant} "):
        return f"if the field is `{meant}`, put a colon after it, and the rest in quotes"
    if meant:
        return f"did you mean `{meant}`?"
    fields = ", ".join(around.model_fields) if around else ""
    return _ELSEWHERE.get(name, f"the fields here are {fields}" if fields else "")


def _meant(key: Key, errors: Sequence[ErrorDetails], model: type[BaseModel]) -> str | None:
    """Return the field that an unknown one most likely means: first of those that are missing beside it."""
    around = model_at(model, key[:-1])
    first, _, more = str(key[-1]).partition(" ")
    if around and more and first in around.model_fields:
        return first
    missing = (str(error["loc"][-1]) for error in errors if _is_missing(error) and error["loc"][:-1] == key[:-1])
    return nearest(str(key[-1]), missing) or (nearest(str(key[-1]), around.model_fields) if around else None)


def _is_missing(error: ErrorDetails) -> bool:
    return error["type"] == "missing"


def _others(errors: Sequence[ErrorDetails], document: Document, model: type[BaseModel]) -> Iterator[Problem]:
    """Yield all but the unknown fields, and all but the missing ones that a misspelt one was meant for."""
    unknown = [error["loc"] for error in errors if error["type"] == "extra_forbidden"]
    written = {(*key[:-1], _meant(key, errors, model)) for key in unknown}
    for error in errors:
        key = error["loc"]
        if error["type"] == "extra_forbidden" or (_is_missing(error) and key in written):
            continue
        if error["type"] == "too_short" and _has_items(document, error):
            continue
        finding = phrase(error, value_at(document.value, key), model)
        yield _problem(finding, document, key, _nearest_mark(document, key))


def _has_items(document: Document, error: ErrorDetails) -> bool:
    """Whether a list holds enough, and is only short of the items that have faults of their own."""
    items = value_at(document.value, error["loc"])
    return isinstance(items, list) and len(items) >= error["ctx"]["min_length"]


def value_at(value: Value | None, key: Key) -> Value | None:
    """Return the part of a document's value at `key`, or None if there is none."""
    for part in key:
        if isinstance(value, dict) and isinstance(part, str):
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
        else:
            return None
    return value


def _nearest_mark(document: Document, key: Key) -> Mark:
    while key not in document.marks:
        key = key[:-1]
    return document.marks[key]


def _problem(finding: Finding, document: Document, key: Key, mark: Mark) -> Problem:
    return problem(
        finding.code,
        path=document.path,
        line=mark.line,
        column=mark.column,
        message=finding.message,
        help=finding.cure,
        key=key,
    )

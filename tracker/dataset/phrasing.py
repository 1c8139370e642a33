"""The words for one validation error: what was found, what was expected, and the cure computed from the place."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Final, NamedTuple, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from tracker.dataset.shapes import closed_list, example, field_at
from tracker.dataset.walking import slugify
from tracker.documents import Value
from tracker.problems import Key
from tracker.records import DivisionId, Domain, Isbn, Language, Slug, StatementId, WikidataId
from tracker.suggest import did_you_mean
from tracker.urls import host
from tracker.vocabulary import Act, CitationKind, Fit, ResponseKind, Stance


class Finding(NamedTuple):
    """A problem without its place."""

    code: str
    message: str
    cure: str = ""


class Fault(NamedTuple):
    """A validation error, what stands at its place, and the model of the file."""

    error: ErrorDetails
    value: Value | None
    model: type[BaseModel]

    @property
    def key(self) -> Key:
        """The path of keys to the place."""
        return self.error["loc"]

    @property
    def place(self) -> str:
        """What a contributor would call the place."""
        if not self.key:
            return "the file"
        name = next(part for part in reversed(self.key) if isinstance(part, str))
        return f"`{name}`" if self.key[-1] == name else f"an item of `{name}`"

    @property
    def description(self) -> str:
        """What the format says of the field, as the end of a sentence."""
        field = field_at(self.model, self.key)
        text = (field.description or "") if field else ""
        return text[:1].lower() + text[1:].removesuffix(".")

    @property
    def context(self) -> dict[str, Any]:
        """What the validator says of the error."""
        return self.error.get("ctx", {})

    @property
    def text(self) -> str:
        """The value as a message shows it."""
        text = self.value if isinstance(self.value, str) else ""
        return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


_SHOWN: Final = 60
_ID_PARTS: Final = 3
_KINDS: Final[dict[type, str]] = {str: "one text", list: "a list", dict: "a group of fields"}
_NAMES: Final[dict[type[StrEnum], str]] = {
    Stance: "a stance",
    Act: "an act",
    Fit: "a fit",
    CitationKind: "a kind of citation",
    ResponseKind: "a kind of response",
}


def _pattern(alias: object) -> str:
    return str(get_args(alias)[1].pattern)


_PATTERNS: Final = {
    _pattern(Slug): ("a slug", "write small letters, digits and single hyphens"),
    _pattern(StatementId): ("the id of a statement", "write `candidate/policy/file-name`, without `.yaml`"),
    _pattern(Domain): ("a domain", "write only the name of the site, such as `example.org`"),
    _pattern(Language): ("a language tag", "write a code such as `en`, `es` or `pt-BR`"),
    _pattern(Isbn): ("an ISBN", "write its 10 or 13 digits, as printed in the book"),
    _pattern(WikidataId): ("a Wikidata item", "write `Q` and its number, such as `Q42`"),
    _pattern(DivisionId): ("a division id", "write an Open Civic Data id such as `ocd-division/country:us`"),
}


def phrase(error: ErrorDetails, value: Value | None, model: type[BaseModel]) -> Finding:
    """Put one validation error in words."""
    fault = Fault(error, value, model)
    if isinstance(value, str) and not value.strip():
        return _empty(fault)
    return _PHRASES.get(error["type"], _unforeseen)(fault)


def _missing(fault: Fault) -> Finding:
    shown = example(fault.model, fault.key, None)
    cure = f"add {fault.description}:\n{shown}" if shown else f"add `{fault.key[-1]}:` {fault.description}"
    return Finding("S101", f"{fault.place} is missing", cure)


def _empty(fault: Fault) -> Finding:
    field = field_at(fault.model, fault.key)
    cure = "write it" if field and field.is_required() else "write it, or delete the line"
    shown = example(fault.model, fault.key, None)
    cure = "\n".join(filter(None, (f"{cure}: {fault.description}" if field else cure, shown)))
    return Finding("S102", f"{fault.place} is empty", cure)


def _shape(fault: Fault) -> Finding:
    """Say that a list, a group of fields or a text was expected where something else stands."""
    found = _KINDS.get(type(fault.value), "nothing")
    wanted = {"tuple_type": "a list", "model_type": "a group of fields"}.get(fault.error["type"], "one text")
    shown = example(fault.model, fault.key, fault.value)
    cure = f"write it as\n{shown}" if shown else "write it as one text after the colon, in quotes if it holds a colon"
    return Finding("S104", f"{fault.place} is {found}, not {wanted}", cure)


def _not_listed(fault: Fault) -> Finding:
    values = closed_list(fault.model, fault.key)
    if values is None or not isinstance(fault.value, str):
        return _shape(fault)
    hint = did_you_mean(fault.value, (value.value for value in values))
    name = _NAMES.get(values, f"a value of {fault.place}")
    return Finding("S105", f"`{fault.text}` is not {name}", f"{hint} One of: {', '.join(values)}".strip())


def _not_a_date(fault: Fault) -> Finding:
    return Finding("S106", fault.context["reason"], fault.context["help"] or "")


def _not_one_day(fault: Fault) -> Finding:
    return Finding("S107", f"`{fault.text}` is not one day", "write the day as `2026-03-14`")


def _not_an_address(fault: Fault) -> Finding:
    return Finding("S108", fault.context["reason"], fault.context["help"] or "")


def _too_long(fault: Fault) -> Finding:
    length, limit = len(str(fault.value).strip()), fault.context["max_length"]
    message = f"{fault.place} has {length} characters; at most {limit} are taken"
    return Finding("S109", message, f"cut {length - limit}, or more")


def _not_the_pattern(fault: Fault) -> Finding:
    what, cure = _PATTERNS.get(fault.context["pattern"], ("what is taken here", ""))
    meant = _reshaped(str(fault.value), fault.context["pattern"])
    return Finding("S110", f"`{fault.text}` is not {what}", f"did you mean `{meant}`?" if meant else cure)


def _reshaped(text: str, pattern: str) -> str:
    """Write a value in the shape of its field, where only its spelling differs."""
    if pattern == _pattern(Slug):
        return slugify(text)
    if pattern == _pattern(StatementId):
        parts = [slugify(part) for part in text.removesuffix(".yaml").split("/")[-3:]]
        return "/".join(parts) if len(parts) == _ID_PARTS and all(parts) else ""
    if pattern == _pattern(Domain):
        return host(text)
    return ""


def _too_few(fault: Fault) -> Finding:
    least, there = fault.context["min_length"], fault.context["actual_length"]
    few = "is empty" if not there else f"has {there}"
    shown = example(fault.model, fault.key, None)
    cure = f"add {fault.description}" + (f":\n{shown}" if shown else "")
    return Finding("S111", f"{fault.place} {few}; at least {least} must be there", cure)


def _not_a_number(fault: Fault) -> Finding:
    return Finding("S112", f"`{fault.text}` is not a number from 1", "write digits only, such as `3`")


def _unforeseen(fault: Fault) -> Finding:
    return Finding("S199", f"{fault.place} cannot be taken: {fault.error['msg']}")


_PHRASES: Final[dict[str, Callable[[Fault], Finding]]] = {
    "missing": _missing,
    "string_type": _shape,
    "tuple_type": _shape,
    "model_type": _shape,
    "enum": _not_listed,
    "edtf_date": _not_a_date,
    "edtf_day": _not_one_day,
    "web_address": _not_an_address,
    "string_too_long": _too_long,
    "string_pattern_mismatch": _not_the_pattern,
    "too_short": _too_few,
    **dict.fromkeys(("int_parsing", "int_parsing_size", "int_type", "greater_than_equal"), _not_a_number),
}

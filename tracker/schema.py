"""JSON Schemas of the record format (draft-07), with the slugs of a record as closed lists, for editors.

pydantic writes 2020-12; what editors read is draft 7, so the differences are taken out here. Numbers and dates are also
taken as texts, which is what `tracker` itself reads, and as what an editor's YAML makes of them without quotes.
"""

import json
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Final

from pydantic.json_schema import JsonSchemaValue, models_json_schema

from tracker import vocabulary
from tracker.dataset import Dataset
from tracker.records import Candidate, Election, Issue, Record, RemovedStatement, Search, Statement

FOLDER: Final = "schemas"
_DRAFT: Final = "http://json-schema.org/draft-07/schema#"
_RECORDS: Final[Mapping[str, type[Record]]] = MappingProxyType(
    {"statement": Statement, "search": Search, "candidate": Candidate, "election": Election, "issue": Issue}
)
_SLUGS: Final = (
    ("Candidacy", "candidate", "candidates"),
    ("Citation", "rival", "candidates"),
    ("Election", "policies", "policies"),
    ("Policy", "replaces", "policies"),
)
"""Record, field and list: the fields that hold a slug for which the record has a file or a place."""


class Kind(StrEnum):
    """A kind of file that has a schema of its own."""

    STATEMENT = "statement"
    SEARCH = "search"
    CANDIDATE = "candidate"
    ELECTION = "election"
    ISSUE = "issue"


def kind_of(path: str) -> Kind:
    """Return the kind of the record that lies at a path inside the root: `positions/…/2026-03-14-debate.yaml`."""
    parts = PurePosixPath(path).parts
    if parts[0] == "seeds":
        return Kind(parts[1].removesuffix("s"))
    return Kind.SEARCH if parts[-1] == "search.yaml" else Kind.STATEMENT


def modeline(path: str) -> str:
    """Return the first line that tells an editor the schema of the file at `path` inside the root."""
    up = "../" * (len(PurePosixPath(path).parts) - 1)
    return f"# yaml-language-server: $schema={up}{FOLDER}/{kind_of(path)}.json\n"


def schemas(dataset: Dataset) -> Mapping[str, str]:
    """Return the text of every schema file, by its path inside the root."""
    return {f"{FOLDER}/{kind}.json": _text(kind, dataset) for kind in Kind}


def stale(root: Path, dataset: Dataset) -> tuple[str, ...]:
    """Name the schema files that are missing or do not hold what the format and the record make of them."""
    return tuple(path for path, text in schemas(dataset).items() if _read(root / path) != text)


def write(root: Path, dataset: Dataset) -> tuple[str, ...]:
    """Write the schema files that are out of step, and name them. Raises OSError."""
    written = stale(root, dataset)
    (root / FOLDER).mkdir(exist_ok=True)
    for path in written:
        (root / path).write_text(schemas(dataset)[path], encoding="utf-8")
    return written


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _text(kind: Kind, dataset: Dataset) -> str:
    return json.dumps(_schema(kind, dataset), ensure_ascii=False, indent=2) + "\n"


def _schema(kind: Kind, dataset: Dataset) -> JsonSchemaValue:
    models = (Statement, RemovedStatement) if kind is Kind.STATEMENT else (_RECORDS[kind],)
    _, whole = models_json_schema([(model, "validation") for model in models])
    definitions = {name: _draft_7(part) for name, part in whole["$defs"].items() if name != "EdtfDate"}
    definitions |= {name: _with_meanings(name, part) for name, part in definitions.items() if "enum" in part}
    _name_slugs(definitions, dataset)
    first = {"$schema": _DRAFT, "title": f"Policy-position tracker: {kind}"}
    return first | _choice(kind) | {"definitions": dict(sorted(definitions.items()))}


def _choice(kind: Kind) -> JsonSchemaValue:
    """Point to the one record; a file with `removed` is what is left of a statement."""
    whole = {"$ref": f"#/definitions/{_RECORDS[kind].__name__}"}
    if kind is not Kind.STATEMENT:
        return {"allOf": [whole]}
    return {"if": {"required": ["removed"]}, "then": {"$ref": "#/definitions/RemovedStatement"}, "else": whole}


def _draft_7(part: JsonSchemaValue) -> JsonSchemaValue:
    """Write a part as draft 7 does, without what says nothing: titles made from keys, and null for "left out"."""
    cleaned: JsonSchemaValue = {
        key: _inner(key, value) for key, value in part.items() if key not in {"title", "default"}
    }
    if "anyOf" in cleaned:
        (given,) = (option for option in cleaned.pop("anyOf") if option.get("type") != "null")
        cleaned = given | cleaned
    if part.get("default") not in (None, []):
        cleaned["default"] = part["default"]
    if cleaned.get("type") == "integer":
        cleaned |= {"type": ["integer", "string"], "pattern": "^[1-9][0-9]*$"}
    if "$ref" in cleaned and len(cleaned) > 1:  # draft 7 ignores what stands beside a reference
        return {"allOf": [{"$ref": cleaned.pop("$ref")}]} | cleaned
    return cleaned


def _inner(key: str, value: object) -> object:
    if key == "properties" and isinstance(value, dict):
        return {name: _draft_7(one) for name, one in value.items()}
    if isinstance(value, dict):
        return _draft_7(value)
    if isinstance(value, list):
        return [_draft_7(one) if isinstance(one, dict) else one for one in value]
    return value.replace("#/$defs/", "#/definitions/") if isinstance(value, str) else value


def _with_meanings(name: str, part: JsonSchemaValue) -> JsonSchemaValue:
    term = getattr(vocabulary, name)
    return part | {"markdownEnumDescriptions": [member.definition for member in term]}


def _name_slugs(definitions: dict[str, JsonSchemaValue], dataset: Dataset) -> None:
    """Let the fields that hold a slug take only those there are; of a record without any, all of the right form."""
    lists = {
        "candidates": _slugs((one.id, one.record.name) for one in dataset.candidates.values()),
        "policies": _slugs((one.id, f"{one.record.name}: {one.record.text}") for one in dataset.policies.values()),
    }
    for model, name, which in _SLUGS:
        if model in definitions and lists[which]["enum"]:
            field = definitions[model]["properties"][name]
            place = field.get("items", field)
            place.pop("pattern")
            place |= {"allOf": [{"$ref": f"#/definitions/{which}"}]}
            definitions[which] = lists[which]


def _slugs(pairs: Iterable[tuple[str, str]]) -> JsonSchemaValue:
    found = sorted(pairs)
    return {
        "type": "string",
        "enum": [slug for slug, _ in found],
        "markdownEnumDescriptions": [_plain(name) for _, name in found],
    }


def _plain(text: str) -> str:
    """Escape the signs that Markdown reads: an editor shows the words of a record as they are."""
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]<>#!|" else sign for sign in text)

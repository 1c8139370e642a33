"""JSON Schemas: each shipped file fits its own, a slip does not, and the committed files are fresh."""

import json
import re
from collections.abc import Callable
from fnmatch import fnmatch
from pathlib import Path

import jsonschema
import pytest

from tracker import schema
from tracker.dataset import Dataset, read
from tracker.documents import Document, parse

ROOT = Path(__file__).parents[1]
FILES = sorted(str(path.relative_to(ROOT)) for name in ("positions", "seeds") for path in (ROOT / name).rglob("*.yaml"))


@pytest.fixture(scope="module")
def shipped() -> Dataset:
    return read(ROOT)[0]


@pytest.fixture(scope="module")
def validators(shipped: Dataset) -> dict[schema.Kind, jsonschema.Draft7Validator]:
    texts = schema.schemas(shipped)
    return {kind: jsonschema.Draft7Validator(json.loads(texts[f"schemas/{kind}.json"])) for kind in schema.Kind}


def value_of(path: str, change: Callable[[str], str] = str) -> object:
    document = parse(change((ROOT / path).read_text("utf-8")).encode(), path)
    assert isinstance(document, Document), document
    return document.value


def one(kind: schema.Kind) -> str:
    return next(path for path in FILES if schema.kind_of(path) is kind)


def test_the_committed_schemas_are_fresh(shipped: Dataset) -> None:
    assert schema.stale(ROOT, shipped) == (), "run `tracker schema` and commit what it writes"


def test_the_schemas_are_draft_7_without_words_of_later_drafts(shipped: Dataset) -> None:
    for text in schema.schemas(shipped).values():
        found = json.loads(text)
        assert found["$schema"] == "http://json-schema.org/draft-07/schema#"
        jsonschema.Draft7Validator.check_schema(found)
        assert "$defs" not in text
        assert '"null"' not in text
        assert set(re.findall(r"#/definitions/(\w+)", text)) <= set(found["definitions"])


def test_every_reference_stands_alone(shipped: Dataset) -> None:
    def look(part: object) -> None:
        if isinstance(part, dict):
            assert "$ref" not in part or len(part) == 1, part
            for inner in part.values():
                look(inner)
        if isinstance(part, list):
            for inner in part:
                look(inner)

    for text in schema.schemas(shipped).values():
        look(json.loads(text))


def test_every_field_says_what_it_is_and_every_closed_value_what_it_means(shipped: Dataset) -> None:
    for text in schema.schemas(shipped).values():
        definitions = json.loads(text)["definitions"]
        for part in definitions.values():
            for field in part.get("properties", {}).values():
                # The same words as the list's own are not said twice.
                whole = field | definitions[field["allOf"][0]["$ref"].split("/")[-1]] if "allOf" in field else field
                assert whole["description"]
            assert len(part.get("enum", ())) == len(part.get("markdownEnumDescriptions", ()))


def test_candidates_and_policies_are_the_real_ones(shipped: Dataset) -> None:
    found = json.loads(schema.schemas(shipped)["schemas/election.json"])["definitions"]
    assert found["candidates"]["enum"] == sorted(shipped.candidates)
    assert found["policies"]["enum"] == sorted(shipped.policies)


def test_every_shipped_file_fits_its_schema(validators: dict[schema.Kind, jsonschema.Draft7Validator]) -> None:
    for path in FILES:
        errors = [error.message for error in validators[schema.kind_of(path)].iter_errors(value_of(path))]
        assert errors == [], path


SLIPS = [
    (schema.Kind.STATEMENT, r"^stance: .*", "stance: supports"),
    (schema.Kind.STATEMENT, r"^said_by:", "sayd_by:"),
    (schema.Kind.STATEMENT, r"^summary:", "fit: exactly\nsummary:"),
    (schema.Kind.STATEMENT, r"^( *)title: .*", r"\1title: []"),
    (schema.Kind.STATEMENT, r"^citations:", "number_of_sources: two\ncitations:"),
    (schema.Kind.SEARCH, r"^searched: .*", "searched: 2024-05"),
    (schema.Kind.CANDIDATE, r"^sort_name:", "sortname:"),
    (schema.Kind.ELECTION, r"candidate: donald-trump", "candidate: donald-trumpet"),
    (schema.Kind.ELECTION, r"^office: .*\n", ""),
    (schema.Kind.ISSUE, r"^( *)- id: .*", r"\1- id: Not_A_Slug"),
]


@pytest.mark.parametrize(("kind", "found", "written"), SLIPS, ids=lambda value: str(value)[:30])
def test_a_slip_does_not_fit(
    validators: dict[schema.Kind, jsonschema.Draft7Validator], kind: schema.Kind, found: str, written: str
) -> None:
    path = one(kind) if any(schema.kind_of(path) is kind for path in FILES) else ""
    text = (ROOT / path).read_text("utf-8") if path else "searched: 2024-05-01\nplaces: []\n"
    broken = re.sub(found, written, text, count=1, flags=re.MULTILINE)
    assert broken != text
    document = parse(broken.encode(), path)
    assert isinstance(document, Document)
    assert not validators[kind].is_valid(document.value)


def test_what_an_editor_reads_as_numbers_fits_too(validators: dict[schema.Kind, jsonschema.Draft7Validator]) -> None:
    value = value_of(one(schema.Kind.STATEMENT))
    assert isinstance(value, dict)
    assert validators[schema.Kind.STATEMENT].is_valid(value | {"date": 2023, "number_of_sources": 2})


def test_what_is_left_of_a_removed_statement_fits(
    validators: dict[schema.Kind, jsonschema.Draft7Validator],
) -> None:
    left = {"date": "2026-01-02", "removed": {"on": "2026-02-03", "ground": "court"}}
    assert validators[schema.Kind.STATEMENT].is_valid(left)
    assert not validators[schema.Kind.STATEMENT].is_valid(left | {"summary": "It said so."})


def test_names_in_an_editor_are_never_markdown(tmp_path: Path) -> None:
    folder = tmp_path / "seeds" / "candidates"
    folder.mkdir(parents=True)
    (folder / "ana-rivera.yaml").write_text("name: 'Ana [x](http://example.org) <b>'\nsort_name: Rivera\n", "utf-8")
    (tmp_path / "positions").mkdir()
    found = json.loads(schema.schemas(read(tmp_path)[0])["schemas/election.json"])["definitions"]["candidates"]
    assert found["markdownEnumDescriptions"] == [r"Ana \[x\](http://example.org) \<b\>"]


def test_the_editor_finds_a_schema_for_every_shipped_file() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    globs = {name.removeprefix("./"): glob for name, glob in settings["yaml.schemas"].items()}
    for path in FILES:
        assert [name for name, glob in globs.items() if fnmatch(path, glob)] == [f"schemas/{schema.kind_of(path)}.json"]


@pytest.mark.parametrize(
    "path",
    ["positions/ana-rivera/carbon-tax/2026-debate.yaml", "seeds/issues/climate.yaml"],
)
def test_the_modeline_leads_from_the_file_to_its_schema(path: str) -> None:
    found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)\n", schema.modeline(path))
    assert found
    target = (ROOT / path).parent.joinpath(found[1])
    assert target.resolve() == ROOT / "schemas" / f"{schema.kind_of(path)}.json"

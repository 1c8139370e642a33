"""The worked cases of tests/golden/standings.yaml, each answered by the function as by a fair reader."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from tracker.records import Statement
from tracker.standing import Change, Evidence, Frame, Reported, Standing, View, evidence, standing
from tracker.vocabulary import Bar, CandidateKind, Clock

CASES: list[dict[str, Any]] = yaml.load(
    (Path(__file__).parent / "golden" / "standings.yaml").read_text("utf-8"),
    Loader=yaml.BaseLoader,  # noqa: S506 - it builds strings only
)
_FILLED_IN = {"id", "candidate_kind", "citations", "responses", "withdrawn"}
PREFIX = "ana-rivera/carbon-tax/"


def answers() -> Iterator[Any]:
    for case in CASES:
        for answer in case["answers"]:
            label = f"{case['case']}-{answer['on']}-{answer['clock']}-{answer['bar']}"
            yield pytest.param(case, answer, id=label)


def citation(fields: dict[str, Any], name: str) -> dict[str, Any]:
    """Fill in what a case leaves out; the address tells originals apart."""
    carriers = [
        {"publisher": "Example Carrier", "title": "[Copy]", "published": day} for day in fields.get("carriers", [])
    ]
    address = f"https://example.org/{fields.get('original', name)}"
    shared = {"publisher": "Example Press", "title": f"[{fields.get('original', name)}]", "url": address}
    return shared | {"kind": fields["kind"], "published": fields["published"], "carriers": carriers}


def response(fields: dict[str, Any], name: str) -> dict[str, Any]:
    cited = citation({"kind": fields["cited_as"], "published": fields["published"]}, name)
    kept = {key: fields[key] for key in ("kind", "said_by", "date")}
    return kept | {"summary": "A reply.", "citations": [cited]}


def record(fields: dict[str, Any]) -> Evidence:
    """Turn a case's statement into evidence, by way of the real record."""
    kept = {key: value for key, value in fields.items() if key not in _FILLED_IN}
    for link in ("after", "corrects"):
        if link in kept:
            kept[link] = PREFIX + kept[link]
    cited = [citation(one, f"{fields['id']}-{i}") for i, one in enumerate(fields["citations"])]
    replies = [response(one, f"{fields['id']}-r{i}") for i, one in enumerate(fields.get("responses", []))]
    if "withdrawn" in fields:
        kept["withdrawn"] = {"on": fields["withdrawn"], "reason": "An example."}
    statement = Statement.model_validate(kept | {"summary": "An example.", "citations": cited, "responses": replies})
    kind = CandidateKind(fields["candidate_kind"])
    originals = [one["url"] for one in cited if one["kind"] != "rival_pledge"]
    return evidence(PREFIX + fields["id"], statement, candidate_kind=kind, originals=originals)


def asked(case: dict[str, Any], answer: dict[str, Any]) -> Standing:
    """Ask the function for the standing that the answer is about."""
    kind = case.get("candidate_kind", "person")
    statements = [record(one | {"candidate_kind": kind}) for one in case.get("statements") or []]
    days = {"opens": "2022-11-15", "election_day": "2024-11-05"} | case.get("frame", {})
    frame = Frame(**{name: date.fromisoformat(day) for name, day in days.items()})
    view = View(date.fromisoformat(answer["on"]), Clock(answer["clock"]), Bar(answer["bar"]))
    return standing(statements, frame, view, searched="search" in case)


def plain(value: object) -> Any:
    """Write a value of a standing as the cases write it."""
    match value:
        case Reported():
            return {"level": value.level.value, "stance": value.stance.value, "disputed": plain(value.disputed)}
        case Change():
            told = {"kind": value.kind.value, "from": plain(value.before), "to": plain(value.after)}
            return told | {"mixed": plain(value.through)}
        case tuple():
            return [plain(one) for one in value]
        case None:
            return "null"
        case bool() | int():
            return str(value).lower()
        case _:
            return str(value).removeprefix(PREFIX)


def given(found: Standing, key: str, expected: object) -> Any:
    """Return what was found for a key, with only the details that the answer names."""
    value = plain(getattr(found, key))
    if isinstance(expected, list) and expected and isinstance(expected[0], dict):
        return [{name: one.get(name) for name in want} for one, want in zip(value, expected, strict=False)] + value[
            len(expected) :
        ]
    return value


@pytest.mark.parametrize(("case", "answer"), tuple(answers()))
def test_a_standing_is_what_a_fair_reader_would_say(case: dict[str, Any], answer: dict[str, Any]) -> None:
    found = asked(case, answer)
    expected = {key: value for key, value in answer.items() if key not in {"on", "clock", "bar"}}
    assert {key: given(found, key, value) for key, value in expected.items()} == expected, case["reason"]


def test_there_are_at_least_forty_cases_each_with_its_reason() -> None:
    assert len(CASES) >= 40
    assert all(case["reason"].strip() for case in CASES)
    assert len({case["case"] for case in CASES}) == len(CASES)

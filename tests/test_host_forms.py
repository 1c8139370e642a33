"""The code host's forms, owners and hooks: they name what is there, in the words of the record."""

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tracker.dashboard.repository import HostForm
from tracker.vocabulary import Act, CitationKind, Fit, ResponseKind, SaidBy, Stance, Term

ROOT = Path(__file__).parent.parent
FORMS = {path.stem: path for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config"}


def loaded(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def fields(form: str) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in loaded(FORMS[form])["body"] if one["type"] != "markdown"}


@pytest.mark.parametrize("form", FORMS)
def test_a_form_has_what_the_host_asks_for(form: str) -> None:
    read = loaded(FORMS[form])
    assert {"name", "description", "labels", "body"} == set(read)
    ids = [one["id"] for one in read["body"] if one["type"] != "markdown"]
    assert len(ids) == len(set(ids))
    for one in read["body"]:
        assert one["type"] in {"markdown", "input", "textarea", "dropdown"}
        assert one["attributes"].get("label") or one["type"] == "markdown"
        assert ("options" in one["attributes"]) == (one["type"] == "dropdown")


def test_there_is_a_form_for_a_statement_a_correction_and_a_reply() -> None:
    assert {"statement", "correction", "reply"} <= set(FORMS)


@pytest.mark.parametrize(
    ("form", "field", "terms"),
    [
        ("statement", "stance", Stance),
        ("statement", "act", Act),
        ("statement", "said_by", SaidBy),
        ("statement", "fit", Fit),
        ("statement", "kind", CitationKind),
        ("reply", "kind", ResponseKind),
        ("reply", "said_by", [one for one in SaidBy if one.answers_by_name]),
    ],
)
def test_a_forms_choices_are_those_of_the_vocabulary(form: str, field: str, terms: Iterable[Term]) -> None:
    assert fields(form)[field]["attributes"]["options"] == [term.value for term in terms]


@pytest.mark.parametrize("form", HostForm)
def test_the_pages_link_forms_that_are_there(form: HostForm) -> None:
    read = loaded(ROOT / form.path)
    assert read["name"] == form.called
    assert read["body"][-1]["type"] != "markdown"
    assert "statement" in fields(form.value), "the pages fill it in"


def test_nobody_replies_for_others_or_without_a_name() -> None:
    offered = set(fields("reply")["said_by"]["attributes"]["options"])
    assert {"candidate", "campaign"} <= offered
    assert not offered & {"opponent", "unnamed_sources", "reporter"}


def test_the_page_on_replies_links_the_forms_and_lists_what_a_reply_can_do() -> None:
    page = (ROOT / "docs/corrections.md").read_text("utf-8")
    for form in ("correction", "reply"):
        assert f"[{loaded(FORMS[form])['name']}](../.github/ISSUE_TEMPLATE/{form}.yml)" in page
    listed = re.findall(r"^- `(\w+)`: (.+)$", page, re.MULTILINE)
    assert listed == [(kind.value, kind.definition) for kind in ResponseKind]
    disputing = [f"`{kind}`" for kind in ResponseKind if kind.disputes]
    assert f"{', '.join(disputing[:-1])} and {disputing[-1]}" in " ".join(page.split())


def test_every_owned_path_exists_and_every_path_has_an_owner() -> None:
    lines = (ROOT / ".github/CODEOWNERS").read_text("utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    assert rules[0][0] == "*"
    for pattern, *owners in rules:
        assert owners
        assert all(re.fullmatch(r"@[\w-]+/[\w-]+", owner) for owner in owners), "teams, not persons"
        assert pattern == "*" or (ROOT / pattern.strip("/")).is_dir(), pattern


def test_the_hook_stops_a_commit_that_brings_in_an_error(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=Ana Rivera", "-c", "user.email=ana@example.org")
        subprocess.run(["git", "-C", str(root), *identity, *arguments], check=True)

    root = tmp_path / "record"
    shutil.copytree(ROOT / "tests/invented", root)
    (root / ".venv").symlink_to(Path(sys.executable).parents[1])
    git("init", "-q")
    git("add", "seeds", "positions")
    git("commit", "-q", "-m", "The record")
    (hook,) = loaded(ROOT / ".pre-commit-config.yaml")["repos"][0]["hooks"]
    path = "positions/ben-okafor/free-school-meals/2023-08-23-first-debate.yaml"
    assert re.search(hook["files"], path)
    assert hook["pass_filenames"] is False

    def run() -> int:
        return subprocess.run(shlex.split(hook["entry"]), cwd=root, capture_output=True, check=False).returncode

    assert run() == 0
    (root / path).write_text((root / path).read_text("utf-8").replace("stance: ", "stance: not-", 1), "utf-8")
    assert run() == 1


def test_other_repositories_get_the_same_hook() -> None:
    (own,) = loaded(ROOT / ".pre-commit-config.yaml")["repos"][0]["hooks"]
    (offered,) = loaded(ROOT / ".pre-commit-hooks.yaml")
    assert own["entry"] == f".venv/bin/{offered['entry']}"
    same = {"id", "name", "description", "files", "pass_filenames"}
    assert {key: own[key] for key in same} == {key: offered[key] for key in same}

"""The catalogue: every rule's bad example gives its problem and no other, its good example none; no rule is idle."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic_core import ErrorDetails
from record_files import STATEMENT, completed, example_root, files_of, problems

from tracker import documents
from tracker.dataset.phrasing import phrase
from tracker.problems import RULES, Problem, Rule
from tracker.records import Statement

SHOWN = [rule for rule in RULES.values() if rule.bad]
PASSAGES = [" ".join(f"Word{number}{letter}" for letter in "abcdefghijklm" * 4) for number in range(6)]
"""Six quotations of 52 words each, none like another."""


def found_in(folder: Path, example: str) -> tuple[Problem, ...]:
    return problems(example_root(folder, {path: completed(path, text) for path, text in files_of(example)}))


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_the_bad_example_is_one_problem_of_this_rule_at_a_place_in_the_example(tmp_path: Path, rule: Rule) -> None:
    (found,) = found_in(tmp_path, rule.bad)
    assert (found.code, found.severity) == (rule.code, rule.severity)
    texts = dict(files_of(rule.bad))
    (path,) = [path for path in texts if path == found.path or path.startswith(f"{found.path}/")]
    assert found.line <= max(1, len(texts[path].splitlines()))
    assert found.column >= 1
    assert found.message


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_the_good_example_has_no_problem(tmp_path: Path, rule: Rule) -> None:
    assert rule.good.strip()
    assert found_in(tmp_path, rule.good) == ()


def a_link(folder: Path) -> tuple[Problem, ...]:
    root = example_root(folder, {})
    (root / STATEMENT).symlink_to(root / "statement.yaml")
    return problems(root)


def a_large_file(folder: Path) -> tuple[Problem, ...]:
    return problems(example_root(folder, {STATEMENT: "note: " + "a" * documents.MAX_BYTES}))


def a_file_that_is_gone(folder: Path) -> tuple[Problem, ...]:
    found = documents.read(folder, "positions/a/b/2026.yaml")
    assert isinstance(found, Problem)
    return (found,)


def a_file_of_windows(folder: Path) -> tuple[Problem, ...]:
    text = completed(STATEMENT, "note: “twice”\n").encode("utf-8").replace("“twice”".encode(), b"\x93twice\x94")
    return problems(example_root(folder, {STATEMENT: text}))


def a_file_of_many_values(folder: Path) -> tuple[Problem, ...]:
    return problems(example_root(folder, {STATEMENT: completed(STATEMENT, f"formerly: [{'a, ' * 1000}]\n")}))


def a_value_that_pydantic_alone_refuses(_: Path) -> tuple[Problem, ...]:
    error: ErrorDetails = {"type": "new_in_pydantic", "loc": ("note",), "msg": "Input should be new", "input": None}
    finding = phrase(error, "a", Statement)
    return (Problem("p", 1, 1, finding.code, finding.message, finding.cure),)


def an_original_quoted_at_length(folder: Path) -> tuple[Problem, ...]:
    original = "publisher: Example Hall, title: The long speech, url: 'https://hall.example.org/long'"
    files = {
        f"positions/ana-rivera/carbon-tax/2026-04-{day:02}-hall.yaml": (
            f"date: 2026-04-{day:02}\nquote: {passage}\n"
            f"citations: [{{kind: book, {original}, published: 2026-04-30}}]\n"
        )
        for day, passage in enumerate(PASSAGES, 1)
    }
    return problems(example_root(folder, {path: completed(path, text) for path, text in files.items()}))


BUILT: dict[str, Callable[[Path], tuple[Problem, ...]]] = {
    "Y001": a_link,
    "Y002": a_large_file,
    "Y003": a_file_that_is_gone,
    "Y004": a_file_of_windows,
    "Y111": a_file_of_many_values,
    "S199": a_value_that_pydantic_alone_refuses,
    "C110": an_original_quoted_at_length,
}
"""The rules that no text on a page can show."""


@pytest.mark.parametrize("code", BUILT)
def test_what_cannot_be_shown_is_found_too(tmp_path: Path, code: str) -> None:
    assert {one.code for one in BUILT[code](tmp_path)} == {code}


def test_no_rule_is_without_a_case() -> None:
    """The fault of the tracker itself, Y009, is provoked in test_documents_syntax.py."""
    assert {rule.code for rule in SHOWN} | set(BUILT) == set(RULES) - {"Y009"}


def test_much_of_one_original_is_told_once_with_the_longest_passages(tmp_path: Path) -> None:
    (found,) = an_original_quoted_at_length(tmp_path)
    assert found.message == "the record quotes 312 words of this original; at most 300 are taken"
    assert found.path == "positions/ana-rivera/carbon-tax/2026-04-01-hall.yaml"
    assert found.line == 2
    assert re.findall(r"\((\d+)\)", found.help) == ["52", "52", "52"]

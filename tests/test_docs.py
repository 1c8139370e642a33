"""What the documentation says is true: commands exist, examples are valid, generated pages are fresh."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import typer

from tracker import pipeline
from tracker.cli import app
from tracker.documents import Document, parse
from tracker.editing import tidy

ROOT = Path(__file__).parents[1]
GENERATED = {"cli.md", "format.md", "rules.md", "vocabulary.md"}
"""Written from the code; the examples of rules.md are tested with the rules."""

WRITTEN = sorted(
    [ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
    + [path for path in (ROOT / "docs").glob("*.md") if path.name not in GENERATED]
)
PAGES = sorted([*WRITTEN, *((ROOT / "docs" / name) for name in GENERATED)])

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))

SEEDS = {
    "candidates/ana-rivera.yaml": "name: Ana Rivera\nsort_name: Rivera, Ana\nsites: [rivera.example.org]\n",
    "elections/example-2026.yaml": (
        "name: Example election of 2026\noffice: Member of parliament\n"
        "jurisdiction: ocd-division/country:nz\nlanguage: en\nopens: 2025-06-01\ndate: 2026-11-07\n"
        "candidates:\n  - {candidate: ana-rivera, party: Example Party, entered: 2025-06-02}\n"
    ),
    "issues/climate.yaml": (
        "name: Climate\nsummary: What the state does about emissions.\n"
        "policies:\n  - {id: carbon-tax, name: Carbon tax, text: Tax carbon dioxide.}\n"
    ),
}
"""An invented race in which the examples can be checked."""


_YAML = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def text_of(page: Path) -> str:
    """Return a page as text."""
    return page.read_text(encoding="utf-8")


def yaml_examples() -> list[tuple[str, str]]:
    """Return the name and the text of every statement that is an example of the written pages."""
    return [
        (f"{page.name}-{number}", example)
        for page in WRITTEN
        for number, example in enumerate(_YAML.findall(text_of(page)), 1)
        if not example.startswith("# seeds/")
    ]


def yaml_examples_of(page: str) -> list[str]:
    """Return the text of every YAML example of one page."""
    return [example for name, example in yaml_examples() if name.startswith(page)]


def prose(page: Path) -> list[str]:
    """Return the paragraphs of a page without its examples and indented blocks."""
    plain = re.sub(r"^```.*?^```$", "", text_of(page), flags=re.MULTILINE | re.DOTALL)
    plain = re.sub(r"^(?: {4}|\t).*$", "", plain, flags=re.MULTILINE)
    return plain.split("\n\n")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_make_command_of_a_page_exists(page: Path) -> None:
    named = set(re.findall(r"(?:`|^ {4})make ([a-z]+)", text_of(page), re.MULTILINE))
    assert named <= TARGETS


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_tracker_command_of_a_page_exists(page: Path) -> None:
    named = set(re.findall(r"`(?:\.venv/bin/)?tracker ([a-z]+)", text_of(page)))
    group = typer.main.get_command(app)
    assert isinstance(group, typer.core.TyperGroup)
    assert named <= set(group.commands)


def test_the_readme_names_the_two_commands_alone_on_a_line() -> None:
    assert re.findall(r"^ {4}(make .*)$", text_of(ROOT / "README.md"), re.MULTILINE) == ["make serve", "make test"]


def test_there_are_examples() -> None:
    assert {name.rsplit("-", 1)[0] for name, _ in yaml_examples()} >= {"README.md", "CONTRIBUTING.md"}


each_example = pytest.mark.parametrize(
    ("name", "example"), yaml_examples(), ids=lambda value: value if "\n" not in value else ""
)


@each_example
def test_every_yaml_example_is_laid_out_as_fmt_does(name: str, example: str) -> None:
    tidied = tidy(example.encode(), "positions/ana-rivera/carbon-tax/2026-example.yaml")
    assert tidied.data.decode() == example, name
    assert not tidied.reason


def test_the_condition_of_the_model_statement_is_one_that_its_quotation_names() -> None:
    """A model that breaks docs/coding.md teaches it: the passage names what has to come about first."""
    model = parse(yaml_examples_of("README.md")[0].encode(), "p.yaml")
    assert isinstance(model, Document)
    assert isinstance(model.value, dict)
    condition, quote, summary = (str(model.value[name]) for name in ("condition", "quote", "summary"))
    assert condition in summary
    assert condition.partition(" agree ")[2] in quote.partition(",")[0]


@each_example
def test_every_yaml_example_is_a_statement_without_problems(tmp_path: Path, name: str, example: str) -> None:
    for path, text in SEEDS.items():
        (tmp_path / "seeds" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "seeds" / path).write_text(text, encoding="utf-8")
    found = re.search(r"^date: (\S+)", example, re.MULTILINE)
    assert found, f"{name} is no statement"
    folder = tmp_path / "positions" / "ana-rivera" / "carbon-tax"
    folder.mkdir(parents=True)
    (folder / f"{found[1]}-example.yaml").write_text(example, encoding="utf-8")
    checked = pipeline.check(tmp_path, today=date(2026, 6, 1))
    assert list(checked.problems) == []


def test_the_policy_that_is_shown_is_that_of_the_seeds() -> None:
    (shown,) = _YAML.findall(text_of(ROOT / "docs" / "policies.md"))
    named, _, example = shown.partition("\n")
    seed = text_of(ROOT / named.removeprefix("# "))
    entry = example.removeprefix("policies:\n")
    assert f"\n{entry}  - id: " in seed or seed.endswith(f"\n{entry}")


def test_generated_pages_are_fresh() -> None:
    run = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_inside_the_project_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)", text_of(page)):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_heading_leads_to_one(page: Path) -> None:
    for target, anchor in re.findall(r"\]\(([^)#\s:]*)#([^)\s]+)\)", text_of(page)):
        assert anchor in anchors(page.parent / target if target else page), f"{page.name} links to {target}#{anchor}"


def anchors(page: Path) -> set[str]:
    """Return the anchors that a code host gives to the headings of a page."""
    headings = re.findall(r"^#+ (.*)$", text_of(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_guide_names_the_ways_without_a_file_first_and_the_command_in_one_spelling() -> None:
    guide = text_of(ROOT / "CONTRIBUTING.md")
    forms = [text_of(path) for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml")]
    _, without, by_hand, *_ = guide.split("\n## ")
    assert "**Contribute**" in without
    (form,) = re.findall(r"issue form \*\*(.*?)\*\*", without)
    assert any(f"name: {form}\n" in one for one in forms)
    assert by_hand.startswith("Your first statement by hand")
    assert not [page.name for page in PAGES if ".venv/bin/tracker" in text_of(page)]


@pytest.mark.parametrize("page", [*WRITTEN, ROOT / "CHANGELOG.md"], ids=lambda page: page.name)
def test_a_measured_figure_stands_with_the_command_that_prints_it(page: Path) -> None:
    measured = re.compile(r"\d\s?(?:ms|s|seconds?|minutes?|[kMG]i?B|%|×|(?:files|reruns|requests)/s)(?![\w-])")
    bare = [paragraph for paragraph in prose(page) if measured.search(paragraph) and "`make bench" not in paragraph]
    assert bare == []


def test_the_changelog_keeps_its_layout() -> None:
    lines = text_of(ROOT / "CHANGELOG.md").splitlines()
    assert "## [Unreleased]" in lines
    for line in lines:
        if line.startswith("### "):
            assert line[4:] in {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
        if line.startswith("## "):
            assert re.fullmatch(r"## \[(Unreleased|\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2})\]?", line), line
        if line.startswith("- "):
            assert re.fullmatch(r"- [A-Z`].{10,200}\.", line), f"not one plain sentence or two: {line}"

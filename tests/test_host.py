"""What the first workflow runs on a pull request, on real repositories with base and head; what workflows may do."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
SCRIPTS = ROOT / ".github" / "scripts"
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
MEALS = "positions/ben-okafor/free-school-meals/2023-08-23-first-debate.yaml"
NUMBER = 7


def git(root: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Ana Rivera", "-c", "user.email=ana@example.org"]
    return subprocess.run(
        ["git", "-C", str(root), *identity, *arguments], capture_output=True, text=True, check=True
    ).stdout.strip()


@dataclass
class PullRequest:
    """A head in a work tree, merged into its base as the host does, and what the check of it left."""

    root: Path
    summary: Path
    output: Path

    def check(self) -> subprocess.CompletedProcess[str]:
        """Commit the head, merge it, and run what the workflow runs."""
        git(self.root, "add", "--all")
        git(self.root, "commit", "-q", "--allow-empty", "-m", "The head")
        git(self.root, "checkout", "-q", "main")
        git(self.root, "merge", "-q", "--no-ff", "-m", "Merge the head", "head")
        options = ["--root", str(self.root), "--base", "HEAD^1", "--number", str(NUMBER), "--output", str(self.output)]
        return subprocess.run(
            [sys.executable, "-P", str(SCRIPTS / "check.py"), *options],
            env=os.environ | {"GITHUB_STEP_SUMMARY": str(self.summary)},
            capture_output=True,
            text=True,
            check=False,
        )

    def replace(self, path: str, old: str, new: str) -> None:
        """Change a file of the head."""
        text = (self.root / path).read_text("utf-8")
        assert old in text
        (self.root / path).write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def pull_request(tmp_path: Path) -> PullRequest:
    root = tmp_path / "pr"
    shutil.copytree(ROOT / "tests" / "invented", root)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "The base")
    git(root, "checkout", "-q", "-b", "head")
    return PullRequest(root, tmp_path / "summary.md", tmp_path / "review" / "review.json")


def test_a_sound_pull_request_passes_and_leaves_its_review(pull_request: PullRequest) -> None:
    pull_request.replace(MEALS, "summary: ", "summary: As said, ")
    done = pull_request.check()
    assert (done.returncode, done.stderr) == (0, "")
    assert "::" not in done.stdout
    left = json.loads(pull_request.output.read_text("utf-8"))
    assert left["pull_request"] == NUMBER
    assert "Statements: 1 changed" in left["review"]
    assert pull_request.summary.read_text("utf-8") == left["review"]


def test_an_error_is_annotated_at_its_place_and_fails(pull_request: PullRequest) -> None:
    pull_request.replace(MEALS, "stance: ", "stance: not-")
    done = pull_request.check()
    assert done.returncode == 1
    (annotation,) = (line for line in done.stdout.splitlines() if line.startswith("::"))
    assert re.match(rf"::error file={re.escape(MEALS)},line=\d+,col=\d+,title=S105::", annotation)
    assert "1 new error" in pull_request.summary.read_text("utf-8")


def test_ten_annotations_errors_first_and_the_rest_in_the_summary(pull_request: PullRequest) -> None:
    files = sorted((pull_request.root / "positions/ana-rivera").rglob("*.yaml"))[:9]
    files += sorted((pull_request.root / "positions/ben-okafor").rglob("20*.yaml"))[:5]
    for path in files:
        text = path.read_text("utf-8")
        path.write_text(re.sub(r"^date: ", "dat: ", text, flags=re.MULTILINE), "utf-8")
    done = pull_request.check()
    annotations = [line for line in done.stdout.splitlines() if line.startswith("::")]
    assert len(annotations) == 10
    assert all(line.startswith("::error ") for line in annotations)
    rest = pull_request.summary.read_text("utf-8").partition("### New problems without an annotation: ")[2]
    assert int(rest.split("\n")[0]) == rest.count("\n- ") > 0


def test_a_problem_of_the_base_is_not_the_pull_requests(pull_request: PullRequest) -> None:
    git(pull_request.root, "checkout", "-q", "main")
    pull_request.replace(MEALS, "stance: ", "stance: not-")
    git(pull_request.root, "commit", "-q", "-a", "-m", "A mistake on main")
    git(pull_request.root, "checkout", "-q", "head")
    done = pull_request.check()
    assert done.returncode == 0
    assert "::error" not in done.stdout


def test_deleting_a_candidate_is_annotated_at_the_references(pull_request: PullRequest) -> None:
    (pull_request.root / "seeds/candidates/emil-sand.yaml").unlink()
    done = pull_request.check()
    assert done.returncode == 1
    assert "::error file=seeds/elections/harbourland-2024.yaml," in done.stdout


def test_hostile_names_and_texts_make_no_commands_and_no_code_of_the_head_runs(pull_request: PullRequest) -> None:
    ran = pull_request.root.parent / "ran"
    (pull_request.root / "tracker").mkdir()
    (pull_request.root / "tracker" / "__init__.py").write_text(f"open({str(ran)!r}, 'w')\n", "utf-8")
    (pull_request.root / "sitecustomize.py").write_text(f"open({str(ran)!r}, 'w')\n", "utf-8")
    folder = pull_request.root / "positions/ana-rivera/harbour-toll"
    (folder / "x\n::warning::y,%0A@team.yaml").write_text("a: b\n", "utf-8")
    pull_request.replace(MEALS, "stance: ", "stance: '\\n::stop-commands::x' #")
    done = pull_request.check()
    assert done.returncode == 1
    commands = [line for line in done.stdout.splitlines() if line.lstrip().startswith("::")]
    assert commands
    assert all(
        re.match(r"::(error|warning) file=[^\s:,]+,line=\d+,col=\d+,title=[A-Z]\d+::", line) for line in commands
    )
    assert not ran.exists()


def test_a_base_that_is_none_could_not_run(pull_request: PullRequest) -> None:
    shutil.rmtree(pull_request.root / ".git")
    done = subprocess.run(
        [
            *(sys.executable, "-P", str(SCRIPTS / "check.py"), "--root", str(pull_request.root)),
            *("--base", "HEAD^1", "--number", "1", "--output", str(pull_request.output)),
        ],
        env=os.environ | {"GIT_CEILING_DIRECTORIES": str(pull_request.root.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "is not in a git repository" in done.stdout
    assert not pull_request.output.exists()


def steps(workflow: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_do_little(path: Path) -> None:
    text = path.read_text("utf-8")
    workflow = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - `on` stays a text; it makes only texts
    assert workflow["permissions"] == {}
    assert "concurrency" in workflow
    assert "pull_request_target" not in text
    assert "secrets." not in text
    for job in workflow["jobs"].values():
        assert int(job["timeout-minutes"]) <= 90
        writes = {name for name, level in job["permissions"].items() if level != "read"}
        assert writes <= ({"pull-requests"} if "workflow_run" in workflow["on"] else set())
    for step in steps(workflow):
        assert "${{" not in step.get("run", "")
        if "uses" in step:
            assert re.search(rf"{re.escape(step['uses'])} # v\d+\.\d+\.\d+$", text, re.MULTILINE), step["uses"]
            assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"])
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] == "false"


def test_the_workflow_that_can_write_checks_out_no_head() -> None:
    text = (ROOT / ".github/workflows/comment.yml").read_text("utf-8")
    workflow = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - as above
    checkouts = [step for step in steps(workflow) if "checkout" in step.get("uses", "")]
    assert len(checkouts) == 1
    assert not {"ref", "repository"} & set(checkouts[0]["with"])
    assert set(workflow["on"]["workflow_run"]["workflows"]) == {"Review"}


def test_every_script_that_a_workflow_calls_is_there_and_takes_its_options() -> None:
    for path in WORKFLOWS:
        for script in re.findall(r"\.github/scripts/\w+\.py", path.read_text("utf-8")):
            assert (ROOT / script).is_file()
    text = (ROOT / ".github/workflows/review.yml").read_text("utf-8")
    help_text = subprocess.run(
        [sys.executable, str(SCRIPTS / "check.py"), "--help"], capture_output=True, text=True, check=True
    ).stdout
    assert set(re.findall(r"--(?:root|base|number|output)\b", text)) == set(re.findall(r"--(?!help)\w+", help_text))

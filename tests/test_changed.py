"""`check --changed BASE`: only what the present branch brought in fails it, wherever it shows."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tracker.pipeline import unseen
from tracker.problems import Key, Problem, problem

ROOT = Path(__file__).parent.parent
TOLL = "positions/ana-rivera/harbour-toll/2020-memoir.yaml"
MEALS = "positions/ben-okafor/free-school-meals/2023-08-23-first-debate.yaml"

Run = Callable[..., subprocess.CompletedProcess[str]]


def git(root: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Ana Rivera", "-c", "user.email=ana@example.org"]
    return subprocess.run(
        ["git", "-C", str(root), *identity, *arguments], capture_output=True, text=True, check=True
    ).stdout.strip()


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Give the invented race in a repository of its own, on a branch that left `main` just now."""
    root = tmp_path / "record"
    shutil.copytree(ROOT / "tests" / "invented", root)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "The record")
    git(root, "checkout", "-q", "-b", "change")
    return root


@pytest.fixture
def check(record: Path) -> Run:
    """Run `tracker check --changed main` on the record."""

    def run(*arguments: str, base: str = "main") -> subprocess.CompletedProcess[str]:
        command = [str(Path(sys.executable).parent / "tracker"), "check", "--format", "concise", "--changed", base]
        return subprocess.run(
            [*command, *arguments],
            cwd=record,
            env=os.environ | {"COLUMNS": "200"},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, f"{path.name} has no {old!r}"
    path.write_text(text.replace(old, new, 1), "utf-8")


def break_on_main(record: Path) -> None:
    """Commit a mistake to `main`, and start the change from there."""
    git(record, "checkout", "-q", "main")
    replace(record / TOLL, "stance: ", "stance: not-")
    git(record, "commit", "-q", "-a", "-m", "A mistake")
    git(record, "checkout", "-q", "-B", "change")


def test_nothing_changed_is_clean(check: Run) -> None:
    assert check().returncode == 0


def test_an_old_problem_is_counted_and_does_not_fail_the_run(record: Path, check: Run) -> None:
    break_on_main(record)
    done = check()
    assert (done.returncode, done.stdout) == (0, "")
    assert "older and not shown: 1 error, 0 warnings" in done.stderr


def test_a_new_problem_beside_an_old_one_fails_alone(record: Path, check: Run) -> None:
    break_on_main(record)
    replace(record / MEALS, "stance: ", "stance: not-")
    done = check()
    assert done.returncode == 1
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == [MEALS]
    assert "1 error, 0 warnings new since main; older and not shown: 1 error" in done.stderr


def test_deleting_a_candidate_fails_at_the_references(record: Path, check: Run) -> None:
    (record / "seeds/candidates/ana-rivera.yaml").unlink()
    done = check()
    assert done.returncode == 1
    named = {line.split(":")[0] for line in done.stdout.splitlines()}
    assert "seeds/elections/harbourland-2024.yaml" in named
    assert any(name.startswith("positions/ana-rivera/") for name in named)


def test_a_file_that_git_does_not_keep_yet_is_checked(record: Path, check: Run) -> None:
    shutil.copy(record / TOLL, record / "positions/ana-rivera/harbour-toll/2020-Memoir.yaml")
    done = check()
    assert done.returncode == 1
    assert "2020-Memoir.yaml" in done.stdout


def test_an_old_problem_in_a_file_that_moved_is_an_old_problem(record: Path, check: Run) -> None:
    break_on_main(record)
    git(record, "mv", TOLL, TOLL.replace("2020-memoir", "2020-book"))
    done = check()
    assert (done.returncode, done.stdout) == (0, "")


def test_what_main_mended_or_broke_meanwhile_is_not_this_branchs(record: Path, check: Run) -> None:
    git(record, "checkout", "-q", "main")
    (record / "seeds/candidates/ana-rivera.yaml").unlink()
    git(record, "commit", "-q", "-a", "-m", "Break main")
    git(record, "checkout", "-q", "change")
    assert check().returncode == 0


def test_paths_and_strict_hold_for_what_is_new(record: Path, check: Run) -> None:
    replace(record / MEALS, "stance: ", "stance: not-")
    assert check("positions/ana-rivera").returncode == 0
    assert check("positions/ben-okafor").returncode == 1


def test_a_base_that_is_none_ends_with_a_sentence(check: Run) -> None:
    done = check(base="no-such-branch")
    assert done.returncode == 2
    assert "git knows no commit `no-such-branch` here" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_git_it_ends_with_a_sentence(record: Path, check: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(record))
    done = check()
    assert done.returncode == 2
    assert "git is not installed" in done.stderr


def test_without_a_repository_it_ends_with_a_sentence(
    record: Path, check: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(record / ".git")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(record.parent))
    done = check()
    assert done.returncode == 2
    assert "is not in a git repository" in done.stderr


def found(path: str, *key: str | int, code: str = "S105", line: int = 1) -> Problem:
    return problem(code, path=path, line=line, column=1, message="something", key=key)


@pytest.mark.parametrize(
    ("now", "before", "new"),
    [
        pytest.param([found("a", "stance", line=9)], [found("a", "stance")], 0, id="another line"),
        pytest.param([found("a", "stance")], [found("a", "act")], 1, id="another key"),
        pytest.param([found("a", "stance")], [found("b", "stance")], 1, id="another file"),
        pytest.param([found("a", "stance", code="S101")], [found("a", "stance")], 1, id="another code"),
        pytest.param([found("a", "stance"), found("a", "stance")], [found("a", "stance")], 1, id="twice"),
        pytest.param([found("new", "stance")], [found("old", "stance")], 0, id="moved"),
        pytest.param([], [found("a", "stance")], 0, id="mended"),
    ],
)
def test_a_problem_is_known_by_code_path_and_key(now: Sequence[Problem], before: Sequence[Problem], new: int) -> None:
    assert len(unseen(now, before, {"old": "new"})) == new


def test_a_key_is_a_path_of_keys() -> None:
    key: Key = ("citations", 0, "url")
    assert not unseen([found("a", *key)], [found("a", *key)], {})
    assert unseen([found("a", *key)], [found("a", "citations", 1, "url")], {})

"""What git says of the record, asked of real repositories."""

import subprocess
from pathlib import Path

import pytest

from tracker.history import UNKNOWN, revision


def git(root: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Ana Rivera", "-c", "user.email=ana@example.org"]
    return subprocess.run(
        ["git", "-C", str(root), *identity, *arguments], capture_output=True, text=True, check=True
    ).stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "one.yaml").write_text("a: b\n")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "One file")
    return tmp_path


def test_the_revision_is_the_commit(repository: Path) -> None:
    assert revision(repository) == git(repository, "rev-parse", "HEAD")


def test_a_changed_record_says_so(repository: Path) -> None:
    (repository / "seeds" / "one.yaml").write_text("a: c\n")
    assert revision(repository) == git(repository, "rev-parse", "HEAD") + "+changes"


def test_a_change_elsewhere_is_no_change_of_the_record(repository: Path) -> None:
    (repository / "README.md").write_text("hello\n")
    assert revision(repository) == git(repository, "rev-parse", "HEAD")


def test_without_a_repository_the_revision_is_unknown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert revision(tmp_path) == UNKNOWN


def test_without_git_the_revision_is_unknown(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    assert revision(repository) == UNKNOWN

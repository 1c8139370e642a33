"""What git says of the record, asked of real repositories."""

import subprocess
from pathlib import Path

import pytest

from tracker.documents import MAX_BYTES, read
from tracker.history import UNKNOWN, HistoryError, fork_point, moves, revision, tree


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


def commit_all(root: Path, message: str) -> str:
    git(root, "add", "--all")
    git(root, "commit", "-q", "-m", message)
    return git(root, "rev-parse", "HEAD")


def commit_of_tree(root: Path, *entries: str) -> str:
    """Make a commit of entries as `git mktree` takes them: names that no `git add` would let in."""
    made = subprocess.run(
        ["git", "-C", str(root), "mktree"], input="\n".join(entries), capture_output=True, text=True, check=True
    ).stdout.strip()
    return git(root, "commit-tree", made, "-m", "A tree")


def test_the_fork_point_is_where_the_branch_left_and_not_where_the_other_is_now(repository: Path) -> None:
    left, trunk = git(repository, "rev-parse", "HEAD"), git(repository, "rev-parse", "--abbrev-ref", "HEAD")
    git(repository, "branch", "-q", "other")
    (repository / "seeds" / "two.yaml").write_text("a: b\n")
    commit_all(repository, "Two")
    git(repository, "checkout", "-q", "other")
    (repository / "seeds" / "three.yaml").write_text("a: b\n")
    commit_all(repository, "Three")
    assert fork_point(repository, trunk) == left


@pytest.mark.parametrize("name", ["nope", "--all", "-x", "HEAD\n", "", "a b", "HEAD:seeds", "HEAD^{tree}"])
def test_what_names_no_commit_is_refused_in_a_sentence(repository: Path, name: str) -> None:
    with pytest.raises(HistoryError, match="git knows no commit"):
        fork_point(repository, name)


def test_without_git_or_a_repository_there_is_a_sentence(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(outside.parent))
    with pytest.raises(HistoryError, match="is not in a git repository"):
        fork_point(outside, "HEAD")
    monkeypatch.setenv("PATH", str(outside))
    with pytest.raises(HistoryError, match="git is not installed"):
        fork_point(repository, "HEAD")


def test_a_hooks_environment_does_not_lead_git_astray(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit = git(repository, "rev-parse", "HEAD")
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert fork_point(repository / "seeds", "HEAD") == commit


def test_a_tree_holds_the_files_as_they_were_and_only_those_asked_for(repository: Path) -> None:
    # Both attributes would change what `git archive` and a checkout write.
    (repository / ".gitattributes").write_text("*.yaml export-ignore eol=crlf\n")
    (repository / "README.md").write_text("hello\n")
    (repository / "seeds" / "große straße.yaml").write_bytes(b"a: \xff\n")
    commit = commit_all(repository, "More")
    (repository / "seeds" / "one.yaml").write_text("changed: since\n")
    with tree(repository, commit, ("seeds", "positions")) as folder:
        assert {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()} == {
            "seeds/one.yaml": b"a: b\n",
            "seeds/große straße.yaml": b"a: \xff\n",
        }
    assert not folder.exists()


def test_a_tree_of_a_folder_inside_the_repository_is_that_folders(repository: Path) -> None:
    (repository / "inside" / "seeds").mkdir(parents=True)
    (repository / "inside" / "seeds" / "own.yaml").write_text("a: b\n")
    commit = commit_all(repository, "Inside")
    with tree(repository / "inside", commit, ("seeds",)) as folder:
        assert [path.name for path in folder.rglob("*.yaml")] == ["own.yaml"]


def test_a_link_in_a_tree_leads_nowhere_and_is_refused_as_before(repository: Path) -> None:
    (repository / "seeds" / "link.yaml").symlink_to("/etc/passwd")
    with tree(repository, commit_all(repository, "A link"), ("seeds",)) as folder:
        assert (folder / "seeds" / "link.yaml").readlink() == Path("nowhere")
        refused = read(folder, "seeds/link.yaml")
    assert getattr(refused, "code", "") == "Y001"


@pytest.mark.parametrize(("size", "code"), [(MAX_BYTES, ""), (MAX_BYTES + 1, "Y002"), (20 * MAX_BYTES, "Y002")])
def test_a_large_file_is_refused_in_a_tree_as_it_was(repository: Path, size: int, code: str) -> None:
    (repository / "seeds" / "a.yaml").write_bytes(b"x" * size)
    commit = commit_all(repository, "Large")
    with tree(repository, commit, ("seeds",)) as folder:
        assert getattr(read(folder, "seeds/a.yaml"), "code", "") == code
        assert (folder / "seeds" / "a.yaml").stat().st_size <= MAX_BYTES + 1
        assert (folder / "seeds" / "one.yaml").read_bytes() == b"a: b\n"


def test_a_tree_that_leads_out_of_its_folder_is_refused(repository: Path) -> None:
    blob = git(repository, "rev-parse", "HEAD:seeds/one.yaml")
    inner = git(repository, "rev-parse", commit_of_tree(repository, f"100644 blob {blob}\tout.yaml") + "^{tree}")
    up = git(repository, "rev-parse", commit_of_tree(repository, f"040000 tree {inner}\t..") + "^{tree}")
    commit = commit_of_tree(repository, f"040000 tree {up}\tseeds")
    with pytest.raises(HistoryError, match="leads out of its folder"), tree(repository, commit, ("seeds",)):
        pass
    assert not list(repository.parent.glob("**/out.yaml"))


def test_moves_name_changed_new_deleted_and_moved_files(repository: Path) -> None:
    (repository / "positions").mkdir()
    (repository / "positions" / "old name.yaml").write_text("".join(f"line: {number}\n" for number in range(20)))
    (repository / "seeds" / "gone.yaml").write_text("short: lived\n")
    commit = commit_all(repository, "Two more")
    git(repository, "mv", "positions/old name.yaml", "positions/-n\nü.yaml")
    git(repository, "rm", "-q", "seeds/gone.yaml")
    (repository / "seeds" / "one.yaml").write_text("a: c\n")
    (repository / "seeds" / "new.yaml").write_text("a: b\n")
    (repository / "README.md").write_text("hello\n")
    found = moves(repository, commit)
    assert found.renamed == {"positions/old name.yaml": "positions/-n\nü.yaml"}
    assert set(found.paths) == {
        *("README.md", "positions/old name.yaml", "positions/-n\nü.yaml"),
        *("seeds/gone.yaml", "seeds/new.yaml", "seeds/one.yaml"),
    }
    assert "../README.md" in moves(repository / "seeds", commit).paths


def test_a_submodule_and_a_driver_of_the_tree_are_left_alone(repository: Path) -> None:
    ran = repository / "ran"
    git(repository, "config", "diff.evil.command", f"touch '{ran}'")
    git(repository, "config", "diff.evil.textconv", f"touch '{ran}'; cat")
    (repository / ".gitattributes").write_text("*.yaml diff=evil\n")
    head = git(repository, "rev-parse", "HEAD")
    git(repository, "update-index", "--add", "--cacheinfo", f"160000,{head},seeds/module")
    git(repository, "add", ".gitattributes")
    git(repository, "commit", "-q", "-m", "A submodule")
    (repository / "seeds" / "one.yaml").write_text("a: c\n")
    assert "seeds/one.yaml" in moves(repository, "HEAD").paths
    with tree(repository, "HEAD", ("seeds",)) as folder:
        assert [path.name for path in folder.rglob("*") if path.is_file()] == ["one.yaml"]
    assert not ran.exists()

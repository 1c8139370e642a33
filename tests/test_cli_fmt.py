"""`tracker fmt`, `tracker schema` and the shell's completion, as commands on real files."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from record_files import example_root

TRACKER = str(Path(sys.executable).parent / "tracker")
SPEECH = "positions/ana-rivera/carbon-tax/2026-02-10-speech.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    found = example_root(tmp_path, {})
    assert run(found, "fmt").returncode == 0
    return found


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [TRACKER, *arguments],
        cwd=root,
        env=os.environ | {"COLUMNS": "400"},
        capture_output=True,
        text=True,
        check=False,
    )


def untidy(root: Path) -> tuple[str, str]:
    """Put the date of the speech last, with Windows' line ends; return the tidy and the untidy text."""
    tidy = (root / SPEECH).read_text("utf-8")
    first, rest = tidy.split("\n", 1)
    text = f"{rest}# the day\n{first}\n".replace("\n", "\r\n")
    (root / SPEECH).write_bytes(text.encode())
    return tidy, text


def test_check_names_the_file_and_writes_nothing(root: Path) -> None:
    _, text = untidy(root)
    done = run(root, "fmt", "--check")
    assert (done.returncode, done.stdout) == (1, f"Would change {SPEECH}\n")
    assert (root / SPEECH).read_bytes() == text.encode()


def test_diff_shows_the_lines_and_writes_nothing(root: Path) -> None:
    _, text = untidy(root)
    done = run(root, "fmt", "--diff", SPEECH)
    assert done.returncode == 1
    assert done.stdout.startswith(f"--- {SPEECH}\n+++ {SPEECH}\n")
    assert "\n+# the day\n+date: 2026-02-10\n" in done.stdout
    assert (root / SPEECH).read_bytes() == text.encode()


def test_fmt_writes_once_and_then_is_content(root: Path) -> None:
    tidy, _ = untidy(root)
    done = run(root, "fmt", str(Path(SPEECH).parent))
    assert (done.returncode, done.stdout) == (0, f"Changed {SPEECH}\n")
    assert (root / SPEECH).read_text("utf-8") == f"# the day\n{tidy}"
    again = run(root, "fmt", "--check")
    assert (again.returncode, again.stdout) == (0, "")


def test_a_file_that_only_a_person_can_mend_is_named_and_left(root: Path) -> None:
    (root / SPEECH).write_text("date: 2026\ndate: 2025\n", "utf-8")
    done = run(root, "fmt")
    assert done.returncode == 0
    assert f"Left alone: {SPEECH}: it cannot be read" in done.stderr
    assert (root / SPEECH).read_text("utf-8") == "date: 2026\ndate: 2025\n"


def test_a_path_that_is_not_there_or_lies_elsewhere_is_named(root: Path, tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text("date: 2026\n", "utf-8")
    assert run(root, "fmt", "nowhere").returncode == 2
    assert run(root, "fmt", str(tmp_path / "other.yaml")).returncode == 2


def test_a_link_in_the_record_is_not_followed(root: Path, tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text("stance: x\ndate: 2026\n", "utf-8")
    (root / SPEECH).unlink()
    (root / SPEECH).symlink_to(tmp_path / "other.yaml")
    run(root, "fmt")
    run(root, "fmt", SPEECH)
    assert (tmp_path / "other.yaml").read_text("utf-8") == "stance: x\ndate: 2026\n"


def test_schemas_are_written_once_and_checked(root: Path) -> None:
    stale = run(root, "schema", "--check")
    assert stale.returncode == 1
    assert "schemas/statement.json is out of step: run `tracker schema`" in stale.stdout
    assert run(root, "schema").stdout.count("Wrote schemas/") == 5
    assert run(root, "schema", "--check").returncode == 0
    assert run(root, "schema").stdout == ""


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("explain S10", "S105"),
        ("mv ana", "ana-rivera"),
        ("mv ana-rivera/carbon-tax/2026-02", "ana-rivera/carbon-tax/2026-02-10-speech"),
        ("mv ana-rivera/carb", "ana-rivera/carbon-tax/2026-02-10-speech"),
        ("mv positions/ana-rivera/carbon-tax/2026-02", SPEECH),
        ("mv coal", "coal-exit"),
        ("check --format ", "github"),
        ("export ", "json"),
        ("new ", "statement"),
        ("new statement --candidate b", "bo-lindqvist"),
        ("new statement --policy fu", "fuel-subsidy"),
        ("new statement --stance le", "lean_oppose"),
    ],
)
def test_the_shell_completes(root: Path, typed: str, completed: str) -> None:
    words = f"tracker {typed}"
    place = str(len(words.split(" ")) - 1)
    environment = {"_TRACKER_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": place}
    done = subprocess.run(
        [TRACKER], cwd=root, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert completed in done.stdout.splitlines()


def test_completion_outside_of_a_record_and_with_signs_of_patterns_is_silent(tmp_path: Path, root: Path) -> None:
    for folder, word in ((tmp_path, "a"), (root, "../"), (root, "[*"), (root, "/etc/")):
        environment = {"_TRACKER_COMPLETE": "complete_bash", "COMP_WORDS": f"tracker mv {word}", "COMP_CWORD": "2"}
        done = subprocess.run(
            [TRACKER], cwd=folder, env=os.environ | environment, capture_output=True, text=True, check=False
        )
        assert (done.stderr, [line for line in done.stdout.splitlines() if "etc" in line or ".." in line]) == ("", [])


def test_the_script_for_a_shell_can_be_shown(root: Path) -> None:
    done = run(root, "--show-completion", "bash")
    assert done.returncode == 0
    assert "_TRACKER_COMPLETE=complete_bash" in done.stdout

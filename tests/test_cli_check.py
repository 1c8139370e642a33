"""`tracker check PATH`: what is asked for is there, and what is wrong with its folder is shown with it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from record_files import example_root

TRACKER = str(Path(sys.executable).parent / "tracker")
SPEECH = "positions/ana-rivera/carbon-tax/2026-02-10-speech.yaml"
COUNT = "0 errors, 0 warnings"


def run(cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [TRACKER, *arguments], cwd=cwd, env=os.environ | {"COLUMNS": "400"}, capture_output=True, text=True, check=False
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return example_root(tmp_path, {})


@pytest.mark.parametrize("command", ["check", "verify", "fmt"])
def test_a_path_that_is_not_there_ends_the_run(root: Path, command: str) -> None:
    path = SPEECH.replace("speech", "speach")
    done = run(root, command, SPEECH, path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"tracker: {path}: no such file or folder\n"


def test_a_path_outside_of_the_record_ends_the_run(root: Path) -> None:
    (root / "notes.yaml").write_text("a: b\n", "utf-8")
    done = run(root, "check", "notes.yaml")
    assert (done.returncode, done.stderr) == (
        2,
        "tracker: notes.yaml: lies neither in seeds/ nor in positions/ of record\n",
    )


MISPLACED = {
    "positions/Ana Rivera/carbon-tax/2026-02-10-speech.yaml": "R204",
    "positions/ana-rivera/Carbon_Tax/2026-02-10-speech.yaml": "R204",
    "positions/ana-rivera/carbon-tax/debates/2026-02-10-speech.yaml": "R203",
    "positions/ana-rivera/carbon-tax/debates/deeper/2026-02-10-speech.yaml": "R203",
    "seeds/parties/example.yaml": "R203",
    "positions/nobody/coal-exit/2026-02-10-talk.yaml": "R101",
    "positions/ana-rivera/coal-tax/2026-02-10-talk.yaml": "R102",
}


@pytest.mark.parametrize(("path", "code"), MISPLACED.items())
def test_the_problem_of_a_folder_is_shown_for_each_file_in_it(root: Path, path: str, code: str) -> None:
    text = (root / SPEECH).read_text("utf-8")
    for one in (path, path.replace("2026-02-10", "2026-02-09")):
        (root / one).parent.mkdir(parents=True, exist_ok=True)
        (root / one).write_text(text if one == path else text.replace("date: 2026-02-10", "date: 2026-02-09"), "utf-8")
    done = run(root, "check", "--format", "concise", path)
    assert done.returncode == 1
    assert f" {code} " in done.stdout
    assert COUNT in run(root, "check", SPEECH).stderr


def test_the_whole_record_and_a_link_to_it_can_be_named(root: Path) -> None:
    (root / SPEECH).write_text((root / SPEECH).read_text("utf-8").replace("stance: ", "stance: not-"), "utf-8")
    (root.parent / "link").symlink_to(root)
    for cwd, path in ((root, "."), (root / "positions", ".."), (root.parent, "link/positions"), (root, SPEECH)):
        done = run(cwd, "check", "--root", str(root), "--format", "concise", path)
        assert (done.returncode, done.stdout.count("\n")) == (1, 1), path

"""Hostile files: deep input that could kill the process, files that hang or lead elsewhere when opened."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tracker.documents import MAX_BYTES, parse, read
from tracker.problems import Problem

FULL = MAX_BYTES
DEEP = {
    "brackets": "'[' * {n}",
    "closed brackets": "'[' * ({n} // 2) + ']' * ({n} // 2)",
    "braces": "'{{' * {n}",
    "named braces": "'{{a: ' * ({n} // 4)",
    "brackets and braces": "'[{{' * ({n} // 2)",
    "brackets on lines": "'[\\n' * ({n} // 2)",
    "dashes": "'- ' * ({n} // 2)",
    "question marks": "'? ' * ({n} // 2)",
    "question marks in brackets": "'[? ' * ({n} // 3)",
    "question marks on lines": "'?\\n' * ({n} // 2)",
    "indentation": "'\\n'.join(' ' * i + 'a:' for i in range(355))",
    "documents": "'---\\n' * ({n} // 4)",
    "keys": "'a: \\n' * ({n} // 4)",
    "tags": "'!a ' * ({n} // 3)",
    "anchors": "'&a ' * ({n} // 3)",
    "an alias bomb": "'a: &a [x]\\n' + ''.join(f'b{{i}}: &b{{i}} [*a, *a]\\n' for i in range(99))",
    "quotes": "'a: ' + '\"' * ({n} - 3)",
    "escapes": "'a: \"' + '\\\\\\\\x41' * ({n} // 5)",
    "spaces": "' ' * {n}",
    "comments": "' #' * ({n} // 2)",
    "markers": "'<<<<<<<\\n' * ({n} // 8)",
    "tabs": "'\\t' * {n}",
    "colons": "': ' * ({n} // 2)",
    "commas": "'[' + ',' * ({n} - 1)",
    "words": "'a ' * ({n} // 2)",
    "signs": "'a: \\u202e' * ({n} // 8)",
}


@pytest.mark.parametrize("recipe", DEEP.values(), ids=DEEP.keys())
def test_64_kib_of_one_thing_neither_kill_nor_hang_the_process(recipe: str) -> None:
    """Each runs in a process of its own: the danger is a crash in C, which nothing in Python can catch."""
    script = f"from tracker.documents import parse; parse(({recipe.format(n=FULL)}).encode(), 'p')"
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, timeout=60, check=False, capture_output=True, cwd=Path(__file__).parent.parent)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_refused_file_makes_few_problems() -> None:
    """A file of 64 KiB that is wrong everywhere does not flood the report."""
    found = parse(b"a: !b c\n" * (FULL // 8), "p")
    assert isinstance(found, tuple)
    assert len(found) <= 2_100


def refused(found: bytes | Problem) -> tuple[str, str]:
    assert isinstance(found, Problem)
    assert (found.line, found.column) == (1, 1)
    return found.code, found.message


def test_an_ordinary_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.yaml").write_bytes(b"a" * MAX_BYTES)
    assert read(tmp_path, "a/x.yaml") == b"a" * MAX_BYTES


def test_one_byte_too_many_is_refused_before_reading(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(b"a" * (MAX_BYTES + 1))
    assert refused(read(tmp_path, "x.yaml")) == ("Y002", "the file has 65,537 bytes; the limit is 65,536")


def test_a_symbolic_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").symlink_to("/etc/passwd")
    assert refused(read(tmp_path, "x.yaml")) == ("Y001", "this is a symbolic link, not a file")


def test_a_named_pipe_is_refused_and_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")
    assert refused(read(tmp_path, "x.yaml")) == ("Y001", "this is a named pipe, not a file")


def test_a_folder_named_like_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").mkdir()
    assert refused(read(tmp_path, "x.yaml")) == ("Y001", "this is a folder, not a file")


def test_a_device_is_refused() -> None:
    assert refused(read(Path("/dev"), "null")) == ("Y001", "this is a device, not a file")


def test_a_linked_folder_that_leads_out_is_refused(tmp_path: Path) -> None:
    outside, root = tmp_path / "outside", tmp_path / "root"
    outside.mkdir()
    root.mkdir()
    (outside / "x.yaml").write_text("a: b\n")
    (root / "in").symlink_to(outside)
    expected = "the folder `in` is a link that leads out of the project's folder"
    assert refused(read(root, "in/x.yaml")) == ("Y001", expected)


def test_a_linked_folder_inside_of_the_root_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.yaml").write_text("a: b\n")
    (tmp_path / "b").symlink_to("a")
    assert read(tmp_path, "b/x.yaml") == b"a: b\n"


def test_the_root_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "x.yaml").write_text("a: b\n")
    (tmp_path / "link").symlink_to("root")
    assert read(tmp_path / "link", "x.yaml") == b"a: b\n"


@pytest.mark.parametrize("path", ["/etc/passwd", "../x.yaml", "a/../../x.yaml"])
def test_a_path_out_of_the_root_is_refused(tmp_path: Path, path: str) -> None:
    assert refused(read(tmp_path, path)) == ("Y001", "this path leads out of the project's folder")


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    expected = ("Y003", "the file cannot be read: no such file or directory")
    assert refused(read(tmp_path, "x.yaml")) == expected


def test_a_name_that_no_system_takes_is_a_problem(tmp_path: Path) -> None:
    assert refused(read(tmp_path, "x\0.yaml")) == ("Y003", "the file cannot be read: its name is not valid")

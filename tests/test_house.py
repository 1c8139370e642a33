"""The habits of the house: small files, small functions, nothing of one machine, locks that can be trusted."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker import server

ROOT = Path(__file__).parents[1]
FILE_LIMIT = 300
FUNCTION_LIMIT = 45

CODE = sorted((ROOT / "tracker").rglob("*.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = [ROOT / "setup" / "serve.lock", ROOT / "setup" / "test.lock"]

HOSTS = re.compile(
    r"(?:pypi|pythonhosted|registry\.(?:npmjs|yarnpkg)|npmjs|deb(?:ian)?-?(?:mirror)?)\.(?:org|com)(?:/|\b)"
)
MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home|Users|tmp|opt|mnt)/\w")
"""A path on somebody's machine; `~` and relative paths are fine."""


def name_of(path: Path) -> str:
    """Return a path inside the project, for a test's name."""
    return str(path.relative_to(ROOT))


def project_files() -> list[Path]:
    """Return the text files that git keeps or would keep, less the record: its links may lead anywhere."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    paths = [ROOT / name for name in listed if not name.startswith(("positions/", "seeds/"))]
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()]


def names_in(lock: Path) -> set[str]:
    """Return the packages that a lock holds."""
    return {normal(name) for name in re.findall(r"^([\w.-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE)}


def normal(requirement: str) -> str:
    """Return the package that a requirement names, in lower case with hyphens."""
    name = re.match(r"[\w.-]+", requirement)
    assert name, requirement
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def third_party(path: Path) -> Iterator[str]:
    """Yield the packages outside of Python and the project that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
        tops = {name.split(".")[0] for name in names}
        yield from tops - set(sys.stdlib_module_names) - {"tracker"}


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_a_file_fits_on_three_hundred_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= FILE_LIMIT


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_a_function_fits_on_forty_five_lines(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= FUNCTION_LIMIT, f"{node.name} has {length} lines"


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_a_module_says_what_it_owns(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not tree.body or ast.get_docstring(tree)


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = [
        f"{name_of(path)}:{number}: {line.strip()[:120]}"
        for path in project_files()
        if path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if HOSTS.search(line) or MACHINE.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("lock", LOCKS, ids=name_of)
def test_every_package_of_a_lock_has_a_version_and_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text
    for entry in re.split(r"\n(?=\S)", text.strip()):
        assert re.match(r"[\w.\[\]-]+==[\w.+!]+( ; [^\\]+)?( \\\n {4}--hash=sha256:[0-9a-f]{64})+$", entry), entry[:80]


def test_every_package_of_the_browser_lock_has_its_digest_and_no_address() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert all("integrity" in entry and "resolved" not in entry for entry in packages.values())


def test_every_direct_dependency_is_locked() -> None:
    needed = {normal(one) for one in PROJECT["project"]["dependencies"]}
    extras = {normal(one) for group in PROJECT["project"]["optional-dependencies"].values() for one in group}
    build = {normal(one) for one in PROJECT["build-system"]["requires"]}
    assert needed | build <= names_in(LOCKS[0])
    assert needed | build | extras <= names_in(LOCKS[1])


def test_both_locks_agree() -> None:
    served, tested = (set(re.findall(r"^\S+==.*$", lock.read_text("utf-8"), re.MULTILINE)) for lock in LOCKS)
    assert served <= tested


def test_every_import_is_a_direct_dependency() -> None:
    aliases = {"yaml": "pyyaml", "pydantic_core": "pydantic", "sqlalchemy": "sqlmodel", "annotated_types": "pydantic"}
    direct = {normal(one) for one in PROJECT["project"]["dependencies"]}
    imported = {aliases.get(name, normal(name)) for path in CODE for name in third_party(path)}
    assert imported <= direct


def test_streamlits_settings_are_the_same_from_the_file_and_from_the_server() -> None:
    def flat(values: dict[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
        for key, value in values.items():
            if isinstance(value, dict):
                yield from flat(value, f"{prefix}{key}.")
            else:
                yield f"{prefix}{key}", value

    written = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert dict(flat(written)) == server.OPTIONS

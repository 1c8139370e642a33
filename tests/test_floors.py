"""The floors of the house (docs/architecture.md), held to the imports themselves."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "tracker"

FLOORS = {
    0: ("vocabulary", "dates", "urls", "problems"),
    1: ("documents", "records", "tables", "suggest"),
    2: ("dataset", "standing", "match", "verifications"),
    3: ("checks", "history"),
    4: ("store", "editing", "schema"),
    5: ("queries",),
    6: ("pipeline", "wording", "search", "stats", "verify"),
    7: ("review", "export"),
    8: ("dashboard", "site"),
    9: ("server",),
    10: ("cli",),
}
FLOOR_OF = {name: floor for floor, names in FLOORS.items() for name in names}
GROUND = "vocabulary"
"""The closed lists: the one module that its own floor may use."""

NETWORK = ("aiohttp", "ftplib", "http.client", "httpx", "requests", "smtplib", "socket", "urllib.request", "urllib3")

HOMES = {
    "streamlit": {"dashboard", "server", "app"},
    "typer": {"cli"},
    "yaml": {"documents", "editing"},
    "jinja2": {"site"},
    **{library: {"verify"} for library in NETWORK},
}
"""The libraries that have one home."""

FILES = sorted(path for path in (*PACKAGE.rglob("*.py"), ROOT / "app.py") if path.exists())


def module_of(path: Path) -> str:
    """Return the dotted name of a file: `tracker.problems.rule`."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path) for path in FILES}


def imports(path: Path) -> Iterator[str]:
    """Yield every module that a file imports, wherever in it: the module itself where a name could be either."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} line {node.lineno}: a relative import hides its floor"
            inside = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in MODULES or name in HOMES else str(node.module) for name in inside)


def house(module: str) -> str:
    """Return the top-level module or package that a dotted name lies in: `problems`."""
    parts = module.split(".")
    return parts[1] if parts[0] == "tracker" and len(parts) > 1 else parts[0]


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_a_module_imports_only_lower_floors(path: Path) -> None:
    own = house(module_of(path))
    if own in ("tracker", "app"):
        return
    assert own in FLOOR_OF, f"`{own}` has no floor: give it one here and in docs/architecture.md"
    for imported in imports(path):
        other = house(imported)
        if imported.split(".")[0] != "tracker" or other in (own, "tracker", GROUND):
            continue
        assert other in FLOOR_OF, f"{path.name} imports `{imported}`, which has no floor"
        assert FLOOR_OF[other] < FLOOR_OF[own], (
            f"{module_of(path)} (floor {FLOOR_OF[own]}) imports {imported} (floor {FLOOR_OF[other]})"
        )


def test_the_ground_imports_nothing_of_the_house() -> None:
    files = [path for path in FILES if house(module_of(path)) == GROUND]
    assert files
    assert all(house(name) == GROUND for path in files for name in imports(path) if name.startswith("tracker"))


@pytest.mark.parametrize("package", sorted({house(name) for name in MODULES if name.count(".") > 1}))
def test_inside_a_package_imports_go_one_way(package: str) -> None:
    own = {module_of(path): path for path in FILES if house(module_of(path)) == package}
    graph = {name: {other for other in imports(path) if other in own and other != name} for name, path in own.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"imports run in a circle: {' → '.join(error.args[1])}")


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_a_library_is_used_only_where_it_lives(path: Path) -> None:
    own = house(module_of(path))
    for imported in imports(path):
        for library, homes in HOMES.items():
            if imported == library or imported.startswith(f"{library}."):
                assert own in homes, f"{module_of(path)} imports {imported}, which lives in {', '.join(sorted(homes))}"


def test_the_floors_in_the_documentation_are_these() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for floor, names in FLOORS.items():
        assert f"| {floor} | {' '.join(f'`{name}`' for name in names)} |" in page

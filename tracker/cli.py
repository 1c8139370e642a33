"""The command line: options, exit codes and what is printed; what is done lives below."""

import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache, partial
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import Progress

from tracker import __version__, documents, pipeline
from tracker.problems import RULES, Problem, Rule
from tracker.problems.report import as_json, concise, full, github
from tracker.store import StoreError
from tracker.suggest import nearest

CLEAN, PROBLEMS, COULD_NOT_RUN = 0, 1, 2

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)
say = Console(stderr=True, markup=False, highlight=False)


class Format(StrEnum):
    """How problems are printed."""

    FULL = "full"
    CONCISE = "concise"
    GITHUB = "github"
    JSON = "json"


class ExportFormat(StrEnum):
    """What data is written out as."""

    JSON = "json"


Root = Annotated[
    Path | None, typer.Option(help="Folder with seeds/ and positions/. Default: the nearest one upwards that has both.")
]
Database = Annotated[
    str | None,
    typer.Option(envvar="TRACKER_DATABASE", help="Where the database is. Default: sqlite:///ROOT/tracker.db"),
]


def _version(*, asked: bool) -> None:
    if asked:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def tracker(
    *, version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Version.")] = False
) -> None:
    """Keep, check and show what candidates said of policies, each statement with its evidence."""


@app.command()
def check(
    paths: Annotated[list[Path] | None, typer.Argument(help="Show only problems of these files and folders.")] = None,
    *,
    root: Root = None,
    output: Annotated[Format, typer.Option("--format", help="How problems are printed.")] = Format.FULL,
    strict: Annotated[bool, typer.Option(help="Let warnings fail the run too.")] = False,
) -> None:
    """Show every problem of every file. Exit code: 0 clean, 1 errors, 2 could not run."""
    folder = _root(root)
    began = time.monotonic()
    with _progress("Checking") as progress:
        checked = pipeline.check(folder, today=_now().date(), progress=progress)
    shown = _within(checked.problems, folder, paths or [])
    _print_problems(shown, folder, output)
    say.print(f"{_counts(shown)} ({time.monotonic() - began:.1f} s)")
    failing = [problem for problem in shown if strict or problem.severity == "error"]
    raise typer.Exit(PROBLEMS if failing else CLEAN)


@app.command()
def load(*, root: Root = None, database: Database = None) -> None:
    """Check, then build the database anew. Errors change nothing. Exit code: 0 done, 1 errors, 2 could not run."""
    folder = _root(root)
    began = time.monotonic()
    loaded = _load(folder, _database(folder, database))
    if loaded.rows is None:
        say.print(f"Nothing was loaded: {_counts(loaded.checked.problems)}. The database is as it was.")
        raise typer.Exit(PROBLEMS)
    rows = sum(loaded.rows.values())
    typer.echo(
        f"Loaded {loaded.rows['statement']} statements: {rows} rows in {time.monotonic() - began:.1f} s"
        + (f" ({_counts(loaded.checked.problems)}; `tracker check` shows them)" if loaded.checked.problems else "")
    )


@app.command()
def serve(
    *,
    root: Root = None,
    database: Database = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8501,
) -> None:
    """Load the record if it has changed, then open the dashboard."""
    folder = _root(root)
    target = _fresh_database(folder, database)
    # Streamlit takes a quarter of a second to import: only this command pays for it.
    from tracker.server import serve as run_server  # noqa: PLC0415

    say.print(f"The dashboard is at http://{host}:{port} (stop it with Ctrl-C)")
    run_server(target, root=folder, host=host, port=port)


@app.command()
def explain(code: Annotated[str, typer.Argument(help="A code such as S105.")]) -> None:
    """Say what a rule means, why it is there, and show a bad and a good example."""
    rule = RULES.get(code.upper())
    if rule is None:
        guess = nearest(code.upper(), RULES)
        say.print(f"There is no rule `{code}`." + (f" Did you mean `{guess}`?" if guess else ""))
        raise typer.Exit(COULD_NOT_RUN)
    typer.echo(explanation(rule))


@app.command()
def export(
    output: Annotated[ExportFormat, typer.Argument(metavar="FORMAT", help="json")],
    *,
    path: Annotated[Path | None, typer.Option("--output", "-o", help="File to write. Default: print it.")] = None,
    root: Root = None,
    database: Database = None,
) -> None:
    """Write out every statement with its evidence, and every standing today."""
    from tracker.export import json_export  # noqa: PLC0415 - the other commands need no queries

    folder = _root(root)
    text = json_export(_fresh_database(folder, database), today=_now().date())
    if path is None:
        typer.echo(text)
    else:
        path.write_text(text, encoding="utf-8")
        say.print(f"Wrote {path} as {output.value}")


def explanation(rule: Rule) -> str:
    """Return what a rule means, why, how to mend it, and its two examples, as plain text."""
    parts = [f"{rule.code} {rule.name} ({rule.severity.value})", rule.what, f"Why: {rule.why}", f"Cure: {rule.cure}"]
    examples = [f"{label}:\n{_indented(text)}" for label, text in (("Bad", rule.bad), ("Good", rule.good))]
    return "\n\n".join(parts + examples)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.rstrip().splitlines())


def _now() -> datetime:
    return datetime.now(UTC)


def _root(given: Path | None) -> Path:
    """Return the folder of the record, or end the run."""
    if given and not all((given / name).is_dir() for name in pipeline.FOLDERS):
        _stop(f"{given} has no folders seeds/ and positions/")
    found = given or pipeline.find_root(Path.cwd())
    if found is None:
        _stop("Found no folder with seeds/ and positions/ here or above; name it with --root DIR")
    return found.resolve()


def _database(root: Path, given: str | None) -> Path:
    """Return the file of the database, or end the run."""
    address = given or f"sqlite:///{root / 'tracker.db'}"
    if not address.startswith("sqlite:///"):
        _stop(f"{address} is not an address of the form sqlite:///PATH")
    return Path(address.removeprefix("sqlite:///"))


def _load(root: Path, database: Path) -> pipeline.Loaded:
    """Load, and print the problems that stopped it."""
    with _progress("Loading") as progress, _store_errors():
        loaded = pipeline.load(root, database, now=_now(), progress=progress)
    if loaded.rows is None:
        _print_problems(loaded.checked.problems, root, Format.FULL)
    return loaded


def _fresh_database(root: Path, given: str | None) -> Path:
    """Load if the files have changed; with errors keep the last good database and say so."""
    database = _database(root, given)
    if not pipeline.is_stale(root, database):
        return database
    if _load(root, database).rows is not None:
        return database
    if not database.exists():
        say.print("Nothing was loaded, and there is no earlier database.")
        raise typer.Exit(PROBLEMS)
    say.print("The files have errors: what follows is the last good load.")
    return database


def _within(problems: Sequence[Problem], root: Path, paths: Sequence[Path]) -> Sequence[Problem]:
    """Return the problems of the files and folders asked for; all, where none is named."""
    wanted = [Path(os.path.relpath(path.absolute(), root)) for path in paths]
    return [one for one in problems if not wanted or any(Path(one.path).is_relative_to(path) for path in wanted)]


def _print_problems(problems: Sequence[Problem], root: Path, output: Format) -> None:
    if output is Format.JSON:
        typer.echo(as_json(problems))
        return
    for problem in problems:
        typer.echo(_shown(problem, root, output))
        if output is Format.FULL:
            typer.echo()


def _shown(problem: Problem, root: Path, output: Format) -> str:
    match output:
        case Format.GITHUB:
            return github(problem)
        case Format.CONCISE:
            return concise(problem)
        case _:
            return full(problem, partial(_line, root))


def _line(root: Path, path: str, line: int) -> str | None:
    """Return one line of a file of the record, or None where there is none to show."""
    lines = _lines(root, path)
    return lines[line - 1] if line <= len(lines) else None


@lru_cache(maxsize=8)
def _lines(root: Path, path: str) -> Sequence[str]:
    data = documents.read(root, path)
    return documents.excerpt_lines(data) if isinstance(data, bytes) else ()


def _counts(problems: Sequence[Problem]) -> str:
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    return f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}"


@contextmanager
def _progress(label: str) -> Iterator[pipeline.Progress]:
    """Show a bar on a terminal; elsewhere nothing."""
    with Progress(console=say, transient=True, disable=not say.is_terminal) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@contextmanager
def _store_errors() -> Iterator[None]:
    try:
        yield
    except StoreError as error:
        _stop(str(error))


def _stop(reason: str) -> NoReturn:
    say.print(f"tracker: {reason}")
    raise typer.Exit(COULD_NOT_RUN)


def main() -> None:
    """Run the command line; whatever goes wrong inside ends in one line, not a trace."""
    try:
        app()
    except Exception as error:
        if "TRACKER_DEBUG" in os.environ:
            raise
        say.print(f"tracker: internal error: {type(error).__name__}: {error} (TRACKER_DEBUG=1 shows where)")
        sys.exit(COULD_NOT_RUN)

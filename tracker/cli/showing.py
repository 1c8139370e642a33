"""Problems and progress on a terminal, in the format that was asked for."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from functools import lru_cache, partial
from pathlib import Path
from typing import Final

import typer
from rich.progress import Progress

from tracker import documents, pipeline
from tracker.cli.application import say
from tracker.problems import Problem
from tracker.problems.report import as_json, concise, full, github

_FOLDERS_NAMES: Final = {"R101": 2, "R102": 3}
"""The rules about the name of a folder of positions/, each with how many parts the folder's path has."""


class Format(StrEnum):
    """How problems are printed."""

    FULL = "full"
    CONCISE = "concise"
    GITHUB = "github"
    JSON = "json"


def within(problems: Sequence[Problem], paths: Sequence[Path]) -> Sequence[Problem]:
    """Return the problems of the files and folders asked for, as paths inside the root; all, where none is named.

    A problem of a folder is one of every file in it.
    """
    return [one for one in problems if not paths or any(_concerns(_place(one), path) for path in paths)]


def _concerns(place: Path, asked: Path) -> bool:
    return place.is_relative_to(asked) or asked.is_relative_to(place)


def _place(one: Problem) -> Path:
    """Return where a problem lies: of a folder's name it is told once, at the first file."""
    depth = None if one.key else _FOLDERS_NAMES.get(one.code)
    return Path(*Path(one.path).parts[:depth])


def print_problems(problems: Sequence[Problem], root: Path, output: Format) -> None:
    """Print the problems in a format."""
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


def counted(problems: Sequence[Problem], *, less: Sequence[Problem] = ()) -> str:
    """Say how many errors and warnings there are, `less` some of them."""
    errors = sum(problem.severity == "error" for problem in problems)
    errors -= sum(problem.severity == "error" for problem in less)
    warnings = len(problems) - len(less) - errors
    return f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}"


@contextmanager
def progress_bar(label: str) -> Iterator[pipeline.Progress]:
    """Show a bar on a terminal; elsewhere nothing."""
    with Progress(console=say, transient=True, disable=not say.is_terminal) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)

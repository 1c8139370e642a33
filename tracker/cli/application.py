"""The Typer application that the commands register with, the options that many share, and how a run ends early."""

from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from tracker import __version__

CLEAN, PROBLEMS, COULD_NOT_RUN = 0, 1, 2

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)
say = Console(stderr=True, markup=False, highlight=False)

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


def stop(reason: str) -> NoReturn:
    """End the run: it could not do what was asked, for this reason."""
    say.print(f"tracker: {reason}")
    raise typer.Exit(COULD_NOT_RUN)

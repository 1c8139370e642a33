"""`export`: data out, one format per call."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.application import Database, Root, app, say
from tracker.cli.record import fresh_database, now, record_root


class ExportFormat(StrEnum):
    """What data is written out as."""

    JSON = "json"


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

    folder = record_root(root)
    text = json_export(fresh_database(folder, database), today=now().date())
    if path is None:
        typer.echo(text)
    else:
        path.write_text(text, encoding="utf-8")
        say.print(f"Wrote {path} as {output.value}")

"""`schema`: the JSON Schemas that editors complete and check by."""

from typing import Annotated

import typer

from tracker import schema as json_schema
from tracker.cli.application import CLEAN, PROBLEMS, Root, app, say
from tracker.cli.record import record_root
from tracker.dataset import read


@app.command()
def schema(
    *,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit 1 where a file is out of step.")] = False,
    root: Root = None,
) -> None:
    """Write schemas/*.json (draft-07) below the root: the format, with this record's candidates and policies."""
    folder = record_root(root)
    dataset, _ = read(folder)
    found = json_schema.stale(folder, dataset) if check else json_schema.write(folder, dataset)
    for path in found:
        typer.echo(f"{path} is out of step: run `tracker schema`" if check else f"Wrote {path}")
    if not found:
        say.print("The schemas are in step with the format and the record.")
    raise typer.Exit(PROBLEMS if check and found else CLEAN)

"""`load` and `serve`: build the database, open the dashboard."""

import time
from typing import Annotated

import typer

from tracker.cli.application import PROBLEMS, Database, Root, app, say
from tracker.cli.record import database_path, fresh_database, load_record, record_root
from tracker.cli.showing import counted


@app.command()
def load(
    *,
    root: Root = None,
    database: Database = None,
    full: Annotated[bool, typer.Option("--full", help="Read all files, also those that have not changed.")] = False,
) -> None:
    """Check, then build the database. Errors change nothing. Exit code: 0 done, 1 errors, 2 could not run.

    Where few files have changed since the last load, only they and what they touch are read.
    """
    folder = record_root(root)
    began = time.monotonic()
    loaded = load_record(folder, database_path(folder, database), whole=full)
    if loaded.rows is None:
        say.print(f"Nothing was loaded: {counted(loaded.checked.problems)}. The database is as it was.")
        raise typer.Exit(PROBLEMS)
    rows = sum(loaded.rows.values())
    typer.echo(
        f"Loaded {loaded.rows['statement']} statements: {rows} rows in {time.monotonic() - began:.1f} s"
        + ("" if loaded.changed is None else f", {loaded.changed} file{'s' * (loaded.changed != 1)} changed")
        + (f" ({counted(loaded.checked.problems)}; `tracker check` shows them)" if loaded.checked.problems else "")
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
    folder = record_root(root)
    target = fresh_database(folder, database)
    # Streamlit takes a quarter of a second to import: only this command pays for it.
    from tracker.server import serve as run_server  # noqa: PLC0415

    say.print(f"The dashboard is at http://{host}:{port} (stop it with Ctrl-C)")
    run_server(target, root=folder, host=host, port=port)

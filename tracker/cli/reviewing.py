"""`review`: what a change does to the record, in voters' words."""

from pathlib import Path
from typing import Annotated

import typer

from tracker import pipeline
from tracker.cli.application import Root, app, say
from tracker.cli.record import git_errors, now, record_root
from tracker.cli.showing import progress_bar


@app.command()
def review(
    base: Annotated[str, typer.Argument(metavar="BASE", help="What the branch left: a branch or commit, origin/main.")],
    *,
    path: Annotated[Path | None, typer.Option("--output", "-o", help="File to write. Default: print it.")] = None,
    root: Root = None,
) -> None:
    """Say in Markdown what this branch does to the record: statements, standings that move, who must look twice."""
    from tracker.review import report  # noqa: PLC0415 - the other commands need no queries

    folder, today = record_root(root), now().date()
    with progress_bar("Comparing") as progress, git_errors():
        compared = pipeline.compare(folder, base, today=today, progress=progress)
    text = report(compared, today=today)
    if path is None:
        typer.echo(text, nl=False)
    else:
        path.write_text(text, encoding="utf-8")
        say.print(f"Wrote {path}")

"""`verify`: look for the quotations of the record on the pages that it cites."""

import ipaddress
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from tracker import pipeline
from tracker.cli.application import CLEAN, PROBLEMS, Root, app, say, stop
from tracker.cli.record import now, paths_inside, record_root
from tracker.cli.showing import progress_bar
from tracker.problems.report import escaped
from tracker.vocabulary import Verdict

Paths = Annotated[list[Path] | None, typer.Argument(help="Only statements of these files and folders.")]
Copy = Annotated[list[str] | None, typer.Option(help="Read FILE in place of URL, as URL=FILE; may be repeated.")]
Days = Annotated[int, typer.Option(min=0, help="Do not read again what was read in the last DAYS days.")]
Archived = Annotated[bool, typer.Option(help="Ask the Wayback Machine for copies on which the words stand.")]
Loopback = Annotated[bool, typer.Option(help="Allow addresses of this machine, to try it on pages of your own.")]


@app.command()
def verify(
    paths: Paths = None,
    *,
    root: Root = None,
    copy: Copy = None,
    days: Days = 30,
    propose_archived: Archived = False,
    loopback: Loopback = False,
) -> None:
    """Look for every quotation at its sources. Exit code: 0 none is missing, 1 words not found or a page is gone."""
    from tracker import verify as verifying  # noqa: PLC0415 - the other commands need no network

    folder = record_root(root)
    asked = paths_inside(folder, paths or [])
    counts: Counter[Verdict] = Counter()
    with verifying.Extractor() as extractor, progress_bar("Verifying") as progress:
        fetcher = verifying.Fetcher(guard=_or_loopback if loopback else verifying.is_public)
        reader = verifying.Reader(fetcher, extractor, dict(_copies(copy or [])))
        run = verifying.verify(
            pipeline.check(folder, today=now().date()).dataset,
            folder,
            reader=reader,
            today=now().date(),
            fresh_for=timedelta(days=days),
            within=_below(asked),
            progress=progress,
        )
        for outcome in run:
            counts[outcome.reading.verdict] += 1
            _print(verifying.lines(outcome))
            if propose_archived and outcome.reading.is_original:
                _print(_proposal(verifying.propose(outcome, reader)))
    say.print(", ".join(f"{counts[one]} {one.label}" for one in Verdict if counts[one]) or "nothing to read again")
    raise typer.Exit(PROBLEMS if counts[Verdict.NOT_FOUND] or counts[Verdict.GONE] else CLEAN)


def _or_loopback(address: str) -> bool:
    from tracker.verify import is_public  # noqa: PLC0415 - as above

    return is_public(address) or ipaddress.ip_address(address).is_loopback


def _copies(given: Sequence[str]) -> Iterator[tuple[str, Path]]:
    """Read `URL=FILE`; the address may hold equals signs itself."""
    for one in given:
        url, _, file = one.rpartition("=")
        if not url or not Path(file).is_file():
            stop(f"--copy {one}: write URL=FILE with a file that is there")
        yield url, Path(file)


def _below(asked: Sequence[Path]) -> Callable[[str], bool]:
    """Make the test whether a path of the record lies below one of those that were named."""
    return lambda path: not asked or any(Path(path).is_relative_to(one) for one in asked)


def _proposal(archived: str | None) -> Iterator[str]:
    if archived:
        yield f"  an archived copy has the words; open it before you add it as `archived`: {archived}"


def _print(lines: Iterator[str]) -> None:
    for line in lines:
        typer.echo(escaped(line))

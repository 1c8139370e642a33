"""`stats`: coverage and parity of the record, as tables on a terminal, plain columns elsewhere, or JSON."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Final

import typer
from rich.console import Console
from rich.table import Table

from tracker.cli.application import Database, Root, app, stop
from tracker.cli.record import fresh_database, now, record_root
from tracker.queries.races import races
from tracker.stats import Candidate, Covered, Stats
from tracker.stats import stats as count_stats
from tracker.store import open_reader
from tracker.vocabulary import Grade, StandingKind
from tracker.wording import statistics
from tracker.wording.dates import day

_OLDEST: Final = 10
"""So many standings are listed by age; JSON has all."""


class StatsFormat(StrEnum):
    """How statistics are printed."""

    TEXT = "text"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A titled table of texts; the first column is words, the others are mostly figures."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]


@app.command()
def stats(
    *,
    root: Root = None,
    database: Database = None,
    election: Annotated[str | None, typer.Option(help="Which election. Default: the latest.")] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="On which day. Default: today, or election day where that is past."),
    ] = None,
    output: Annotated[StatsFormat, typer.Option("--format", help="How they are printed.")] = StatsFormat.TEXT,
) -> None:
    """Show how much is on file for each candidate, what is missing, and how two extreme voters would be matched."""
    folder = record_root(root)
    engine = open_reader(fresh_database(folder, database))
    with engine.connect() as connection:
        found = {race.slug: race for race in races(connection)}
        race = found.get(election) if election else next(iter(found.values()), None)
        if race is None:
            stop(f"no election {election or 'is on file'}; on file: {', '.join(found) or 'none'}")
        on = as_of.date() if as_of else min(now().date(), race.election_day)
        counted = count_stats(connection, race, on)
    engine.dispose()
    if output is StatsFormat.JSON:
        typer.echo(json.dumps(plain(counted), ensure_ascii=False, indent=1))
        return
    print_sheets(f"{race.name}, {day(on)}", sheets(counted))


def sheets(counted: Stats) -> Iterator[Sheet]:
    """Yield the tables of what was counted."""
    yield _parity(counted)
    yield _coverage(counted)
    yield _voters(counted)
    yield _ages(counted)
    of = counted.statements
    rows = [("words found at a source", f"{counted.verified} of {of}")]
    rows += [("reviewed by a person", f"{counted.reviewed} of {of}")]
    rows += [(f"grade {grade.value}: {grade.label}", str(number)) for grade, number in counted.grades.items()]
    yield Sheet("All candidates: statements verified and reviewed, occasions by grade", ("", ""), rows)


def _parity(counted: Stats) -> Sheet:
    head = (
        "candidate",
        "statements",
        "occasions",
        "originals",
        *Grade,
        "unnamed",
        "last statement",
        "verified",
        "reviewed",
    )
    rows = [
        (
            one.runner.name,
            *map(str, (one.parity.statements, one.parity.occasions, one.parity.originals)),
            *(str(one.parity.grades[grade]) for grade in Grade),
            statistics.unnamed(one.parity.unnamed),
            statistics.age(one.days_since),
            str(one.parity.verified),
            str(one.parity.reviewed),
        )
        for one in counted.candidates
    ]
    return Sheet("Parity: what is on file (A to E: occasions by grade)", head, rows)


def _coverage(counted: Stats) -> Sheet:
    head = ("candidate", *(kind.label for kind in StandingKind))
    rows = [(one.runner.name, *(str(one.kinds[kind]) for kind in StandingKind)) for one in counted.candidates]
    return Sheet(f"Coverage: {len(counted.policies)} policies by kind of standing, official", head, rows)


def _voters(counted: Stats) -> Sheet:
    head = ("candidate", "coverage", "yes to all", "from worst to best", "no to all", "from worst to best")
    return Sheet(
        "Match of a voter who says yes, or no, to every policy", head, [_voter(one) for one in counted.candidates]
    )


def _voter(one: Candidate) -> Sequence[str]:
    coverage = statistics.percent(one.yes.coverage) if one.yes else "0 %"
    bars = (one.yes, one.no)
    return (one.runner.name, coverage, *(say(bar) for bar in bars for say in (statistics.tick, statistics.bar)))


def _ages(counted: Stats) -> Sheet:
    names = {one.runner.slug: one.runner.name for one in counted.candidates}
    head = ("candidate", "policy", "stance", "first said", "last said")
    rows = [(names[one.candidate], one.policy, *_days(one)) for one in counted.aged()[:_OLDEST]]
    return Sheet("The standings that rest on the oldest statements", head, rows)


def _days(one: Covered) -> Sequence[str]:
    days = [f"by {when}" if when else "" for when in (one.oldest, one.newest)]
    return (one.stance.label if one.stance else "", *days)


def print_sheets(title: str, tables: Iterator[Sheet]) -> None:
    """Print tables: drawn on a terminal, elsewhere in plain columns parted by tabs."""
    console = Console(markup=False, highlight=False)
    typer.echo(title)
    for sheet in tables:
        typer.echo(f"\n{sheet.title}")
        if sys.stdout.isatty():
            console.print(_drawn(sheet))
        else:
            rows = (sheet.head, *sheet.rows) if any(sheet.head) else sheet.rows
            typer.echo("\n".join("\t".join(row) for row in rows))


def _drawn(sheet: Sheet) -> Table:
    drawn = Table(show_header=any(sheet.head))
    for place, name in enumerate(sheet.head):
        drawn.add_column(name, justify="right" if place else "left")
    for row in sheet.rows:
        drawn.add_row(*row)
    return drawn


def plain(counted: Stats) -> dict[str, Any]:
    """Return what was counted as JSON holds it: shares from 0 to 1, days in ISO form."""
    return {
        "election": counted.election,
        "as_of": counted.as_of.isoformat(),
        "bar": counted.bar.value,
        "clock": counted.clock.value,
        "policies": [policy.slug for policy in counted.policies],
        "statements": counted.statements,
        "verified": counted.verified,
        "reviewed": counted.reviewed,
        "grades": {grade.value: number for grade, number in counted.grades.items()},
        "candidates": [_plain_candidate(one) for one in counted.candidates],
        "coverage": [_plain_covered(one) for one in counted.coverage],
    }


def _plain_candidate(one: Candidate) -> dict[str, Any]:
    return {
        "candidate": one.runner.slug,
        "statements": one.parity.statements,
        "occasions": one.parity.occasions,
        "originals": one.parity.originals,
        "grades": {grade.value: number for grade, number in one.parity.grades.items()},
        "unnamed": one.parity.unnamed,
        "last_said": _iso(one.parity.last_said),
        "days_since": one.days_since,
        "verified": one.parity.verified,
        "reviewed": one.parity.reviewed,
        "standings": {kind.value: number for kind, number in one.kinds.items()},
        "match": {
            name: {part: float(getattr(bar, part)) for part in ("match", "coverage", "worst", "best")} if bar else None
            for name, bar in (("yes_to_all", one.yes), ("no_to_all", one.no))
        },
    }


def _plain_covered(one: Covered) -> dict[str, Any]:
    return {
        "candidate": one.candidate,
        "policy": one.policy,
        "kind": one.kind.value,
        "stance": one.stance.value if one.stance else None,
        "oldest": _iso(one.oldest),
        "newest": _iso(one.newest),
        "before_campaign": one.before_campaign,
    }


def _iso(when: date | None) -> str | None:
    return when.isoformat() if when else None

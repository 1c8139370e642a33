"""What pages ask of a large database, beside the same SQL without anything made of its rows, in one run.

    make bench          or          .venv/bin/python tests/bench/bench_queries.py [--statements 100000]

The bare SQL is every query that a question sends, with its values, written down where it is handed to SQLite and sent
once more over a connection of Python's own `sqlite3`, all rows fetched. Both sides find the pages of the file in memory
and their queries prepared. What is over is what we do: put values together, make objects of rows.

Each question is asked three times on either side, in turn. The 95th percentile is of the clock's time, each time; the
ratio is of the processor's time, in which what else the machine does has less part: of the medians of the questions'
best times.

The bound is for a million statements (`--statements 1000000`), whose database takes a quarter of an hour and 4 GB to
build; a tenth of them, the default, ends in minutes and asks the same of each index. `--keep PATH` builds there, once.
"""

import argparse
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final, NamedTuple
from unittest import mock

import invention
import large
from sqlalchemy import Connection, Engine, event

from tracker.queries import prepared
from tracker.queries.comparison import Question, compare
from tracker.queries.effects import effects
from tracker.queries.neighbours import neighbours
from tracker.queries.statements import statement
from tracker.queries.timeline import timeline
from tracker.store import fetch, open_reader
from tracker.vocabulary import Bar, Clock

_DAYS: Final = 700
_ROUNDS: Final = 3
_TODAY: Final = date(2024, 10, 1)
Asked = Callable[[Connection], object]
Said = list[tuple[str, Any]]
"""SQL and its values."""


class Measured(NamedTuple):
    """Milliseconds: by the clock, of each time that a question was asked; of the processor's, each question's best."""

    clock: list[float]
    best: list[float]


def comparison(chance: random.Random, elections: int) -> Asked:
    """Ask for a whole matrix: 31 policies, 15 candidates."""
    question = _question(chance, elections, invention.POLICIES)
    return lambda connection: compare(connection, question)


def one_timeline(chance: random.Random, elections: int) -> Asked:
    """Ask for the timeline of one policy, all candidates."""
    question = _question(chance, elections, 1)
    return lambda connection: timeline(connection, question)


def _question(chance: random.Random, elections: int, policies: int) -> Question:
    number = chance.randrange(elections)
    chosen = chance.sample(range(invention.POLICIES), policies)
    return Question(
        election=f"harbourland-{number}",
        policies=tuple(f"policy-{number}-{one}" for one in chosen),
        candidates=tuple(f"runner-{number}-{one}" for one in range(invention.CANDIDATES)),
        as_of=date(2022, 12, 1) + timedelta(days=chance.randrange(_DAYS)),
        clock=chance.choice(list(Clock)),
        bar=chance.choice(list(Bar)),
    )


def card(chance: random.Random, ids: Sequence[str]) -> Asked:
    """Ask for the evidence card of a statement."""
    named = chance.choice(ids)
    return lambda connection: statement(connection, named)


def page(chance: random.Random, ids: Sequence[str]) -> Asked:
    """Ask for all that the page of a statement shows: the card, what the statement did, what lies next to it."""
    named = chance.choice(ids)

    def ask(connection: Connection) -> None:
        statement(connection, named)
        effects(connection, named, _TODAY)
        neighbours(connection, named)

    return ask


def measure(engine: Engine, bare: sqlite3.Connection, asked: Sequence[Asked]) -> tuple[Measured, Measured, float]:
    """Return what the questions take, and their SQL alone, asked in turn; and how many queries a question sends."""
    ours, alone, sent = Measured([], []), Measured([], []), 0
    with engine.connect() as connection:
        for one in asked:
            queries = _written_down(connection, one)  # and the pages of the file are where either finds them
            _ask(bare, queries)
            sent += len(queries)
            took = [
                (_timed(lambda: one(connection)), _timed(lambda: _ask(bare, queries)))  # noqa: B023 - called at once
                for _ in range(_ROUNDS)
            ]
            for side, times in zip((ours, alone), zip(*took, strict=True), strict=True):
                side.clock.extend(clock for clock, _ in times)
                side.best.append(min(processor for _, processor in times))
    return ours, alone, sent / len(asked)


def _timed(act: Callable[[], object]) -> tuple[float, float]:
    """Return how many milliseconds something takes by the clock, and how many of the processor's time."""
    clock, processor = time.perf_counter(), time.thread_time()
    act()
    return (time.perf_counter() - clock) * 1_000, (time.thread_time() - processor) * 1_000


def _written_down(connection: Connection, asked: Asked) -> Said:
    """Ask once, and return the SQL that was sent, either way that there is."""
    said: Said = []

    def note(*told: Any) -> None:
        said.append((told[2], told[3]))

    def noting(connection: Connection, sql: str, values: prepared.Values) -> list[Any]:
        said.append((sql, values))
        return fetch(connection, sql, values)

    event.listen(connection, "before_cursor_execute", note)
    with mock.patch.object(prepared, "fetch", noting):
        asked(connection)
    event.remove(connection, "before_cursor_execute", note)
    return said


def _ask(bare: sqlite3.Connection, queries: Said) -> None:
    for query, values in queries:
        bare.execute(query, values).fetchall()


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description="What pages ask of a large database.")
    parser.add_argument("--statements", type=int, default=100_000, help="how many (default: 100,000)")
    parser.add_argument("--questions", type=int, default=200, help="how many of each kind (default: 200)")
    parser.add_argument("--keep", type=Path, help="build there, or use what is there")
    options = parser.parse_known_args()[0]
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "large.db"
        if not path.exists():
            began = time.perf_counter()
            large.build(path, options.statements)
            print(f"built in {time.perf_counter() - began:.0f} s: {path.stat().st_size / 1e6:,.0f} MB")
        _measure_all(path, options.questions)


def _measure_all(path: Path, questions: int) -> None:
    chance = random.Random(1)  # noqa: S311 - an example, not a secret
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as bare:
        ids = [named for (named,) in bare.execute("SELECT id FROM statement")]
        (elections,) = bare.execute("SELECT count(*) FROM election").fetchone()
        kinds: dict[str, Callable[[], Asked]] = {
            "comparison (31 x 15)": lambda: comparison(chance, elections),
            "timeline (1 policy)": lambda: one_timeline(chance, elections),
            "statement": lambda: card(chance, ids),
            "statement's page": lambda: page(chance, ids),
        }
        print(f"{len(ids):,} statements, {questions} questions of each kind; 95th percentile, milliseconds")
        print(f"{'':<22}{'ours':>8}{'bare SQL':>10}{'ratio':>8}{'queries':>9}   bounds: 50 ms, 2 times the bare SQL")
        for kind, make in kinds.items():
            engine = open_reader(path)
            ours, alone, sent = measure(engine, bare, [make() for _ in range(questions)])
            engine.dispose()
            high, low = (statistics.quantiles(side.clock, n=20)[-1] for side in (ours, alone))
            ratio = statistics.median(ours.best) / statistics.median(alone.best)
            print(f"{kind:<22}{high:>8.1f}{low:>10.1f}{ratio:>8.2f}{sent:>9.1f}")


if __name__ == "__main__":
    main()

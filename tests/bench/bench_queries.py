"""What pages ask of a large database, beside the same SQL without anything made of its rows, in one run.

    make bench          or          .venv/bin/python tests/bench/bench_queries.py [--statements 100000]

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
from typing import Any, Final

import invention
import large
from sqlalchemy import Connection, Engine, event

from tracker.queries.comparison import Question, compare
from tracker.queries.statements import statement
from tracker.queries.timeline import timeline
from tracker.store import open_reader
from tracker.vocabulary import Bar, Clock

_DAYS: Final = 700
Asked = Callable[[Connection], object]
Said = list[tuple[str, Any]]
"""SQL and its values."""


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


def measure(engine: Engine, bare: sqlite3.Connection, asked: Sequence[Asked]) -> tuple[list[float], list[float]]:
    """Return the milliseconds of each question, and of its SQL alone, asked right after the other in either order."""
    said: Said = []
    event.listen(engine, "before_cursor_execute", lambda *told: said.append((told[2], told[3])))
    ours, alone = [], []
    with engine.connect() as connection:
        for number, one in enumerate(asked):
            said.clear()
            one(connection)  # the SQL is written down, and the pages of the file are where either finds them
            queries = list(said)
            took = {}
            for whose in (0, 1) if number % 2 else (1, 0):
                began = time.perf_counter()
                if whose:
                    _ask(bare, queries)
                else:
                    one(connection)
                took[whose] = (time.perf_counter() - began) * 1_000
            ours.append(took[0])
            alone.append(took[1])
    return ours, alone


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
        }
        print(f"{len(ids):,} statements, {questions} questions of each kind; 95th percentile, milliseconds")
        print(f"{'':<22}{'ours':>8}{'bare SQL':>10}{'ratio':>8}   bounds: at most 50 ms, at most 2 times the bare SQL")
        for kind, make in kinds.items():
            engine = open_reader(path)
            ours, alone = measure(engine, bare, [make() for _ in range(questions)])
            engine.dispose()
            high, low = (statistics.quantiles(one, n=20)[-1] for one in (ours, alone))
            print(f"{kind:<22}{high:>8.1f}{low:>10.1f}{statistics.median(ours) / statistics.median(alone):>8.2f}")


if __name__ == "__main__":
    main()

"""A full load beside the least that any load must do, and beside the usual way: the same files, in one run.

    make bench          or          .venv/bin/python tests/bench/bench_load.py [--files 10000]

The least: read, parse events, validate, and put in with `executemany` as many rows, of the same values, as the load has
in the end; no check, no index, no key, no full text, and the standings are not worked out. Once more with the rows of
statements, citations and carriers alone, a sixth of them. The usual way: `yaml.safe_load`, the same models, one session
and `add_all`, of statements, citations and carriers. Every run has a process of its own, which starts, imports and
prepares nothing inside the time that is measured.
"""

import argparse
import multiprocessing
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import invention
import yaml
from sqlmodel import Session, create_engine

from tracker import pipeline
from tracker.documents.events import build
from tracker.records import Citation, Statement
from tracker.tables import METADATA, CarrierRow, CitationRow, OriginalRow, StatementRow

NOW: Final = datetime(2026, 11, 24, tzinfo=UTC)
_NAMES: Final = (
    *("speaker", "words_of", "sources_described", "number_of_sources", "summary", "quote", "language", "condition"),
    *("fit", "after", "corrects", "note", "stance", "act", "said_by"),
)


def files(root: Path) -> Iterator[tuple[str, Path]]:
    """Yield the id and the path of every statement."""
    for path in sorted((root / "positions").glob("*/*/*.yaml")):
        yield "/".join(path.with_suffix("").parts[-3:]), path


def ours(root: Path, database: Path) -> None:
    """Load as `tracker load` does."""
    loaded = pipeline.load(root, database, now=NOW)
    assert loaded.rows, loaded.checked.problems[:3]


def least(root: Path, database: Path) -> None:
    """Read, parse the events, validate, and insert the rows of statements, citations and carriers as they come."""
    statements, citations, carriers = [], [], []
    for named, path in files(root):
        events = list(yaml.parse(path.read_bytes().decode(), Loader=yaml.CSafeLoader))
        record = Statement.model_validate(build(events, cautious=False))
        kept = (getattr(record, name) for name in _NAMES)
        statements.append((named, record.date.text, *kept, str(path)))
        for index, one in enumerate(record.citations):
            citations.append((named, index, one.kind, *_source(one), one.author, one.isbn))
            carriers += [(named, index, number, *_source(copy)) for number, copy in enumerate(one.carriers)]
    insert(database, {"statement": statements, "citation": citations, "carrier": carriers})


def insert(database: Path, tables: Mapping[str, Sequence[tuple[Any, ...]]]) -> None:
    """Put rows into tables without keys and indexes."""
    with closing(sqlite3.connect(database)) as connection:
        for name, rows in tables.items():
            if rows:
                columns = range(len(rows[0]))
                connection.execute(f"CREATE TABLE {name} ({', '.join(f'c{one}' for one in columns)})")
                places = ", ".join("?" for _ in columns)
                connection.executemany(f"INSERT INTO {name} VALUES ({places})", rows)  # noqa: S608 - names of our own
        connection.commit()


def _source(one: Any) -> tuple[str | None, ...]:
    return one.publisher, one.title, one.published.text if one.published else None, one.url, one.archived


def usual(root: Path, database: Path) -> None:
    """Read with `yaml.safe_load`, validate, and add everything to one session."""
    engine = create_engine(f"sqlite:///{database}")
    METADATA.create_all(engine)
    rows: list[Any] = []
    for number, (named, path) in enumerate(files(root)):
        record = Statement.model_validate(_texts(yaml.safe_load(path.read_text("utf-8"))))
        rows.append(_statement(number, named, record, path))
        for index, citation in enumerate(record.citations):
            rows += _citation(len(rows), named, index, citation, path)
    with Session(engine) as session:
        session.add_all(rows)
        session.commit()
    engine.dispose()


def _texts(value: Any) -> Any:
    """Write the dates that `safe_load` makes as texts again: so the records take them."""
    if isinstance(value, dict):
        return {key: _texts(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_texts(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _statement(number: int, named: str, record: Statement, path: Path) -> StatementRow:
    candidate, policy, stem = named.split("/")
    told: dict[str, Any] = {name: getattr(record, name) for name in _NAMES}
    told |= {"date": record.date.text, "first_day": record.date.earliest, "last_day": record.date.latest}
    told |= {"said_day": record.date.latest, "known_day": record.date.latest, "grade": "A", "reviewed": False}
    told |= {"id": named, "candidate": candidate, "policy": policy, "stem": stem, "path": str(path), "line": 1}
    return StatementRow(number=number, **told)


def _citation(number: int, named: str, index: int, one: Citation, path: Path) -> Iterator[Any]:
    place: dict[str, Any] = {"path": str(path), "line": 1}
    original, when = f"{named}/{index}", one.published.latest if one.published else None
    told: dict[str, Any] = {name: getattr(one, name) for name in ("kind", "publisher", "title", "author", "url")}
    yield OriginalRow(id=original, **told, published=str(when), published_last_day=when, **place)
    yield CitationRow(number=number, statement=named, position=index, kind=one.kind, original=original, **place)
    for position, copy in enumerate(one.carriers):
        told = {name: getattr(copy, name) for name in ("publisher", "title", "url", "archived")}
        yield CarrierRow(number=number * 1_000 + position, original=original, position=position, **told, **place)


def seconds(work: Callable[[Path, Path], None], root: Path) -> float:
    """Return how long a piece of work takes, in a process that has done nothing else."""
    with multiprocessing.get_context("fork").Pool(1) as pool:
        return pool.apply(_timed, (work, root))


def _timed(work: Callable[[Path, Path], None], root: Path) -> float:
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        work(root, Path(folder) / "tracker.db")
        return time.perf_counter() - began


def seconds_of_the_rest(root: Path) -> float:
    """Return how long `executemany` takes for the rows that a load has besides those of `least`, already made."""
    with tempfile.TemporaryDirectory() as folder:
        ours(root, Path(folder) / "tracker.db")
        with closing(sqlite3.connect(Path(folder) / "tracker.db")) as loaded:
            names = [name for name in METADATA.tables if name not in ("statement", "citation", "carrier")]
            tables = {name: loaded.execute(f"SELECT * FROM {name}").fetchall() for name in names}  # noqa: S608 - our own
        began = time.perf_counter()
        insert(Path(folder) / "raw.db", tables)
        return time.perf_counter() - began


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="A full load beside the least and beside the usual way.")
    parser.add_argument("--files", type=int, default=10_000, help="how many statements (default: 10,000)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured (default: 3; medians count)")
    options = parser.parse_known_args()[0]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        invention.write(root, options.files)
        rounds = [
            (*(seconds(work, root) for work in (ours, least, usual)), seconds_of_the_rest(root))
            for _ in range(options.rounds)
        ]
    _print(options.files, rounds)


def _print(count: int, rounds: Sequence[Sequence[float]]) -> None:
    load, small, usual_way, rest = (statistics.median(one) for one in zip(*rounds, strict=True))
    print(f"{count:,} files, median of {len(rounds)} rounds; a full load: {load:.2f} s")
    table = (
        (
            "the least, as many rows",
            small + rest,
            f"a load takes {load / (small + rest):.2f} times as long",
            "at most 2.5",
        ),
        ("the least, statements alone", small, f"a load takes {load / small:.2f} times as long", "none"),
        ("the usual way", usual_way, f"takes {usual_way / load:.1f} times as long as a load", "at least 6"),
    )
    for name, took, ratio, bound in table:
        print(f"{name:<28}{took:8.2f} s   {ratio} (bound: {bound})")


if __name__ == "__main__":
    main()

"""A full load beside the least that any load must do, and beside the usual way: the same files, in one run.

    make bench          or          .venv/bin/python tests/bench/bench_load.py [--files 10000]

The least: read, parse events, validate, and put in with `executemany` as many rows, of the same values, as the load has
in the end; no check, no index, no key, no full text, and the standings are not worked out. Once more with the rows of
statements, citations and carriers alone, a sixth of them. The usual way: `yaml.safe_load`, the same models, one session
and `add_all`, of as many rows again. Every run has a process of its own, which starts, imports and prepares nothing
inside the time that is measured.
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
from sqlalchemy import create_engine, select
from sqlmodel import Session

from tracker import pipeline
from tracker.documents.events import build
from tracker.records import Citation, Statement
from tracker.tables import METADATA, TABLES, CarrierRow, CitationRow, OriginalRow, StatementRow

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
    rows: list[Any] = []
    for number, (named, path) in enumerate(files(root)):
        record = Statement.model_validate(_texts(yaml.safe_load(path.read_text("utf-8"))))
        rows.append(_statement(number, named, record, path))
        for index, citation in enumerate(record.citations):
            rows += _citation(len(rows), named, index, citation, path)
    add_all(database, rows)


def add_all(database: Path, rows: Sequence[Any]) -> None:
    """Put rows into the tables by way of one session."""
    engine = create_engine(f"sqlite:///{database}")
    METADATA.create_all(engine)
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


def took(work: Callable[..., Sequence[float]], *given: Any) -> Sequence[float]:
    """Measure in a process that has done nothing else."""
    with multiprocessing.get_context("fork").Pool(1) as pool:
        return pool.apply(work, given)


def seconds(work: Callable[[Path, Path], None], root: Path) -> Sequence[float]:
    """Return how long a piece of work takes."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        work(root, Path(folder) / "tracker.db")
        return (time.perf_counter() - began,)


def seconds_of_the_rest(root: Path) -> Sequence[float]:
    """Return how long `executemany` and `add_all` take for the rows of a load that are left, once they are made."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours(root, folder / "tracker.db")
        engine = create_engine(f"sqlite:///{folder / 'tracker.db'}")
        with engine.connect() as loaded:
            kinds = [kind for kind in TABLES if kind not in (StatementRow, OriginalRow, CitationRow, CarrierRow)]
            rows = {kind: loaded.execute(select(METADATA.tables[str(kind.__tablename__)])).all() for kind in kinds}
        engine.dispose()
        raw = {str(kind.__tablename__): [tuple(map(_bare, row)) for row in ones] for kind, ones in rows.items()}
        named = [(kind, dict(row._mapping)) for kind, ones in rows.items() for row in ones]  # noqa: SLF001 - its name
        began = time.perf_counter()
        insert(folder / "raw.db", raw)
        then = time.perf_counter()
        add_all(folder / "orm.db", [kind(**values) for kind, values in named])
        return then - began, time.perf_counter() - then


def _bare(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


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
            [one for work in (ours, least, usual) for one in took(seconds, work, root)]
            + [*took(seconds_of_the_rest, root)]
            for _ in range(options.rounds)
        ]
    _print(options.files, rounds)


def _print(count: int, rounds: Sequence[Sequence[float]]) -> None:
    load, small, usual_small, rest, usual_rest = (statistics.median(one) for one in zip(*rounds, strict=True))
    print(f"{count:,} files, median of {len(rounds)} rounds; a full load: {load:.2f} s")
    for name, whole, part in (
        ("the least", small + rest, small),
        ("the usual way", usual_small + usual_rest, usual_small),
    ):
        print(f"{name:<16}{whole:8.2f} s   (of it for statements, citations and carriers {part:.2f} s)")
    print(f"a load takes {load / (small + rest):.2f} times as long as the least (bound: at most 2.5)")
    print(f"the usual way takes {(usual_small + usual_rest) / load:.1f} times as long as a load (bound: at least 6)")
    print(f"the same against statements, citations and carriers alone: {load / small:.2f} and {usual_small / load:.1f}")


if __name__ == "__main__":
    main()

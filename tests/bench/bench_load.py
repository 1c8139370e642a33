"""A full load beside the least that any load must do, and beside the usual way: the same files, in one run.

    make bench          or          .venv/bin/python tests/bench/bench_load.py [--files 10000]

The least: read, parse events, validate, insert the rows as they are; no check, no index, no standing. The usual way:
`yaml.safe_load`, the same models, one session and `add_all`. Every run has a process of its own, which starts, imports
and creates nothing inside the time that is measured.
"""

import argparse
import multiprocessing
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import invention
import yaml
from sqlmodel import Session, create_engine

from tracker import pipeline
from tracker.documents.events import build, stream
from tracker.records import Citation, Statement
from tracker.tables import METADATA, CarrierRow, CitationRow, OriginalRow, StatementRow

NOW: Final = datetime(2026, 11, 24, tzinfo=UTC)
_NAMES: Final = (
    *("speaker", "words_of", "sources_described", "number_of_sources", "summary", "quote", "language", "condition"),
    *("fit", "after", "corrects", "note", "stance", "act", "said_by"),
)
_TABLES: Final = (
    f"CREATE TABLE statement (id, date, {', '.join(_NAMES)}, path)",
    "CREATE TABLE citation (statement, position, kind, publisher, title, author, published, url, isbn, archived)",
    "CREATE TABLE carrier (statement, citation, position, publisher, title, url, published, archived)",
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
    """Read, parse the events, validate, and insert rows as they come."""
    statements, citations, carriers = [], [], []
    for named, path in files(root):
        record = Statement.model_validate(build(stream(path.read_bytes().decode())[0], cautious=False))
        kept = (getattr(record, name) for name in _NAMES)
        statements.append((named, record.date.text, *kept, str(path)))
        for index, one in enumerate(record.citations):
            citations.append((named, index, one.kind, *_source(one), one.author, one.isbn))
            carriers += [(named, index, number, *_source(copy)) for number, copy in enumerate(one.carriers)]
    with sqlite3.connect(database) as connection:
        for create in _TABLES:
            connection.execute(create)
        for table, rows in (("statement", statements), ("citation", citations), ("carrier", carriers)):
            places = ", ".join("?" * len(rows[0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608 - names of our own
    connection.close()


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


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=10_000, help="how many statements (default: 10,000)")
    parser.add_argument(
        "--rounds", type=int, default=3, help="how often each is measured (default: 3; the median counts)"
    )
    options = parser.parse_known_args()[0]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        invention.write(root, options.files)
        _print(options.files, [[seconds(work, root) for work in (ours, least, usual)] for _ in range(options.rounds)])


def _print(count: int, rounds: Sequence[Sequence[float]]) -> None:
    ours_took, least_took, usual_took = (statistics.median(one) for one in zip(*rounds, strict=True))
    slower, faster = ours_took / least_took, usual_took / ours_took
    print(f"{count:,} files, median of {len(rounds)} rounds")
    print(f"a full load     {ours_took:8.2f} s")
    print(f"the least       {least_took:8.2f} s   a full load takes {slower:.2f} times as long (bound: at most 2.5)")
    print(f"the usual way   {usual_took:8.2f} s   takes {faster:.1f} times as long as a full load (bound: at least 6)")


if __name__ == "__main__":
    main()

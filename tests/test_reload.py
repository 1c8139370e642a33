"""A load of what has changed gives what a whole load gives, whatever has changed; and it is taken where it can be."""

import itertools
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import event, given, settings
from hypothesis import strategies as st

from tracker import pipeline, verifications
from tracker.checks import CHECKS
from tracker.checks.reach import REACH
from tracker.store.patching import NUMBERS
from tracker.tables import METADATA
from tracker.verifications import Reading, Verification, Verified, digest_of
from tracker.vocabulary import Verdict

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 24, tzinfo=UTC)
INVENTED = HERE / "invented"
FILES = sorted(str(path.relative_to(INVENTED)) for path in INVENTED.glob("*/*/**/*.yaml"))
VALUES: dict[str, Any] = {
    path: yaml.load((INVENTED / path).read_bytes(), Loader=yaml.BaseLoader)  # noqa: S506 - strings only
    for path in FILES
}
STATEMENTS = [path for path in FILES if "citations" in VALUES[path]]
SEARCHES = [path for path in FILES if path.endswith("/search.yaml")]
SEEDS = [path for path in FILES if path.startswith("seeds/")]
IDS = [path.removeprefix("positions/").removesuffix(".yaml") for path in STATEMENTS]
FIELDS = sorted({field for path in STATEMENTS for field in VALUES[path]})
SOURCE_FIELDS = sorted({field for path in STATEMENTS for one in VALUES[path]["citations"] for field in one})
URL = "https://gazette.example.org/read"
_MOMENTS = itertools.count(1)


class Record:
    """A copy of the invented record in which files change, each at a time of its own, long ago."""

    def __init__(self, folder: Path) -> None:
        """Copy the record."""
        self.root, self.database = folder / "record", folder / "tracker.db"
        shutil.copytree(INVENTED, self.root)
        for path in FILES:
            self.age(path)

    def age(self, path: str) -> None:
        """Give a file a time that no other write had: one of this moment is not trusted."""
        moment = 1_700_000_000_000_000_000 + next(_MOMENTS) * 1_000_000
        os.utime(self.root / path, ns=(moment, moment))

    def write(self, path: str, data: bytes) -> None:
        """Write a file."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_bytes(data)
        self.age(path)

    def put(self, path: str, **fields: Any) -> None:
        """Write a file of the invented record with other fields; None leaves one out."""
        told = VALUES[path] | fields
        self.write(path, as_yaml({name: value for name, value in told.items() if value is not None}))

    def delete(self, path: str) -> None:
        """Delete a file, and its folder if nothing is left in it, as git does."""
        (self.root / path).unlink(missing_ok=True)
        if (self.root / path).parent.exists() and not any((self.root / path).parent.iterdir()):
            (self.root / path).parent.rmdir()

    def load(self, now: datetime = NOW) -> pipeline.Loaded:
        """Load, and hold the outcome to that of a whole load."""
        last = told(self.database) if self.database.exists() else None
        loaded = pipeline.load(self.root, self.database, now=now)
        with tempfile.TemporaryDirectory() as folder:
            whole = pipeline.load(self.root, Path(folder) / "whole.db", now=now)
            assert whole.changed is None
            assert loaded.checked.problems == whole.checked.problems
            assert loaded.rows == whole.rows
            assert told(self.database) == (told(Path(folder) / "whole.db") if whole.rows else last)
        return loaded


def as_yaml(value: Any) -> bytes:
    """Write plain values as YAML."""
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False).encode()


def told(database: Path) -> dict[str, Counter[Any]]:
    """Return the rows of all tables, whatever their order, with what they mean in place of the numbers of one build."""
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchone() is None
        connection.execute("INSERT INTO statement_text(statement_text) VALUES ('integrity-check')")
        connection.row_factory = sqlite3.Row
        tables = {
            name: [dict(row) for row in connection.execute(f'SELECT * FROM "{name}"')]  # noqa: S608 - a table of ours
            for name in METADATA.tables
        }
        text = connection.execute(
            "SELECT id, statement_text.* FROM statement_text JOIN statement ON number = statement_text.rowid"
        ).fetchall()
    meant = {
        table: {row["number"]: row for row in rows}
        for table, rows in tables.items()
        if "number" in NUMBERS.get(table, {})
    }

    def content(table: str, row: dict[str, Any]) -> tuple[Any, ...]:
        numbers = NUMBERS.get(table, {})
        return tuple(
            content(numbers[column], meant[numbers[column]][value])
            if column in numbers and value is not None
            else value
            for column, value in row.items()
            if column != "number"
        )

    found = {name: Counter(content(name, row) for row in rows) for name, rows in tables.items()}
    return {**found, "statement_text": Counter(map(tuple, text))}


Edit = Callable[[Record], None]


def edits() -> st.SearchStrategy[Edit]:
    """Draw what a contributor, or an accident, may do to a record."""
    statement, other = st.sampled_from(STATEMENTS), st.sampled_from(STATEMENTS)
    return st.one_of(
        st.builds(borrow, statement, other, st.sampled_from(FIELDS)),
        st.builds(borrow_source, statement, other, st.sampled_from(SOURCE_FIELDS)),
        st.builds(borrow_source, statement, other, st.sampled_from(["carriers", "url"])),
        st.builds(cite_as_well, statement, other),
        st.builds(
            name, statement, st.sampled_from(["after", "corrects", "distinct_from", "formerly"]), st.sampled_from(IDS)
        ),
        st.builds(copy, statement, other, st.sampled_from(["", "-again"])),
        st.builds(move, statement, other, st.booleans()),
        st.builds(misspell, statement, st.sampled_from(["publisher", "url", "title", "author"])),
        st.builds(set_aside, statement, st.sampled_from(["withdrawn", "removed"])),
        st.builds(delete, st.sampled_from(FILES)),
        st.builds(restore, st.sampled_from(FILES)),
        st.builds(touch, st.sampled_from(FILES)),
        st.builds(break_off, st.sampled_from(FILES), st.integers(0, 400)),
        st.builds(
            add, st.sampled_from(["positions/ana-rivera/.note", "positions/Bad Name/x/2024.yaml", "positions/a.txt"])
        ),
    )


def borrow(path: str, other: str, field: str) -> Edit:
    return lambda record: record.put(path, **{field: VALUES[other].get(field)})


def borrow_source(path: str, other: str, field: str) -> Edit:
    first, *rest = VALUES[path]["citations"]
    value = VALUES[other]["citations"][-1].get(field)
    changed = {name: one for name, one in {**first, field: value}.items() if one is not None}
    return lambda record: record.put(path, citations=[changed, *rest])


def cite_as_well(path: str, other: str) -> Edit:
    return lambda record: record.put(path, citations=VALUES[path]["citations"] + VALUES[other]["citations"])


def name(path: str, field: str, named: str) -> Edit:
    values: dict[str, Any] = {
        "distinct_from": [{"statement": named, "reason": "Another evening."}],
        "formerly": [named, f"{named}-once"],
    }
    return lambda record: record.put(path, **{field: values.get(field, named)})


def copy(path: str, other: str, ending: str) -> Edit:
    return lambda record: record.write(f"{other.removesuffix('.yaml')}{ending}.yaml", as_yaml(VALUES[path]))


def move(path: str, other: str, keep_address: bool) -> Edit:  # noqa: FBT001 - drawn
    def moving(record: Record) -> None:
        if (record.root / path).exists():
            target = f"{other.rsplit('/', 1)[0]}/{path.rsplit('/', 1)[1]}"
            old = {"formerly": [path.removeprefix("positions/").removesuffix(".yaml")]} if keep_address else {}
            record.delete(path)
            record.write(target, as_yaml(VALUES[path] | old))

    return moving


def misspell(path: str, field: str) -> Edit:
    first, *rest = VALUES[path]["citations"]
    value = first.get(field, "https://www.gazette.example.org/a")
    wrong = value.replace("https://", "http://www.") if field == "url" else f"{value[:3]}q{value[3:]}"
    return lambda record: record.put(path, citations=[{**first, field: wrong}, *rest])


def set_aside(path: str, how: str) -> Edit:
    if how == "withdrawn":
        return lambda record: record.put(path, withdrawn={"on": "2025-01-02", "reason": "The page is another one."})
    gone = {"date": VALUES[path]["date"], "removed": {"on": "2025-01-02", "ground": "privacy"}}
    return lambda record: record.write(path, as_yaml(gone))


def delete(path: str) -> Edit:
    return lambda record: record.delete(path)


def restore(path: str) -> Edit:
    return lambda record: record.write(path, (INVENTED / path).read_bytes())


def touch(path: str) -> Edit:
    return lambda record: record.age(path) if (record.root / path).exists() else None


def break_off(path: str, length: int) -> Edit:
    return lambda record: record.write(path, (INVENTED / path).read_bytes()[:length])


def add(path: str) -> Edit:
    return lambda record: record.write(path, as_yaml(VALUES[STATEMENTS[0]]))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(edits(), min_size=1, max_size=3), min_size=1, max_size=4))
def test_a_load_of_what_has_changed_gives_what_a_whole_load_gives(steps: list[list[Edit]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        record = Record(Path(folder))
        record.load()
        for some in steps:
            for edit in some:
                edit(record)
            event("whole" if record.load().changed is None else "changed")


@pytest.fixture
def record(tmp_path: Path) -> Record:
    made = Record(tmp_path)
    assert made.load().changed is None
    return made


SHARED = "positions/ben-okafor/free-school-meals/2023-08-23-first-debate.yaml"


def test_one_changed_file_needs_no_whole_load(record: Record) -> None:
    record.put(SHARED, note="Compared with the recording.")
    assert record.load().changed == 1
    assert record.load().changed == 0


def test_files_that_come_go_and_move_need_no_whole_load(record: Record) -> None:
    again = SHARED.replace(".yaml", "-again.yaml")
    told_anew = VALUES[SHARED] | {"date": "2023-08-25", "quote": None, "said_by": "reporter"}
    source = VALUES[SHARED]["citations"][0] | {
        "title": "Two days later",
        "url": "https://two.example.org/days",
        "published": "2023-08-26",
        "kind": "news_report",
    }
    told_anew = {name: value for name, value in told_anew.items() if value is not None} | {"citations": [source]}
    record.write(again.replace("-23-", "-25-"), as_yaml(told_anew))
    assert record.load().changed == 1
    record.delete(again.replace("-23-", "-25-"))
    assert record.load().changed == 1
    for search in SEARCHES:
        record.delete(search)
        assert record.load().changed == 1
        record.write(search, (INVENTED / search).read_bytes())
        assert record.load().changed == 1


@pytest.mark.parametrize("path", STATEMENTS)
def test_each_statement_may_go_and_come_back(record: Record, path: str) -> None:
    record.delete(path)
    record.load()
    record.write(path, (INVENTED / path).read_bytes())
    record.load()


def test_a_changed_seed_a_warning_and_another_day_need_a_whole_load(record: Record) -> None:
    record.age(SEEDS[0])
    assert record.load().changed is None
    record.put(SHARED, summary=f"He lied and {VALUES[SHARED]['summary']}")
    assert record.load().checked.warnings
    record.put(SHARED)
    assert record.load().changed is None
    assert record.load().changed == 0
    assert record.load(datetime(2026, 11, 23, tzinfo=UTC)).changed is None


def test_a_reference_to_a_file_that_goes_is_found_from_the_other_end(record: Record) -> None:
    named = next(one for path in STATEMENTS if (one := VALUES[path].get("corrects")))
    record.delete(f"positions/{named}.yaml")
    loaded = record.load()
    assert (loaded.rows, {one.code for one in loaded.checked.problems}) == (None, {"R105"})


def source(**fields: str) -> dict[str, str]:
    """Describe an original that nobody else cites."""
    return {"kind": "book", "publisher": "Harbour Press", "title": "One", "published": "2026-01-02", **fields}


def of_three_candidates() -> list[str]:
    """Name a statement each of three candidates, in whose own words it is."""
    own = [path for path in STATEMENTS if VALUES[path]["said_by"] in ("candidate", "campaign")]
    return list({path.split("/")[1]: path for path in own}.values())[:3]


def test_what_several_candidates_cite_is_described_by_all(record: Record) -> None:
    one, other, third = of_three_candidates()
    copies = [{"publisher": "Harbour Post", "title": "Copy", "url": f"https://post.example.org/{n}"} for n in (1, 2)]
    record.put(other, citations=[source(url=URL) | {"carriers": [copies[0]]}])
    assert record.load().changed == 1
    record.put(third, citations=[source(url=URL, author="Ada Quill") | {"carriers": copies[::-1]}])
    assert record.load().changed == 1
    record.put(one, citations=[source(url=URL, archived="https://archive.example.org/read")])
    assert record.load().changed == 1
    record.put(other)
    assert record.load().changed == 1
    record.put(one, citations=[source(url=URL, title="Another")])
    loaded = record.load()
    assert loaded.changed is None
    assert {problem.code for problem in loaded.checked.problems} == {"C108"}


def test_an_address_that_another_candidate_spells_otherwise_is_found(record: Record) -> None:
    one, other, _ = of_three_candidates()
    copy = {"publisher": "Harbour Post", "title": "Copy"}
    record.put(one, citations=[source(title="Two") | {"carriers": [copy | {"url": "https://post.example.org/a"}]}])
    assert record.load().changed == 1
    record.put(other, citations=[source() | {"carriers": [copy | {"url": "http://www.post.example.org/a/"}]}])
    loaded = record.load()
    assert loaded.changed is None
    assert {problem.code for problem in loaded.checked.problems} == {"D105"}


def test_two_spellings_of_a_name_are_left_to_a_whole_load(record: Record) -> None:
    one, other, _ = of_three_candidates()
    record.put(one, citations=[source(url=URL, publisher="Harbour Gazette")])
    assert record.load().changed == 1
    record.put(other, citations=[source(title="Two", url=f"{URL}/two", publisher="Harbour Gazete")])
    loaded = record.load()
    assert loaded.changed is None
    assert {problem.code for problem in loaded.checked.problems} == {"D106"}


def test_a_statement_that_a_rival_names_is_missed_there(record: Record) -> None:
    one, other, _ = of_three_candidates()
    _, rival, policy, name = other.removesuffix(".yaml").split("/")
    moved = f"{policy}/{name}-in-the-evening"
    record.write(f"positions/{rival}/{moved}.yaml", as_yaml(VALUES[other] | {"citations": [source(url=URL)]}))
    record.delete(other)
    pledge = {"kind": "rival_pledge", "rival": rival, "statement": f"{rival}/{moved}"}
    record.put(one, citations=[*VALUES[one]["citations"], pledge])
    assert record.load().changed == 3
    record.delete(f"positions/{rival}/{moved}.yaml")
    loaded = record.load()
    assert (loaded.rows, {problem.code for problem in loaded.checked.problems}) == (None, {"R105"})


def test_originals_that_become_one_and_two_again_need_a_whole_load(record: Record) -> None:
    isbn = "978-0-306-40615-7"
    one, other, third = of_three_candidates()
    record.put(one, citations=[source(isbn=isbn)])
    record.put(third, citations=[source(title="Two", url=URL)])
    assert record.load().changed == 2
    record.put(other, citations=[source(title="Two", url=URL, isbn=isbn, publisher="Quay Books")])
    loaded = record.load()
    assert (loaded.changed, loaded.checked.problems) == (None, ())
    record.put(other)
    loaded = record.load()
    assert (loaded.changed, loaded.checked.problems) == (None, ())


def test_a_database_of_other_code_or_other_numbers_is_not_built_upon(record: Record) -> None:
    for change in (
        "UPDATE load_fact SET value = 'x' WHERE name = 'tracker_code'",
        "DELETE FROM event",
        "DROP TABLE source_file",
        "UPDATE statement SET stance = 'nonsense'",
    ):
        with closing(sqlite3.connect(record.database)) as connection:
            connection.execute("PRAGMA ignore_check_constraints = ON")
            connection.execute(change)
            connection.commit()
        record.put(SHARED, note="Compared with the recording.")
        assert pipeline.load(record.root, record.database, now=NOW).changed is None, change
        record.put(SHARED)
        assert record.load().changed == 1


def test_what_verifications_found_stays_with_a_changed_file(record: Record) -> None:
    path = next(path for path in STATEMENTS if VALUES[path].get("quote"))
    named, quote = path.removeprefix("positions/").removesuffix(".yaml"), VALUES[path]["quote"].strip()
    read = Reading(url=URL, is_original=True, on=NOW.date(), verdict=Verdict.FOUND)
    passage = Verified(part="quote", quote_sha256=digest_of(quote), readings=(read,))
    verifications.write(record.root, Verification(statement=named, passages=(passage,)))
    record.age(verifications.path_of(named))
    assert record.load().changed is None
    record.put(path, note="Compared with the recording.")
    assert record.load().changed == 1
    with closing(sqlite3.connect(record.database)) as connection:
        assert connection.execute("SELECT statement, url FROM verification").fetchall() == [(named, URL)]


def test_a_file_of_this_moment_is_read_again(record: Record) -> None:
    (record.root / SHARED).write_bytes(as_yaml(VALUES[SHARED] | {"note": "one"}))
    assert record.load().changed == 1
    assert pipeline.load(record.root, record.database, now=NOW).changed in (0, 1)


def test_every_rule_says_how_far_it_looks() -> None:
    assert set(REACH) == set(CHECKS)
    assert all(REACH.values())


def test_the_command_line_tells_how_many_files_changed(record: Record) -> None:
    def load(*more: str) -> str:
        command = [
            str(Path(sys.executable).parent / "tracker"),
            "load",
            "--root",
            str(record.root),
            "--database",
            f"sqlite:///{record.database}",
            *more,
        ]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    assert "changed" not in load("--full")
    record.put(SHARED, note="Compared with the recording.")
    assert " s, 1 file changed" in load()
    assert " s, 0 files changed" in load()
    assert "changed" not in load("--full")

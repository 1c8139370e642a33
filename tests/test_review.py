"""`tracker review`: what a branch does to the record, asked of real repositories with a base and a head."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tracker import pipeline, store
from tracker.queries.comparison import Question, compare
from tracker.review import report
from tracker.review.standings import cell_of, situations
from tracker.standing import View, standing
from tracker.vocabulary import Bar, Clock

ROOT = Path(__file__).parent.parent
INVENTED = ROOT / "tests" / "invented"
TODAY = date(2026, 11, 24)
PROGRAMME = "positions/ana-rivera/free-school-meals/2023-01-05-programme.yaml"
LIBRARY = "positions/ben-okafor/school-library-fund/2024-03-01-library-day.yaml"
WORDS = "Every school will have a fund for its library."
NEW = f"""\
date: DATE
stance: support
said_by: candidate
summary: Said so at an invented event.
quote: {WORDS}
citations:
  - kind: speech
    publisher: Example Radio
    title: An invented event
    published: DATE
    url: https://radio.example.org/DATE
"""

Review = Callable[[], str]


def git(root: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Ana Rivera", "-c", "user.email=ana@example.org"]
    return subprocess.run(
        ["git", "-C", str(root), *identity, *arguments], capture_output=True, text=True, check=True
    ).stdout.strip()


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Give the invented race in a repository of its own, on a branch that left `main` just now."""
    root = tmp_path / "record"
    shutil.copytree(INVENTED, root)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "The record")
    git(root, "checkout", "-q", "-b", "change")
    return root


@pytest.fixture
def review(record: Path) -> Review:
    """Commit what was changed, and return the report on it."""

    def run() -> str:
        git(record, "add", "--all")
        git(record, "commit", "-q", "-m", "The change")
        return report(pipeline.compare(record, "main", today=TODAY), today=TODAY)

    return run


def new(record: Path, path: str, day: str, **fields: str) -> None:
    """Write a new statement; a field given as a keyword takes the place of the usual one."""
    lines = NEW.replace("DATE", day)
    for key, value in fields.items():
        usual = re.search(rf"^{key}: .*$", lines, re.MULTILINE)
        lines = lines.replace(usual[0], f"{key}: {value}", 1) if usual else f"{lines}{key}: {value}\n"
    (record / path).parent.mkdir(parents=True, exist_ok=True)
    (record / path).write_text(lines, "utf-8")


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, f"{path.name} has no {old!r}"
    path.write_text(text.replace(old, new, 1), "utf-8")


def section(text: str, title: str) -> str:
    """Return a section of the report; empty if it is not there."""
    found = re.search(rf"^### {re.escape(title)}\n(.*?)(?=^### |\Z)", text, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


def id_of(path: str) -> str:
    return path.removeprefix("positions/").removesuffix(".yaml")


def test_no_change_says_so(record: Path) -> None:
    (record / "seeds/issues/schools.yaml").touch()
    git(record, "commit", "-q", "--allow-empty", "-m", "Nothing")
    text = report(pipeline.compare(record, "main", today=TODAY), today=TODAY)
    assert "No statement differs · 0 standings moved · 0 new errors, 0 new warnings" in text
    assert "One reviewer is enough" in text


def test_a_first_position_is_added_and_needs_one_reviewer(record: Path, review: Review) -> None:
    new(record, LIBRARY, "2024-03-01")
    text = review()
    assert "Statements: 1 added · 1 standing moved" in text
    assert "One reviewer is enough" in text
    moved = section(text, "Standings that move")
    assert "**Ben Okafor** on Library fund" in moved
    assert "Official, On the record and Everything: **Not researched** → **Supports**, said Mar 2024" in moved
    assert f"`{WORDS}`" in moved
    assert id_of(LIBRARY) in section(text, "Statements added")


def test_a_reversal_is_named_with_both_passages(record: Path, review: Review) -> None:
    new(record, LIBRARY, "2024-03-01")
    git(record, "checkout", "-q", "main")
    git(record, "add", "--all")
    git(record, "commit", "-q", "-m", "A first position")
    git(record, "checkout", "-q", "-B", "change")
    turned = "No school will have a fund for its library."
    new(record, LIBRARY.replace("03-01-library-day", "09-01-autumn"), "2024-09-01", stance="oppose", quote=turned)
    text = review()
    assert "**Ben Okafor** on Library fund: the standing moves, new change: reversed" in section(
        text, "Needs a second reviewer"
    )
    moved = section(text, "Standings that move")
    assert "**Supports**, said Mar 2024" in moved
    assert "→ **Opposes**, said Sep 2024" in moved
    assert "**New: reversed from supports, Sep 2024**" in moved
    assert moved.index(f"`{WORDS}`") < moved.index(f"`{turned}`")
    assert "1 new change of direction" in text


def test_a_withdrawal_gives_its_reason_and_needs_a_second_reviewer(record: Path, review: Review) -> None:
    path = record / PROGRAMME
    path.write_text(path.read_text("utf-8") + "withdrawn: {on: 2024-10-01, reason: It was somebody else.}\n", "utf-8")
    text = review()
    assert "1 withdrawn" in text
    assert f"`{id_of(PROGRAMME)}` is withdrawn" in section(text, "Needs a second reviewer")
    assert "`It was somebody else.`" in section(text, "Statements withdrawn")


def test_a_removal_names_its_ground(record: Path, review: Review) -> None:
    (record / PROGRAMME).write_text("date: 2023-01-05\nremoved: {on: 2024-10-01, ground: privacy}\n", "utf-8")
    text = review()
    assert f"`{id_of(PROGRAMME)}` is removed" in section(text, "Needs a second reviewer")
    assert "on the ground of privacy" in section(text, "Statements removed")
    assert not section(text, "Statements deleted")


def test_a_deleted_file_is_told_from_a_moved_one(record: Path, review: Review) -> None:
    (record / PROGRAMME).unlink()
    text = review()
    assert f"`{id_of(PROGRAMME)}` is deleted" in section(text, "Needs a second reviewer")
    assert id_of(PROGRAMME) in section(text, "Statements deleted")


def test_a_rename_is_no_removal(record: Path, review: Review) -> None:
    there = record / PROGRAMME.replace("05-programme", "05-plan")
    (record / PROGRAMME).rename(there)
    there.write_text(there.read_text("utf-8") + f"formerly: [{id_of(PROGRAMME)}]\n", "utf-8")
    text = review()
    assert "Statements: 1 moved · 0 standings moved" in text
    assert "One reviewer is enough" in text
    assert f"`{id_of(PROGRAMME)}` → `" in section(text, "Statements moved, their addresses kept")


def test_a_candidate_under_a_new_name_keeps_every_standing(record: Path, review: Review) -> None:
    old, new = "cleo-lindqvist", "cleo-lindqvist-ode"
    (record / f"positions/{old}").rename(record / f"positions/{new}")
    for path in (record / f"positions/{new}").rglob("20*.yaml"):
        earlier = id_of(str(path.relative_to(record))).replace(new, old)
        path.write_text(path.read_text("utf-8") + f"formerly: [{earlier}]\n", "utf-8")
    (record / f"seeds/candidates/{old}.yaml").rename(record / f"seeds/candidates/{new}.yaml")
    seed = record / f"seeds/candidates/{new}.yaml"
    seed.write_text(seed.read_text("utf-8") + f"aliases: [{old}]\n", "utf-8")
    replace(record / "seeds/elections/harbourland-2024.yaml", f"candidate: {old},", f"candidate: {new},")
    text = review()
    assert re.search(r"Statements: \d+ moved · 0 standings moved", text)
    assert not section(text, "Statements deleted")


def test_a_change_that_is_there_no_more_is_told(record: Path, review: Review) -> None:
    new(record, LIBRARY, "2024-03-01")
    later = LIBRARY.replace("03-01-library-day", "09-01-autumn")
    new(record, later, "2024-09-01", stance="oppose", quote="No school will have a fund for its library.")
    git(record, "checkout", "-q", "main")
    git(record, "add", "--all")
    git(record, "commit", "-q", "-m", "A reversal")
    git(record, "checkout", "-q", "-B", "change")
    path = record / later
    path.write_text(path.read_text("utf-8") + "withdrawn: {on: 2024-10-01, reason: It was somebody else.}\n", "utf-8")
    text = review()
    assert "the standing moves, no longer shown: reversed" in section(text, "Needs a second reviewer")
    assert "No longer shown: reversed from supports, Sep 2024" in section(text, "Standings that move")


def test_a_changed_statement_shows_what_was_and_what_is(record: Path, review: Review) -> None:
    path = record / PROGRAMME
    old = re.search(r"^stance: (\w+)$", path.read_text("utf-8"), re.MULTILINE)
    assert old
    replace(path, f"stance: {old[1]}", "stance: mixed")
    replace(path, "summary: ", "summary: As said, ")
    text = review()
    changed = section(text, "Statements changed")
    assert re.search(r"stance: \w+( \w+)? → Mixed", changed)
    assert "summary, before: `" in changed
    assert "summary, now: `As said, " in changed
    assert "changes the stance" in section(text, "Needs a second reviewer")


def test_unnamed_sources_and_corrections_need_a_second_reviewer(record: Path, review: Review) -> None:
    new(
        record,
        LIBRARY,
        "2024-03-01",
        stance="lean_support",
        said_by="unnamed_sources",
        sources_described="two people who were in the room",
        words_of="source",
    )
    taken_back = PROGRAMME.replace("2023-01-05-programme", "2023-01-06-correction")
    new(record, taken_back, "2023-01-06", stance="oppose", corrects=id_of(PROGRAMME))
    looks = section(review(), "Needs a second reviewer")
    assert f"`{id_of(LIBRARY)}` rests on unnamed sources" in looks
    assert f"`{id_of(taken_back)}` takes back `{id_of(PROGRAMME)}`" in looks


def test_a_reworded_policy_shows_both_texts_and_warns(record: Path, review: Review) -> None:
    replace(
        record / "seeds/issues/schools.yaml", "Serve a free meal to every pupil.", "Serve a free meal to some pupils."
    )
    text = review()
    reworded = section(text, "Policies reworded")
    assert "text, before: `Serve a free meal to every pupil.`" in reworded
    assert "text, now: `Serve a free meal to some pupils.`" in reworded
    assert "keeps its meaning" in reworded
    assert re.search(
        r"the policy Free school meals is reworded: \d+ statements", section(text, "Needs a second reviewer")
    )


def test_a_claimed_exemption_stands_with_both_passages(record: Path, review: Review) -> None:
    claim = f"[{{statement: {id_of(PROGRAMME)}, reason: Another programme.}}]"
    new(record, LIBRARY, "2024-03-01", distinct_from=claim)
    claimed = section(review(), "Said to be another statement although it looks the same")
    assert f"`{id_of(LIBRARY)}` is not `{id_of(PROGRAMME)}`, because `Another programme.`" in claimed
    assert f"`{WORDS}`" in claimed
    assert claimed.count("grade ") == 2


def test_new_problems_are_listed_and_an_unreadable_statement_is_not_called_deleted(
    record: Path, review: Review
) -> None:
    replace(record / PROGRAMME, "stance: ", "stance: not-")
    text = review()
    assert "1 new error" in text
    assert f"error S105, `{PROGRAMME}:" in section(text, "New problems")
    assert id_of(PROGRAMME) in section(text, "Statements that cannot be read now")
    assert not section(text, "Statements deleted")


def test_the_balance_lists_every_candidate_with_numbers_before_and_after(record: Path, review: Review) -> None:
    new(record, LIBRARY, "2024-03-01")
    table = section(review(), "How much evidence each candidate has: `Harbourland governor, 2024`")
    rows = [line for line in table.splitlines() if line.startswith("| ")][2:]
    assert [row.split(" | ")[0].strip("| ") for row in rows] == [
        *("Dora Kestrel", "Cleo Lindqvist", "Ben Okafor", "Ana Rivera", "Emil Sand"),
    ]
    (changed,) = (row for row in rows if "→" in row)
    was, now = (int(number) for number in re.findall(r"(\d+) → \*\*(\d+)\*\*", changed)[0])
    assert now == was + 1


def test_files_outside_of_the_record_need_the_code_review(record: Path, review: Review) -> None:
    (record / "tracker.py").write_text("hello\n", "utf-8")
    assert "1 file outside of `seeds/` and `positions/`: code review" in section(review(), "Needs a second reviewer")


def test_hostile_text_stays_text(record: Path, review: Review) -> None:
    hostile = "'@team <img src=x> [link](https://evil.example.org) `code` #1 ![i](x) | ::error::x'"
    new(record, LIBRARY, "2024-03-01", quote=hostile, summary=hostile, condition="'@team <b> #1'")
    replace(record / "seeds/issues/schools.yaml", "name: Later start", "name: '@team <b> #1'")
    text = review()
    outside = re.sub(r"`[^`\n]*`", "", text)
    assert "`" not in outside
    assert not set("@<[]!&$\\~") & set(outside)
    assert not re.search(r"#\w|https?:|www\.", outside)
    assert text.isascii() or all(sign.isprintable() or sign == "\n" for sign in text)


def test_a_deleted_candidate_is_told_and_does_not_stop_the_report(record: Path, review: Review) -> None:
    (record / "seeds/candidates/ana-rivera.yaml").unlink()
    text = review()
    assert "`seeds/candidates/ana-rivera.yaml` is deleted" in section(text, "Needs a second reviewer")
    assert section(text, "New problems")


def test_a_long_change_is_shortened_and_counted(record: Path, review: Review) -> None:
    shutil.rmtree(record / "positions")
    (record / "positions").mkdir()
    text = review()
    assert re.search(r"^- and \d+ more$", section(text, "Statements deleted"), re.MULTILINE)
    assert len(text) < 65_536


def test_the_cells_of_the_review_are_those_of_the_pages(tmp_path: Path) -> None:
    for root in (INVENTED, ROOT):
        database = tmp_path / f"{root.name}.db"
        loaded = pipeline.load(root, database, now=datetime.now(UTC))
        dataset = loaded.checked.dataset
        with store.open_reader(database).connect() as connection:
            for key, told in situations(dataset):
                election, candidate, policy = key
                for bar in Bar:
                    as_of = min(TODAY, told.frame.election_day)
                    question = Question(election, (policy,), (candidate,), as_of, Clock.KNOWN_BY, bar)
                    found = standing(told.evidence, told.frame, View(as_of, bar=bar), searched=told.searched)
                    mine, theirs = cell_of(dataset, key, found), compare(connection, question)[policy, candidate]
                    assert _without_related(mine) == _without_related(theirs)


def _without_related(cell: object) -> str:
    return re.sub(r"related=('[^']*'|None)", "", repr(cell))


def test_the_command_prints_or_writes_the_report(record: Path, tmp_path: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(Path(sys.executable).parent / "tracker"), "review", *arguments]
        env = os.environ | {"COLUMNS": "200"}
        return subprocess.run(command, cwd=record, env=env, capture_output=True, text=True, check=False)

    new(record, LIBRARY, "2024-03-01")
    printed = run("main")
    assert printed.returncode == 0
    assert printed.stdout.startswith("## What this change does to the record\n")
    written = run("main", "-o", str(tmp_path / "review.md"))
    assert (written.returncode, written.stdout) == (0, "")
    assert (tmp_path / "review.md").read_text("utf-8") == printed.stdout
    refused = run("no-such-branch")
    assert refused.returncode == 2
    assert "git knows no commit `no-such-branch` here" in refused.stderr

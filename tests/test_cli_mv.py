"""`tracker mv`: everything follows the new address, the old one keeps working, and nothing else changes."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from record_files import example_root, problems

from tracker.dataset import Dataset, read
from tracker.documents import Value
from tracker.editing import Move, MoveError, carry_out, plan
from tracker.editing.references import references
from tracker.editing.rewriting import RewriteError, rewrite

TRACKER = str(Path(sys.executable).parent / "tracker")
ROOT = Path(__file__).parents[1]
SPEECH = "ana-rivera/carbon-tax/2026-02-10-speech"
PLAN = "bo-lindqvist/carbon-tax/2026-02-20-plan"
REFERRING = f"""\
# a note of ours
date: 2026-04-02   # the day
said_by: candidate
stance: support
summary: Rivera spoke of "{SPEECH}" again.
quote: 'I said it before'
distinct_from: [{{statement: '{SPEECH}', reason: another day}}]
citations:
    - {{kind: speech, publisher: Quay Hall, title: Again, published: 2026-04-02, url: "https://quay.example.org"}}
    - kind: rival_pledge
      rival: bo-lindqvist # see his plan
      statement: {PLAN}
responses:
- kind: clarifies
  said_by: campaign
  date: 2026-04-03
  summary: It stands.
  statement: "{SPEECH}"
  citations:
  - {{kind: speech, publisher: Quay Hall, title: After, published: 2026-04-03, url: "https://quay.example.org/2"}}
"""
PATH = "positions/ana-rivera/carbon-tax/2026-04-02-quay.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    found = example_root(tmp_path, {PATH: REFERRING})
    assert problems(found) == ()
    return found


def moved(root: Path, old: str, new: str) -> Dataset:
    """Move, and return the record read again, which has no problem."""
    carry_out(root, plan(root, read(root)[0], old, new))
    assert problems(root) == ()
    return read(root)[0]


def values(root: Path) -> Mapping[str, Value]:
    """Return what every file of the record holds, by its path."""
    dataset = read(root)[0]
    shelves = (
        dataset.statements,
        dataset.removed,
        dataset.searches,
        dataset.candidates,
        dataset.elections,
        dataset.issues,
    )
    return {one.path: one.document.value for shelf in shelves for one in shelf.values()}


def test_a_statement_moves_and_what_names_it_follows(root: Path) -> None:
    new = "ana-rivera/carbon-tax/2026-02-10-hall"
    dataset = moved(root, SPEECH, new)
    assert dataset.statements[new].record.formerly == (SPEECH,)
    assert SPEECH not in dataset.statements
    assert dataset.formerly[SPEECH] == new
    expected = REFERRING.replace(f"'{SPEECH}'", f"'{new}'").replace(f'statement: "{SPEECH}"', f'statement: "{new}"')
    assert (root / PATH).read_text("utf-8") == expected


def test_nothing_else_changes(root: Path) -> None:
    before = values(root)
    new = "ana-rivera/carbon-tax/2026-02-10-hall"
    moved(root, SPEECH, new)
    after = values(root)
    kept = {path: value for path, value in before.items() if path not in (PATH, f"positions/{SPEECH}.yaml")}
    assert {path: after[path] for path in kept} == kept
    old_value = before[f"positions/{SPEECH}.yaml"]
    assert isinstance(old_value, dict)
    assert after[f"positions/{new}.yaml"] == old_value | {"formerly": [SPEECH]}
    assert len(after) == len(before)


def test_a_candidate_moves_with_all_statements_and_as_a_rival(root: Path) -> None:
    before = read(root)[0]
    dataset = moved(root, "bo-lindqvist", "bo-lind")
    assert dataset.candidates["bo-lind"].record.aliases == ("bo-lindqvist",)
    assert set(dataset.statements) == {one.replace("bo-lindqvist/", "bo-lind/") for one in before.statements}
    assert not (root / "positions/bo-lindqvist").exists()
    text = (root / PATH).read_text("utf-8")
    assert text == REFERRING.replace("rival: bo-lindqvist", "rival: bo-lind").replace(PLAN, PLAN.replace("qvist", ""))
    election = (root / "seeds/elections/example-2026.yaml").read_text("utf-8")
    assert "{candidate: bo-lind, party: Sample Party" in election


def test_a_policy_moves_in_every_candidate_s_folder(root: Path) -> None:
    dataset = moved(root, "carbon-tax", "carbon-price")
    assert dataset.policies["carbon-price"].record.aliases == ("carbon-tax",)
    assert not list(root.glob("positions/*/carbon-tax"))
    assert dataset.statements["ana-rivera/carbon-price/2026-04-02-quay"].record.distinct_from[0].statement == (
        "ana-rivera/carbon-price/2026-02-10-speech"
    )
    issue = (root / "seeds/issues/climate.yaml").read_text("utf-8")
    assert "- {id: carbon-price, name: Carbon tax, text: Tax carbon dioxide., aliases: [carbon-tax]}\n" in issue


@pytest.mark.parametrize(
    ("old", "new"), [(SPEECH, "ana-rivera/coal-exit/2026-hall"), ("ana-rivera", "ana-b"), ("coal-exit", "no-coal")]
)
def test_moving_back_leaves_only_the_address_between(root: Path, old: str, new: str) -> None:
    first = read(root)[0]
    moved(root, old, new)
    back = moved(root, new, old)
    assert set(back.statements) == set(first.statements)
    holders = (back.statements.get(old), back.candidates.get(old), back.policies.get(old))
    (holder,) = (one.record for one in holders if one)
    assert new in (*getattr(holder, "formerly", ()), *getattr(holder, "aliases", ()))
    assert old not in (*getattr(holder, "formerly", ()), *getattr(holder, "aliases", ()))


def test_a_policy_of_the_shipped_record_moves_and_every_address_follows() -> None:
    dataset = read(ROOT)[0]
    found = plan(ROOT, dataset, "border-wall", "wall")
    assert len(found.renames) == len(list(ROOT.glob("positions/*/border-wall")))
    named = [
        (one.path, text)
        for one in dataset.statements.values()
        for kind, _, text in references(one.record)
        if kind == "statement" and "/border-wall/" in text
    ]
    assert {path for path, _ in named} | {"seeds/issues/immigration.yaml"} >= set(found.texts)
    assert all(b"/wall/" in found.texts[path] for path, _ in named)


REFUSED = {
    "an address that is not there": (
        "ana-rivera/carbon-tax/2026-02-10-speach",
        PLAN,
        "did you mean `ana-rivera/carbon",
    ),
    "an address that is taken": (SPEECH, PATH.removeprefix("positions/"), "there is a statement"),
    "a candidate that is not there": (SPEECH, "ana-riviera/carbon-tax/2026-x", "no candidate `ana-riviera`; did you"),
    "a policy that is not there": (SPEECH, "ana-rivera/carbon-text/2026-x", "no policy `carbon-text`; did you mean"),
    "another kind of address": (SPEECH, "ana-b", "no address for a statement"),
    "a way out of the record": (SPEECH, "ana-rivera/../x", "no address for a statement"),
    "capitals": ("ana-rivera", "Ana", "no address for a candidate"),
    "a candidate that is taken": ("ana-rivera", "bo-lindqvist", "there is a candidate"),
}


@pytest.mark.parametrize(("old", "new", "reason"), REFUSED.values(), ids=REFUSED)
def test_refused(root: Path, old: str, new: str, reason: str) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*.yaml")}
    done = subprocess.run(
        [TRACKER, "mv", old, new],
        cwd=root,
        env=os.environ | {"COLUMNS": "400"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert reason in done.stderr
    assert {path: path.read_bytes() for path in root.rglob("*.yaml")} == before


def test_an_old_address_of_another_is_refused(root: Path) -> None:
    moved(root, SPEECH, "ana-rivera/carbon-tax/2026-02-10-hall")
    with pytest.raises(MoveError, match=f"`{SPEECH}` is an old address of `ana-rivera/carbon-tax/2026-02-10-hall`"):
        plan(root, read(root)[0], PLAN, SPEECH)


def test_a_folder_that_lies_where_the_new_one_goes_is_refused(root: Path) -> None:
    (root / "positions/bo-lind").mkdir()
    with pytest.raises(MoveError, match="positions/bo-lind is there already"):
        plan(root, read(root)[0], "bo-lindqvist", "bo-lind")


def test_a_file_that_cannot_be_read_stops_the_move(root: Path) -> None:
    (root / PATH).write_text("date: [", "utf-8")
    with pytest.raises(MoveError, match="cannot be read"):
        plan(root, read(root)[0], SPEECH, "ana-rivera/carbon-tax/2026-02-10-hall")


def test_the_command_says_what_it_moved_and_takes_paths(root: Path) -> None:
    new = "ana-rivera/carbon-tax/2026-02-10-hall"
    command = [TRACKER, "mv", f"positions/{SPEECH}.yaml", f"positions/{new}.yaml"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert set(done.stdout.splitlines()) == {
        f"Moved positions/{SPEECH}.yaml to positions/{new}.yaml",
        f"Changed {PATH}",
        f"Changed positions/{new}.yaml",
    }


@pytest.mark.parametrize(
    ("move", "kind", "text", "later"),
    [
        (Move("candidate", "a", "b"), "statement", "a/p/2026-x", "b/p/2026-x"),
        (Move("candidate", "a", "b"), "statement", "c/a/2026-a", "c/a/2026-a"),
        (Move("policy", "p", "q"), "statement", "p/p/2026-p", "p/q/2026-p"),
        (Move("policy", "p", "q"), "candidate", "p", "p"),
        (Move("statement", "a/p/x", "b/q/y"), "statement", "a/p/x", "b/q/y"),
        (Move("statement", "a/p/x", "b/q/y"), "statement", "a/p/x-2", "a/p/x-2"),
    ],
)
def test_what_an_address_becomes(move: Move, kind: str, text: str, later: str) -> None:
    assert move.renamed(kind, text) == later


def test_a_reference_written_as_a_block_is_left_to_a_person() -> None:
    with pytest.raises(RewriteError, match="block of text"):
        rewrite(b"after: >-\n  a/b/2026-c\n", PATH, {("after",): "a/b/2026-d"}, None)

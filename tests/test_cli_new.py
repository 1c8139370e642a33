"""`tracker new`: by options, by typing at a terminal, and what it refuses."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from record_files import example_root, problems

from tracker import schema
from tracker.dataset import read
from tracker.dates import parse_date
from tracker.documents import Document, Value, parse
from tracker.editing import ScaffoldError, file_name, record_text, tidy
from tracker.editing.drafts import DRAFTS
from tracker.editing.questions import QUESTIONS, Need, unanswered
from tracker.records import Statement

ROOT = Path(__file__).parents[1]
TRACKER = str(Path(sys.executable).parent / "tracker")
PATH = "positions/ana-rivera/carbon-tax/2026-04-02-quay-debate.yaml"
ANSWERS = {
    "candidate": "ana-rivera",
    "policy": "carbon-tax",
    "date": "2026-04-02",
    "occasion": "Quay Débate",
    "stance": "support",
    "said_by": "candidate",
    "summary": "In the quay debate Rivera backed the tax: for plants only.",
    "quote": "Yes: a tax, for plants.",
    "kind": "debate",
    "publisher": "Example Radio",
    "title": "Debate #3: the quay",
    "published": "2026-04-02",
    "url": "https://radio.example.org/quay",
}
FILE = """\
# yaml-language-server: $schema=../../../schemas/statement.json
date: 2026-04-02
stance: support
said_by: candidate
summary: >-
  In the quay debate Rivera backed the tax: for plants only.
quote: >-
  Yes: a tax, for plants.
citations:
  - kind: debate
    publisher: Example Radio
    title: "Debate #3: the quay"
    published: 2026-04-02
    url: https://radio.example.org/quay
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return example_root(tmp_path, {})


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [TRACKER, *arguments, "--root", str(root)],
        stdin=subprocess.DEVNULL,
        env=os.environ | {"COLUMNS": "400"},
        capture_output=True,
        text=True,
        check=False,
    )


def options(answers: dict[str, str]) -> list[str]:
    return [part for name, text in answers.items() for part in (f"--{name.replace('_', '-')}", text)]


def test_options_write_a_statement_that_has_no_problem_and_no_other_layout(root: Path) -> None:
    done = run(root, "new", "statement", *options(ANSWERS))
    assert (done.returncode, done.stdout) == (0, f"Wrote {PATH}\n")
    assert (root / PATH).read_text("utf-8") == FILE
    assert not tidy(FILE.encode(), PATH).is_changed
    assert problems(root) == ()


def test_an_option_takes_what_the_prompt_takes_and_a_copy_may_be_undated(root: Path) -> None:
    short = {"candidate": "Rivera", "policy": "Carbon", "stance": "Support", "kind": "deb", "url": ""}
    copy = {"publisher": "Copy News", "title": "Rivera on the tax", "url": "https://copy.example.org/1"}
    given_options = ANSWERS | short | {f"carrier_{name}": text for name, text in copy.items()}
    done = run(root, "new", "statement", *options(given_options))
    assert (done.returncode, done.stdout) == (0, f"Wrote {PATH}\n"), done.stderr
    carrier = "\n        ".join(f"{name}: {text}" for name, text in copy.items())
    expected = FILE.replace("    url: https://radio.example.org/quay\n", f"    carriers:\n      - {carrier}\n")
    assert (root / PATH).read_text("utf-8") == expected


def test_a_new_candidate_is_told_to_stand_in_an_election(root: Path) -> None:
    done = run(root, "new", "candidate", "--name", "Noor al-Haddad")
    assert done.returncode == 0
    assert "noor-al-haddad stands in no election yet" in done.stderr
    (line,) = re.findall(r"`(- .*?)`", done.stderr)
    election = root / "seeds/elections/example-2026.yaml"
    assert f"in {election.relative_to(root)}" in done.stderr
    written = line.replace("party: …", "party: Example Party").replace("entered: …", "entered: 2025-07-01")
    election.write_text(election.read_text("utf-8").replace("candidates:\n", f"candidates:\n  {written}\n"), "utf-8")
    assert problems(root) == ()
    assert "noor-al-haddad" in read(root)[0].candidacies


def test_nothing_is_overwritten(root: Path) -> None:
    run(root, "new", "statement", *options(ANSWERS))
    again = run(root, "new", "statement", *options(ANSWERS | {"summary": "Something else."}))
    assert again.returncode == 2
    assert "is there already" in again.stderr
    assert (root / PATH).read_text("utf-8") == FILE


def test_the_problems_of_the_new_file_are_printed(root: Path) -> None:
    done = run(root, "new", "statement", *options(ANSWERS | {"published": "2026-03-01"}))
    assert done.returncode == 1
    assert f"{PATH}:13:16: S302" in done.stdout


def test_a_missing_option_is_named_and_no_file_is_left(root: Path) -> None:
    given_options = {name: text for name, text in ANSWERS.items() if name not in ("quote", "url", "stance")}
    done = run(root, "new", "statement", *options(given_options))
    assert done.returncode == 2
    url = "--url (or, of a copy or a report, --carrier-publisher, --carrier-title, --carrier-url)"
    assert done.stderr.endswith(f"missing: --stance, --quote, {url}\n")
    assert not (root / PATH).exists()


@pytest.mark.parametrize(
    ("slip", "reason"),
    [
        ({"candidate": "ana-riviera"}, "--candidate: `ana-riviera` is none of them; did you mean `ana-rivera`?"),
        ({"policy": "toll"}, "--policy: `toll` is none of them; one of: carbon-tax, coal-exit, fuel-subsidy"),
        ({"stance": "lean"}, "--stance: `lean` can be several; which of: lean_support, lean_oppose?"),
        ({"date": "2198-01-02"}, "--date: `2198-01-02` is in the future"),
        ({"published": "2198"}, "--published: `2198` is in the future"),
        ({"stance": "supports"}, "--stance: `supports` is none of them; did you mean `support`?"),
        ({"date": "2026-02-30"}, "--date: `2026-02-30` is not a real date"),
        ({"url": "radio.example.org"}, "--url: "),
        ({"occasion": "…"}, "--occasion: some letters or digits are needed"),
        ({"speaker": "Noor Haddad"}, "--speaker does not go with the other options"),
        ({"candidate": "../../seeds"}, "is none of them"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_slip_is_named_with_its_cure(root: Path, slip: dict[str, str], reason: str) -> None:
    before = sorted(root.rglob("*"))
    done = run(root, "new", "statement", *options(ANSWERS | slip))
    assert done.returncode == 2
    assert reason in done.stderr
    assert sorted(root.rglob("*")) == before


def test_a_candidate_and_an_issue_are_known_at_once_to_schemas_that_are_there(root: Path) -> None:
    assert run(root, "schema").returncode == 0
    assert run(root, "new", "candidate", "--name", "Noor al-Haddad").returncode == 0
    answers = {"name": "Water", "summary": "What the state does about water.", "policy_name": "Free water"}
    done = run(root, "new", "issue", *options(answers | {"policy_text": "Make tap water free."}))
    assert (done.returncode, done.stdout) == (0, "Wrote seeds/issues/water.yaml\n")
    written = (root / "seeds/candidates/noor-al-haddad.yaml").read_text("utf-8")
    assert written.splitlines()[1:] == ["name: Noor al-Haddad", "sort_name: al-Haddad, Noor"]
    known = json.loads((root / "schemas/election.json").read_text("utf-8"))["definitions"]
    assert "noor-al-haddad" in known["candidates"]["enum"]
    assert "free-water" in known["policies"]["enum"]
    assert schema.stale(root, read(root)[0]) == ()


def type_at(root: Path, *steps: tuple[str, str]) -> tuple[int, str]:
    """Run `tracker new statement` in a terminal; at each words that appear type the keys that go with them."""
    pid, screen = pty.fork()
    if not pid:
        os.chdir(root)
        environment = os.environ | {"PROMPT_TOOLKIT_NO_CPR": "1", "TERM": "xterm"}
        os.execve(TRACKER, [TRACKER, "new", "statement"], environment)  # noqa: S606 - this is the terminal's end
    seen, waiting = b"", list(steps)
    while part := _read(screen):
        seen += part
        if waiting and waiting[0][0].encode() in seen:
            os.write(screen, waiting.pop(0)[1].encode())
    os.close(screen)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", seen.decode())


def _read(screen: int) -> bytes:
    try:
        return os.read(screen, 65536)
    except OSError:  # Linux says so when the other end is closed
        return b""


AGAIN = "\x15"  # Ctrl-U: what was typed and not taken goes


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")
def test_somebody_types_at_the_prompts(root: Path) -> None:
    keys = (
        *("rivera\r", "Carbon Tax\r", "3/4/2026\r", AGAIN, "2198\r", AGAIN, "2026-04-03\r", "town hall\r"),
        *("lean_support\r", "\r", "unnamed\r", "two people in the room\r", "They said that she leans to it.\r"),
        *("She likes: taxes\r", "source\r", "\r", "\r", "news\r", "Example News\r", "Rivera eyes tax\r"),
        *(
            "2026-04-04\r",
            "\r",
            "Copy News\r",
            "[Copy of the report]\r",
            "\r",  # the copy has no date
            "https://copy.example.org/a\r",
        ),
    )
    steps = (("Whose position", "nobody\r"), ("`nobody` is none of them", AGAIN + "".join(keys)))
    code, screen = type_at(root, *steps)
    assert code == 0, screen
    path = "positions/ana-rivera/carbon-tax/2026-04-03-town-hall.yaml"
    assert f"Wrote {path}" in screen
    assert problems(root) == ()
    (filed,) = (one for one in read(root)[0].statements.values() if one.path == path)
    record = filed.record
    assert (record.said_by, record.words_of, record.quote) == ("unnamed_sources", "source", "She likes: taxes")
    assert [carrier.publisher for carrier in record.citations[0].carriers] == ["Copy News"]


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")
def test_leaving_writes_nothing(root: Path) -> None:
    before = sorted(root.rglob("*"))
    code, screen = type_at(root, ("Whose position", "rivera\rcarbon-tax\r"), ("When was it said", "\x03"))
    assert code == 2
    assert "nothing was written" in screen
    assert sorted(root.rglob("*")) == before


def test_every_answer_to_the_questions_of_a_statement_stands_in_its_file() -> None:
    validator = jsonschema.Draft7Validator(json.loads((ROOT / "schemas/statement.json").read_text("utf-8")))
    answers = ANSWERS | {
        "act": "floated",
        "fit": "broader",
        "condition": "if it rains",
        "sources_described": "two people",
        "kind": "memoir",
        "said_by": "witness",
        "speaker": "Noor Haddad",
        "words_of": "speaker",
        "isbn": "0306406152",
        "carrier_publisher": "News",
        "carrier_title": "Copy",
        "carrier_published": "2026-05",
        "carrier_url": "https://copy.example.org/1",
    }
    assert set(answers) == {one.name for one in QUESTIONS["statement"]}
    draft = DRAFTS["statement"](answers)
    text = record_text(draft.path, draft.value)
    found = parse(text.encode(), draft.path)
    assert isinstance(found, Document)
    assert validator.is_valid(found.value)
    assert draft.path.endswith("/2026-04-02-quay-debate.yaml")
    unused = {"candidate", "policy", "occasion"}
    assert [name for name, answer in answers.items() if name not in unused and answer not in text] == []


@pytest.mark.parametrize(
    ("answers", "missing"),
    [
        ({}, {"speaker", "sources_described", "words_of", "isbn", "url"}),
        ({"said_by": "witness", "quote": "So."}, {"speaker", "words_of"}),
        ({"said_by": "unnamed_sources"}, {"sources_described"}),
        ({"said_by": "candidate", "act": "voted"}, {"url"}),
        ({"said_by": "campaign"}, {"quote"}),
        ({"carrier_url": "https://example.org"}, {"carrier_title", "carrier_publisher"}),
    ],
)
def test_what_must_be_answered_follows_from_the_answers(answers: dict[str, str], missing: set[str]) -> None:
    found = set(unanswered(QUESTIONS["statement"], answers))
    optional = {"speaker", "sources_described", "words_of", "isbn"}
    assert missing - (optional if not answers else set()) <= found
    assert not found & (optional - missing)


def test_no_question_needs_an_answer_to_a_later_one() -> None:
    for questions in QUESTIONS.values():
        for number, one in enumerate(questions):
            earlier = {other.name: "x" for other in questions[:number]}
            assert one.need(earlier) in Need


TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp")), max_size=80).filter(
    str.strip
)


@given(st.dictionaries(st.sampled_from(["summary", "quote", "note", "speaker", "condition"]), TEXTS, min_size=1))
def test_a_form_s_texts_come_back_as_they_were_typed(fields: dict[str, str]) -> None:
    written: Value = dict(fields.items())
    found = parse(record_text(PATH, written).encode(), PATH)
    assert isinstance(found, Document)
    assert found.value == {name: text.strip() for name, text in fields.items()}
    assert list(found.value) == [one for one in Statement.model_fields if one in fields]


def test_what_cannot_be_written_is_refused() -> None:
    with pytest.raises(ScaffoldError):
        record_text(PATH, {"summary": "a\u202eb"})
    with pytest.raises(ScaffoldError):
        record_text("elsewhere/x.yaml", {"name": "x"})
    with pytest.raises(ScaffoldError):
        record_text(PATH, {"summary": " "})


@pytest.mark.parametrize(
    ("when", "start"), [("2026-04-02", "2026-04-02"), ("2026~", "2026"), ("2026-22", "2026"), ("../2026-04", "2026-04")]
)
def test_a_file_is_named_no_finer_than_its_date(when: str, start: str) -> None:
    assert file_name(parse_date(when), "L’été: No. 2") == f"{start}-lete-no-2"

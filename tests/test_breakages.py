"""Ways of breaking a statement's file: each gives one problem, with its code, at its line and column."""

from pathlib import Path

import pytest
import yaml
from record_files import example_root, problems

from tracker.documents import excerpt_lines
from tracker.problems import Problem
from tracker.problems.report import full

HERE = Path(__file__).parent
PATH = "positions/ana-rivera/carbon-tax/2026-03-14-harbour-debate.yaml"
WHOLE = (HERE / "examples" / "harbour-debate.yaml").read_text("utf-8")
BREAKAGES = yaml.safe_load((HERE / "golden" / "breakages.yaml").read_text("utf-8"))


def broken(breakage: dict[str, str]) -> str:
    assert WHOLE.count(breakage["old"]) == 1
    return WHOLE.replace(breakage["old"], breakage["new"])


def found(folder: Path, text: str) -> tuple[Problem, ...]:
    return problems(example_root(folder, {PATH: text}))


def test_the_whole_file_has_no_problem(tmp_path: Path) -> None:
    assert found(tmp_path, WHOLE) == ()


def test_there_are_many_ways_of_many_kinds() -> None:
    assert len({one["name"] for one in BREAKAGES}) == len(BREAKAGES) >= 40
    assert len({one["problem"].split()[0] for one in BREAKAGES}) >= 40


@pytest.mark.parametrize("breakage", BREAKAGES, ids=lambda one: one["name"])
def test_one_breakage_is_one_problem_at_its_place(tmp_path: Path, breakage: dict[str, str]) -> None:
    (one,) = found(tmp_path, broken(breakage))
    assert f"{one.code} {one.line}:{one.column}" == breakage["problem"]
    assert one.path == PATH
    assert one.message


IN_FULL = {
    "a value outside of the list": """\
{path}:2:9: S105 `supports` is not a stance
  2 | stance: supports
    |         ^^^^^^^^
  help: did you mean `support`? One of: support, lean_support, mixed, lean_oppose, oppose, unclear, declined""",
    "a colon in a text": """\
{path}:9:21: Y202 `: ` in a text without quotes is read as a new key
  9 | condition: only this: if her party leads
    |                     ^^^^^^^^^^^^^^^^^^^^
  help: write `"only this: if her party leads"`""",
    "quotes in quotes": """\
{path}:13:18: Y205 the quoted text ends before this; `harbour" debate"` is left over
  13 |     title: "The "harbour" debate"
     |                  ^^^^^^^^^^^^^^^^
  help: write `'The "harbour" debate'`""",
    "a key without colon": """\
{path}:3:1: Y208 there is no colon after `act`
  3 | act pledged
    | ^^^^^^^^^^^
  help: write `act: pledged`""",
    "the first key of an item without colon": """\
{path}:11:5: Y208 there is no colon after `kind`
  11 |   - kind debate
     |     ^^^^^^^^^^^
  help: write `kind: debate`""",
    "a title with a colon whose key has none": """\
{path}:13:5: S103 unknown field `title The debate`
  13 |     title The debate: harbour
     |     ^^^^^^^^^^^^^^^^^^^^^^^^^
  help: if the field is `title`, put a colon after it, and the rest in quotes""",
    "a no-break space after a colon": """\
{path}:2:8: Y212 `U+00A0 NO-BREAK SPACE` stands on this line where YAML takes only an ordinary space
  2 | stance:\u00a0support
    |        ^
  help: delete it, and each other `U+00A0 NO-BREAK SPACE` beside it, and type spaces""",
    "a bidi override": """\
{path}:6:18: Y007 `U+202E RIGHT-TO-LEFT OVERRIDE` turns the direction of text around, so that it reads otherwise \
than it is stored
  6 |   In the harbour \\u{{202e}}debate Rivera promised a carbon tax in her first year.
    |                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: delete it""",
    "citations as text": """\
{path}:10:12: S104 `citations` is one text, not a list
  10 | citations: https://radio.example.org/harbour-debate
     |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: write it as
        citations:
          - kind: …
            publisher: …
            title: …
            published: …
            url: https://radio.example.org/harbour-debate""",
    "no citations": """\
{path}:1:1: S101 `citations` is missing
  1 | date: 2026-03-14
    | ^^^^
  help: add the originals in which it can be read:
        citations:
          - kind: …
            publisher: …
            title: …
            published: …
            url: …""",
    "a title in quotation marks": """\
{path}:13:12: W104 the whole of `title` stands in quotation marks
  13 |     title: “The harbour debate”
     |            ^^^^^^^^^^^^^^^^^^^^
  help: remove them: pages put a quotation and a title in their own""",
    "a date in quotation marks": """\
{path}:1:7: S106 `‘2026-03-14’` stands in quotation marks
  1 | date: ‘2026-03-14’
    |       ^^^^^^^^^^^^
  help: remove them: write `2026-03-14`""",
    "a date in the future": """\
{path}:19:20: S303 the date of publication `2062-03-15` is in the future
  19 |         published: 2062-03-15
     |                    ^^^^^^^^^^
  help: did you mean `2026-03-15`?""",
    "a missing field of a citation": """\
{path}:11:5: S101 `kind` is missing
  11 |   - publisher: Example Radio
     |     ^^^^^^^^^
  help: add `kind:` what kind of original it is""",
    "an unknown statement": """\
{path}:4:11: R105 no statement `ana-rivera/carbon-tax/2026-02-10-speach`
  4 | corrects: ana-rivera/carbon-tax/2026-02-10-speach
    |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: did you mean `ana-rivera/carbon-tax/2026-02-10-speech`?""",
    "another's site": """\
{path}:15:10: C101 `radio.example.org` is no domain of Ana Rivera’s campaign
  15 |     url: https://radio.example.org/harbour-debate
     |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: mend `kind`, or add the domain to seeds/candidates/ana-rivera.yaml, which lists rivera.example.org""",
}


@pytest.mark.parametrize("name", IN_FULL)
def test_the_whole_text_of_a_problem(tmp_path: Path, name: str) -> None:
    (breakage,) = [one for one in BREAKAGES if one["name"] == name]
    text = broken(breakage)
    (one,) = found(tmp_path, text)
    lines = excerpt_lines(text.encode())
    assert full(one, lambda _, line: lines[line - 1]) == IN_FULL[name].format(path=PATH)


COLONS = {
    "a field of a citation": (
        "    title: The harbour debate",
        "    title The harbour debate",
        "`title: The harbour debate`; or",
    ),
    "a field of a carrier": (
        "        title: Rivera promises",
        "        title Rivera promises",
        "`title: Rivera promises",
    ),
    "a day of a review": ("    on: 2026-04-01", "    on 2026-04-01", "`on: 2026-04-01`"),
    "a text begun on the next line": ("quote: >-", "quote >-", "`quote: >-`"),
    "an equals sign": ("stance: support", "stance = support", "`stance: support`"),
    "a field that is there already": (
        "    title: The harbour debate",
        "    title: The harbour debate\n    published in the harbour",
        "if it goes on with the text of `title`, indent",
    ),
    "a field of another group": (
        "    title: The harbour debate",
        "    title: The harbour debate\n    stance of the harbour",
        "if it goes on with the text of `title`, indent",
    ),
}


@pytest.mark.parametrize(("old", "new", "cure"), COLONS.values(), ids=COLONS.keys())
def test_a_forgotten_colon_is_named_where_the_word_is_a_field_that_is_not_there(
    tmp_path: Path, old: str, new: str, cure: str
) -> None:
    (one,) = found(tmp_path, broken({"old": old, "new": new}))
    assert one.code == "Y208"
    assert one.help.removeprefix("write ").startswith(cure)


@pytest.mark.parametrize("name", ["act", "kind", "publisher"])
def test_what_the_help_says_of_a_forgotten_colon_mends_the_file(tmp_path: Path, name: str) -> None:
    line = next(one for one in WHOLE.splitlines() if one.strip(" -").startswith(f"{name}: "))
    slip = line.replace(":", "", 1)
    (one,) = found(tmp_path, WHOLE.replace(line, slip, 1))
    written = one.help.removeprefix("write `").partition("`")[0]
    assert slip[: one.column - 1] + written == line

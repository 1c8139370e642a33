"""Rules over several files: what they find beyond the examples of the catalogue, and what they leave alone."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from record_files import STATEMENT, completed, example_root, problems

from tracker import pipeline
from tracker.checks.alike import are_the_same, same_words, words_of
from tracker.vocabulary import LOADED_WORDS

HERE = Path(__file__).parent
CELL = "positions/ana-rivera/carbon-tax"


def found(folder: Path, files: dict[str, str]) -> list[tuple[str, str]]:
    """Return code and file of each problem, with the files' fields put into whole statements."""
    folder.mkdir(exist_ok=True)
    root = example_root(folder, {path: completed(path, text) for path, text in files.items()})
    return [(one.code, one.path.removeprefix("positions/")) for one in problems(root)]


@pytest.mark.parametrize("name", ["invented", "examples"])
def test_the_invented_records_have_no_problem(name: str) -> None:
    assert pipeline.check(HERE / name, today=date(2026, 6, 1)).problems == ()


def test_the_shipped_record_has_no_problem() -> None:
    assert pipeline.check(HERE.parent, today=datetime.now(UTC).date()).problems == ()


SAME = [
    ("We will close the border to every shipment.", "we will close the border — to every shipment"),
    ("We will close the border to every shipment.", "“We will close the [southern] border to every shipment”"),
    ("Close the harbour for good and do it today", "Close the harbor for good and do it today"),
    ("We are going to do whatever it takes to stop this", "We are going to do whatever it takes, to stop this now"),
    ("I don’t want ships in that old harbour", "I don't want ships in that old harbour"),
]
OTHERS = [
    ("We will close the border to every shipment.", "We will not close the border to every shipment."),
    ("We will close the border to every shipment.", "We won’t close the border to every shipment."),
    ("I can close the harbour to all the ships", "I can’t close the harbour to all the ships"),
    ("A ban after 15 weeks is what I would sign today", "A ban after 12 weeks is what I would sign today"),
    ("A ban after six weeks is what I would sign today", "A ban after ten weeks is what I would sign today"),
    ("The state should support a tax on every ship", "The state should oppose a tax on every ship"),
    ("Everybody knows that this harbour is legal today", "Everybody knows that this harbour is illegal today"),
    ("We will increase the toll for every ship there is", "We will decrease the toll for every ship there is"),
    ("We close the harbour if the council agrees to it", "We close the harbour unless the council agrees to it"),
    ("Ships have to pay, and so will every one of us", "Ferries are dear, and that is a shame for all"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_slips_of_typing_do_not_make_other_words(one: str, other: str) -> None:
    assert are_the_same(words_of(one), words_of(other))
    assert list(same_words({"a": one, "b": other}, lambda *_: True)) == [("a", "b")]


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_a_negation_a_number_or_another_word_makes_other_words(one: str, other: str) -> None:
    assert not are_the_same(words_of(one), words_of(other))
    assert list(same_words({"a": one, "b": other}, lambda *_: True)) == []


def test_the_same_words_are_found_among_many() -> None:
    """Every thirtieth of 3,000 is told twice, once with a slip; each is found, with its own double and no other."""
    words = ["harbour", "ferry", "toll", "cod", "gull", "tide", "quay", "crane", "rope", "mast", "sail", "anchor"]

    def text(number: int) -> str:
        picked = [f"{words[number // 12**place % 12]}{'abcdefghijkl'[number * 7 % 12]}" for place in range(4)]
        return (
            f"whoever sees the {picked[0]} beside the {picked[1]} and our {picked[2]} under this {picked[3]} knows it"
        )

    quotes = {f"{number:05}": text(number) for number in range(3000)}
    doubles = {f"{number:05}-again": text(number).replace("whoever", "whoevver") for number in range(0, 3000, 30)}
    pairs = list(same_words(quotes | doubles, lambda *_: True))
    assert {(id_.removesuffix("-again"), id_) for id_ in doubles} <= set(pairs)


def test_the_same_short_words_are_not_a_double() -> None:
    assert list(same_words({"a": "I will not answer that.", "b": "I will not answer that."}, lambda *_: True)) == []


SAID_TWICE = "date: 2026-03-24\nquote: A carbon tax, whose money goes back to every houshold\n"


def test_a_quotation_with_a_slip_is_the_same_words(tmp_path: Path) -> None:
    assert found(tmp_path, {f"{CELL}/2026-03-24-fair.yaml": SAID_TWICE}) == [
        ("D103", "ana-rivera/carbon-tax/2026-03-24-fair.yaml")
    ]


def test_a_quotation_that_is_turned_round_is_not(tmp_path: Path) -> None:
    text = SAID_TWICE.replace("goes back", "never goes back")
    assert found(tmp_path, {f"{CELL}/2026-03-24-fair.yaml": text}) == []


def test_either_file_can_say_that_they_are_two(tmp_path: Path) -> None:
    distinct = "distinct_from: [{statement: ana-rivera/carbon-tax/2026-03-24-fair, reason: She repeats it often.}]\n"
    files = {f"{CELL}/2026-03-24-fair.yaml": SAID_TWICE, f"{CELL}/2026-03-20-interview.yaml": distinct}
    assert found(tmp_path, files) == []


def test_the_same_words_on_another_day_may_serve_another_policy(tmp_path: Path) -> None:
    assert found(tmp_path, {"positions/ana-rivera/coal-exit/2026-03-24-fair.yaml": SAID_TWICE}) == []


def test_words_that_were_withdrawn_may_be_filed_again(tmp_path: Path) -> None:
    text = SAID_TWICE + "withdrawn: {on: 2026-05-01, reason: Filed under the wrong day.}\n"
    assert found(tmp_path, {f"{CELL}/2026-03-24-fair.yaml": text}) == []


def test_one_original_may_tell_of_two_days(tmp_path: Path) -> None:
    other = "date: 2026-03-21\n"
    assert found(tmp_path, {STATEMENT: "note: One.\n", f"{CELL}/2026-03-21-walk.yaml": other}) == []


def test_a_place_in_a_page_is_no_other_address(tmp_path: Path) -> None:
    talk = "publisher: Example Radio, title: Ana Rivera on the carbon tax, published: 2026-03-20"
    cited = f"citations: [{{kind: interview, {talk}, url: 'https://radio.example.org/rivera/#minute-3'}}]\n"
    files = {"positions/ana-rivera/coal-exit/2026-03-20-talk.yaml": f"date: 2026-03-20\n{cited}"}
    assert found(tmp_path, files) == []


@pytest.mark.parametrize(
    "url",
    [
        "http://radio.example.org/rivera",
        "https://www.radio.example.org/rivera",
        "https://radio.example.org/rivera?utm_campaign=x",
        "https://radio.example.org/rivera?fbclid=x#top",
        "https://RADIO.example.org:443/rivera",
        "https://radio.example.org/%72ivera",
    ],
)
def test_one_page_under_another_address(tmp_path: Path, url: str) -> None:
    talk = "publisher: Example Radio, title: Ana Rivera on the carbon tax, published: 2026-03-20"
    text = f"date: 2026-03-20\ncitations: [{{kind: interview, {talk}, url: '{url}'}}]\n"
    path = "positions/ana-rivera/coal-exit/2026-03-20-talk.yaml"
    assert found(tmp_path, {path: text}) == [("D105", "ana-rivera/coal-exit/2026-03-20-talk.yaml")]


def test_two_names_of_one_site_are_one_page(tmp_path: Path) -> None:
    post = "kind: social_post, publisher: X, title: '[Post]', published: 2026-03-20"
    text = f"date: 2026-03-20\ncitations: [{{{post}, url: 'https://SITE/ana/1'}}]\n"
    files = {
        f"{CELL}/2026-03-20-post.yaml": text.replace("SITE", "x.com"),
        "positions/ana-rivera/coal-exit/2026-03-20-post-on-coal.yaml": text.replace("SITE", "twitter.com"),
    }
    assert found(tmp_path, files) == [("D105", "ana-rivera/coal-exit/2026-03-20-post-on-coal.yaml")]


def test_a_carriers_address_drifts_too(tmp_path: Path) -> None:
    carried = (
        "citations: [{kind: news_report, publisher: Example Gazette, title: A price on carbon, published: 2026-03-26,"
        " carriers: [{publisher: Example Radio, title: Talk, url: 'http://radio.example.org/rivera'}]}]\n"
    )
    assert found(tmp_path, {STATEMENT: carried}) == [("D105", "ana-rivera/carbon-tax/2026-town-hall.yaml")]


@pytest.mark.parametrize(
    ("publisher", "drifts"),
    [
        ("Example Gazete", True),
        ("The Example Gazette", True),
        ("EXAMPLE GAZETTE", True),
        ("Éxample Gazette", True),
        ("Example-Gazette", True),
        ("Example Gazette 2", False),
        ("Sample Gazette", False),
        ("Example Gazette (copy)", False),
    ],
)
def test_a_publisher_spelled_another_way(tmp_path: Path, publisher: str, drifts: bool) -> None:  # noqa: FBT001
    cited = (
        f"citations: [{{kind: news_report, publisher: {publisher}, title: Else, published: 2026-03-26, url: {URL}}}]\n"
    )
    expected = [("D106", "ana-rivera/carbon-tax/2026-town-hall.yaml")] if drifts else []
    assert found(tmp_path, {STATEMENT: cited}) == expected


URL = "'https://gazette.example.org/else'"


@pytest.mark.parametrize(
    ("speaker", "drifts"),
    [
        ("Noor Hadad", True),
        ("Noor B. Haddad", True),
        ("Noor Haddad", False),
        ("Ana Riverra", True),
        ("Ana B. Rivera", False),
    ],
)
def test_a_person_spelled_another_way(tmp_path: Path, speaker: str, drifts: bool) -> None:  # noqa: FBT001
    expected = [("D106", "ana-rivera/carbon-tax/2026-town-hall.yaml")] if drifts else []
    assert found(tmp_path, {STATEMENT: f"speaker: {speaker}\n"}) == expected


def test_two_people_whose_names_are_near_can_be_kept_apart(tmp_path: Path) -> None:
    distinct = "distinct_from: [{statement: ana-rivera/carbon-tax/2026-03-20-interview, reason: His sister.}]\n"
    assert found(tmp_path, {STATEMENT: f"speaker: Noor Hadad\n{distinct}"}) == []


CITED = (
    "citations:\n  - kind: interview\n    publisher: Example Radio\n    title: {}\n    published: 2026\n"
    "    url: https://radio.example.org/hall\n    locator: {}\n"
)
IN_MARKS = [
    "“We will tax carbon.”",
    "‘We won’t tax it.’",
    "«We will tax it.»",
    "'\"We will tax carbon.\"'",
    "„We will.“",
]
WITHOUT = [
    "“Tax” and “dividend”",
    "‘Tax’ and ‘dividend’",
    "“Meet the Press” interview",
    "’Tis a tax, not a ‘fee’",
    "We said “tax”",
    "“Tax” is what I said: “tax it”",
    "“",
]


def in_yaml(text: str) -> str:
    return text if text.startswith("'") else f"'{text.replace(chr(39), chr(39) * 2)}'"


@pytest.mark.parametrize("text", IN_MARKS)
def test_a_quotation_in_marks_is_told_to_lose_them(tmp_path: Path, text: str) -> None:
    assert [code for code, _ in found(tmp_path, {STATEMENT: f"quote: {in_yaml(text)}\n"})] == ["W104"]


@pytest.mark.parametrize("text", WITHOUT[:-1])
def test_marks_that_do_not_stand_round_the_whole_are_the_speakers(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, {STATEMENT: f"quote: {in_yaml(text)}\n"}) == []


def test_a_title_loses_double_marks_and_keeps_the_single_ones_it_is_printed_with(tmp_path: Path) -> None:
    for number, (title, locator, count) in enumerate(
        [
            ("“The tax debate”", "page 3", 1),
            ("‘We’ll tax it’", "page 3", 0),
            ("“Tax”, she says, “it is”", "page 3", 0),
            ("The tax debate", "‘00:12’", 1),
            ("“", "“", 0),
        ]
    ):
        text = CITED.format(in_yaml(title), in_yaml(locator))
        codes = [code for code, _ in found(tmp_path / str(number), {STATEMENT: text})]
        assert codes == ["W104"] * count, title


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u2060", "\ufeff", "\U000e0041"])
@pytest.mark.parametrize("field", ["summary", "quote", "note"])
def test_a_sign_that_nobody_sees_is_a_warning_in_prose(tmp_path: Path, sign: str, field: str) -> None:
    text = f"{field}: She spoke of a car{sign}bon tax for everybody.\n"
    (seen,) = problems(example_root(tmp_path, {STATEMENT: completed(STATEMENT, text)}))
    assert (seen.code, seen.severity, seen.key) == ("W105", "warning", (field,))
    assert f"U+{ord(sign):04X}" in seen.message
    assert "`carbon`" in seen.help


def test_a_joined_sign_and_a_no_break_space_are_seen(tmp_path: Path) -> None:
    text = 'quote: "A tax of 5\u00a0% \U0001f469\u200d\U0001f33e \u2764\ufe0f"\n'
    assert found(tmp_path, {STATEMENT: text}) == []


def test_a_hidden_sign_of_the_seeds_is_found_and_one_in_a_name_is_an_error_only(tmp_path: Path) -> None:
    path = "seeds/issues/climate.yaml"
    text = (HERE / "examples" / path).read_text("utf-8")
    (summary,) = re.findall("^summary: .*$", text, re.MULTILINE)
    assert found(tmp_path / "a", {path: text.replace(summary, f"{summary}\u200b")}) == [("W105", path)]
    assert found(tmp_path / "b", {STATEMENT: "speaker: Ana\u200b Rivera\n"}) == [("S113", STATEMENT[10:])]


@pytest.mark.parametrize("word", LOADED_WORDS)
def test_each_loaded_word_is_found_in_a_summary_and_in_a_condition(tmp_path: Path, word: str) -> None:
    text = word.replace("…", "ing")
    (judged,) = problems(example_root(tmp_path, {STATEMENT: completed(STATEMENT, f"condition: if he {text} it\n")}))
    assert (judged.code, judged.message) == ("W101", f"`{text}` judges: readers do that")
    plain = LOADED_WORDS[word]
    assert judged.help == (f"write `{plain}`, or quote it" if plain else "leave it out, or quote it")


def test_a_loaded_word_inside_of_another_word_is_none(tmp_path: Path) -> None:
    text = "summary: Rivera spoke of claimants, reclaimed land, a flippant remark and readmitted pupils.\n"
    assert found(tmp_path, {STATEMENT: text}) == []


def test_a_loaded_word_of_somebody_else_stands(tmp_path: Path) -> None:
    text = "quote: I admitted it and claimed it, so we will tax carbon.\n"
    assert found(tmp_path, {STATEMENT: text}) == []


def test_the_words_that_the_guide_forbids_are_in_the_list() -> None:
    guide = (HERE.parent / "CONTRIBUTING.md").read_text("utf-8")
    (rule,) = re.findall(r"^- \*\*Neutral words of our own\.\*\*.*?(?=^- )", guide, re.MULTILINE | re.DOTALL)
    forbidden = re.findall(r'(?:never|or) "([\w-]+)"', rule)
    assert {"admitted", "claimed"} < set(forbidden)
    assert [word for word in forbidden if not any(word.startswith(one.rstrip("…")) for one in LOADED_WORDS)] == []


@pytest.mark.parametrize("text", ["Would limit asylum claims.", "Praised Alvin Bragg.", "Would flip a coin."])
def test_a_neutral_word_of_the_same_letters_stands(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, {STATEMENT: f"summary: {text}\n"}) == []


def test_a_loaded_word_may_be_quoted(tmp_path: Path) -> None:
    assert found(tmp_path, {STATEMENT: "summary: She called the report “baseless”.\n"}) == []


def test_a_fault_of_one_citation_is_not_also_a_list_that_is_too_short(tmp_path: Path) -> None:
    assert found(tmp_path, {STATEMENT: "citations: [{publisher: Example Gazette}]\n"}) == [
        ("S101", "ana-rivera/carbon-tax/2026-town-hall.yaml")
    ]


def test_a_folder_of_an_unknown_policy_is_told_of_once(tmp_path: Path) -> None:
    files = {f"positions/ana-rivera/carbon-taxes/2026-03-1{day}-hall.yaml": f"date: 2026-03-1{day}\n" for day in (4, 5)}
    assert found(tmp_path, files) == [("R102", "ana-rivera/carbon-taxes/2026-03-14-hall.yaml")]


def test_what_points_to_a_file_with_a_fault_is_not_a_second_problem(tmp_path: Path) -> None:
    files = {
        f"{CELL}/2026-03-20-interview.yaml": "stance: supports\n",
        STATEMENT: "distinct_from: [{statement: ana-rivera/carbon-tax/2026-03-20-interview, reason: Another.}]\n",
    }
    assert found(tmp_path, files) == [("S105", "ana-rivera/carbon-tax/2026-03-20-interview.yaml")]

"""The Contribute page's answers: the file they make, what `check` says of it, the links, the card, what it moves."""

import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tracker import pipeline
from tracker.dashboard import contributing, repository
from tracker.dashboard.answers import Form
from tracker.dashboard.components import drafted
from tracker.dashboard.components.wrong import host_form, wrong
from tracker.dashboard.difference import Line, difference
from tracker.dashboard.repository import HostForm
from tracker.queries.statements import Card
from tracker.vocabulary import ChangeKind, Severity, Stance, StandingKind

INVENTED = Path(__file__).parent / "invented"
TODAY = date(2026, 11, 26)
ANSWERS = {
    "candidate": "ana-rivera",
    "policy": "cod-quota",
    "date": "2024-03-14",
    "occasion": "Fish market speech",
    "stance": "oppose",
    "act": "stated",
    "said_by": "candidate",
    "summary": "Rivera told the traders that she rejects it: all of it.",
    "quote": "No quota, none: not for #one boat in this harbour",
    "fit": "exact",
    "kind": "speech",
    "publisher": "Rivera for Harbourland",
    "title": "[Speech at the fish market]",
    "published": "2024-03-14",
    "url": "https://rivera.example.org/fish-market",
}
REPLY = {"kind": "denies", "said_by": "campaign", "date": "2024-03-15", "summary": "It says she was misheard."}
REPLY_SOURCE = {
    "kind": "press_release",
    "publisher": "Rivera for Harbourland",
    "title": "On the speech",
    "published": "2024-03-15",
    "url": "https://rivera.example.org/on-the-speech",
}
LINK = "https://code.example.org/harbour/record"


@pytest.fixture(scope="module")
def base() -> pipeline.Checked:
    """Check the invented record."""
    return pipeline.check(INVENTED, today=TODAY)


def as_filed(folder: Path, path: str, text: str) -> list[tuple[str, int, int, str, str]]:
    """Return what `tracker check` says of a file once it lies in the record."""
    root = folder / "record"
    shutil.copytree(INVENTED, root)
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")
    old = {(one.path, one.code, one.key) for one in pipeline.check(INVENTED, today=TODAY).problems}
    found = pipeline.check(root, today=TODAY).problems
    new = [one for one in found if one.path == path or (one.path, one.code, one.key) not in old]
    return [(one.code, one.line, one.column, one.message, one.help) for one in new]


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({}, None, ""),
        ({"url": "htps://rivera.example.org/fish-market"}, "S108", "url"),
        ({"published": "2024-13-01"}, "S106", "published"),
        ({"published": "2024-03-01"}, "S302", "published"),
        ({"summary": "word " * 100}, "S109", "summary"),
        ({"act": "floated", "stance": "support"}, "S", "stance"),
        ({"kind": "campaign_site", "url": "https://elsewhere.example.net/x"}, "C", "url"),
        ({"said_by": "witness", "words_of": "candidate"}, "S", "said_by"),
    ],
)
def test_the_page_says_what_check_says_at_the_field_it_belongs_to(
    base: pipeline.Checked, tmp_path: Path, changed: Mapping[str, str], code: str | None, field: str
) -> None:
    form = Form({**ANSWERS, **changed})
    made = contributing.draft(form, base, TODAY)
    assert made.path == "positions/ana-rivera/cod-quota/2024-03-14-fish-market-speech.yaml"
    said = [(one.code, one.line, one.column, one.message, one.help) for one in made.problems]
    assert said == as_filed(tmp_path, made.path, made.text)
    if code is None:
        assert made.problems == ()
        assert made.is_whole
        return
    assert made.problems[0].code.startswith(code)
    assert contributing.field_of(form, made, made.problems[0]) == field


def test_what_is_not_there_yet_is_asked_for_and_no_problem(base: pipeline.Checked) -> None:
    form = Form({"candidate": "ana-rivera", "date": "2024-03-14", "act": "stated", "said_by": "witness", "quote": "No"})
    made = contributing.draft(form, base, TODAY)
    missing = contributing.needed(form)
    assert {"policy", "occasion", "stance", "speaker", "words_of", "summary", "kind", "title", "url"} <= set(missing)
    assert "carrier_url" not in missing
    assert contributing.found(form, made, missing) == ()
    assert (made.path, made.is_whole) == ("", False)
    assert "said_by: witness" in made.text
    assert contributing.draft(Form({}), base, TODAY).text == ""


def test_further_originals_copies_and_a_reply_have_their_own_fields(base: pipeline.Checked, tmp_path: Path) -> None:
    copy = {f"carrier_{name}": text for name, text in REPLY_SOURCE.items() if name != "kind"}
    second = {"kind": "interview", "publisher": "Gull Radio", "title": "[Call-in]", "published": "2024-03-14", **copy}
    form = Form(ANSWERS, ({}, second), REPLY, REPLY_SOURCE)
    made = contributing.draft(form, base, TODAY)
    assert made.is_whole
    assert as_filed(tmp_path, made.path, made.text) == []
    assert made.text.index("responses:") > made.text.index("carriers:") > made.text.index("Gull Radio")

    broken = replace(
        form, further=({}, {**second, "carrier_url": "ftp//x"}), reply_source={**REPLY_SOURCE, "url": "x y"}
    )
    made = contributing.draft(broken, base, TODAY)
    assert [contributing.field_of(broken, made, one) for one in made.problems] == [
        "more2_carrier_url",
        "reply_source_url",
    ]
    assert contributing.needed(Form(ANSWERS, ({"title": "[x]"},), {"kind": "denies"}, {}))[:2] == (
        "more1_kind",
        "more1_publisher",
    )
    assert "reply_summary" in contributing.needed(Form(ANSWERS, (), {"kind": "denies"}, {}))


def test_a_name_that_is_taken_is_said_before_anything_is_sent(base: pipeline.Checked) -> None:
    form = Form({**ANSWERS, "date": "2023-02-02", "occasion": "Programme", "published": "2023-02-02"})
    assert contributing.is_taken(contributing.draft(form, base, TODAY), base)
    assert not contributing.is_taken(contributing.draft(Form(ANSWERS), base, TODAY), base)


def test_the_card_and_the_standings_that_would_move(base: pipeline.Checked) -> None:
    before = dict(base.dataset.statements)
    shown = contributing.preview(contributing.draft(Form(ANSWERS), base, TODAY), base, TODAY)
    assert shown
    assert isinstance(shown.card, Card)
    assert (shown.card.stance, shown.card.quote) == (Stance.OPPOSE, ANSWERS["quote"])
    (moved,) = shown.moved
    bar = moved.bars[0]
    assert (moved.before[bar].stance, moved.after[bar].stance) == (Stance.SUPPORT, Stance.OPPOSE)
    assert [step.kind for step in moved.changes] == [ChangeKind.REVERSED]
    assert "New change: reversed from supports, Mar 2024" in drafted.preview(shown, has_record=True)
    assert dict(base.dataset.statements) == before

    empty = {**ANSWERS, "candidate": "emil-sand", "policy": "ferry-subsidy"}
    shown = contributing.preview(contributing.draft(Form(empty), base, TODAY), base, TODAY)
    assert shown
    assert shown.moved[0].before[bar].kind in (StandingKind.NOT_RESEARCHED, StandingKind.NOTHING_YET)
    assert contributing.preview(contributing.draft(Form({**ANSWERS, "url": "x"}), base, TODAY), base, TODAY) is None


def test_a_correction_is_checked_in_place_of_what_lies_there(base: pipeline.Checked) -> None:
    filed = base.dataset.statements["ana-rivera/cod-quota/2023-02-02-programme"]
    same = contributing.corrected(filed.path, filed.document.text, base, TODAY)
    assert same.problems == tuple(one for one in base.problems if one.path == filed.path)
    shown = contributing.preview(same, base, TODAY)
    assert shown
    assert shown.moved == ()
    turned = contributing.corrected(filed.path, filed.document.text.replace("support", "oppose"), base, TODAY)
    shown = contributing.preview(turned, base, TODAY)
    assert shown
    assert shown.moved
    wrong = contributing.corrected(filed.path, filed.document.text.replace("support", "suport"), base, TODAY)
    assert [(one.code, one.line, one.column) for one in wrong.problems] == [("S105", 2, 9)]
    for text in ("", "a: [", "\0", "\ud800", "x" * 70_000, "&a [*a]", "- 1"):
        assert contributing.corrected(filed.path, text, base, TODAY).problems


def test_the_difference_names_the_lines_that_go_and_those_that_come() -> None:
    old = "date: 2023\nstance: support\nact: pledged\nsummary: S\n"
    assert difference(old, old) == ()
    assert difference(old, old.replace("support", "oppose")) == (
        Line(2, "stance: support", is_new=False),
        Line(2, "stance: oppose", is_new=True),
    )
    turned = old.replace("act: pledged\n", "") + "note: N\n"
    assert difference(old, turned) == (Line(3, "act: pledged", is_new=False), Line(4, "note: N", is_new=True))
    assert [one.text for one in difference("a\na\n", "a\n")] == ["a"]
    for many in ("x\n" * 60_000, "".join(f"{number}\n" for number in range(9_000))):
        new = difference(old, f"date: 2023\n{many}summary: S\n")
        assert [one.text for one in new if not one.is_new] == ["stance: support", "act: pledged"]
        assert "".join(f"{one.text}\n" for one in new if one.is_new) == many
        assert drafted.difference(new).count("<li>") <= 40


@pytest.mark.parametrize(("old", "new"), [("a\nb\nc", "b"), ("", "x"), ("a\nb", "b\na"), ("a\nx\na", "a"), ("a", "")])
def test_a_difference_leads_from_the_old_text_to_the_new(old: str, new: str) -> None:
    gone = {one.number for one in difference(old, new) if not one.is_new}
    come = {one.number: one.text for one in difference(old, new) if one.is_new}
    stay = [text for number, text in enumerate(old.split("\n"), 1) if number not in gone]
    whole = (come[at] if at in come else stay.pop(0) for at in range(1, len(stay) + len(come) + 1))
    assert "\n".join(whole) == new


def test_deleting_what_others_refer_to_is_a_problem_of_those(base: pipeline.Checked) -> None:
    filed = base.dataset.statements["ben-okafor/ferry-subsidy/2024-06-10-correction"]
    text = filed.document.text.replace("call-in", "call-out")
    assert any(one.code.startswith("R") for one in contributing.corrected(filed.path, text, base, TODAY).problems)


def test_without_the_files_of_the_record_a_file_is_checked_by_itself(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TRACKER_ROOT", str(tmp_path))
    assert contributing.record(TODAY) is None
    form = Form({**ANSWERS, "candidate": "nobody", "quote": "", "url": "https://rivera.example.org/x"})
    made = contributing.draft(form, None, TODAY)
    assert [(one.code, contributing.field_of(form, made, one)) for one in made.problems] == [("S201", "said_by")]
    assert contributing.preview(contributing.draft(Form(ANSWERS), None, TODAY), None, TODAY) is None
    monkeypatch.setenv("TRACKER_ROOT", str(INVENTED))
    assert contributing.record(TODAY) is contributing.record(TODAY)


@pytest.mark.parametrize("attack", ["# x", "a: b", "'\"", "@x", "{{", "!tag", "- x", "\u202e", "\x07", "a\r\nb", "\t"])
def test_no_text_breaks_out_of_its_field(base: pipeline.Checked, attack: str) -> None:
    form = Form({**ANSWERS, "summary": f"It says {attack}", "title": attack, "condition": attack, "publisher": attack})
    made = contributing.draft(form, base, TODAY)
    assert made.checked
    assert made.fault == ""
    assert made.path.removesuffix(".yaml").endswith("fish-market-speech")
    assert not any(one.code.startswith("Y") for one in made.checked.problems)
    told = [(one.code, contributing.field_of(form, made, one)) for one in made.problems if one.code.startswith("Y")]
    code = {"\u202e": "Y007", "\x07": "Y006"}.get(attack)
    assert sorted(told) == ([(code, name) for name in ("condition", "publisher", "summary", "title")] if code else [])
    assert made.is_whole == (not any(one.severity is Severity.ERROR for one in made.problems))
    assert not code or attack not in made.text


def test_a_sign_that_no_text_may_hold_is_named_at_its_field_and_the_rest_of_the_file_stays(
    base: pipeline.Checked,
) -> None:
    turned = {**REPLY_SOURCE, "title": "On \u202ethe speech"}
    form = Form(ANSWERS, ({**REPLY_SOURCE, "kind": "interview", "publisher": "Gull\u2066 Radio"},), REPLY, turned)
    made = contributing.draft(form, base, TODAY)
    told = {contributing.field_of(form, made, one): one for one in contributing.found(form, made, ())}
    assert {"more1_publisher", "reply_source_title"} <= set(told)
    lies = base.dataset.statements["ana-rivera/cod-quota/2023-02-02-programme"]
    (same,) = contributing.corrected(lies.path, f"{lies.document.text}note: a\u202eb\n", base, TODAY).problems
    assert told["reply_source_title"].message == same.message
    assert told["reply_source_title"].help == same.help == "delete it"
    assert "publisher: Gull Radio" in made.text
    assert not made.is_whole


@pytest.mark.parametrize("occasion", ["😀", "—", "речь", "\u202e"])
def test_an_occasion_that_names_no_file_says_so_at_its_field(base: pipeline.Checked, occasion: str) -> None:
    form = Form({**ANSWERS, "occasion": occasion})
    made = contributing.draft(form, base, TODAY)
    (told,) = contributing.found(form, made, contributing.needed(form))
    assert contributing.field_of(form, made, told) == "occasion"
    assert (made.path, made.is_whole) == ("", False)
    assert "quote: " in made.text
    if occasion.isprintable():
        assert told.message == f"`{occasion}` has no letters from a to z and no digits"
    assert contributing.draft(Form({**ANSWERS, "occasion": "G8 речь"}), base, TODAY).path.endswith(
        "/2024-03-14-g8.yaml"
    )


@pytest.mark.parametrize("tree", [f"{LINK}/blob/main", f"{LINK}/tree/main/", f"{LINK}/blob/main/data"])
def test_the_link_to_a_new_file_brings_its_name_and_text(monkeypatch: pytest.MonkeyPatch, tree: str) -> None:
    monkeypatch.setenv(repository.REPOSITORY, tree)
    link = repository.new_link("positions/a/b/2024-x.yaml", "date: 2024\nquote: a & b = #1\n")
    assert link
    assert urlsplit(link).path.startswith("/harbour/record/new/main")
    asked = {"filename": ["positions/a/b/2024-x.yaml"], "value": ["date: 2024\nquote: a & b = #1\n"]}
    assert parse_qs(urlsplit(link).query) == asked
    assert (repository.edit_link("positions/a/b.yaml") or "").endswith("positions/a/b.yaml")
    long = repository.new_link("positions/a/b/2024-x.yaml", "é" * 1200)
    assert long
    assert not repository.holds_text(long)
    assert len(long) < repository.LONGEST


@pytest.mark.parametrize("form", HostForm)
def test_a_card_and_the_method_page_lead_to_the_forms_of_the_code_host(
    monkeypatch: pytest.MonkeyPatch, base: pipeline.Checked, form: HostForm
) -> None:
    shown = contributing.preview(contributing.draft(Form(ANSWERS), base, TODAY), base, TODAY)
    assert shown
    assert isinstance(shown.card, Card)
    monkeypatch.setenv(repository.REPOSITORY, f"{LINK}/blob/main")
    named = "ana-rivera%2Fcod-quota%2F2024-03-14-fish-market-speech"
    filled = f'<a href="{LINK}/issues/new?template={form.value}.yml&amp;statement={named}"'
    assert filled in wrong(shown.card)
    assert f'<a href="{LINK}/issues/new?template={form.value}.yml"' in host_form(form)
    monkeypatch.delenv(repository.REPOSITORY)
    assert "issues/new" not in wrong(shown.card)
    assert f"“{form.called}” (<code>{form.path}</code>" in wrong(shown.card)
    assert form.path in host_form(form)


@pytest.mark.parametrize("host", ["", "javascript:alert(1)", "https://user@evil.example.org/a/b/blob/main", LINK])
def test_where_no_code_host_is_known_the_text_is_offered_alone(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    monkeypatch.setenv(repository.REPOSITORY, host)
    assert repository.new_link("a.yaml", "x") is None
    assert repository.edit_link("a.yaml") is None

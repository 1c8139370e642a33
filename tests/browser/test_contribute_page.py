"""The Contribute page in a browser: from an empty cell to a file that `check` accepts, corrections, hostile texts."""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from conftest import INVENTED, faults, ready, serving
from playwright.sync_api import Page, expect
from streamlit_faults import ours

from tracker import pipeline

Open = Callable[..., Page]
TODAY = date(2026, 11, 26)
FORM = "/contribute?candidate=emil-sand&policy=ferry-subsidy&date=2024-03-14"
CORRECTION = "/contribute?statement=ana-rivera/close-old-harbour/2024-05-lighthouse-weekly"


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a server that knows its code host."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRACKER_REPOSITORY", "https://code.example.org/harbour/record/blob/main")
        with serving(INVENTED, tmp_path_factory.mktemp("hosted") / "tracker.db") as address:
            yield address


def write(page: Page, label: str, text: str) -> None:
    """Type an answer and leave the field, as a person does."""
    field = page.get_by_label(label).first
    field.fill(text)
    field.press("Tab")


def choose(page: Page, label: str, option: str, place: int = 0) -> None:
    """Choose from a list, the first or a further one of that label, by typing what the choice is called."""
    field = page.get_by_role("combobox", name=label).nth(place)
    field.click()
    page.keyboard.type(option)
    page.get_by_role("option", name=option).first.click()
    expect(field).to_have_value(re.compile(re.escape(option), re.IGNORECASE))
    ready(page)


def fill_in(page: Page, url: str) -> None:
    """Answer what the address has not answered."""
    write(page, "On what occasion", "Fish market speech")
    choose(page, "What does it say of the policy?", "Supports")
    choose(page, "Who says it?", "the candidate")
    write(page, "What does it say, in our own neutral words?", "Sand told the traders that he wants it: this year.")
    write(page, "The exact words", "Cheaper boats, this year: every #ferry of ours")
    choose(page, "What kind of original is it?", "speech")
    write(page, "Who published the original?", "Sand for Harbourland")
    write(page, "Its title as printed", "[Speech at the fish market]")
    write(page, "When was it published?", "2024-03-14")
    write(page, "The original's address", url)


def test_from_an_empty_cell_to_a_file_that_check_accepts(hosted: str, open_page: Open, tmp_path: Path) -> None:
    page = open_page(hosted)
    cell = page.locator("a.cell[href*='emil-sand'][href*='ferry-subsidy']")
    cell.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Contribute a statement")
    expect(page.get_by_role("combobox", name="Whose position?")).to_have_value("Emil Sand")
    expect(page.get_by_role("combobox", name="On which policy?")).to_have_value(re.compile("▸ Ferry subsidy$"))
    write(page, "When was it said", "2024-03-14")

    fill_in(page, "htps://sand.example.org/speech")
    wrong = page.locator(".problem", has_text="S108")
    expect(wrong).to_have_count(2)
    expect(wrong.first).to_contain_text("the start of the address is mistyped")
    expect(wrong.first).to_contain_text("help: did you mean `https://sand.example.org/speech`?")
    expect(page.get_by_role("link", name="Open it on the code host")).to_have_count(0)

    write(page, "The original's address", "https://sand.example.org/speech")
    expect(page.get_by_text("Nothing is wrong with this file.")).to_be_visible()
    expect(page.locator(".problem")).to_have_count(0)
    expect(page.locator(".preview q")).to_have_text("Cheaper boats, this year: every #ferry of ours")
    expect(page.locator(".moves")).to_contain_text("Supports")
    expect(page.locator(".moves")).to_contain_text("Not researched")
    expect(page.locator(".preview a").first).to_be_visible()
    expect(page.locator(".preview a:not([target=_blank]), .moves a:not([target=_blank])")).to_have_count(0)
    assert ours(faults(page)) == []

    text = page.locator("pre.file-text").text_content() or ""
    path = "positions/emil-sand/ferry-subsidy/2024-03-14-fish-market-speech.yaml"
    expect(page.locator("code", has_text=path)).to_be_visible()
    asked = parse_qs(urlsplit(page.get_by_role("link", name="Open it on").get_attribute("href") or "").query)
    assert asked == {"filename": [path], "value": [text]}
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the file").click()
    assert download.value.suggested_filename == "2024-03-14-fish-market-speech.yaml"
    assert download.value.path().read_text("utf-8") == text

    root = tmp_path / "record"
    shutil.copytree(INVENTED, root)
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")
    assert not [one for one in pipeline.check(root, today=TODAY).problems if one.path == path]


def test_a_correction_shows_what_it_does_and_leads_to_the_file(hosted: str, open_page: Open) -> None:
    page = open_page(f"{hosted}/statement?id=ana-rivera/close-old-harbour/2024-05-lighthouse-weekly")
    page.get_by_role("link", name="Correct it here").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Correct a statement")
    expect(page.get_by_text("Nothing is changed yet.")).to_be_visible()
    expect(page.get_by_role("link", name="Open the file for editing")).to_be_visible()
    ready(page)
    field = page.get_by_label("positions/ana-rivera/close-old-harbour/2024-05-lighthouse-weekly.yaml")
    text = field.input_value()
    field.fill(text.replace("stance: support", "stance: suport"))
    field.press("Tab")
    expect(page.locator(".problem", has_text="S105")).to_contain_text("did you mean `support`?", timeout=15_000)
    expect(page.locator(".problem code")).to_have_text("stance: suport")
    field.fill(text.replace("stance: support", "stance: oppose"))
    field.press("Tab")
    expect(page.locator(".moves")).to_contain_text("becomes", timeout=15_000)
    expect(page.locator(".file-change del")).to_have_text(["stance: support"])
    expect(page.locator(".file-change ins")).to_have_text(["stance: oppose"])
    expect(page.get_by_role("heading", name="The file", exact=True)).to_have_count(1)
    link = page.get_by_role("link", name="Open the file for editing").get_attribute("href") or ""
    assert link.startswith("https://code.example.org/harbour/record/edit/main/positions/ana-rivera/")

    page.get_by_role("link", name="Write a new statement").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Contribute a statement")
    expect(page.get_by_role("combobox", name="Whose position?")).to_have_value("")
    ready(page)
    page.go_back()
    expect(page.locator(".file-change ins")).to_have_text(["stance: oppose"])
    ready(page)
    field.fill("")
    field.press("Tab")
    expect(page.locator(".problem", has_text="Y005")).to_be_visible()
    expect(page.get_by_text("Answer the questions")).to_have_count(0)
    page.get_by_role("button", name="Back to the file as it is").click()
    expect(page.get_by_text("Nothing is changed yet.")).to_be_visible()
    expect(field).to_have_value(text)


def test_a_correction_says_what_to_do_about_the_day_that_is_in_the_name(invented_site: str, open_page: Open) -> None:
    page = open_page(invented_site + CORRECTION)
    expect(page.get_by_text("The day is in the file’s name too")).to_contain_text("a sentence of the pull request")


def test_what_no_file_can_hold_is_said_at_its_field(invented_site: str, open_page: Open) -> None:
    page = open_page(invented_site + FORM)
    write(page, "On what occasion", "😀")
    write(page, "What does it say, in our own", "She \u202esaid so")
    expect(page.locator(".problem", has_text="has no letters from a to z and no digits")).to_have_count(2)
    turned = page.locator(".problem", has_text="U+202E RIGHT-TO-LEFT OVERRIDE")
    expect(turned).to_have_count(2)
    expect(turned.first).to_contain_text("help: delete it")
    expect(page.get_by_text("2 errors")).to_be_visible()
    expect(page.locator("pre.file-text")).to_contain_text("She said so")


@pytest.mark.parametrize("size", ["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", [FORM, CORRECTION, "/contribute?statement=no/such/one"])
def test_axe_finds_nothing_of_ours(invented_site: str, open_page: Open, address: str, size: str, scheme: str) -> None:
    page = open_page(invented_site + address, size=size, scheme=scheme)
    assert ours(faults(page)) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_other_voices_and_replies_bring_their_own_questions(invented_site: str, open_page: Open) -> None:
    page = open_page(invented_site + FORM)
    speaker = page.get_by_label("The speaker's name?")
    expect(speaker).to_have_count(0)
    choose(page, "Who says it?", "a named witness")
    expect(speaker).to_be_visible()
    write(page, "The exact words", "He wants a quota")
    expect(page.get_by_role("combobox", name="Whose words does the quotation give?")).to_be_visible()
    choose(page, "Who says it?", "unnamed sources")
    expect(page.get_by_label("How does the outlet describe its sources")).to_be_visible()
    expect(speaker).to_have_count(0)
    page.get_by_text("Somebody replied to it").click()
    expect(page.get_by_role("combobox", name="What does the reply do?")).to_be_visible()
    page.get_by_role("button", name="Add another original").click()
    expect(page.get_by_role("heading", name="Another original (2)")).to_be_visible()


def test_a_list_is_searched_by_its_labels_and_says_what_the_choice_means(invented_site: str, open_page: Open) -> None:
    page = open_page(invented_site + FORM)
    expect(page.locator(".under .policy-text")).to_have_text("Pay half of every ferry ticket from public money.")
    field = page.get_by_role("combobox", name="Who says it?")
    field.click()
    page.keyboard.type("candidate")
    expect(page.get_by_role("option")).to_have_text(["the candidate"])
    page.keyboard.press("Enter")
    expect(field).to_have_value("the candidate")
    expect(page.get_by_text("The candidate's own words or own act.").first).to_be_visible()
    choose(page, "On which policy?", "Cod quota")
    expect(page.locator(".under .policy-text")).to_contain_text("quota")


def test_answers_stay_for_the_visit_until_they_are_given_up(invented_site: str, open_page: Open) -> None:
    page = open_page(invented_site + FORM)
    choose(page, "Who says it?", "the candidate")
    write(page, "On what occasion", "Fish market speech")
    page.get_by_label("The exact words").fill("Cheaper boats")  # and straight to a link
    page.get_by_role("link", name="Method").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Method")
    ready(page)
    page.go_back()
    expect(page.get_by_role("combobox", name="Who says it?")).to_have_value("the candidate")
    expect(page.get_by_label("On what occasion")).to_have_value("Fish market speech")
    expect(page.get_by_label("The exact words")).to_have_value("Cheaper boats")
    ready(page)

    page.get_by_role("link", name="Method").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Method")
    ready(page)
    page.get_by_role("link", name="Contribute", exact=True).click()
    expect(page.get_by_label("The exact words")).to_have_value("Cheaper boats")
    expect(page.get_by_role("combobox", name="Whose position?")).to_have_value("Emil Sand")
    ready(page)
    page.get_by_role("button", name="Start anew").click()
    expect(page.get_by_label("The exact words")).to_have_value("")
    expect(page.get_by_role("combobox", name="Whose position?")).to_have_value("")
    expect(page.get_by_text("Answer the questions, and the file is written here.")).to_be_visible()
    expect(page.locator(".problem")).to_have_count(0)
    page.reload()
    ready(page)
    expect(page.get_by_label("On what occasion")).to_have_value("")


def test_an_added_original_can_be_removed(invented_site: str, open_page: Open) -> None:
    page = open_page(invented_site + FORM)
    publisher = page.get_by_label("Who published the original?")
    for number, name in ((1, "Gull Radio"), (2, "The Lighthouse Weekly")):
        page.get_by_role("button", name="Add another original").click()
        publisher.nth(number).fill(name)
        publisher.nth(number).press("Tab")
        expect(page.locator("pre.file-text")).to_contain_text(name)
    page.get_by_role("button", name="Remove original 2").click()
    expect(publisher).to_have_count(2)
    expect(publisher.nth(1)).to_have_value("The Lighthouse Weekly")
    expect(page.locator("pre.file-text")).not_to_contain_text("Gull Radio")
    page.get_by_role("button", name="Remove original 2").click()
    expect(publisher).to_have_count(1)
    ready(page)
    page.get_by_role("button", name="Add another original").click()
    expect(publisher.nth(1)).to_have_value("")


def test_a_copy_that_is_taken_back_leaves_the_file(invented_site: str, open_page: Open) -> None:
    page = open_page(invented_site + FORM)
    switch = page.get_by_text("I read it in a copy or a report").first
    switch.click()
    write(page, "Who published the copy", "The Lighthouse Weekly")
    expect(page.locator("pre.file-text")).to_contain_text("The Lighthouse Weekly")
    switch.click()
    expect(page.locator("pre.file-text")).not_to_contain_text("The Lighthouse Weekly")


HOSTILE = '<img src=x onerror="window.owned=1">**x** [y](javascript:window.owned=1)'


@pytest.mark.parametrize("param", ["candidate", "policy", "date", "statement"])
def test_hostile_addresses_are_text(invented_site: str, open_page: Open, param: str) -> None:
    page = open_page(f"{invented_site}/contribute?{param}={quote(HOSTILE)}&{param}={quote('x' * 3000)}{quote(HOSTILE)}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("window.owned") is None
    assert page.locator("[data-testid=stMain] img").count() == 0
    page.goto(f"{invented_site}/contribute?{param}={quote(HOSTILE)}")
    ready(page)
    expect(page.locator(".note").first).to_be_visible()
    assert page.evaluate("window.owned") is None
    assert page.locator("[data-testid=stMain] img, [data-testid=stMain] a[href^=javascript]").count() == 0


def test_hostile_answers_are_text_in_every_part_of_the_page(invented_site: str, open_page: Open) -> None:
    page = open_page(invented_site + FORM)
    fill_in(page, "https://sand.example.org/speech")
    for label in ("What does it say, in our own", "Under a condition", "Who published the original?", "Its title as"):
        write(page, label, HOSTILE[:110])
    expect(page.locator("pre.file-text")).to_contain_text("condition:")
    expect(page.locator(".preview")).to_contain_text("<img src=x")
    assert page.evaluate("window.owned") is None
    assert page.locator("[data-testid=stMain] img, [data-testid=stMain] a[href^=javascript]").count() == 0

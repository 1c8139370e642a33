"""The Method page in a browser: every panel reachable, the example from the record, no fault of ours."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Open = Callable[..., Page]


def test_the_contents_lead_to_their_sections_by_keyboard(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/method")
    page.get_by_role("link", name="Who coded and who reviewed").press("Enter")
    section = page.locator("#coded")
    expect(section).to_be_in_viewport()
    expect(section).to_contain_text("compiled and coded with language models from public pages")


def test_the_worked_example_is_of_the_record_and_its_statements_open(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/method")
    example = page.locator("table.example")
    giving = example.locator("tr[aria-current]")
    expect(giving).to_have_count(1)
    expect(giving).to_contain_text("This statement gives it.")
    expect(example.get_by_text(re.compile("disputed: ")).first).to_be_visible()
    giving.get_by_role("link").click()
    expect(page.locator("article.evidence")).to_contain_text("This statement gives it.")


def test_what_no_person_has_reviewed_is_counted_and_linked(invented_site: str, open_page: Open) -> None:
    page = open_page(f"{invented_site}/method")
    said = page.locator("#unreviewed").inner_text()
    found = re.search(r"compared 1 of (\d+) statements", said)
    assert found
    page.locator("#coded summary").press("Enter")
    links = page.locator("#coded details a")
    expect(links).to_have_count(int(found[1]) - 1)
    links.first.click()
    expect(page.get_by_text("Not yet reviewed by a person")).to_be_visible()


def test_a_wide_table_scrolls_in_a_frame_that_the_keyboard_reaches(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/method", size="phone")
    frame = page.get_by_role("region", name="Coverage map")
    frame.focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('[aria-label=\"Coverage map\"]').scrollLeft > 0")


@pytest.mark.parametrize("query", ["election=<script>", "election=nowhere&as_of=2024-99-99", "bar=%00&c=%F0%9F"])
def test_hostile_parameters_change_nothing(invented_site: str, open_page: Open, query: str) -> None:
    page = open_page(f"{invented_site}/method?{query}")
    expect(page.get_by_role("heading", name="How much is on file for whom")).to_be_visible()
    assert page.locator(".trk script").count() == 0

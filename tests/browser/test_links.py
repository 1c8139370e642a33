"""Links between pages: followed without a reload, with the view, and Back leads back."""

from collections.abc import Callable
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

Open = Callable[..., Page]


def test_a_cell_leads_to_its_statement_without_a_reload_and_back_again(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/?issue=drug-cartels&as_of=2022-06-01")
    page.evaluate("window.stayed = true")
    cell = page.locator("a.cell[href^='/statement']").first
    address = cell.get_attribute("href")
    cell.click()
    expect(page.locator("article.evidence h1")).to_be_focused()
    assert unquote(page.url) == f"{site}{address}"
    assert page.evaluate("window.stayed") is True
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Where the candidates stand")
    assert page.url == f"{site}/?issue=drug-cartels&as_of=2022-06-01"


def test_an_issue_in_the_crumbs_opens_compare_on_that_issue(site: str, open_page: Open) -> None:
    chosen = "c=joe-biden&c=donald-trump"
    page = open_page(f"{site}/statement?id=donald-trump/military-force-against-cartels/2024-rolling-stone&{chosen}")
    page.locator(".crumbs a").nth(1).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Where the candidates stand")
    assert page.url.startswith(f"{site}/?{chosen}&issue=drug-cartels")
    expect(page.locator("thead a b")).to_have_text(["Biden", "Trump"])
    expect(page.locator("tr.row")).to_have_count(5)


def test_an_address_that_is_no_page_is_a_real_404(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/")
    answer = page.request.get(f"{site}/no-such-page")
    assert answer.status == 404
    assert "Page not found" in answer.text()


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_back_leads_to_the_cell_that_was_followed(site: str, open_page: Open, size: str) -> None:
    page = open_page(site, size=size)
    if size == "phone":  # where all issues but the first are folded
        page.get_by_role("button", name="Unfold all issues").click()
    cell = page.locator("a.cell[href*='donald-trump/no-tax-on-tips']").first
    cell.scroll_into_view_if_needed()
    place = cell.get_attribute("data-at")
    cell.click()
    expect(page.locator("article.evidence h1")).to_be_focused()
    page.go_back()
    expect(page.locator(f"[data-at='{place}']")).to_be_focused()
    expect(page.locator(f"[data-at='{place}']")).to_be_in_viewport()
    expect(page).to_have_title("Compare · Policy-position tracker")


def test_back_leads_as_far_down_a_page_as_it_was_left(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/candidate?candidate=donald-trump")
    link = page.locator("table.stand a.reads").nth(20)
    link.scroll_into_view_if_needed()
    link.click()
    expect(page.locator("article.evidence h1")).to_be_focused()
    page.go_back()
    expect(page).to_have_title("Donald Trump · Policy-position tracker")
    expect(link).to_be_in_viewport()


def test_the_address_of_a_part_of_a_page_leads_to_it(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/method#corrections")
    expect(page.get_by_role("heading", name="Corrections, replies, removal")).to_be_focused()
    expect(page.get_by_role("heading", name="Corrections, replies, removal")).to_be_in_viewport()


def test_a_cell_without_a_find_leads_to_where_we_looked(invented_site: str, open_page: Open) -> None:
    page = open_page(invented_site)
    cell = page.locator("a.cell", has_text="Searched, not found").first
    expect(cell).to_contain_text("we looked in 3 places")
    cell.click()
    searches = page.locator("#searches")
    expect(searches.get_by_role("heading")).to_be_focused()
    searches.get_by_text("Where we looked").first.click()
    expect(searches.locator("details li").first).to_be_visible()

"""Links between pages: followed without a reload, with the view, and Back leads back."""

from collections.abc import Callable
from urllib.parse import unquote

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
    page = open_page(f"{site}/statement?id=donald-trump/military-force-against-cartels/2024-rolling-stone")
    page.locator(".crumbs a").nth(1).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Where the candidates stand")
    assert page.url.startswith(f"{site}/?issue=drug-cartels")
    expect(page.locator("tr.row")).to_have_count(5)


def test_an_address_that_is_no_page_is_a_real_404(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/")
    answer = page.request.get(f"{site}/no-such-page")
    assert answer.status == 404
    assert "Page not found" in answer.text()

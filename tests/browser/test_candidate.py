"""The page of a candidate: from who it is to the passage, what changed, addresses that name nobody."""

from collections.abc import Callable
from urllib.parse import unquote

from playwright.sync_api import Page, expect

Open = Callable[..., Page]
HARRIS = "/candidate?candidate=kamala-harris"


def test_where_a_candidate_stands_and_the_passage_it_rests_on(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/candidate")
    page.get_by_role("link", name="Donald Trump").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Donald Trump")
    row = page.locator(".stand tr", has_text="Military force in Mexico").first
    expect(row).to_contain_text("Supports")
    expect(row).to_contain_text("since Jan 2023 (leaning since Nov 2019), last said Jul 2024")
    row.get_by_role("link", name="Supports: Military force in Mexico, read the statement").click()
    expect(page.locator("article.evidence blockquote q").first).to_be_visible()
    assert "/statement?id=donald-trump/military-force-against-cartels/" in unquote(page.url)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Donald Trump")


def test_what_changed_since_2019_with_both_passages(site: str, open_page: Open) -> None:
    page = open_page(f"{site}{HARRIS}")
    change = page.locator("article.change", has_text="Medicare for All").first
    expect(change.locator(".kind")).to_have_text("Moved from leaning support to leaning oppose, Sep 2024")
    before, after = change.locator(".pair figure").all()
    expect(before.locator(".label")).to_contain_text("29 Jul 2019")
    expect(before.locator("q")).to_contain_text(
        "we would allow private insurance to offer a plan in the Medicare system"
    )
    expect(after.locator(".label")).to_contain_text("10 Sep 2024")
    expect(after.locator("q")).to_contain_text("maintain and grow the Affordable Care Act")
    expect(change.locator(".on-the-way q")).to_have_count(1)
    after.get_by_role("link", name="the whole statement").click()
    expect(page.locator("article.evidence h1")).to_have_text("Kamala Harris: Medicare for All")


def test_words_too_short_to_say_what_they_answer_have_our_summary(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/candidate?candidate=donald-trump")
    after = page.locator("article.change", has_text="Federal abortion limit").locator(".pair figure").last
    expect(after.locator("q")).to_have_text("No.")
    expect(after.locator(".ours")).to_contain_text("ban")


def test_the_day_in_the_address_decides_what_has_changed(site: str, open_page: Open) -> None:
    page = open_page(f"{site}{HARRIS}&as_of=2023-02-01")
    expect(page.locator("article.change")).to_have_count(0)
    expect(page.get_by_text("No change is on file from 15 Nov 2022 to 1 Feb 2023")).to_be_visible()
    expect(page.locator(".says")).to_contain_text("On 1 Feb 2023")
    page.get_by_role("link", name="Border wall").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Border wall")
    assert "as_of=2023-02-01" in page.url


def test_the_evidence_of_everybody_stands_on_one_scale_with_this_row_marked(site: str, open_page: Open) -> None:
    page = open_page(f"{site}{HARRIS}")
    expect(page.locator(".parity tbody tr")).to_have_count(15)
    expect(page.locator(".parity tr[aria-current] th")).to_have_text("Harris")
    names = page.locator(".parity tbody th").all_inner_texts()
    assert names == sorted(names, key=str.casefold)


def test_a_search_that_found_nothing_says_where_it_looked(invented_site: str, open_page: Open) -> None:
    page = open_page(f"{invented_site}/candidate?candidate=cleo-lindqvist")
    gaps = page.locator(".gaps")
    expect(gaps).to_contain_text("Searched, not found")
    expect(gaps).to_contain_text("Free school meals")
    searches = page.locator("#searches")
    expect(searches).to_contain_text("on 1 Jun 2024 we looked in 3 places and found nothing")
    searches.get_by_text("Where we looked").press("Enter")
    expect(searches.get_by_text("the council’s minutes for “school meals”")).to_be_visible()


def test_controls_change_the_address_and_back_restores_it(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/candidate?candidate=joe-biden")
    page.get_by_role("radio", name="Everything A–D").click()
    expect(page.locator(".says")).to_contain_text("by unnamed sources")
    assert "bar=everything" in page.url
    page.go_back()
    expect(page.locator(".says")).to_contain_text("said officially:")


def test_a_mistyped_candidate_is_told_who_may_be_meant(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/candidate?candidate=kamala-haris")
    expect(page.get_by_role("heading", level=1)).to_have_text("No such candidate")
    page.get_by_role("link", name="Kamala Harris").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kamala Harris")


def test_hostile_parameters_show_a_page_and_run_nothing(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/candidate?candidate=%3Cimg%20src%3Dx%20onerror%3D%22window.hit%3D1%22%3E")
    expect(page.get_by_role("heading", level=1)).to_have_text("No such candidate")
    expect(page.get_by_text("<img src=x")).to_be_visible()
    assert page.evaluate("window.hit") is None
    assert page.locator("[data-testid=stMain] img").count() == 0
    page = open_page(f"{site}{HARRIS}&as_of=9999-99-99&clock=x&bar=%00&election=..%2F..&c=zz")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kamala Harris")
    expect(page.locator(".says").last).to_contain_text("On 5 Nov 2024")
    page = open_page(f"{site}/candidate?candidate={'a' * 5000}")
    expect(page.get_by_role("heading", level=1)).to_have_text("No such candidate")

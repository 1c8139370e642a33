"""The evidence card in a browser: claim and answers at equal size, what it changed, deep links, old addresses."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import serving
from playwright.sync_api import Page, expect

Open = Callable[..., Page]

REPORT = "/statement?id=donald-trump/military-force-against-cartels/2024-rolling-stone"
"""The founding case."""
INVENTED = "/statement?id=ana-rivera/close-old-harbour/2024-05-lighthouse-weekly"


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_what_is_only_reported_and_what_the_campaign_answered(site: str, open_page: Open, size: str) -> None:
    page = open_page(site + REPORT, size=size)
    card = page.get_by_role("article", name="Donald Trump: Military force in Mexico")
    expect(card.get_by_text("Reported: supports, disputed")).to_be_visible()
    claim = card.locator(".claim blockquote")
    attacks, disclaims = card.locator(".answers blockquote").all()
    expect(claim).to_contain_text("endorsed sending special-operations units")
    expect(attacks).to_contain_text("nothing more than fake news from Rolling Stone")
    expect(disclaims).to_contain_text("unless a message is coming directly from President Trump")
    expect(card.get_by_text("What the campaign answered: says it is not official")).to_be_visible()
    sizes = {one.evaluate("(node) => getComputedStyle(node).fontSize") for one in (claim, attacks, disclaims)}
    assert len(sizes) == 1
    said = card.inner_text()
    places = [said.index(part) for part in ("endorsed sending", "nothing more than fake news", "unless a message")]
    assert places == sorted(places)
    tops = [one.bounding_box() for one in (attacks, disclaims)]
    assert tops[0]
    assert tops[1]
    assert tops[0]["y"] < tops[1]["y"]


def test_the_card_says_what_it_changed_and_leads_to_its_neighbours(invented_site: str, open_page: Open) -> None:
    page = open_page(f"{invented_site}/statement?id=dora-kestrel/harbour-toll/2023-09-12-gull-radio")
    expect(page.get_by_text("Moved to mixed with this statement")).to_be_visible()
    after = page.get_by_role("navigation", name="Statements before and after this one").get_by_role("link").last
    expect(after).to_have_text("2 May 2024")
    after.press("Enter")
    expect(page.locator("article")).to_contain_text("This statement gives it.")
    expect(page.locator("h1")).to_be_focused()
    page.go_back()
    expect(page.get_by_text("Moved to mixed with this statement")).to_be_visible()


def test_sources_link_to_the_passage_and_the_line_of_descent_names_every_carrier(
    invented_site: str, open_page: Open
) -> None:
    page = open_page(invented_site + INVENTED)
    carriers = page.get_by_role("list", name="Carried by").get_by_role("listitem")
    expect(carriers).to_have_count(3)
    jump = carriers.first.get_by_role("link")
    assert ":~:text=the%20cranes" in (jump.get_attribute("href") or "")


def test_the_correction_link_leads_to_the_file_and_on_to_the_method_page(invented_site: str, open_page: Open) -> None:
    page = open_page(invented_site + INVENTED)
    page.get_by_role("link", name="Is this wrong? Correct or reply").click()
    part = page.locator("#wrong")
    expect(part).to_be_in_viewport()
    expect(part).to_contain_text("2024-05-lighthouse-weekly.yaml, line 1")
    page.get_by_role("link", name="How corrections and replies are handled").click()
    expect(page.get_by_role("heading", name="Corrections, replies, removal")).to_be_visible()


def test_a_citation_and_the_lasting_address_are_copied(invented_site: str, open_page: Open) -> None:
    old = "ben-okafor/close-old-harbour/2023-08-23-debate"
    page = open_page(
        f"{invented_site}/statement?id={old}&as_of=2024-01-01", permissions=["clipboard-read", "clipboard-write"]
    )
    address = f"{invented_site}/statement?id=ben-okafor/close-old-harbour/2023-08-23-first-debate"
    for button, said in (
        ("Copy the address of this statement", f"^{re.escape(address)}$"),
        ("Copy the citation", f"^Ben Okafor, .* In Policy-position tracker: .* {re.escape(address)}, retrieved "),
        ("Copy the BibTeX", rf"(?s)^@misc{{.*  url = {{{re.escape(address)}}},\n  urldate = {{"),
    ):
        page.get_by_role("button", name=button).click()
        expect(page.get_by_text("Copied.")).to_be_visible()
        assert re.search(said, page.evaluate("navigator.clipboard.readText()"))
    page.goto(address)
    expect(page.locator("article h1")).to_have_text("Ben Okafor: Close the old harbour")


def test_where_the_browser_forbids_to_copy_the_words_stand_there_selected(invented_site: str, open_page: Open) -> None:
    page = open_page(invented_site + INVENTED)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    page.get_by_role("button", name="Copy the BibTeX").click()
    expect(page.get_by_text("Copy it from here.")).to_be_visible()
    assert page.evaluate("getSelection().toString()").startswith("@misc{ana-rivera-close-old-harbour")


@pytest.mark.parametrize(
    "path", [INVENTED, "/policy?policy=harbour-toll&bar=everything", "/candidate?candidate=ana-rivera"]
)
def test_paper_carries_the_address_of_the_page_at_its_foot(invented_site: str, open_page: Open, path: str) -> None:
    page = open_page(invented_site + path)
    foot = page.locator(".only-print")
    expect(foot).to_have_text(invented_site + path)
    expect(foot).to_be_hidden()
    page.emulate_media(media="print")
    expect(foot).to_be_visible()
    tops = page.locator(".trk").evaluate_all("(nodes) => nodes.map((one) => one.getBoundingClientRect().top)")
    assert foot.evaluate("(node) => node.closest('.trk').getBoundingClientRect().top") == max(tops)


def test_paper_shows_the_addresses_of_the_sources(invented_site: str, open_page: Open) -> None:
    page = open_page(invented_site + INVENTED)
    page.emulate_media(media="print")
    link = page.locator(".cites a").first
    expect(link).to_be_visible()
    shown = link.evaluate("(node) => getComputedStyle(node, '::after').content")
    assert "https://copies.example.org/quiet-plan>" in shown
    expect(page.get_by_role("button", name="Copy the citation")).to_be_hidden()


def test_the_statements_beside_one_say_by_whom_they_are_told(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/statement?id=donald-trump/military-force-against-cartels/2023-01-05-agenda47")
    before = page.get_by_role("navigation", name="Statements before and after this one").locator("div").first
    expect(before).to_contain_text("Reported: leans support")
    expect(before).to_contain_text("about 2023 to 30 Mar 2023")
    expect(before.locator(".told")).to_contain_text("reported by unnamed sources")
    expect(before.locator(".stance.is-reported .m-lean-support-open")).to_be_visible()


def test_a_statement_is_found_by_its_old_id(invented_site: str, open_page: Open) -> None:
    page = open_page(f"{invented_site}/statement?id=ben-okafor/close-old-harbour/2023-08-23-debate")
    expect(page.locator("article h1")).to_have_text("Ben Okafor: Close the old harbour")
    expect(page.get_by_text("Reviewed by")).to_be_visible()


def test_withdrawn_and_removed_statements_keep_their_address(invented_site: str, open_page: Open) -> None:
    page = open_page(f"{invented_site}/statement?id=ben-okafor/harbour-toll/2022-03-01-flyer")
    expect(page.locator("article")).to_contain_text("Withdrawn on 1 Mar 2024")
    page = open_page(f"{invented_site}/statement?id=ben-okafor/harbour-toll/2021-removed")
    expect(page.locator("article")).to_contain_text("Removed on 2 Mar 2024")


def test_an_unknown_id_offers_the_nearest(invented_site: str, open_page: Open) -> None:
    page = open_page(invented_site + INVENTED + "y")
    expect(page.get_by_role("heading", name="Statement not found")).to_be_visible()
    page.get_by_role("link", name="about 6 May 2024").click()
    expect(page.locator("article h1")).to_have_text("Ana Rivera: Close the old harbour")


def test_whoever_comes_first_by_the_address_of_a_statement_sees_the_whole_page(open_page: Open, tmp_path: Path) -> None:
    with serving(Path(__file__).parents[1] / "invented", tmp_path / "tracker.db") as address:
        page = open_page(address + INVENTED)
        expect(page.locator(".masthead .name")).to_be_visible()
        expect(page).to_have_title("Ana Rivera: Close the old harbour · Policy-position tracker")

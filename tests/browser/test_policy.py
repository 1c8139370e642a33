"""The page of a policy, as voters meet it: everybody's standing in one order, who pledged it first, old addresses."""

import re
from collections.abc import Callable
from urllib.parse import unquote

from playwright.sync_api import Page, expect

Open = Callable[..., Page]
MILITARY = "/policy?policy=military-force-against-cartels"


def test_every_candidate_has_a_row_in_alphabetical_order(site: str, open_page: Open) -> None:
    page = open_page(f"{site}{MILITARY}")
    names = [name.removesuffix(" Jr.").rsplit(maxsplit=1)[-1] for name in _names(page)]
    assert len(names) == 15
    assert names == sorted(names, key=str.casefold)


def _names(page: Page) -> list[str]:
    return page.locator(".stand tbody th[scope=row]").all_inner_texts()


def test_who_pledged_it_first_and_what_rivals_pledged(site: str, open_page: Open) -> None:
    page = open_page(f"{site}{MILITARY}")
    expect(page.get_by_text("The earliest firm official pledge on file: Donald Trump, 5 Jan 2023.")).to_be_visible()
    rivals = page.locator("section", has=page.get_by_role("heading", name="What rivals pledged"))
    expect(rivals).to_contain_text("Yes, and I will do it on day one.")
    rivals.get_by_role("link", name="Donald Trump, 5 Jan 2023").click()
    expect(page.locator("article.evidence")).to_be_visible()
    assert unquote(page.url).endswith("donald-trump/military-force-against-cartels/2023-01-05-agenda47")


def test_before_the_pledge_nobody_had_pledged_it(site: str, open_page: Open) -> None:
    page = open_page(f"{site}{MILITARY}&as_of=2023-01-04")
    expect(page.get_by_text("No firm official pledge to do it is on file.")).to_be_visible()


def test_what_is_only_reported_waits_below_the_bar(site: str, open_page: Open) -> None:
    page = open_page(f"{site}{MILITARY}")
    biden = page.locator(".stand tr", has_text="Joe Biden")
    expect(biden).to_contain_text("Declined to say")
    expect(biden).to_contain_text(re.compile("reported: (opposes|leans oppose)"))
    page.get_by_role("radio", name="On the record A–C").click()
    expect(biden.locator(".reads")).to_have_text(re.compile("Opposes|Leans oppose"))


def test_a_former_address_shows_the_policy_it_became(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/policy?policy=legalise-marijuana")
    expect(page.get_by_role("heading", level=1)).to_have_text("Legalize marijuana")


def test_the_list_leads_to_a_policy_and_from_there_to_a_candidate(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/policy", size="phone")
    page.get_by_role("link", name="Arms for Ukraine").click()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.locator(".stand").get_by_role("link", name="Ron DeSantis", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ron DeSantis")


def test_a_mistyped_policy_is_told_which_may_be_meant(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/policy?policy=border-wal")
    expect(page.get_by_role("heading", level=1)).to_have_text("No such policy")
    page.get_by_role("link", name="Border wall").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Border wall")


def test_hostile_parameters_show_a_page_and_run_nothing(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/policy?policy=%22%3E%3Cscript%3Ewindow.hit%3D1%3C%2Fscript%3E&policy=../../x%00")
    expect(page.get_by_role("heading", level=1)).to_have_text("No such policy")
    assert page.evaluate("window.hit") is None

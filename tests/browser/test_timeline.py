"""The timeline as voters meet it: what changed since 2019, the chart and its list, keys, phone, addresses, axe-core."""

from collections.abc import Callable
from itertools import combinations
from typing import Any
from urllib.parse import quote

import pytest
from conftest import ready
from playwright.sync_api import Page, expect

Open = Callable[..., Page]
ABORTION = "timeline?policy=federal-abortion-limit"
LABS = "timeline?policy=missile-strikes-on-drug-labs"
MEMOIR = "donald-trump/missile-strikes-on-drug-labs/2020-esper-memoir"


def in_chart(page: Page) -> list[str]:
    page.wait_for_selector(".timeline .dot")
    found: list[str] = page.eval_on_selector_all(".timeline .dot", "dots => dots.map(dot => dot.dataset.id)")
    return found


def in_list(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all(".record > li", "items => items.map(item => item.dataset.id)")
    return found


def boxes(page: Page, selector: str) -> list[dict[str, float]]:
    measure = "all => all.map(one => one.getBoundingClientRect().toJSON())"
    found: list[dict[str, float]] = page.eval_on_selector_all(selector, measure)
    return found


def test_what_changed_since_2019_is_said_drawn_and_leads_to_the_passage(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/{ABORTION}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Federal abortion limit: how it moved")
    assert page.title().startswith("Federal abortion limit: how it moved")
    expect(page.locator(".says")).to_contain_text("Trump reversed from supports (Apr 2024)")
    expect(page.locator(".timeline svg.plot")).to_contain_text("reversed, Apr 2024")
    changed = page.locator(".record > li", has_text="reversed from supports")
    expect(changed).to_have_count(1)
    expect(changed.locator(".num")).to_contain_text("10 Apr 2024")
    changed.locator("a.when").click()
    expect(page.locator("article.evidence")).to_contain_text("Trump")
    assert "2024-04-10-atlanta" in page.url


def test_before_the_reversal_was_said_there_is_none(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/{ABORTION}&as_of=2024-04-09&c=donald-trump")
    expect(page.locator(".says")).to_contain_text("No change of direction")
    expect(page.locator(".timeline svg.plot")).to_contain_text("As of 9 Apr 2024")
    expect(page.locator(".timeline svg.plot")).not_to_contain_text("reversed")


@pytest.mark.parametrize("address", [ABORTION, f"{ABORTION}&bar=everything", "timeline?candidate=donald-trump"])
@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_the_list_holds_the_same_statements_as_the_chart(site: str, open_page: Open, address: str, size: str) -> None:
    page = open_page(f"{site}/{address}", size=size)
    drawn, listed = in_chart(page), in_list(page)
    assert sorted(drawn) == sorted(listed)
    assert len(set(drawn)) == len(drawn)


def test_the_memoir_is_drawn_when_it_was_known_at_the_summer_it_tells_of(site: str, open_page: Open) -> None:
    before = open_page(f"{site}/{LABS}&as_of=2021-06-01&c=donald-trump")
    expect(before.locator(".record")).to_have_count(0)
    happened = open_page(f"{site}/{LABS}&as_of=2021-06-01&clock=happened_by&c=donald-trump")
    assert in_chart(happened) == [MEMOIR]
    after = open_page(f"{site}/{LABS}&as_of=2022-06-01&c=donald-trump")
    assert MEMOIR in in_chart(after)
    expect(after.locator(".timeline svg.plot")).to_contain_text("known from 5 May 2022")
    item = after.locator(f'.record > li[data-id="{MEMOIR}"]')
    expect(item.locator(".num")).to_contain_text("summer 2020")
    expect(item.locator(".answer").first).to_contain_text("declines to comment")


def test_the_chart_is_one_tab_stop_and_arrows_go_through_it(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/{ABORTION}")
    in_chart(page)
    stops = page.locator(".timeline a[tabindex='0']")
    expect(stops).to_have_count(1)
    stops.focus()
    page.keyboard.press("ArrowRight")
    focused = page.locator(".timeline a:focus")
    expect(focused).to_have_class("dot")
    expect(page.locator(".timeline .tip")).to_contain_text("Biden")
    page.keyboard.press("ArrowDown")
    expect(focused).to_have_attribute("data-lane", "1")
    expect(stops).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".timeline .tip")).to_be_hidden()
    page.keyboard.press("End")
    where = focused.get_attribute("data-id")
    page.keyboard.press("Enter")
    expect(page.locator("article.evidence")).to_be_visible()
    assert str(where) in page.url
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Federal abortion limit: how it moved")


def test_a_mark_says_in_words_what_it_shows(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/timeline?policy=military-force-against-cartels")
    in_chart(page)
    label = page.locator('.dot[data-id$="2024-rolling-stone"]').get_attribute("aria-label")
    assert label
    for part in ("Trump", "Supports", "Grade D: unnamed sources", "below the evidence bar", "attacks the report"):
        assert part in label


@pytest.mark.parametrize("size", ["desktop", "phone"])
@pytest.mark.parametrize("policy", ["military-force-against-cartels", "federal-abortion-limit"])
def test_a_thumb_finds_every_mark_and_hits_no_other(site: str, open_page: Open, size: str, policy: str) -> None:
    page = open_page(f"{site}/timeline?policy={policy}", size=size)
    in_chart(page)
    marks = boxes(page, ".timeline .dot")
    assert all(one["width"] >= 24 and one["height"] >= 24 for one in marks)
    for one, other in combinations(marks, 2):
        apart = abs(one["x"] - other["x"]) >= 23.5 or abs(one["y"] - other["y"]) >= 24
        assert apart, (one, other)


def test_on_a_phone_names_stand_above_lanes_and_nothing_runs_off_the_page(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/{ABORTION}", size="phone")
    in_chart(page)
    expect(page.locator(".timeline .frame.is-narrow")).to_have_count(1)
    names = [one["bottom"] for one in boxes(page, '.lane-name[data-lane="0"]')]
    marks = [one["top"] for one in boxes(page, '.dot[data-lane="0"]')]
    assert max(names) <= min(marks)
    for selector in (".timeline .dot", ".timeline svg.plot text"):
        assert all(one["left"] >= 0 and one["right"] <= 390 for one in boxes(page, selector))


def test_the_chart_fits_itself_when_the_window_changes_and_keeps_the_focus(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/{ABORTION}")
    in_chart(page)
    page.locator('.dot[data-id$="2024-04-10-atlanta"]').focus()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator(".timeline .frame.is-narrow")).to_have_count(1)
    expect(page.locator('.dot[data-id$="2024-04-10-atlanta"]')).to_be_focused()


def test_a_name_leads_to_the_candidates_timeline_with_the_view(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/{ABORTION}&bar=everything&as_of=2024-09-10")
    in_chart(page)
    page.locator(".lane-name", has_text="Harris").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kamala Harris: how it moved")
    assert "candidate=kamala-harris" in page.url
    assert "bar=everything" in page.url
    assert "as_of=2024-09-10" in page.url
    page.locator(".lane-name[href*='policy=']").first.click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Kamala Harris: how it moved")
    assert "policy=" in page.url


def test_choosing_another_policy_is_a_step_that_back_undoes(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/{ABORTION}")
    policies = page.get_by_role("combobox", name="Policy")
    expect(policies.locator("optgroup[label='War in Ukraine']")).to_contain_text("Arms for Ukraine")
    policies.select_option(label="Arms for Ukraine")
    expect(page.get_by_role("heading", level=1)).to_have_text("Arms for Ukraine: how it moved")
    assert "policy=military-aid-to-ukraine" in page.url
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Federal abortion limit: how it moved")


def test_chosen_candidates_are_the_only_lanes_and_those_without_a_statement_a_quiet_line(
    invented_site: str, open_page: Open
) -> None:
    page = open_page(f"{invented_site}/timeline?policy=cod-quota&c=ana-rivera&c=ben-okafor")
    in_chart(page)
    assert page.locator(".lane-name b").all_text_contents() == ["Rivera"]
    expect(page.locator(".empties")).to_contain_text("Okafor")


def test_the_address_of_the_view_is_copied(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/{ABORTION}&bar=everything", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link to this view").click()
    expect(page.locator(".copy-link [role=status]")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "'; DROP TABLE statement; --",
    "../../etc/passwd",
    "javascript:alert(1)",
    "*" * 3000,
    "\u202egnp.exe",
)


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("name", ["policy", "candidate"])
def test_an_address_that_names_nothing_says_so_as_plain_text(site: str, open_page: Open, name: str, value: str) -> None:
    page = open_page(f"{site}/timeline?{name}={quote(value)}&as_of=x&bar=<b>&clock=&c={quote(value)}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Timeline: how it moved")
    expect(page.get_by_text("This election has no policy or candidate")).to_be_visible()
    assert page.locator("img[src=x]").count() == 0
    policies = page.get_by_role("combobox", name="Policy")
    expect(policies).to_have_value("")
    policies.select_option(index=1)
    expect(page.get_by_role("heading", level=1)).to_have_text("Federal abortion limit: how it moved")


def test_without_a_policy_the_first_one_is_shown(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/timeline")
    expect(page.get_by_role("heading", level=1)).to_have_text("Federal abortion limit: how it moved")


def test_withdrawn_and_removed_statements_keep_their_addresses(invented_site: str, open_page: Open) -> None:
    page = open_page(f"{invented_site}/timeline?policy=harbour-toll")
    expect(page.get_by_text("withdrawn or removed")).to_contain_text("ben-okafor/harbour-toll/2021-removed")
    expect(page.locator(".timeline svg.plot")).to_contain_text("reversed, May 2024")


@pytest.mark.parametrize("options", [{"forced_colors": "active"}, {"reduced_motion": "reduce"}])
def test_marks_stay_marks_in_forced_colours_and_without_motion(
    site: str, open_page: Open, options: dict[str, Any]
) -> None:
    page = open_page(f"{site}/{ABORTION}", **options)
    in_chart(page)
    ready(page)
    ink = page.locator(".dot .mark").first.evaluate("mark => getComputedStyle(mark).backgroundColor")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ink != paper
    moving = page.eval_on_selector_all(
        ".timeline *", "all => all.filter(one => getComputedStyle(one).transitionDuration !== '0s').length"
    )
    assert moving == 0

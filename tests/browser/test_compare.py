"""Compare, as voters meet it: three candidates as of a debate, without a mouse, on a phone, from a link, on paper."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from conftest import faults, ready
from playwright.sync_api import Locator, Page, expect
from pypdf import PageObject, PdfReader
from streamlit_faults import ours

Open = Callable[..., Page]
VIEWS = [(size, scheme) for size in ("desktop", "phone") for scheme in ("light", "dark")]
THREE = "c=joe-biden&c=ron-desantis&c=donald-trump"
SIX = f"{THREE}&c=nikki-haley&c=kamala-harris&c=robert-f-kennedy-jr"
EIGHT = f"{SIX}&c=chris-christie&c=jill-stein"
DEBATE = "2024-06-27"


def table(page: Page) -> Locator:
    """Return the matrix once it is drawn."""
    found = page.locator("table.matrix")
    found.wait_for()
    return found


def says(page: Page) -> Locator:
    """Return the live sentence."""
    return page.locator(".compare .says")


def focused(page: Page) -> str:
    """Name what has the focus: `policy/candidate`, `policy/`, `/candidate` or `#issue`."""
    return str(page.evaluate("document.activeElement.dataset.at ?? document.activeElement.tagName"))


def at(found: Locator) -> str:
    """Name an element of the table as `focused` does."""
    return str(found.get_attribute("data-at"))


def left_edge(found: Locator) -> float:
    """Say how far from the left of the window an element begins."""
    return float(found.evaluate("(one) => one.getBoundingClientRect().left"))


def focus_first_cell(page: Page) -> None:
    """Tab from the last thing before the table into it."""
    table(page)
    page.locator(".compare summary").focus()
    page.keyboard.press("Tab")


@pytest.mark.parametrize(("size", "scheme"), VIEWS)
@pytest.mark.parametrize("address", ["/", f"/?issue=immigration&{THREE}&bar=everything", "/?differ=1&c=joe-biden"])
def test_axe_finds_nothing(site: str, open_page: Open, address: str, size: str, scheme: str) -> None:
    page = open_page(f"{site}{address}", size=size, scheme=scheme)
    expect(says(page)).to_contain_text("On 5 Nov 2024")
    assert ours(faults(page)) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_three_candidates_on_immigration_as_of_a_debate(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/")
    page.get_by_role("combobox", name="Issue").select_option(label="Immigration and the border")
    expect(page.locator("tr.row")).to_have_count(3)
    candidates = page.locator(".pick")
    candidates.locator("summary").click()
    for number, name in enumerate(("Joe Biden", "Ron DeSantis", "Donald Trump"), 1):
        candidates.get_by_role("checkbox", name=name).check()
        expect(candidates.locator("summary")).to_have_text(f"{number} of 15")
    page.keyboard.press("Escape")
    expect(candidates.locator("summary")).to_be_focused()
    page.get_by_role("button", name="Debate of Joe Biden and Donald Trump").click()
    expect(says(page)).to_contain_text("On 27 Jun 2024, from what was known by then and said officially")
    expect(page.locator("thead a b")).to_have_text(["Biden", "DeSantis", "Trump"])
    assert "issue=immigration" in page.url
    assert f"as_of={DEBATE}" in page.url
    cell = page.get_by_role("link", name="Trump Border wall Supports")
    expect(cell).to_be_visible()


def test_a_link_sent_and_reopened_elsewhere_shows_the_same(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/?issue=drug-cartels&{SIX}", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("radio", name="Everything A–D").check()
    expect(says(page)).to_contain_text("or by unnamed sources")
    page.get_by_role("button", name="First Republican primary debate").click()
    expect(says(page)).to_contain_text("On 23 Aug 2023")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_text("The address of this view is copied.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.url
    elsewhere = open_page(copied)
    expect(elsewhere.get_by_role("radio", name="Everything A–D")).to_be_checked()
    day = elsewhere.get_by_role("button", name="First Republican primary debate")
    expect(day).to_have_attribute("aria-pressed", "true")
    expect(table(elsewhere)).to_have_text(table(page).inner_text(), use_inner_text=True)


def test_back_undoes_a_choice_and_a_statement(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/?issue=drug-cartels&{SIX}")
    page.get_by_role("radio", name="Everything A–D").check()
    expect(says(page)).to_contain_text("or by unnamed sources")
    page.locator("a.cell").first.click()
    expect(page.locator("article.evidence h1")).to_be_visible()
    page.go_back()
    expect(says(page)).to_contain_text("or by unnamed sources")
    page.go_back()
    expect(says(page)).not_to_contain_text("unnamed")
    expect(page.get_by_role("radio", name="Official A–B")).to_be_checked()


def test_the_table_without_a_mouse(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/?as_of=2024-01-01")
    focus_first_cell(page)
    first = focused(page)
    assert first.endswith("/"), "the first stop is the first policy's name"
    assert page.locator("table.matrix [tabindex='0']").count() == 1
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowUp", "ArrowLeft"):
        page.keyboard.press(key)
    assert focused(page) == f"{first}joe-biden"
    page.keyboard.press("End")
    assert focused(page).split("/")[1] == at(page.locator("thead a").last).removeprefix("/")
    page.keyboard.press("Home")
    assert focused(page) == first
    page.keyboard.press("Control+End")
    last = focused(page)
    assert last.split("/")[0] == at(page.locator("tr.row .policy a").last).removesuffix("/")
    page.keyboard.press("Control+Home")
    assert focused(page) == "/joe-biden"
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    assert focused(page).startswith("#")
    page.keyboard.press("Tab")
    assert not page.evaluate("document.querySelector('table.matrix').contains(document.activeElement)")


def test_enter_opens_the_statement_without_a_reload(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/?issue=drug-cartels&as_of=2022-06-01")
    page.evaluate("window.stayed = true")
    focus_first_cell(page)
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    assert focused(page) == "military-force-against-cartels/donald-trump"
    page.keyboard.press("Enter")
    expect(page.locator("article.evidence h1")).to_be_focused()
    assert page.evaluate("window.stayed") is True
    assert "as_of=2022-06-01" in page.url


def test_what_has_the_focus_is_never_under_the_head_or_the_first_column(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/")
    focus_first_cell(page)
    keys = ["End", *["ArrowDown"] * 12, *["ArrowLeft"] * 14, *["ArrowUp"] * 9, "Control+End", *["ArrowLeft"] * 13]
    for key in keys:
        page.keyboard.press(key)
        assert page.evaluate(
            """() => {
              const here = document.activeElement.getBoundingClientRect();
              const top = document.elementFromPoint(here.left + 4, here.top + 4);
              const low = document.elementFromPoint(here.left + 4, here.top + Math.min(here.height, 40) - 4);
              return [top, low].every((seen) => document.activeElement.contains(seen));
            }"""
        ), f"{focused(page)} is covered after {key}"


def test_the_focus_stays_where_it_is_over_a_rerun(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/?issue=drug-cartels&{SIX}")
    focus_first_cell(page)
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    here = focused(page)
    page.evaluate("document.querySelector('.seg [value=everything]').click()")  # as a shortcut would: no focus moves
    expect(says(page)).to_contain_text("or by unnamed sources")
    assert focused(page) == here
    page.get_by_role("radio", name="On the record A–C").check()
    expect(says(page)).to_contain_text("or on the record")
    assert page.evaluate("document.activeElement.value") == "on_the_record", "the control keeps the focus too"


def test_the_live_sentence_says_how_many_cells_moved_and_they_are_washed(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/?issue=drug-cartels&{SIX}")
    table(page)
    page.evaluate(
        """window.washed = new Set();
        document.addEventListener("animationstart", (event) => window.washed.add(event.animationName), true)"""
    )
    expect(says(page)).not_to_contain_text("before.")
    page.get_by_role("button", name="First Republican primary debate").click()
    expect(says(page)).to_contain_text("cells are not what they were before.")
    page.wait_for_function("window.washed.has('wash')")
    assert page.locator(".says").get_attribute("role") == "status"


def test_only_where_they_differ(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/?c=ron-desantis&c=donald-trump&c=joe-biden")
    expect(page.locator("tr.row")).to_have_count(31)
    page.get_by_role("switch", name="Only where they differ").check()
    expect(says(page)).to_contain_text("Only where they differ, ")
    assert "differ=1" in page.url
    shown = page.locator("tr.row").count()
    assert 0 < shown < 31
    for row in page.locator("tr.row").all():
        words = {_direction(word) for word in row.locator("a.cell .what").all_inner_texts()} - {None}
        assert len(words) > 1
    page.go_back()
    expect(page.locator("tr.row")).to_have_count(31)


def _direction(word: str) -> str | None:
    first = word.strip().removeprefix("Leans ").split()[0].rstrip("s").lower()
    return first if first in ("support", "oppose", "mixed") else None


def test_a_day_typed_is_the_day_compared_on_and_half_a_year_is_not(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/")
    table(page)
    page.get_by_label("As of").fill("2023-07-04")
    expect(says(page)).to_contain_text("On 4 Jul 2023")
    assert "as_of=2023-07-04" in page.url
    page.get_by_label("As of").fill("0020-07-04")
    page.get_by_role("button", name="Election day").click()
    expect(says(page)).to_contain_text("On 5 Nov 2024")
    assert "as_of" not in page.url


def test_show_all_takes_the_choice_of_candidates_back(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/?{THREE}")
    page.locator(".pick summary").click()
    page.get_by_role("button", name="Show all").click()
    expect(page.locator("thead a")).to_have_count(15)
    expect(page.locator(".pick summary")).to_have_text("All 15")
    expect(page.locator(".pick :checked")).to_have_count(0)


def test_candidates_are_chosen_by_a_press_on_their_names(site: str, open_page: Open) -> None:
    """Not only on the boxes: the list closed under the finger, and Chromium with it."""
    page = open_page(f"{site}/?issue=abortion", size="phone", has_touch=True)
    page.get_by_role("button", name="Change").tap()
    page.locator(".pick summary").tap()
    page.locator(".picks label", has_text="Donald Trump").tap(position={"x": 60, "y": 12})
    expect(page.locator(".pick summary")).to_have_text("1 of 15")
    page.locator(".picks p").tap()
    page.locator(".picks label", has_text="Kamala Harris").tap(position={"x": 60, "y": 12})
    expect(page.locator(".pick summary")).to_have_text("2 of 15")
    assert "c=kamala-harris&c=donald-trump" in page.url


def test_the_list_of_candidates_closes_when_the_keyboard_leaves_it(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/?issue=abortion")
    page.locator(".pick summary").click()
    page.get_by_role("button", name="Show all").focus()
    page.keyboard.press("Tab")
    expect(page.locator(".pick")).not_to_have_attribute("open", "")
    expect(page.get_by_role("button", name="Show all")).to_be_hidden()


def test_one_candidate_differs_from_nobody(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/?differ=1&c=joe-biden")
    expect(page.get_by_text("One candidate alone differs from nobody.")).to_be_visible()
    expect(page.locator("table.matrix")).to_be_hidden()


def test_issues_fold_and_stay_folded(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/?{THREE}")
    table(page)
    issue = page.locator("tr.issue button").first
    rows = page.locator("tbody").first.locator("tr.row")
    issue.click()
    expect(issue).to_have_attribute("aria-expanded", "false")
    expect(rows.first).to_be_hidden()
    page.get_by_role("radio", name="Everything A–D").check()
    expect(says(page)).to_contain_text("or by unnamed sources")
    expect(rows.first).to_be_hidden()
    page.reload()
    ready(page)
    expect(issue).to_have_attribute("aria-expanded", "false")
    page.get_by_role("button", name="Fold all issues", exact=True).click()
    expect(page.locator("tr.row").locator("visible=true")).to_have_count(0)
    page.get_by_role("button", name="Unfold all issues").click()
    expect(page.locator("tr.row").locator("visible=true")).to_have_count(31)


def test_folding_by_keyboard_keeps_the_one_tab_stop(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/?{THREE}")
    focus_first_cell(page)
    page.keyboard.press("ArrowUp")
    assert focused(page).startswith("#")
    page.keyboard.press("Enter")
    expect(page.locator("tbody").first.locator("tr.row").first).to_be_hidden()
    page.keyboard.press("ArrowDown")
    assert focused(page).startswith("#"), "the next issue follows a folded one"
    assert page.locator("table.matrix [tabindex='0']").count() == 1


def test_a_phone_folds_the_controls_into_what_they_are_set_to(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/?issue=drug-cartels&{THREE}", size="phone")
    button = page.get_by_role(
        "button", name="Drug cartels, 3 of 15 candidates. Evidence: official, known by 5 Nov 2024."
    )
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("radio", name="Everything")).to_be_hidden()
    button.click()
    page.get_by_role("radio", name="Everything").check()
    changed = page.get_by_role("button", name="Evidence: everything, known by 5 Nov 2024.")
    expect(changed).to_have_attribute("aria-expanded", "true")


def test_a_phone_opens_one_issue_and_keeps_what_is_unfolded(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/", size="phone")
    expect(page.locator("[data-fold][aria-expanded=true]")).to_have_text(["Abortion"])
    page.get_by_role("button", name="Guns", exact=True).click()
    page.reload()
    expect(page.locator("[data-fold][aria-expanded=true]")).to_have_text(["Abortion", "Guns"])


def test_a_desk_shows_every_issue_unfolded(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/")
    expect(page.locator("[data-fold]").first).to_be_visible()
    expect(page.locator("[data-fold][aria-expanded=false]")).to_have_count(0)


def test_a_phone_shows_cards_and_lists_what_is_silent(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/?issue=drug-cartels&{SIX}", size="phone")
    table(page)
    expect(page.locator("thead")).to_be_hidden()
    card = page.locator("tr.row").first
    expect(card.locator(".who").locator("visible=true").first).to_have_text("Biden")
    silent = page.locator("td.is-none")
    assert silent.count() > 0
    named = card.locator("td.is-none").evaluate_all(
        "cells => cells.map(cell => document.querySelectorAll('thead b')[cell.cellIndex - 1].textContent)"
    )
    assert "Harris" in named
    expect(card.locator(".rest a")).to_have_text(sorted(named))
    expect(silent.locator("visible=true")).to_have_count(0)
    focus_first_cell(page)
    page.keyboard.press("ArrowDown")
    assert focused(page).endswith("/joe-biden")


@pytest.mark.parametrize("width", [320, 640])
def test_no_page_scrolls_sideways_at_320_px_and_at_200_percent(site: str, open_page: Open, width: int) -> None:
    page = open_page(f"{site}/?bar=everything")
    page.set_viewport_size({"width": width, "height": 512})
    expect(says(page)).to_contain_text("On 5 Nov 2024")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth <= innerWidth")


def test_fifteen_candidates_scroll_sideways_in_a_named_region(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/")
    region = page.get_by_role("region", name="Positions, scrolls sideways")
    expect(region).to_be_visible()
    expect(page.locator("thead a")).to_have_count(15)
    region.evaluate("(one) => one.scrollTo(900, 300)")
    policy = page.locator("tr.row .policy").nth(4)
    assert left_edge(policy) == pytest.approx(left_edge(region), abs=2), "the policy's name stays"


def test_nothing_moves_under_reduced_motion_and_forced_colours_keep_the_marks(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/?issue=drug-cartels&{SIX}", reduced_motion="reduce", forced_colors="active")
    table(page)
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.compare')).getPropertyValue('--move').trim()") == "0ms"
    )
    colours = page.evaluate(
        "[...document.querySelectorAll('.matrix svg.mark')].map((one) => getComputedStyle(one).color)"
    )
    assert colours
    assert set(colours) == {"rgb(0, 0, 0)"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("issue", ["drug-cartels", "immigration"])
def test_an_issue_with_six_candidates_prints_on_one_page(site: str, open_page: Open, issue: str, scheme: str) -> None:
    page = open_page(f"{site}/?issue={issue}&{SIX}&bar=everything", scheme=scheme)
    table(page)
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('.stApp')).colorScheme") == "light"
    expect(page.locator(".address")).to_be_visible()
    printed = page.pdf(format="A4", prefer_css_page_size=True, print_background=True)
    assert printed.count(b"/Type /Page\n") == 1


def words_by_height(sheet: PageObject) -> list[tuple[float, str]]:
    """Return the texts of a sheet of paper, each with how far from its top it stands."""
    found: list[tuple[float, str]] = []

    def note(text: str, current: list[float], matrix: list[float], _font: Any, _size: Any) -> None:
        if text.strip():
            down = matrix[4] * current[1] + matrix[5] * current[3] + current[5]
            found.append((float(sheet.mediabox.height) - down, text.strip()))

    sheet.extract_text(visitor_text=note)
    return sorted(found)


@pytest.mark.parametrize("side", ["portrait", "landscape"])
@pytest.mark.parametrize(("chosen", "number"), [("c=joe-biden&c=donald-trump", 2), (SIX, 6), (EIGHT, 8), ("", 15)])
def test_a_print_holds_every_candidate_of_every_policy_folded_or_not(
    site: str, open_page: Open, chosen: str, number: int, side: str
) -> None:
    page = open_page(f"{site}/?bar=everything&{chosen}")
    table(page)
    page.get_by_role("button", name="Fold all issues").click()
    sheets = PdfReader(BytesIO(page.pdf(format="A4", landscape=side == "landscape"))).pages
    texts = [
        " ".join(sheet.extract_text().replace("\ufb00", "ff").replace("\ufb03", "ffi").split()) for sheet in sheets
    ]
    whole = " ".join(texts)
    names = page.locator("thead b").all_text_contents()
    policies = page.locator("th.policy").evaluate_all(
        "all => all.map((one) => `${one.firstChild.textContent} ${one.lastChild.textContent}`)"
    )
    assert (len(names), len(policies)) == (number, 31)
    assert all(policy in whole for policy in policies)
    if number > 6:  # a policy is a block, never cut, that names every candidate; the first sheet lists them once more
        for place, text in enumerate(texts):
            blocks = sum(policy in text for policy in policies)
            assert {text.count(name) for name in names} == {blocks + (place == 0)}
    else:
        assert all(name in text for name in names for text in texts)
    assert all(word in texts[0] for word in ("Not researched", "Disputed", "A own words or act", "D unnamed sources"))
    assert page.url in texts[-1].replace(" ", "")


@pytest.mark.parametrize("chosen", [SIX, ""])
def test_no_issue_is_named_at_the_foot_of_a_sheet_with_its_policies_on_the_next(
    site: str, open_page: Open, chosen: str
) -> None:
    page = open_page(f"{site}/?{chosen}")
    table(page)
    issues = page.locator(".fold").all_text_contents()
    sheets = PdfReader(BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages
    lowest = [words_by_height(sheet)[-1][1] for sheet in sheets]
    assert len(sheets) > 1
    assert not [text for text in lowest if any(issue in text for issue in issues)]


@pytest.mark.parametrize(
    "query",
    [
        "issue=xyz",
        "c=nobody",
        "as_of=2024-13-45",
        "bar=%3Cscript%3E",
        "clock=../../etc",
        "election=%E2%80%AE",
        "c=" + "x" * 3000,
    ],
)
def test_what_an_address_asks_for_in_vain_is_said_and_left_out(site: str, open_page: Open, query: str) -> None:
    page = open_page(f"{site}/?{query}")
    expect(page.get_by_text("that part of the address is left out")).to_be_visible()
    expect(page.locator("thead a")).to_have_count(15)
    expect(page.locator("tr.row")).to_have_count(31)


def test_every_link_of_the_table_is_one_of_our_pages(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/?as_of={DEBATE}&bar=everything")
    table(page)
    links = page.evaluate("[...document.querySelectorAll('table.matrix a')].map((one) => one.getAttribute('href'))")
    ours_only = ("/statement?id=", "/policy?policy=", "/candidate?candidate=", "/contribute?candidate=")
    assert all(link.startswith(ours_only) for link in links)
    assert all(link.removesuffix("#searches").endswith(f"&as_of={DEBATE}&bar=everything") for link in links)

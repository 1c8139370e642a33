"""The evidence card in a browser: claim and answers at equal size, deep links, hostile texts and addresses."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit

import pytest
from conftest import faults, ready, serving
from playwright.sync_api import Page, expect
from streamlit_faults import ours

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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["desktop", "phone"])
@pytest.mark.parametrize("address", [REPORT, "/statement?id=no/such/one"], ids=["card", "unknown"])
def test_axe_finds_nothing_of_ours(site: str, open_page: Open, address: str, size: str, scheme: str) -> None:
    page = open_page(site + address, size=size, scheme=scheme)
    assert ours(faults(page)) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


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


# --- Hostile texts ----------------------------------------------------------------------------------

ATTACKS: Final = (
    '<img src="https://evil.example.org/x.png" onerror="window.owned=1">',
    "</q></p></article><script>window.owned=1</script>",
    "<style>*{display:none!important}</style>",
    '"><a href="javascript:window.owned=1" style="position:fixed;inset:0">x</a>',
    "![x](https://evil.example.org/y.png) [y](javascript:window.owned=1) :red[z] $z$",
    "<iframe src=https://evil.example.org></iframe><form action=https://evil.example.org>",
)

SHORT: Final = "<img src=x onerror=window.a=1>"
"""For a name that fits into the head of a table."""


class Hostile:
    """Gives every field a text of its own that ends in an attack, in turn, and keeps what must be seen."""

    def __init__(self) -> None:
        """Start with the first attack."""
        self.given: list[str] = []

    def __call__(self, field: str) -> str:
        """Return the text of a field as YAML."""
        attack = SHORT if field == "policy" else ATTACKS[len(self.given) % len(ATTACKS)]
        text = f"{field} {attack}"
        self.given.append(text)
        return json.dumps(text)


def hostile_record(folder: Path, text: Hostile) -> None:
    """Write an invented record with an attack in every field that holds words."""
    files = {
        "seeds/elections/harbourland-2024.yaml": f"""\
name: {text("election")}
office: {text("office")}
jurisdiction: ocd-division/country:us
language: en
opens: 2022-11-15
date: 2024-11-05
candidates:
  - {{candidate: ana-rivera, party: {text("party")}, entered: 2022-11-15}}
  - {{candidate: ben-okafor, party: Lantern, entered: 2023-02-01}}
events:
  - {{date: 2023-08-23, name: {text("event")}, url: "https://debates.example.org/first"}}
""",
        "seeds/candidates/ana-rivera.yaml": f"name: {text('candidate')}\nsort_name: {text('sort')}\n",
        "seeds/candidates/ben-okafor.yaml": f"name: {text('rival')}\nsort_name: Okafor, Ben\n",
        "seeds/issues/harbour.yaml": f"""\
name: {text("issue")}
summary: {text("issue summary")}
policies:
  - {{id: harbour-toll, name: {text("policy")}, text: {text("policy text")}, explainer: {text("explainer")}}}
""",
        "positions/ana-rivera/harbour-toll/2024-05-07-report.yaml": f"""\
date: 2024-05-07
stance: support
said_by: unnamed_sources
words_of: source
sources_described: {text("described")}
number_of_sources: 3
summary: {text("summary")}
quote: {text("quote")}
language: es
translation: {{text: {text("translation")}, by: {text("translator")}}}
condition: {text("condition")}
citations:
  - kind: news_report
    publisher: {text("publisher")}
    title: {text("title")}
    author: {text("author")}
    locator: {text("locator")}
    published: 2024-05-07
    carriers:
      - {{publisher: {text("carrier")}, title: {text("carried title")}, url: "https://copies.example.org/1"}}
  - kind: rival_pledge
    rival: ben-okafor
    publisher: {text("pledge")}
    title: T
    published: 2024-01-01
    url: https://p.example.org/
responses:
  - kind: denies
    said_by: campaign
    speaker: {text("spokesman")}
    date: 2024-05-08
    summary: {text("response summary")}
    quote: {text("response quote")}
    citations:
      - kind: press_release
        publisher: {text("response publisher")}
        title: {text("response title")}
        published: 2024-05-08
        url: https://r.example.org/
reviewed: [{{by: {text("reviewer")}, on: 2024-06-01}}]
note: {text("note")}
""",
        "positions/ana-rivera/harbour-toll/2024-06-01-after.yaml": f"""\
date: 2024-06-01
stance: oppose
said_by: candidate
summary: {text("later summary")}
quote: {text("later quote")}
citations:
  - {{kind: speech, publisher: P, title: T, published: 2024-06-01, url: "https://s.example.org/"}}
""",
        "positions/ana-rivera/harbour-toll/2024-07-01-gone.yaml": f"""\
date: 2024-07-01
stance: oppose
said_by: candidate
summary: S
quote: Q
citations:
  - {{kind: speech, publisher: P, title: T, published: 2024-07-01, url: "https://w.example.org/"}}
withdrawn: {{on: 2024-07-02, reason: {text("reason")}}}
""",
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


HIDDEN: Final = (
    "election",
    "office",
    "party",
    "event",
    "sort",
    "issue summary",
    "explainer",
    "note",
    "reason",
    "later summary",
)
"""What this page does not show, or only on the page of the withdrawn statement."""


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    """Give the address of a server over a hostile record, and the texts in it."""
    folder, text = tmp_path_factory.mktemp("hostile"), Hostile()
    hostile_record(folder, text)
    with serving(folder, folder / "tracker.db") as address:
        yield address, text.given


def guarded(page: Page) -> list[str]:
    """Note whatever a page asks of another host than its own."""
    own = urlsplit(page.url).netloc
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if urlsplit(request.url).netloc != own else None)
    page.reload()
    ready(page)
    return asked


def unharmed(page: Page) -> None:
    """Hold that nothing was executed, nothing was made of the texts, and the page is not restyled."""
    assert page.evaluate("[window.owned, window.a]") == [None, None]
    assert page.locator(".trk :is(img, script, style, iframe, form, svg)").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0
    assert page.locator(".trk a[style]").count() == 0
    expect(page.locator("h1")).to_be_visible()


def test_hostile_texts_are_shown_as_texts(hostile_site: tuple[str, list[str]], open_page: Open) -> None:
    address, given = hostile_site
    page = open_page(f"{address}/statement?id=ana-rivera/harbour-toll/2024-05-07-report")
    assert guarded(page) == []
    unharmed(page)
    shown = " ".join(page.locator("[data-testid=stMain]").inner_text().split())
    missing = [text for text in given if " ".join(text.split()) not in shown and not text.startswith(HIDDEN)]
    assert missing == []


def test_a_hostile_reason_is_shown_as_text(hostile_site: tuple[str, list[str]], open_page: Open) -> None:
    address, given = hostile_site
    page = open_page(f"{address}/statement?id=ana-rivera/harbour-toll/2024-07-01-gone")
    assert guarded(page) == []
    unharmed(page)
    (reason,) = (text for text in given if text.startswith("reason"))
    expect(page.locator(".note")).to_contain_text(reason)


def test_hostile_names_are_texts_on_the_method_page_too(hostile_site: tuple[str, list[str]], open_page: Open) -> None:
    page = open_page(f"{hostile_site[0]}/method")
    assert guarded(page) == []
    unharmed(page)


@pytest.mark.parametrize(
    "named", [*ATTACKS, "../../etc/passwd", "a/b/c/d/e", "\u202eabc", "x" * 3000, "'; DROP TABLE statement; --", "%00"]
)
def test_a_hostile_id_is_an_unknown_id(invented_site: str, open_page: Open, named: str) -> None:
    page = open_page(f"{invented_site}/statement?id={quote(named, safe='')}")
    expect(page.get_by_role("heading", name="Statement not found")).to_be_visible()
    unharmed(page)

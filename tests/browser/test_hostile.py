"""Attacks in every field of the record, through every page: shown as text; nothing executes, loads or restyles."""

from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import quote, urlsplit

import pytest
from conftest import ready, serving
from hostile import ATTACKS, hostile_record
from playwright.sync_api import Browser, Page, expect
from pydantic import BaseModel

from tracker import records
from tracker.dashboard.addresses import PAGES

Open = Callable[..., Page]
Site = tuple[str, dict[str, str]]

QUERIES: Final = {
    "": ["", "bar=everything&as_of=2024-05-20"],
    "timeline": ["policy=harbour-toll&bar=everything", "candidate=ana-rivera"],
    "candidate": ["candidate=ana-rivera&bar=everything", ""],
    "policy": ["policy=harbour-toll&bar=everything", "policy=cod-quota", ""],
    "method": [""],
    "statement": [f"id=ana-rivera/harbour-toll/{stem}" for stem in ("2024-05-07-report", "2024-07-01-gone")],
    "contribute": [""],
}
"""What is looked at of each page."""

NAMES: Final = ("Candidate.name", "Policy.name")
SHOWN: Final = {
    "": ("Candidate.sort_name", "Candidacy.party", "Issue.name", "Policy.name", "Policy.name 2"),
    "timeline": (*NAMES, "Policy.text", "Statement.quote", "Statement.quote 3"),
    "candidate": (*NAMES, "Candidacy.party", "SearchedPlace.where", "Statement.quote 2"),
    "policy": (*NAMES, "Policy.text", "Policy.explainer", "Issue.name"),
    "statement": (
        *NAMES,
        *("Candidate.name 2", "Policy.text", "Withdrawal.reason", "Review.by", "Translation.text", "Translation.by"),
        *("Statement.sources_described", "Statement.summary", "Statement.quote", "Statement.condition"),
        *("Citation.publisher", "Citation.title", "Citation.author", "Citation.locator", "Citation.publisher 2"),
        *("Citation.publisher 3", "Citation.title 2", "Carrier.publisher", "Carrier.title"),
        *("Response.speaker", "Response.summary", "Response.quote"),
    ),
}
"""What each page must show letter by letter."""


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Give the address of a server over a hostile record, and the texts in it by field."""
    folder = tmp_path_factory.mktemp("hostile")
    given = hostile_record(folder)
    with serving(folder, folder / "tracker.db") as address:
        yield address, given


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give a page that has been nowhere yet, to listen from its first request on."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def guarded(page: Page, address: str) -> list[str]:
    """Open an address, unfold it and return whatever it asked of another host than its own."""
    own = urlsplit(address).netloc
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    ready(page)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    page.wait_for_load_state("networkidle")
    return [url for url in asked if urlsplit(url.removeprefix("blob:")).netloc != own and not url.startswith("data:")]


MADE: Final = """() => [...document.querySelectorAll('.trk *')].filter(one =>
  [...one.attributes].some(({name, value}) => name.startsWith('on') || /^\\s*javascript:/i.test(value)
    || name === 'style' && value.includes('fixed'))
  || one.matches('img, script, iframe, form, textarea, svg[onload]') || one.hostname?.includes('evil.example')
  || one.matches('style') && one.textContent.includes('!important}')
).map(one => one.outerHTML.slice(0, 200))"""
"""What a page made of an attack, if it made anything; charts and marks of ours are drawings, so `svg` may stand."""


def unharmed(page: Page) -> None:
    """Hold that nothing was executed, nothing was made of the texts, and the page is not restyled."""
    assert page.evaluate("[window.owned, window.a]") == [None, None]
    assert page.evaluate(MADE) == []
    assert page.locator("img[src=x], img[src*='evil.example'], a[href^='javascript']").count() == 0
    expect(page.locator("h1")).to_be_visible()


def test_every_field_of_words_is_attacked(hostile_site: Site) -> None:
    models = [one for one in vars(records).values() if isinstance(one, type) and issubclass(one, BaseModel)]
    words = {
        f"{model.__name__}.{name}"
        for model in models
        for name, about in model.model_fields.items()
        if any("strip_whitespace=True" in str(part) for part in (about.annotation, *about.metadata))
    }
    assert len(words) > 30
    assert words <= set(hostile_site[1])


def _letters(text: str) -> str:
    """Return a text without what only separates: names are broken over lines."""
    return "".join(text.split())


@pytest.mark.parametrize("path", [one.path for one in PAGES])
def test_hostile_texts_are_shown_as_texts(hostile_site: Site, page: Page, path: str) -> None:
    site, given = hostile_site
    said = ""
    for query in QUERIES[path]:
        assert guarded(page, f"{site}/{path}?{query}") == []
        unharmed(page)
        said += _letters(page.evaluate("document.querySelector('[data-testid=stMain]').textContent"))
    missing = [name for name in SHOWN.get(path, ()) if _letters(given[name]) not in said]
    assert missing == []


@pytest.mark.parametrize("path", [one.path for one in PAGES])
def test_hostile_texts_do_not_widen_a_page(hostile_site: Site, open_page: Open, path: str) -> None:
    page = open_page(f"{hostile_site[0]}/{path}?{QUERIES[path][0]}", size="phone")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth <= innerWidth")


NAMED: Final = (
    *ATTACKS,
    "../../etc/passwd",
    "a/b/c/d/e",
    "\u202eabc",
    "x" * 3000,
    "'; DROP TABLE statement; --",
    "%00",
)
BY: Final = ("statement?id=", "candidate?candidate=", "policy?policy=", "timeline?policy=", "?issue=")


@pytest.mark.parametrize("number", range(len(NAMED)))
def test_hostile_addresses_name_nothing(invented_site: str, page: Page, number: int) -> None:
    named, by = quote(NAMED[number], safe=""), BY[number % len(BY)]
    address = f"{invented_site}/{by}{named}&election={named}&c={named}&as_of={named}&bar={named}"
    assert guarded(page, address) == []
    unharmed(page)

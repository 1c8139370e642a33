"""Attacks in every field of the record, through every page: shown as text; nothing executes, loads or restyles."""

from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import quote, urlsplit

import pytest
from conftest import ready, serving
from hostile import ATTACKS, hostile_record
from playwright.sync_api import Page, expect
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
    "contribute": [
        "candidate=ana-rivera&policy=harbour-toll",
        *(f"statement=ana-rivera/harbour-toll/{stem}" for stem in ("2024-05-07-report", "2024-07-01-gone")),
        "statement=ana-rivera/harbour-toll/2024-08-01-again",
    ],
}
"""What is looked at of each page."""

NAMES: Final = ("Candidate.name", "Policy.name")
SHOWN: Final = {
    "": ("Candidate.sort_name", "Candidacy.party", "Issue.name", "Policy.name", "Policy.name 2"),
    "timeline": (*NAMES, "Policy.text", "Statement.quote", "Statement.quote 3"),
    "candidate": (*NAMES, "Candidacy.party", "SearchedPlace.where", "Statement.quote 2"),
    "policy": (*NAMES, "Policy.text", "Policy.explainer", "Issue.name"),
    "method": (
        *(*NAMES, "Candidate.sort_name", "Policy.name 2", "Policy.text"),
        *("Statement.condition", "Statement.condition 2"),
    ),
    "contribute": (
        *(*NAMES, "Issue.name", "Translation.text", "Translation.by", "Review.by", "Withdrawal.reason"),
        *("Statement.sources_described", "Statement.summary", "Statement.quote", "Statement.condition"),
        *("Statement.note", "Statement.speaker", "Statement.summary 3", "Statement.quote 3", "Statement.condition 2"),
        *("Citation.publisher", "Citation.author", "Citation.locator", "Citation.publisher 2", "Citation.publisher 3"),
        *("Carrier.publisher", "Carrier.title", "Response.speaker", "Response.summary", "Response.quote"),
    ),
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


def guarded(page: Page, address: str) -> list[str]:
    """Open an address, unfold it and return what the page asks of another host than its own: a list that grows."""
    own = urlsplit(address).netloc
    asked: list[str] = []
    page.on("request", lambda request: asked.extend(_foreign(request.url, own)))
    page.goto(address)
    ready(page)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    page.wait_for_load_state("networkidle")
    return asked


def _foreign(url: str, own: str) -> list[str]:
    return [] if url.startswith("data:") or urlsplit(url.removeprefix("blob:")).netloc == own else [url]


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


SAID: Final = """[document.querySelector('[data-testid=stMain]').textContent,
  ...[...document.querySelectorAll('input, textarea')].map(one => one.value)].join(' ')"""
"""What a page says, and what stands in its fields."""


def letters(text: str) -> str:
    """Return a text without what only separates: names are broken over lines."""
    return "".join(text.split())


@pytest.mark.parametrize("path", [one.path for one in PAGES])
def test_hostile_texts_are_shown_as_texts(hostile_site: Site, fresh_page: Page, path: str) -> None:
    site, given = hostile_site
    said = ""
    for query in QUERIES[path]:
        assert guarded(fresh_page, f"{site}/{path}?{query}") == []
        unharmed(fresh_page)
        said += letters(fresh_page.evaluate(SAID))
    missing = [name for name in SHOWN.get(path, ()) if letters(given[name]) not in said]
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
BY: Final = (
    *("?issue=", "timeline?policy=", "timeline?candidate=", "candidate?candidate=", "policy?policy=", "statement?id="),
    *("method?election=", "contribute?statement=", "contribute?candidate=", "contribute?policy=", "contribute?date="),
)
REPEATED: Final = 25
"""So many letters of what an address names are repeated by every page that says that it knows no such thing."""


@pytest.mark.parametrize("place", range(len(BY)), ids=BY)
def test_hostile_addresses_name_nothing(invented_site: str, fresh_page: Page, place: int) -> None:
    by = BY[place]
    for text in (NAMED[place % 7], NAMED[(place + 3) % 7], NAMED[7 + place % 6]):
        named = quote(text, safe="")
        further = f"{named}&election={named}&c={named}&as_of={named}&clock={named}&bar={named}"
        assert guarded(fresh_page, f"{invented_site}/{by}{further}") == []
        unharmed(fresh_page)
        assert fresh_page.locator("[data-testid=stException], [data-testid=stAlert]").count() == 0
        said = letters(fresh_page.evaluate(SAID))
        if text in ATTACKS and not by.startswith(("method", "contribute?statement")):
            assert letters(text)[:REPEATED] in said

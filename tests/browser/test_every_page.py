"""What holds for all pages: one heading, a title, room, colours, keys, headers, quiet; words where nothing is loaded.

Each page is opened once on each record, and looked at from all sides.
"""

import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal
from urllib.parse import urlsplit

import pytest
from conftest import INVENTED, SIZES, faults, ready, serving
from playwright.sync_api import Browser, Page, Request, expect
from streamlit_faults import PROBES, ours
from typical import FURTHER, INVENTED_QUERIES, REAL_QUERIES, address

from tracker.dashboard.addresses import PAGES
from tracker.dashboard.addresses import Page as Listed

Open = Callable[..., Page]
Scheme = Literal["light", "dark"]
SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark")
HEADERS: Final = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
}
QUERIES: Final = {"invented_site": INVENTED_QUERIES, "site": REAL_QUERIES}


@dataclass(slots=True)
class Visit:
    """A page opened once: which it is, its first answer's headers, what it asked for and complained of."""

    listed: Listed
    page: Page
    headers: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def _named(of: tuple[str, Listed]) -> str:
    return f"{of[1].path or 'compare'}-{'real' if of[0] == 'site' else 'invented'}"


@pytest.fixture(scope="module", params=[(record, one) for record in QUERIES for one in PAGES], ids=_named)
def visit(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Visit]:
    """Open a page at its typical address, listening from the first request on."""
    record, listed = request.param
    context = browser.new_context(viewport=SIZES["desktop"])
    found = Visit(listed, context.new_page())
    found.page.on("request", lambda asked: found.asked.append(_host(asked)))
    found.page.on("pageerror", lambda error: found.errors.append(str(error)))
    found.page.on("console", lambda said: found.errors.extend(_complaint(said)))
    site = request.getfixturevalue(record)
    answer = found.page.goto(address(site, listed.path, QUERIES[record][listed.path]))
    assert answer
    found.headers = answer.all_headers()
    ready(found.page)
    found.page.wait_for_load_state("networkidle")
    yield found
    context.close()


def _host(asked: Request) -> str:
    return urlsplit(asked.url.removeprefix("blob:")).hostname or asked.url[:20]


def _complaint(said: Any) -> list[str]:
    known = urlsplit(said.location["url"]).path.endswith(PROBES)
    return [said.text] if said.type == "error" and not known else []


def _look(page: Page, width: int, scheme: Scheme) -> None:
    """Make the window so wide, in that scheme, and wait until Streamlit has followed."""
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)
    dark = "true" if scheme == "dark" else "false"
    page.wait_for_function(
        "dark => String(getComputedStyle(document.querySelector('.stApp')).colorScheme.includes('dark')) === dark",
        arg=dark,
    )


def _unfold(page: Page) -> None:
    """Open whatever is folded, so that axe-core reads it too."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")


@pytest.mark.parametrize("queries", QUERIES.values(), ids=QUERIES)
def test_every_page_has_a_typical_address(queries: dict[str, str]) -> None:
    assert set(queries) == {one.path for one in PAGES}


def test_a_page_has_one_heading_and_a_title_of_its_own(visit: Visit) -> None:
    expect(visit.page.locator("h1")).to_have_count(1)
    title = visit.page.title()
    assert title.endswith(" · Policy-position tracker")
    others = {one.title for one in PAGES if one != visit.listed}
    assert title not in others


def test_a_page_says_in_its_headers_what_it_may_do(visit: Visit) -> None:
    assert {name: visit.headers.get(name) for name in HEADERS} == HEADERS
    policy = visit.headers["content-security-policy"]
    for part in ("default-src 'self'", "frame-ancestors 'self'", "object-src 'none'", "connect-src 'self'"):
        assert part in policy


def test_a_page_asks_nothing_of_another_host(visit: Visit) -> None:
    assert set(visit.asked) <= {"127.0.0.1", "data:"} | {one for one in visit.asked if one.startswith("data:")}


def test_a_page_complains_of_nothing_in_the_console(visit: Visit) -> None:
    assert visit.errors == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_of_ours(visit: Visit, width: int, scheme: Scheme) -> None:
    _look(visit.page, width, scheme)
    _unfold(visit.page)
    assert ours(faults(visit.page)) == []


# A window of 1280 pixels at 400 % is one of 320: WCAG 1.4.10.
@pytest.mark.parametrize("width", [1280, 640, 390, 320])
def test_nothing_scrolls_sideways_but_frames_that_say_so(visit: Visit, width: int) -> None:
    _look(visit.page, width, "light")
    wide = visit.page.evaluate(
        "[document.documentElement, document.querySelector('[data-testid=stMain]')]"
        ".map(one => one.scrollWidth - one.clientWidth)"
    )
    assert wide == [0, 0]


@pytest.mark.parametrize("options", [{"forced_colors": "active"}, {"reduced_motion": "reduce"}], ids=str)
def test_a_page_is_readable_in_forced_colours_and_without_motion(visit: Visit, options: dict[str, Any]) -> None:
    _look(visit.page, 1280, "light")
    visit.page.emulate_media(**options)
    try:
        expect(visit.page.locator("h1")).to_be_visible()
        ink, paper = visit.page.locator("h1").evaluate(
            "one => [getComputedStyle(one).color, getComputedStyle(document.querySelector('.stApp')).backgroundColor]"
        )
        assert ink != paper
        if "reduced_motion" in options:
            assert _moving(visit.page) == []
    finally:
        visit.page.emulate_media(forced_colors="none", reduced_motion="no-preference")


def _moving(page: Page) -> list[str]:
    """Return what of ours moves for more than an instant."""
    found: list[str] = page.eval_on_selector_all(
        ".trk *",
        "all => all.filter(one => ['transitionDuration', 'animationDuration'].some("
        "name => getComputedStyle(one)[name].split(', ').some(time => parseFloat(time) > 0.01)))"
        ".map(one => one.tagName + '.' + one.className)",
    )
    return found


def test_the_keyboard_reaches_every_page_and_what_follows_with_a_visible_focus(visit: Visit) -> None:
    page = visit.page
    _look(page, 1280, "light")
    page.reload()
    ready(page)
    links = [one.name for one in PAGES if one.listed]
    reached = []
    for _ in range(len(links) + 6):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
    assert [name for name, visible in reached if not visible] == []
    names = [name for name, _ in reached if name]
    assert names[: len(links) + 2] == ["Skip to main content", "Policy-position tracker", *links]
    assert len(names) > len(links) + 3


FOCUSED: Final = """() => {
  const one = document.activeElement;
  if (one.matches('main, body')) return ['', true];
  const around = [one];
  while (around.length < 4) around.push(around.at(-1).parentElement);
  const rings = around.map(node => getComputedStyle(node));
  const visible = rings.some(style => style.outlineStyle === 'solid' || style.boxShadow !== 'none');
  return [(one.getAttribute('aria-label') || one.textContent || one.name || one.tagName).trim().slice(0, 60), visible];
}"""
"""What has the focus, and whether it or its field has a ring; the page itself, which scrolls, has no name here."""


@pytest.mark.parametrize("further", FURTHER)
def test_axe_finds_nothing_of_ours_in_further_states(site: str, open_page: Open, further: str) -> None:
    page = open_page(f"{site}/{further}")
    for scheme in SCHEMES:
        for width in (1280, 390):
            _look(page, width, scheme)
            assert ours(faults(page)) == [], (width, scheme)
    expect(page.locator("h1")).to_have_count(1)


@pytest.fixture(scope="module")
def emptied_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a server whose database has been taken away."""
    database: Path = tmp_path_factory.mktemp("emptied") / "tracker.db"
    with serving(INVENTED, database) as site:
        database.unlink()
        yield site


@pytest.mark.parametrize("listed", PAGES, ids=lambda one: one.path or "compare")
def test_without_a_database_a_page_says_what_to_do(emptied_site: str, open_page: Open, listed: Listed) -> None:
    page = open_page(address(emptied_site, listed.path, INVENTED_QUERIES[listed.path]))
    expect(page.locator("h1")).to_have_text("No record is loaded yet")
    expect(page.locator("[data-testid=stMain]")).to_contain_text("tracker load")
    expect(page.locator(".masthead")).to_be_visible()
    assert "Traceback" not in page.content()
    assert page.locator("[data-testid=stException], [data-testid=stAlert]").count() == 0


def test_without_a_database_the_health_check_fails(emptied_site: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{emptied_site}/healthz", timeout=10)  # noqa: S310 - our own server
    with refused.value as answer:
        assert answer.code == 503
        assert b"no database" in answer.read()


def test_the_server_says_where_the_dashboard_is_and_nothing_else(tmp_path: Path) -> None:
    with serving(INVENTED, tmp_path / "tracker.db") as site:
        said = (tmp_path / "tracker.log").read_text("utf-8").splitlines()
    assert said[-1].startswith(f"The dashboard is at {site}")
    assert not [line for line in said if "treamlit" in line]

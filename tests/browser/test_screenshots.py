"""Every page drawn on the real record, wide and narrow, light and dark; `make screenshots` keeps the pictures in docs/.

An ordinary run draws the same pictures and writes none, so that what docs/ shows cannot be something nobody can draw.
"""

import io
import os
import re
from itertools import product
from typing import Final, Literal

import pytest
from conftest import ROOT, ready
from PIL import Image
from playwright.sync_api import Browser, ViewportSize
from typical import REAL_QUERIES, address

from tracker.dashboard.addresses import PAGES
from tracker.dashboard.addresses import Page as Listed

FOLDER: Final = ROOT / "docs" / "screenshots"
SHOWN_BY: Final = ROOT / "docs" / "screenshots.md"
KEPT: Final = "TRACKER_SCREENSHOTS"
"""The variable with which `make screenshots` says that the pictures are to be kept."""

WINDOWS: Final[dict[str, ViewportSize]] = {
    "desktop": {"width": 1280, "height": 1600},
    "phone": {"width": 390, "height": 1600},
}
SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
ROOM: Final = 3 * 1024 * 1024
"""So many bytes all pictures may take: whoever clones the project takes them too."""


def _name(listed: Listed, window: str, scheme: str) -> str:
    return f"{listed.path or 'compare'}-{window}-{scheme}.png"


NAMES: Final = {_name(*each) for each in product(PAGES, WINDOWS, SCHEMES)}


SETTLED: Final = """() => new Promise(settled => {
  let last = '', still = 0;
  const look = () => {
    const main = document.querySelector('[data-testid=stMain]');
    const now = [main.innerHTML.length, main.scrollHeight].join();
    still = !main.querySelector('[data-testid=stSkeleton]') && now === last ? still + 1 : 0;
    last = now;
    still > 40 ? settled(true) : requestAnimationFrame(look);
  };
  look();
})"""
"""Wait until nothing has been added for forty frames: Streamlit fetches its larger widgets, and our charts measure."""


def _small(drawn: Image.Image) -> bytes:
    """Return a picture in as few colours as a palette holds, chosen so that no rare one is lost."""
    small = io.BytesIO()
    palette = drawn.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    palette.save(small, "PNG", optimize=True)
    return small.getvalue()


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("listed", PAGES, ids=lambda one: one.path or "compare")
def test_every_page_can_be_drawn(site: str, browser: Browser, listed: Listed, window: str) -> None:
    context = browser.new_context(viewport=WINDOWS[window], reduced_motion="reduce")
    page = context.new_page()
    page.goto(address(site, listed.path, REAL_QUERIES[listed.path]))
    ready(page)
    page.wait_for_load_state("networkidle")
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        page.evaluate(SETTLED)
        drawn = Image.open(io.BytesIO(page.screenshot(animations="disabled", caret="hide"))).convert("RGB")
        assert drawn.size == (WINDOWS[window]["width"], WINDOWS[window]["height"])
        paper = drawn.convert("L").histogram()
        assert (sum(paper[128:]) > sum(paper[:128])) is (scheme == "light")
        if os.environ.get(KEPT):
            FOLDER.mkdir(exist_ok=True)
            (FOLDER / _name(listed, window, scheme)).write_bytes(_small(drawn))
    context.close()


def test_the_page_of_pictures_shows_each_of_them_and_no_other() -> None:
    shown = re.findall(r"\(screenshots/([\w-]+\.png)\)", SHOWN_BY.read_text("utf-8"))
    assert sorted(shown) == sorted(NAMES)
    kept = list(FOLDER.glob("*"))
    assert {one.name for one in kept} == NAMES
    assert sum(one.stat().st_size for one in kept) < ROOM

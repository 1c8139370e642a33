"""A rerun of Compare (31 policies, 15 candidates) against one of an empty script, in one browser, side by side.

The interaction is a click on the evidence bar; it ends when the page says the new view and the browser has painted it.
The empty script has the same control and one line of text. Both run under the same options; clicks alternate between
the two pages, so that whatever else the machine does falls on both. Printed: medians, and the ratio (bound: 3).
"""

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, sync_playwright

from tracker.server import OPTIONS

ROOT: Final = Path(__file__).parents[2]
BIN: Final = Path(sys.executable).parent
BOUND: Final = 3
CLICKS: Final = 45
WARM: Final = 6
BARS: Final = ("On the record", "Everything", "Official")
SWITCHES: Final = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync")

EMPTY: Final = """
import streamlit as st
bars = ["Official", "On the record", "Everything"]
chosen = st.segmented_control("Evidence bar", bars, default=bars[0], required=True)
st.html(f'<h1>Empty</h1><p class="says">{chosen}</p>')
"""

CLICK: Final = """async (name) => {
  const bar = [...document.querySelectorAll("[role=radio], .seg label")].find((one) => one.innerText.includes(name));
  const said = () => document.querySelector(".says").textContent;
  const idle = () => document.querySelector("[data-test-script-state=notRunning]");
  await new Promise((done) => setTimeout(() => requestIdleCallback(done), 200)); // what the last click began is over
  const before = said();
  const start = performance.now();
  bar.click();
  await new Promise((done) => {
    const look = () => {
      if (said() === before || !idle()) return;
      watch.disconnect();
      done();
    };
    const watch = new MutationObserver(look);
    watch.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}"""


@contextmanager
def running(command: list[str], database: Path, health: str, port: int) -> Iterator[str]:
    """Run a server until the block ends; give its address once it answers."""
    environment = os.environ | {"TRACKER_DATABASE": f"sqlite:///{database}"}
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet, cwd=database.parent)
    address = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and server.poll() is None:
            with suppress(OSError), urllib.request.urlopen(address + health, timeout=2):  # noqa: S310 - our own server
                break
            with suppress(subprocess.TimeoutExpired):
                server.wait(0.1)
        yield address
    finally:
        server.terminate()
        server.wait(20)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def opened(page: Page, address: str) -> Page:
    """Open an address and wait until it is drawn."""
    page.goto(address)
    page.wait_for_selector("[data-test-script-state=notRunning] h1", timeout=120_000)
    page.wait_for_function("document.querySelector('.says')?.textContent", timeout=120_000)
    page.wait_for_function("document.querySelector('[role=radio], .seg label')", timeout=120_000)
    return page


def measure(compare: str, empty: str) -> tuple[list[float], list[float]]:
    """Click on both pages in turn; return milliseconds per rerun of each."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=SWITCHES)
        pages = [opened(browser.new_page(viewport={"width": 1280, "height": 900}), one) for one in (compare, empty)]
        taken: tuple[list[float], list[float]] = ([], [])
        for number in range(WARM + CLICKS):
            for page, times in zip(pages, taken, strict=True):
                times.append(page.evaluate(CLICK, BARS[number % len(BARS)]))
        browser.close()
    return taken[0][WARM:], taken[1][WARM:]


@contextmanager
def both(folder: Path) -> Iterator[tuple[str, str]]:
    """Serve the record and an empty script, under the same options, until the block ends; give both addresses."""
    script = folder / "empty.py"
    script.write_text(EMPTY, encoding="utf-8")
    ports = free_port(), free_port()
    serve = [str(BIN / "tracker"), "serve", "--root", str(ROOT), "--port", str(ports[0])]
    options = [f"--{name}={str(value).lower()}" for name, value in OPTIONS.items() if not name.startswith("theme")]
    address = [f"--server.port={ports[1]}", "--server.address=127.0.0.1"]
    plain = [str(BIN / "streamlit"), "run", str(script), *address, *options]
    with (
        running(serve, folder / "tracker.db", "/healthz", ports[0]) as compare,
        running(plain, folder / "tracker.db", "/_stcore/health", ports[1]) as empty,
    ):
        yield compare, empty


def main() -> None:
    """Load the record, serve both, measure, print."""
    with tempfile.TemporaryDirectory() as folder, both(Path(folder)) as (compare, empty):
        ours, theirs = measure(compare, empty)
    medians = statistics.median(ours), statistics.median(theirs)
    print(f"Compare, 31 policies x 15 candidates: {medians[0]:.0f} ms from click to paint, median of {CLICKS}")
    print(f"empty script:                         {medians[1]:.0f} ms")
    print(f"ratio:                                {medians[0] / medians[1]:.1f} (bound {BOUND})")


if __name__ == "__main__":
    main()

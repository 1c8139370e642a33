"""A real browser on a real server over a real database: what every browser test starts from."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final, Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT: Final = Path(__file__).parents[2]
INVENTED: Final = ROOT / "tests" / "invented"
AXE: Final = ROOT / "node_modules" / "axe-core" / "axe.min.js"
SIZES: Final[dict[str, ViewportSize]] = {
    "desktop": {"width": 1280, "height": 900},
    "phone": {"width": 390, "height": 844},
}
SWITCHES: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def serving(root: Path, database: Path) -> Iterator[str]:
    """Serve a record with `tracker serve`, as a user would, and give the address; the log stays beside the database."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).parent / "tracker"), "serve", "--root", str(root), "--port", str(port)]
    environment = os.environ | {"TRACKER_DATABASE": f"sqlite:///{database}"}
    log = database.with_suffix(".log")
    with log.open("wb") as output:
        server = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
        try:
            _wait_for(f"http://127.0.0.1:{port}/healthz", server, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(20)


def _wait_for(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    """Ask until the server answers; fail with its log where it ends or takes a minute."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with suppress(OSError), urllib.request.urlopen(address, timeout=2):  # noqa: S310 - our own server
            return
        with suppress(subprocess.TimeoutExpired):
            server.wait(0.1)
            break
    raise AssertionError(f"the server did not answer:\n{log.read_text('utf-8', 'replace')}")


@pytest.fixture(scope="session")
def invented_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a server over the invented record."""
    with serving(INVENTED, tmp_path_factory.mktemp("invented") / "tracker.db") as address:
        yield address


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a server over the real record."""
    with serving(ROOT, tmp_path_factory.mktemp("real") / "tracker.db") as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; its absence is a failure, since pages are what voters meet."""
    chromium = shutil.which("chromium")
    assert chromium, "the browser tests need the command `chromium`: setup/browser.sh installs it"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open an address and wait until the page is drawn: `open_page(address, size="phone", scheme="dark")`."""
    contexts = []

    def opened(
        address: str, *, size: str = "desktop", scheme: Literal["light", "dark"] = "light", **options: Any
    ) -> Page:
        context = browser.new_context(viewport=SIZES[size], color_scheme=scheme, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        ready(page)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def fresh_page(browser: Browser) -> Iterator[Page]:
    """Give a page that has been nowhere yet, to listen from its first request on."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def ready(page: Page) -> None:
    """Wait until Streamlit's script has ended and the page's heading is there."""
    page.wait_for_selector("[data-test-script-state=notRunning] h1", timeout=30_000)


def faults(page: Page) -> list[str]:
    """Return what axe-core finds on a page, each as `rule (impact): targets`."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("async () => JSON.stringify((await axe.run(document)).violations)")
    return [
        f"{one['id']} ({one['impact']}): " + " | ".join(" ".join(map(str, node["target"])) for node in one["nodes"])
        for one in json.loads(found)
    ]

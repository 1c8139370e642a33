"""The server around the dashboard: Streamlit's options, our routes, headers, real 404s, each page's first title."""

import html
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any, Final

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config
from streamlit.config_option import ConfigOption
from streamlit.runtime.pages_manager import PagesManager

from tracker.dashboard import database
from tracker.dashboard.addresses import NAME, PAGES
from tracker.dashboard.shipped import SCRIPTS, address, asset

SCRIPT: Final = Path(__file__).parent / "dashboard" / "main.py"

OPTIONS: Final[dict[str, Any]] = {
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "runner.magicEnabled": False,
    # Without this every rerun ends in a full garbage collection: 85 ms with the lock held.
    "runner.postScriptGC": False,
    "server.headless": True,
    "server.fileWatcherType": "none",
    "server.maxUploadSize": 1,
    "server.maxMessageSize": 20,
    "server.disconnectedSessionTTL": 60,
    "browser.gatherUsageStats": False,
    "theme.font": "sans-serif",
    "theme.headingFont": "serif",
    "theme.baseRadius": "2px",
    "theme.linkUnderline": True,
    "theme.light.primaryColor": "#33404f",
    "theme.light.backgroundColor": "#ffffff",
    "theme.light.secondaryBackgroundColor": "#f5f4f0",
    "theme.light.textColor": "#17181a",
    "theme.light.linkColor": "#17181a",
    "theme.light.borderColor": "#84827a",
    "theme.dark.primaryColor": "#b9c6d6",
    "theme.dark.backgroundColor": "#14161a",
    "theme.dark.secondaryBackgroundColor": "#1c1f24",
    "theme.dark.textColor": "#eeede8",
    "theme.dark.linkColor": "#eeede8",
    "theme.dark.borderColor": "#7d828b",
}
"""Streamlit's options; an operator's own setting (file, flag, environment) wins over each."""
_SET_HERE: Final = "tracker.server"
_NOT_BY_THE_OPERATOR: Final = (ConfigOption.DEFAULT_DEFINITION, _SET_HERE)

_PAGES: Final = {f"/{page.path}": page for page in PAGES}
_LINKED: Final = " ".join(f"/{page.path}".rstrip("/") for page in PAGES)
_PASSED: Final = ("/_stcore/", "/static/", "/media/", "/component/", "/favicon", "/assets/", "/healthz")
_DENIED: Final = ("/_stcore/upload_file", "/_stcore/metrics", "/_stcore/agent", "/auth", "/oauth2callback")
_KEPT: Final = {"cache-control": "public, max-age=300"}
_SOON: Final = {"/": ("choices.js", "matrix.js"), "/timeline": ("choices.js", "timeline.js")}
"""The scripts that a page will ask for once its first message is there."""
_STYLES: Final = (
    "tokens.css",
    "components.css",
    "streamlit.css",
    "card.css",
    "method.css",
    "profile.css",
    "contribute.css",
    "matrix.css",
    "timeline.css",
)

_CSP: Final = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
    "worker-src 'self' blob:; frame-src 'none'; frame-ancestors 'self'; base-uri 'self'; object-src 'none'; "
    "form-action 'self'"
)
_HEADERS: Final = (
    (b"content-security-policy", _CSP.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), payment=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
_NOT_FOUND: Final = (
    '<!doctype html><html lang="en"><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    f'<title>Page not found · {NAME}</title><link rel="stylesheet" href="/assets/tracker.css">'
    '<body class="trk plain"><main class="page"><h1>Page not found</h1>'
    '<p>There is no page at this address. <a href="/">Compare the candidates</a></p></main>'
)


@cache
def stylesheet() -> str:
    """Return all styles as one sheet; components apply inside `.trk` only: Streamlit's own parts keep theirs."""
    tokens, components, *own = (asset(name) for name in _STYLES)
    return "\n".join([tokens, f".trk {{\n{components}\n}}", *own])


@cache
def shell(path: str) -> str:
    """Return Streamlit's page with our title, description and stylesheet in its head."""
    title, description = html.escape(_PAGES[path].title), html.escape(_PAGES[path].description)
    page = (Path(st.__file__).parent / "static" / "index.html").read_text("utf-8")
    head = (
        f'<title>{title}</title><meta name="description" content="{description}">'
        f'<meta property="og:title" content="{title}"><meta property="og:description" content="{description}">'
        '<meta name="color-scheme" content="light dark"><link rel="stylesheet" href="/assets/tracker.css">'
        f'<script src="/assets/router.js" data-paths="{_LINKED}"></script>'
        + "".join(f'<link rel="modulepreload" href="{address(name)}">' for name in _SOON.get(path, ()))
    )
    page = page.replace("<title>Streamlit</title>", head, 1).replace("./favicon.png", "/assets/favicon.svg", 1)
    return page.replace("to run this app", "to read this tracker", 1)


class Gate:
    """Answer what is ours before Streamlit does: refusals, real 404s, the shell of each page; headers on everything."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer or pass on one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message.setdefault("headers", []).extend(_HEADERS)
            await send(message)

        answer = _answer(scope["method"], scope["path"]) or self.app
        await answer(scope, receive, send_with_headers)


def _answer(method: str, path: str) -> Response | None:
    """Return our own answer to a request, or None where Streamlit or a route has it."""
    page = path.rstrip("/") or "/"
    if method not in ("GET", "HEAD") or path.startswith(_DENIED):
        return PlainTextResponse("forbidden", 403)
    if page in _PAGES:
        return HTMLResponse(shell(page), headers={"cache-control": "no-cache"})
    return None if path.startswith(_PASSED) else HTMLResponse(_NOT_FOUND, 404)


async def healthz(_request: Request) -> Response:
    """Say whether the server runs and can read its database."""
    found = database.is_readable()
    return JSONResponse({"status": "ok" if found else "no database"}, 200 if found else 503)


async def styles(_request: Request) -> Response:
    """Serve the stylesheet."""
    return Response(stylesheet(), media_type="text/css", headers=_KEPT)


def _served(name: str, media_type: str) -> Callable[[Request], Awaitable[Response]]:
    """Make the endpoint of one of our assets."""

    async def served(_request: Request) -> Response:
        return Response(asset(name), media_type=media_type, headers=_KEPT)

    return served


@asynccontextmanager
async def _lifespan(_app: st.App) -> AsyncIterator[dict[str, Any]]:
    """Close the database when the server stops; it is opened by the first reader."""
    yield {}
    database.close()


def _on_script_error(_error: Exception) -> bool:
    """Show a plain sentence in place of a trace; the trace is in the server's log."""
    st.error("Something went wrong on this page. Please reload it; if it happens again, tell us its address.")
    return True


def _set_options() -> dict[str, Any]:
    """Set Streamlit's options where the operator has set none, and return those that were set."""
    ours = {key: one for key, one in OPTIONS.items() if config.get_where_defined(key) in _NOT_BY_THE_OPERATOR}
    for key, value in ours.items():
        config.set_option(key, value, where_defined=_SET_HERE)
    return ours


def settings() -> dict[str, Any]:
    """Set Streamlit's options where the operator has set none, and return what `st.App` takes besides the script."""
    # Else the folder `pages` beside the script is taken for Streamlit's older kind of pages, until the script has run:
    # whoever came first, by the address of a page, would see that page without its frame.
    PagesManager.uses_pages_directory = False
    _set_options()
    routes: list[tuple[str, Callable[[Request], Awaitable[Response]]]] = [
        ("/healthz", healthz),
        ("/assets/tracker.css", styles),
        ("/assets/favicon.svg", _served("favicon.svg", "image/svg+xml")),
        *((f"/assets/{name}", _served(name, "text/javascript")) for name in ("router.js", *SCRIPTS)),
    ]
    return {
        "routes": [Route(path, endpoint) for path, endpoint in routes],
        "middleware": [Middleware(Gate)],
        "lifespan": _lifespan,
        "on_script_error": _on_script_error,
    }


def serve(path: Path, *, root: Path, host: str, port: int) -> None:
    """Serve the dashboard over the database at `path` until stopped, from any directory, installed or not."""
    os.environ[database.DATABASE] = f"sqlite:///{path.resolve()}"
    os.environ[database.ROOT] = str(root)
    app = st.App(SCRIPT, **settings())
    # The command has said where the dashboard is. `run` reads the options anew, and takes one of the server that was
    # another before for a change under way, and says so: they are set before as they will be then.
    chosen = {"server.address": host, "server.port": port, "logger.hideWelcomeMessage": True}
    for key, value in chosen.items():
        config.set_option(key, value, where_defined=_SET_HERE)
    app.run(config=_set_options() | chosen)

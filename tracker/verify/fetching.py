"""Fetching a page politely and safely: robots.txt, one request at a time per site, limits, no private addresses.

The address of the machine is looked at when the connection is made, also after each redirect, so that no name that
leads inside is followed, whatever it led to a moment before.
"""

import gzip
import http.client
import ipaddress
import socket
import ssl
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from tracker.urls import check_url
from tracker.vocabulary import Verdict

AGENT: Final = "policy-position-tracker"
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_GONE: Final = frozenset({404, 410})
_STEP: Final = 64 * 1024

Guard = Callable[[str], bool]
"""Whether a connection to an IP address may be made."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet."""
    return ipaddress.ip_address(address).is_global


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is asked of a site and taken from it: bytes, seconds and hops."""

    size: int = 8 * 1024 * 1024
    seconds: float = 30.0
    connect_seconds: float = 10.0
    redirects: int = 5
    pause: float = 2.0
    """Seconds between two requests to one site."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of asking for an address: a page, or a verdict that says why there is none."""

    url: str
    verdict: Verdict | None = None
    reason: str = ""
    content: bytes = b""
    content_type: str = ""


class _RefusedError(Exception):
    """A page that is not fetched, with the verdict and the reason."""

    def __init__(self, verdict: Verdict, reason: str) -> None:
        super().__init__(reason)
        self.verdict = verdict


@dataclass(slots=True)
class Fetcher:
    """Fetches pages one after the other; keeps each site's robots.txt and when it was last asked."""

    limits: Limits = field(default_factory=Limits)
    guard: Guard = is_public
    wait: Callable[[float], None] = time.sleep
    _robots: dict[str, RobotFileParser] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def fetch(self, url: str) -> Fetched:
        """Fetch a page; every failure is a verdict, never an exception."""
        deadline = time.monotonic() + self.limits.seconds
        at = url
        try:
            for _ in range(self.limits.redirects + 1):
                self._may_be_read(at, deadline)
                answer = self._ask(at, deadline)
                if isinstance(answer, Fetched):
                    return answer
                at = answer
        except _RefusedError as refusal:
            return Fetched(at, refusal.verdict, str(refusal))
        except (OSError, http.client.HTTPException, zlib.error, ValueError, EOFError) as error:
            return Fetched(at, Verdict.UNREACHABLE, _reason(error))
        return Fetched(at, Verdict.UNREACHABLE, "too many redirects")

    def _may_be_read(self, url: str, deadline: float) -> None:
        if refusal := check_url(url):
            raise _RefusedError(Verdict.REFUSED, refusal.message)
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._read_robots(site, deadline)
        if not self._robots[site].can_fetch(AGENT, url):
            raise _RefusedError(Verdict.REFUSED, "the site's robots.txt asks not to read it by machine")

    def _read_robots(self, site: str, deadline: float) -> RobotFileParser:
        """Read a site's robots.txt; a site without one, or that leads elsewhere for it, allows everything."""
        rules = RobotFileParser()
        answer = self._ask(f"{site}/robots.txt", deadline)
        found = isinstance(answer, Fetched) and answer.verdict is None
        text = answer.content.decode("utf-8", "replace") if found and isinstance(answer, Fetched) else ""
        rules.parse(text.splitlines())
        return rules

    def _ask(self, url: str, deadline: float) -> Fetched | str:
        """Make one request; return the page, a verdict, or the address that it moved to."""
        parts = urlsplit(url)
        self._pause(parts.netloc)
        connection = self._connect(parts, deadline)
        try:
            headers = {"User-Agent": AGENT, "Accept": "text/html,application/pdf,text/plain,*/*;q=0.5"}
            path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
            connection.request("GET", path, headers=headers | {"Accept-Encoding": "gzip, identity"})
            answer = connection.getresponse()
            location = answer.getheader("Location")
            if answer.status in _MOVED and location:
                return urljoin(url, location)
            if answer.status in _GONE:
                return Fetched(url, Verdict.GONE, f"the site answers {answer.status}")
            if answer.status != http.client.OK:
                return Fetched(url, Verdict.UNREACHABLE, f"the site answers {answer.status}")
            content = self._body(answer, deadline)
            return Fetched(url, content=content, content_type=answer.getheader("Content-Type") or "")
        finally:
            connection.close()

    def _pause(self, site: str) -> None:
        since = time.monotonic() - self._asked.get(site, -self.limits.pause)
        if since < self.limits.pause:
            self.wait(self.limits.pause - since)
        self._asked[site] = time.monotonic()

    def _connect(self, parts: SplitResult, deadline: float) -> http.client.HTTPConnection:
        """Open a connection to the address that was looked at, and to no other."""
        secure = parts.scheme == "https"
        host, port = parts.hostname or "", parts.port or (443 if secure else 80)
        plain = self._socket(host, port, deadline)
        connection = http.client.HTTPConnection(host, port)
        connection.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host) if secure else plain
        return connection

    def _socket(self, host: str, port: int, deadline: float) -> socket.socket:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        allowed = [one for one in found if self.guard(str(one[4][0]))]
        if len(allowed) < len(found) or not allowed:
            raise _RefusedError(Verdict.REFUSED, "the address leads into a private network")
        left = min(self.limits.connect_seconds, max(0.1, deadline - time.monotonic()))
        return socket.create_connection((str(allowed[0][4][0]), port), timeout=left)

    def _body(self, answer: http.client.HTTPResponse, deadline: float) -> bytes:
        """Read the page up to the limits, packed or not."""
        packed = answer.getheader("Content-Encoding", "").strip().lower()
        source = gzip.GzipFile(fileobj=answer) if packed == "gzip" else answer
        parts: list[bytes] = []
        size = 0
        while part := source.read1(_STEP) if isinstance(source, http.client.HTTPResponse) else source.read(_STEP):
            size += len(part)
            parts.append(part)
            if size > self.limits.size:
                raise _RefusedError(Verdict.TOO_LARGE, f"the page has more than {self.limits.size:,} bytes")
            if time.monotonic() > deadline:
                raise _RefusedError(Verdict.UNREACHABLE, "the site was too slow")
        return b"".join(parts)


def _reason(error: Exception) -> str:
    """Say in a few words why a page could not be had."""
    if isinstance(error, TimeoutError):
        return "the site was too slow"
    if isinstance(error, socket.gaierror):
        return "the site's name leads nowhere"
    if isinstance(error, ssl.SSLError):
        return "the site's certificate is not valid"
    return "the connection failed"

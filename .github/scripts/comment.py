"""Post the review of a pull request as one comment, which later runs edit; what it posts is not trusted.

A pull request can change the workflow that writes the artifact, so the artifact can hold anything: it is read within a
size, its number must be that of an open pull request whose head is the commit that was run, a pull request that touches
more than the record gets no text of it, and each line that is not plain words and code spans becomes a code span. Only
Python's own library is used: nothing is installed beside a token that can write.
"""

import io
import json
import os
import re
import sys
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPMessage
from typing import IO, Any

ARTIFACT = "review"
ENTRY = "review.json"
ARTIFACT_BYTES = 1_000_000
ANSWER_BYTES = 20_000_000
COMMENT_CHARACTERS = 60_000
PAGE, PAGES = 100, 30
MARKER = "<!-- tracker review -->"
AUTHOR = "github-actions[bot]"
RECORD = ("seeds/", "positions/")
SECONDS = 30

CODE_ONLY = (
    "This pull request changes files outside of `seeds/` and `positions/`. Its review is in the summary of the check "
    "and not here: a pull request that changes the tool could change what it says."
)
LEAD = "Computed from the files of this pull request. Text in grey is quoted from them."

_SPAN = re.compile(r"`[^`]+`")
_PREFIX = re.compile(r"^(?:#{2,3} | {0,2}- )")
_PLAIN_SIGNS = frozenset(" .,;:()*|→·…’“”–-")
_RENDERED = re.compile(r":\S|\w-\d|www\.|\b[0-9a-f]{7,}\b|^\s*\*\s|^ {4}", re.IGNORECASE)
"""What a code host makes something of although its signs are plain: emoji, references, addresses, commits, blocks."""


class RefusedError(Exception):
    """The artifact or the host's answer is not what it must be; the message says why in one sentence."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Redirects are followed by hand, so that the token stays with the host."""

    def redirect_request(  # noqa: PLR0917 - the library's signature
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        """Follow none."""


_OPENER = urllib.request.build_opener(_NoRedirect)


@dataclass(frozen=True, slots=True)
class Host:
    """The code host's API for one repository."""

    api: str
    repository: str
    token: str

    def ask(self, path: str, body: Mapping[str, Any] | None = None, method: str = "GET") -> Any:  # noqa: ANN401
        """Return the host's answer as plain values."""
        data = None if body is None else json.dumps(body).encode()
        with self._open(f"{self.api}/repos/{self.repository}/{path}", data, method) as answer:
            return json.loads(_read(answer, ANSWER_BYTES))

    def pages(self, path: str, *, inside: str = "") -> Iterator[Any]:
        """Yield the items of a list, page by page, up to what the host gives of one."""
        for number in range(1, PAGES + 1):
            found = self.ask(f"{path}?per_page={PAGE}&page={number}")
            items = found[inside] if inside else found
            yield from items
            if len(items) < PAGE:
                return

    def download(self, path: str) -> bytes:
        """Return a file that the host redirects to; the token is not sent there."""
        try:
            with self._open(f"{self.api}/repos/{self.repository}/{path}", None, "GET") as answer:
                return _read(answer, ARTIFACT_BYTES)
        except urllib.error.HTTPError as moved:
            there = moved.headers.get("Location", "")
            if moved.code not in {HTTPStatus.FOUND, HTTPStatus.SEE_OTHER, HTTPStatus.TEMPORARY_REDIRECT}:
                raise
        if urllib.parse.urlsplit(there).scheme != urllib.parse.urlsplit(self.api).scheme:
            raise RefusedError("the artifact lies at an address of another kind")
        with _OPENER.open(urllib.request.Request(there), timeout=SECONDS) as answer:  # noqa: S310 - as checked
            return _read(answer, ARTIFACT_BYTES)

    def _open(self, address: str, data: bytes | None, method: str) -> Any:  # noqa: ANN401
        headers = {
            "Authorization": f"Bearer {self.token}",
            "Accept": "application/vnd.github+json",
            "X-GitHub-Api-Version": "2022-11-28",
            "User-Agent": "tracker-review",
        }
        request = urllib.request.Request(address, data=data, headers=headers, method=method)  # noqa: S310 - the host's
        return _OPENER.open(request, timeout=SECONDS)


def _read(answer: IO[bytes], limit: int) -> bytes:
    data = answer.read(limit + 1)
    if len(data) > limit:
        raise RefusedError(f"an answer has more than {limit} bytes")
    return data


def review_of(host: Host, run: int) -> tuple[int, str] | None:
    """Return the number and the text that a run's artifact claims; None where the run left none."""
    found = [one for one in host.pages(f"actions/runs/{run}/artifacts", inside="artifacts") if one["name"] == ARTIFACT]
    if not found:
        return None
    if int(found[0]["size_in_bytes"]) > ARTIFACT_BYTES:
        raise RefusedError("the artifact is too large")
    return parse(unpack(host.download(f"actions/artifacts/{int(found[0]['id'])}/zip")))


def unpack(data: bytes) -> bytes:
    """Return the one file of a zip, within the size."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.namelist() != [ENTRY]:
                raise RefusedError(f"the artifact holds something else than {ENTRY}")
            with archive.open(ENTRY) as file:
                return _read(file, ARTIFACT_BYTES)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise RefusedError(f"the artifact cannot be unpacked ({type(error).__name__})") from None


def parse(data: bytes) -> tuple[int, str]:
    """Return the number and the text, or refuse."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        raise RefusedError("the artifact is no JSON") from None
    match found:
        case {"pull_request": int(number), "review": str(text)} if len(found) == len(("number", "text")):
            return number, text
    raise RefusedError("the artifact does not hold a number and a text")


def paths_of(host: Host, number: int, commit: str) -> list[str]:
    """Return the paths that the pull request touches, if it is open and its head is the commit that was run."""
    count = _changed_files(host, number, commit)
    files = list(host.pages(f"pulls/{number}/files"))
    # Asked again: between the two answers another head could have been pushed.
    if len(files) != count or _changed_files(host, number, commit) != count:
        raise RefusedError(f"the host names {len(files)} of the {count} files of pull request {number}")
    return [path for one in files for path in (one["filename"], one.get("previous_filename")) if path]


def _changed_files(host: Host, number: int, commit: str) -> int:
    found = host.ask(f"pulls/{number}")
    if found["head"]["sha"] != commit:
        raise RefusedError(f"the head of pull request {number} is not the commit that was run")
    if found["state"] != "open" or found["base"]["repo"]["full_name"] != host.repository:
        raise RefusedError(f"pull request {number} is not an open one of this repository")
    return int(found["changed_files"])


def inert(line: str) -> str:
    """Return a line as it is if headings, bullets, bold and code are all that is rendered, else as a code span."""
    outside = _SPAN.sub(" ", _PREFIX.sub("", line, count=1))
    plain = all(sign.isalnum() or sign in _PLAIN_SIGNS for sign in outside)
    if plain and line.isprintable() and not _RENDERED.search(outside):
        return line
    shown = "".join(sign if sign.isprintable() and sign not in "`|" else f"\\u{{{ord(sign):x}}}" for sign in line)
    return f"`{shown.strip()}`"


def body_of(text: str, paths: list[str], address: str) -> str:
    """Return the comment: the text made inert and cut to what the host takes, or why it is not there."""
    if not all(path.startswith(RECORD) for path in paths):
        return f"{MARKER}\n{CODE_ONLY}\n\n[The check]({address})\n"
    kept, size = [], 0
    for line in text.split("\n"):
        kept.append(inert(line) if line else line)
        size += len(kept[-1]) + 1
        if size > COMMENT_CHARACTERS:
            kept[-1] = "The rest is in the summary of the check."
            break
    return "\n".join((MARKER, *kept, "", f"{LEAD} [The check]({address})", ""))


def post(host: Host, number: int, body: str) -> str:
    """Edit our comment on the pull request, or make it; return which of the two."""
    for one in host.pages(f"issues/{number}/comments"):
        if one["user"]["login"] == AUTHOR and one["body"].startswith(MARKER):
            host.ask(f"issues/comments/{int(one['id'])}", {"body": body}, "PATCH")
            return "edited"
    host.ask(f"issues/{number}/comments", {"body": body}, "POST")
    return "made"


def main(environment: Mapping[str, str]) -> int:
    """Post the review that a run left; return the exit code."""
    repository, run = environment["GITHUB_REPOSITORY"], int(environment["RUN_ID"])
    host = Host(environment["GITHUB_API_URL"], repository, environment["GITHUB_TOKEN"])
    address = f"{environment['GITHUB_SERVER_URL']}/{repository}/actions/runs/{run}"
    try:
        found = review_of(host, run)
        if found is None:
            print("The check left no review.")
            return 0
        number, text = found
        paths = paths_of(host, number, environment["HEAD_SHA"])
        if not any(path.startswith(RECORD) for path in paths):
            print(f"Pull request {number} does not touch the record.")
            return 0
        print(f"The comment on pull request {number} was {post(host, number, body_of(text, paths, address))}.")
    except RefusedError as error:
        print(f"Nothing was posted: {error}")
        return 1
    except (urllib.error.URLError, TimeoutError, KeyError, TypeError, ValueError) as error:
        print(f"Nothing was posted: the host's answer could not be used ({type(error).__name__})")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(os.environ))

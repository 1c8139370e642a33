"""What the second workflow posts, against a small host on loopback: one comment, and nothing the artifact wants."""

import io
import json
import re
import shutil
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tracker import pipeline
from tracker.review import report

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / ".github" / "scripts" / "comment.py"
REPOSITORY, NUMBER, RUN, COMMIT, TOKEN = "example/tracker", 7, 42, "c" * 40, "secret-token"
BOT = "github-actions[bot]"
MARKER = "<!-- tracker review -->"
REVIEW = "## What this change does to the record\n\nStatements: 1 added\n\n- **Ana Rivera** on Harbour toll\n"


@dataclass
class Host:
    """What the small host answers, and what was asked of it."""

    artifact: bytes = b""
    files: list[dict[str, str]] = field(default_factory=lambda: [{"filename": "positions/a/b/2024-c.yaml"}])
    comments: list[dict[str, Any]] = field(default_factory=list)
    head: str = COMMIT
    state: str = "open"
    base: str = REPOSITORY
    size: int | None = None
    changed_files: int | None = None
    address: str = ""
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    """Method, path and authorisation of each request."""
    posted: list[tuple[str, str, str]] = field(default_factory=list)
    """Method, path and body of each comment made or edited."""

    def answer(self, path: str) -> object:
        """Return what the API answers to a GET."""
        bare, _, query = path.partition("?")
        page = int((re.search(r"\bpage=(\d+)", query) or ["", "1"])[1])
        match bare.removeprefix(f"/api/repos/{REPOSITORY}/"):
            case "actions/runs/42/artifacts":
                size = len(self.artifact) if self.size is None else self.size
                named = {"name": "review", "id": 5, "size_in_bytes": size}
                return {
                    "artifacts": [{"name": "other", "id": 4, "size_in_bytes": 1}, *([named] if self.artifact else [])]
                }
            case "pulls/7":
                count = len(self.files) if self.changed_files is None else self.changed_files
                base = {"repo": {"full_name": self.base}}
                return {"head": {"sha": self.head}, "state": self.state, "base": base, "changed_files": count}
            case "pulls/7/files":
                return self.files[(page - 1) * 100 : page * 100]
            case "issues/7/comments":
                return self.comments[(page - 1) * 100 : page * 100]
        raise KeyError(path)


@pytest.fixture
def host() -> Iterator[Host]:
    told = Host()

    class Answering(BaseHTTPRequestHandler):
        def _say(self, status: int, body: bytes = b"", **headers: str) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self) -> None:
            told.asked.append(("GET", self.path, self.headers.get("Authorization", "")))
            if self.path == f"/api/repos/{REPOSITORY}/actions/artifacts/5/zip":
                self._say(302, Location=f"{told.address}/storage/5.zip?signature=x")
            elif self.path.startswith("/storage/5.zip"):
                self._say(200, told.artifact)
            else:
                self._say(200, json.dumps(told.answer(self.path)).encode())

        def _change(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            told.asked.append((self.command, self.path, self.headers.get("Authorization", "")))
            told.posted.append((self.command, self.path, json.loads(body)["body"]))
            self._say(201, b"{}")

        do_POST = _change  # noqa: N815 - the library finds it by this name
        do_PATCH = _change  # noqa: N815 - as above

        def log_message(self, *_: object) -> None:
            """Keep the tests' output free of requests."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    told.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield told
    server.shutdown()
    server.server_close()
    thread.join()


Comment = Callable[[], subprocess.CompletedProcess[str]]


@pytest.fixture
def comment(host: Host) -> Comment:
    """Run the script of the second workflow against the small host."""

    def run() -> subprocess.CompletedProcess[str]:
        environment = {
            "GITHUB_API_URL": f"{host.address}/api",
            "GITHUB_SERVER_URL": host.address,
            "GITHUB_REPOSITORY": REPOSITORY,
            "GITHUB_TOKEN": TOKEN,
            "RUN_ID": str(RUN),
            "HEAD_SHA": COMMIT,
        }
        return subprocess.run(
            [sys.executable, "-I", str(SCRIPT)],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    return run


def packed(
    content: bytes | None = None, *, name: str = "review.json", review: object = REVIEW, **more: object
) -> bytes:
    """Return an artifact's zip; by default an honest one."""
    data = json.dumps({"pull_request": NUMBER, "review": review} | more).encode() if content is None else content
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return made.getvalue()


def test_a_first_review_makes_a_comment(host: Host, comment: Comment) -> None:
    host.artifact = packed()
    done = comment()
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "The comment on pull request 7 was made.\n"
    ((method, path, body),) = host.posted
    assert (method, path) == ("POST", f"/api/repos/{REPOSITORY}/issues/7/comments")
    assert body.startswith(f"{MARKER}\n{REVIEW}")
    assert f"{host.address}/{REPOSITORY}/actions/runs/{RUN}" in body


def test_a_later_review_edits_it_and_nobody_elses(host: Host, comment: Comment) -> None:
    host.artifact = packed()
    others = [{"id": number, "user": {"login": "somebody"}, "body": f"{MARKER}\nplanted"} for number in range(120)]
    host.comments = [*others, {"id": 900, "user": {"login": BOT}, "body": "other"}]
    host.comments += [{"id": 901, "user": {"login": BOT}, "body": f"{MARKER}\nold"}]
    assert comment().returncode == 0
    ((method, path, _),) = host.posted
    assert (method, path) == ("PATCH", f"/api/repos/{REPOSITORY}/issues/comments/901")


def test_the_token_stays_with_the_host(host: Host, comment: Comment) -> None:
    host.artifact = packed()
    comment()
    by_path = {path.split("?")[0]: token for _, path, token in host.asked}
    assert by_path.pop("/storage/5.zip") == ""
    assert set(by_path.values()) == {f"Bearer {TOKEN}"}


def test_without_an_artifact_nothing_is_posted(host: Host, comment: Comment) -> None:
    done = comment()
    assert (done.returncode, done.stdout) == (0, "The check left no review.\n")
    assert not host.posted


@pytest.mark.parametrize(
    ("artifact", "why"),
    [
        pytest.param(b"no zip", "cannot be unpacked", id="no zip"),
        pytest.param(packed(name="../../etc/x"), "something else", id="another name"),
        pytest.param(packed(b"\xff{"), "no JSON", id="no JSON"),
        pytest.param(packed(b"[" * 200_000), "no JSON", id="deep"),
        pytest.param(packed(b"[1]"), "a number and a text", id="a list"),
        pytest.param(packed(extra=1), "a number and a text", id="more keys"),
        pytest.param(packed(pull_request="7"), "a number and a text", id="a text as number"),
        pytest.param(packed(review=["x"]), "a number and a text", id="a list as text"),
        pytest.param(packed(b" " * 5_000_000), "more than", id="a bomb"),
    ],
)
def test_an_artifact_of_another_shape_is_refused(host: Host, comment: Comment, artifact: bytes, why: str) -> None:
    host.artifact = artifact
    done = comment()
    assert (done.returncode, done.stderr) == (1, "")
    assert why in done.stdout
    assert not host.posted


def test_a_large_artifact_is_not_even_fetched(host: Host, comment: Comment) -> None:
    host.artifact, host.size = packed(), 50_000_000
    assert "too large" in comment().stdout
    assert not any("zip" in path for _, path, _ in host.asked)


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("head", "d" * 40, "is not the commit that was run"),
        ("state", "closed", "is not an open one"),
        ("base", "somebody/else", "is not an open one"),
        ("changed_files", 3001, "the host names 1 of the 3001 files"),
    ],
)
def test_a_number_that_does_not_belong_to_the_run_is_refused(
    host: Host, comment: Comment, field: str, value: object, why: str
) -> None:
    host.artifact = packed()
    setattr(host, field, value)
    done = comment()
    assert done.returncode == 1
    assert why in done.stdout
    assert not host.posted


@pytest.mark.parametrize(
    "file", [{"filename": ".github/workflows/review.yml"}, {"filename": "seeds/a", "previous_filename": "tracker/a.py"}]
)
def test_a_pull_request_that_touches_more_than_the_record_gets_no_text_of_it(
    host: Host, comment: Comment, file: dict[str, str]
) -> None:
    host.artifact = packed(review="Approved by everybody")
    host.files = [{"filename": f"positions/a/b/{number}.yaml"} for number in range(130)] + [file]
    assert comment().returncode == 0
    assert "Approved" not in host.posted[0][2]
    assert "changes files outside of" in host.posted[0][2]


def test_a_pull_request_that_leaves_the_record_alone_gets_no_comment(host: Host, comment: Comment) -> None:
    host.artifact, host.files = packed(), [{"filename": "README.md"}]
    assert comment().stdout == "Pull request 7 does not touch the record.\n"
    assert not host.posted


HOSTILE = [
    "[a link](https://evil.example.org)",
    "![image](https://evil.example.org/x.png)",
    "hello @team",
    "see #1",
    "see GH-1",
    "0123456789abcdef0123456789abcdef01234567",
    "<img src=x onerror=alert(1)>",
    "<!-- hidden",
    "</details>",
    "www.evil.example.org",
    "https://evil.example.org",
    "mail@example.org",
    "a `span` and <b> outside",
    "an open ` tick <b>",
    "``two ` ticks``<b>",
    "```",
    "~~~",
    ":tada: and :+1:",
    "$x$ and $`x`$",
    "&lt;b&gt;",
    "\\<b\\>",
    "[^1]: note",
    "> [!NOTE]",
    "a\u202eb",
    "a\rb @team",
    "\u2028@team",
    "- [ ] task",
    "#### @team",
]


def test_each_hostile_line_of_an_artifact_becomes_a_code_span(host: Host, comment: Comment) -> None:
    host.artifact = packed(review="\n".join(HOSTILE))
    assert comment().returncode == 0
    lines = host.posted[0][2].split("\n")[1 : 1 + len(HOSTILE)]
    for line, hostile in zip(lines, HOSTILE, strict=True):
        assert re.fullmatch(r"`[^`\n\r]+`", line), (hostile, line)
        assert line.isprintable()


def test_a_long_review_is_cut_to_what_a_comment_holds(host: Host, comment: Comment) -> None:
    host.artifact = packed(review="A line of words\n" * 20_000)
    assert comment().returncode == 0
    body = host.posted[0][2]
    assert 50_000 < len(body) < 65_536
    assert "The rest is in the summary of the check." in body


def test_an_honest_review_of_the_real_record_passes_unchanged(tmp_path: Path, host: Host, comment: Comment) -> None:
    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=Ana Rivera", "-c", "user.email=ana@example.org")
        subprocess.run(["git", "-C", str(tmp_path / "pr"), *identity, *arguments], check=True)

    invented, root = ROOT / "tests" / "invented", tmp_path / "pr"
    shutil.copytree(invented, root)
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "The base")
    for name in pipeline.FOLDERS:
        shutil.copytree(ROOT / name, root / name, dirs_exist_ok=True)
    shutil.rmtree(root / "positions/ana-rivera/harbour-toll")
    for path, old, new in (
        ("positions/ben-okafor/free-school-meals/2023-08-23-first-debate.yaml", "stance: ", "stance: not-"),
        ("seeds/issues/harbour.yaml", "Close the old harbour to", "Close the whole harbour to"),
    ):
        (root / path).write_text((root / path).read_text("utf-8").replace(old, new, 1), "utf-8")
    today = date(2026, 11, 24)
    review = report(pipeline.compare(root, "HEAD", today=today), today=today)
    host.artifact = packed(review=review)
    assert comment().returncode == 0
    lines = host.posted[0][2].split("\n")[1:]
    assert len(review.split("\n")) > 100
    assert [(sent, shown) for sent, shown in zip(review.split("\n"), lines, strict=False) if sent != shown] == []

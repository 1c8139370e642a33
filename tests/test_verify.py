"""`tracker verify` against a real server on this machine: pages right, cut, reworded, moved, gone or hostile."""

import gzip
import http.server
import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest

from tracker import pipeline, verifications
from tracker.verify import Extractor, Fetcher, Limits, Outcome, Reader, extract, is_public, lines, propose, verify
from tracker.vocabulary import Verdict

WORDS = "We will never close the old harbour, and the toll will be halved."
DAY = date(2026, 11, 1)


def page(words: str, encoding: str = "utf-8") -> bytes:
    """Make a page with an article around the words."""
    filler = "The council met in the town hall on Monday evening and the meeting went on until ten. " * 5
    text = f"<p>{filler}</p><p>She said: “{words}” Then she left.</p><p>{filler}</p>"
    head = f'<html lang="en"><head><meta charset="{encoding}"><title>News</title></head>'
    return f"{head}<body><nav>Home</nav><article>{text}</article></body></html>".encode(encoding)


def pdf(words: str) -> bytes:
    """Make a PDF of one page with one line, by hand."""
    stream = f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources 5 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % at for at in offsets)
    tail = b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 6\n0000000000 65535 f \n" + table + tail


@dataclass
class Answer:
    """What the server says to one path."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})
    slow: bool = False


@dataclass
class Site:
    """A server on this machine; tests put answers on its paths and read what was asked."""

    port: int = 0
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str) -> str:
        """Return the address of a path."""
        return f"http://127.0.0.1:{self.port}{path}"


@pytest.fixture
def site() -> Iterator[Site]:
    """Run the server for one test."""
    here = Site()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            here.asked.append(self.path)
            answer = here.answers.get(self.path.partition("?")[0], Answer(status=404))
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)
            while answer.slow and not here.closing.wait(0.05):
                try:
                    self.wfile.write(b" ")
                    self.wfile.flush()
                except OSError:
                    return

        def log_message(self, *_arguments: object) -> None:
            """Keep the test's output clean."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    here.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield here
    here.closing.set()
    server.shutdown()
    server.server_close()
    thread.join()


def fetcher(**limits: float) -> Fetcher:
    """Return a fetcher that may read this machine and does not pause."""
    return Fetcher(Limits(pause=0, **limits), guard=lambda _: True)  # type: ignore[arg-type]


PAGES = {
    "right": (Answer(page(WORDS)), Verdict.FOUND),
    "other marks": (Answer(page(WORDS.replace(" ", "&nbsp;"))), Verdict.FOUND),
    "packed": (Answer(gzip.compress(page(WORDS)), headers={"Content-Encoding": "gzip"}), Verdict.FOUND),
    "windows": (Answer(page(WORDS, "windows-1252"), headers={"Content-Type": "text/html"}), Verdict.FOUND),
    "pdf": (Answer(pdf(WORDS), headers={"Content-Type": "application/pdf"}), Verdict.FOUND),
    "plain text": (Answer(WORDS.encode(), headers={"Content-Type": "text/plain"}), Verdict.FOUND),
    "cut": (Answer(page("We will never close the old harbour.")), Verdict.NOT_FOUND),
    "reworded": (Answer(page(WORDS.replace("halved", "cut in half"))), Verdict.NOT_FOUND),
    "negated": (Answer(page(WORDS.replace("never close", "close"))), Verdict.NOT_FOUND),
    "gone": (Answer(status=410), Verdict.GONE),
    "forbidden": (Answer(status=403), Verdict.UNREACHABLE),
    "empty": (Answer(b""), Verdict.UNREADABLE),
    "broken pdf": (Answer(b"%PDF-1.7 and nothing else"), Verdict.UNREADABLE),
    "slow": (Answer(page(WORDS), slow=True), Verdict.UNREACHABLE),
    "huge": (Answer(b"<p>" + b"x" * 300_000), Verdict.TOO_LARGE),
    "packed huge": (
        Answer(gzip.compress(b"x" * 50_000_000), headers={"Content-Encoding": "gzip"}),
        Verdict.TOO_LARGE,
    ),
    "in circles": (Answer(status=302, headers={"Location": "/page"}), Verdict.UNREACHABLE),
    "to a file": (Answer(status=302, headers={"Location": "file:///etc/hostname"}), Verdict.REFUSED),
}


@pytest.fixture(scope="module")
def extractor() -> Iterator[Extractor]:
    """Share one process that takes out texts."""
    with Extractor() as running:
        yield running


def record_with(root: Path, url: str) -> Path:
    """Make an invented record with one statement that cites the address."""
    shutil.copytree(Path(__file__).parent / "invented" / "seeds", root / "seeds")
    folder = root / "positions" / "ana-rivera" / "harbour-toll"
    folder.mkdir(parents=True)
    (folder / "2024-03-01-speech.yaml").write_text(
        "date: 2024-03-01\nstance: support\nsaid_by: candidate\nsummary: Rivera spoke of harbour and toll.\n"
        f"quote: >-\n  {WORDS}\ncitations:\n  - kind: speech\n    publisher: Example News\n    title: Speech\n"
        f"    published: 2024-03-01\n    url: {url}\n",
        "utf-8",
    )
    return root


def run(root: Path, reader: Reader, today: date = DAY) -> list[Outcome]:
    """Verify a record."""
    dataset = pipeline.check(root, today=today).dataset
    return list(verify(dataset, root, reader=reader, today=today, fresh_for=timedelta(days=30)))


@pytest.mark.parametrize(("answer", "verdict"), PAGES.values(), ids=PAGES)
def test_each_kind_of_page_gets_its_verdict(
    tmp_path: Path, site: Site, extractor: Extractor, answer: Answer, verdict: Verdict
) -> None:
    site.answers["/page"] = answer
    root = record_with(tmp_path, site.url("/page"))
    (outcome,) = run(root, Reader(fetcher(size=200_000, seconds=1.5), extractor))
    assert (outcome.reading.verdict, outcome.reading.on) == (verdict, DAY)


def test_a_page_that_moved_is_followed(tmp_path: Path, site: Site, extractor: Extractor) -> None:
    site.answers["/page"] = Answer(status=301, headers={"Location": "/new"})
    site.answers["/new"] = Answer(page(WORDS))
    (outcome,) = run(record_with(tmp_path, site.url("/page")), Reader(fetcher(), extractor))
    assert outcome.reading.verdict is Verdict.FOUND
    assert outcome.reading.url == site.url("/page")


def test_a_negation_is_shown_word_for_word(tmp_path: Path, site: Site, extractor: Extractor) -> None:
    site.answers["/page"] = Answer(page(WORDS.replace("never close", "close")))
    (outcome,) = run(record_with(tmp_path, site.url("/page")), Reader(fetcher(), extractor))
    assert "  `never` in the record, `(nothing)` on the page" in list(lines(outcome))


def test_a_site_that_asks_not_to_be_read_is_not_read(tmp_path: Path, site: Site, extractor: Extractor) -> None:
    site.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /", headers={"Content-Type": "text/plain"})
    site.answers["/page"] = Answer(page(WORDS))
    (outcome,) = run(record_with(tmp_path, site.url("/page")), Reader(fetcher(), extractor))
    assert outcome.reading.verdict is Verdict.REFUSED
    assert site.asked == ["/robots.txt"]


def test_a_private_address_is_never_asked(tmp_path: Path, site: Site, extractor: Extractor) -> None:
    site.answers["/page"] = Answer(page(WORDS))
    (outcome,) = run(record_with(tmp_path, site.url("/page")), Reader(Fetcher(Limits(pause=0)), extractor))
    assert outcome.reading.verdict is Verdict.REFUSED
    assert site.asked == []
    assert not any(map(is_public, ("127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "::1", "fe80::1")))


def test_a_redirect_into_a_private_network_is_not_followed(tmp_path: Path, site: Site, extractor: Extractor) -> None:
    site.answers["/page"] = Answer(status=302, headers={"Location": "http://10.0.0.1/secret"})
    careful = Fetcher(Limits(pause=0), guard=lambda address: address == "127.0.0.1")
    (outcome,) = run(record_with(tmp_path, site.url("/page")), Reader(careful, extractor))
    assert (outcome.reading.verdict, outcome.reading.reason) == (
        Verdict.REFUSED,
        "the address leads into a private network",
    )


def test_a_site_is_given_a_pause_between_two_requests(site: Site) -> None:
    site.answers["/page"] = Answer(b"text")
    pauses: list[float] = []
    polite = Fetcher(Limits(pause=2.0), guard=lambda _: True, wait=pauses.append)
    polite.fetch(site.url("/page"))
    assert len(pauses) == 1
    assert 1.5 < pauses[0] <= 2.0


def test_a_run_is_taken_up_where_it_ended(tmp_path: Path, site: Site, extractor: Extractor) -> None:
    site.answers["/page"] = Answer(page(WORDS))
    root = record_with(tmp_path, site.url("/page"))
    assert len(run(root, Reader(fetcher(), extractor))) == 1
    assert run(root, Reader(fetcher(), extractor), DAY + timedelta(days=29)) == []
    assert len(run(root, Reader(fetcher(), extractor), DAY + timedelta(days=30))) == 1


def test_rot_and_drift_are_told_apart(tmp_path: Path, site: Site, extractor: Extractor) -> None:
    site.answers["/page"] = Answer(page(WORDS))
    root = record_with(tmp_path, site.url("/page"))
    run(root, Reader(fetcher(), extractor))
    site.answers["/page"] = Answer(page("The harbour stays as it is."))
    (drifted,) = run(root, Reader(fetcher(), extractor), DAY + timedelta(days=40))
    assert (drifted.drifted, drifted.rotted) == (True, False)
    verifications.write(root, found_once(root))
    site.answers["/page"] = Answer(status=404)
    (rotted,) = run(root, Reader(fetcher(), extractor), DAY + timedelta(days=80))
    assert (rotted.drifted, rotted.rotted) == (False, True)


def found_once(root: Path) -> verifications.Verification:
    """Return what is on file, as if the words had been found in every place."""
    (statement,) = (path.relative_to(root / "positions") for path in (root / "positions").rglob("*.yaml"))
    found = verifications.read_one(root, str(statement.with_suffix("")))
    assert found
    told = found.model_dump(mode="json")
    for one in told["passages"]:
        for reading in one["readings"]:
            reading["verdict"] = "found"
    return verifications.Verification.model_validate(told)


def test_other_words_are_looked_for_anew(tmp_path: Path, site: Site, extractor: Extractor) -> None:
    site.answers["/page"] = Answer(page(WORDS))
    root = record_with(tmp_path, site.url("/page"))
    run(root, Reader(fetcher(), extractor))
    statement = root / "positions/ana-rivera/harbour-toll/2024-03-01-speech.yaml"
    statement.write_text(statement.read_text("utf-8").replace("will be halved", "will go"), "utf-8")
    (outcome,) = run(root, Reader(fetcher(), extractor), DAY + timedelta(days=1))
    assert outcome.reading.verdict is Verdict.NOT_FOUND


def test_a_saved_copy_is_read_in_place_of_the_page(tmp_path: Path, site: Site, extractor: Extractor) -> None:
    saved = tmp_path / "saved.html"
    saved.write_bytes(page(WORDS))
    root = record_with(tmp_path / "record", site.url("/page"))
    (outcome,) = run(root, Reader(fetcher(), extractor, {site.url("/page"): saved}))
    assert (outcome.reading.verdict, outcome.reading.saved_copy) == (Verdict.FOUND, True)
    assert site.asked == []


def test_an_archived_copy_is_proposed_only_if_the_words_stand_on_it(
    tmp_path: Path, site: Site, extractor: Extractor
) -> None:
    site.answers["/page"] = Answer(status=404)
    site.answers["/copy"] = Answer(page(WORDS))
    site.answers["/other"] = Answer(page("Nothing of the kind."))
    (outcome,) = run(record_with(tmp_path, site.url("/page")), Reader(fetcher(), extractor))
    for target, proposed in (("/copy", site.url("/copy")), ("/other", None)):
        closest = {"closest": {"available": True, "url": site.url(target)}}
        told = json.dumps({"archived_snapshots": closest}).encode()
        site.answers["/wayback"] = Answer(told, headers={"Content-Type": "application/json"})
        service = site.url("/wayback")
        assert propose(outcome, Reader(fetcher(), extractor), service=service) == proposed


@pytest.mark.parametrize("text", ["", "[", '{"statement": 1}', "[" * 5000, '{"statement": "a/b/c", "passages": []}'])
def test_a_damaged_file_of_findings_counts_as_none(tmp_path: Path, text: str) -> None:
    target = tmp_path / verifications.path_of("ana-rivera/harbour-toll/2024-03-01-speech")
    target.parent.mkdir(parents=True)
    target.write_text(text, "utf-8")
    assert verifications.read_one(tmp_path, "ana-rivera/harbour-toll/2024-03-01-speech") is None


def test_scripts_and_styles_are_no_text() -> None:
    content = b"<html><body><script>secret words</script><style>p{color:red}</style><p>Plain words.</p></body></html>"
    assert all("secret" not in text for text in extract(content, "text/html").texts)


def test_the_command_says_what_was_found_and_fails_where_words_are_missing(tmp_path: Path, site: Site) -> None:
    site.answers["/page"] = Answer(page(WORDS))
    root = record_with(tmp_path, site.url("/page"))

    def command(*options: str) -> "subprocess.CompletedProcess[str]":
        tracker = str(Path(sys.executable).parent / "tracker")
        arguments = [tracker, "verify", "--root", str(root), "--loopback", *options]
        return subprocess.run(arguments, capture_output=True, text=True, check=False)

    done = command()
    assert done.returncode == 0, done.stderr
    assert "quote: words found: http://127.0.0.1" in done.stdout
    site.answers["/page"] = Answer(page("Nothing of the kind."))
    done = command("--days", "0")
    assert done.returncode == 1
    assert "drifted: words not found" in done.stdout

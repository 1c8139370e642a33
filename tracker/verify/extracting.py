"""The text of a page: HTML or PDF, taken out in a process of its own, which is ended when a page takes too long."""

import hashlib
import io
import multiprocessing
from collections.abc import Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import Final, Self

_SECONDS: Final = 20.0
_PDF: Final = b"%PDF-"
_PAGES: Final = 2_000


@dataclass(frozen=True, slots=True)
class Extracted:
    """A page's text in more than one reading: the article, and everything on the page; none where there is no text."""

    texts: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """The SHA-256 of the first reading: it changes when the article does, not when an advertisement does."""
        return hashlib.sha256(" ".join(self.texts[:1]).encode("utf-8", "surrogatepass")).hexdigest()


def extract(content: bytes, content_type: str) -> Extracted:
    """Take the text out of a page; a damaged one has none."""
    if content.startswith(_PDF) or "application/pdf" in content_type:
        return _kept([_pdf(content)])
    if content_type.startswith("text/plain"):
        return _kept([content.decode("utf-8", "replace")])
    return _kept(_html(content))


def _kept(texts: Sequence[str | None]) -> Extracted:
    return Extracted(tuple(dict.fromkeys(text for text in texts if text and text.strip())))


def _pdf(content: bytes) -> str:
    from pypdf import PdfReader  # noqa: PLC0415 - only verification reads PDF
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    try:
        pages = PdfReader(io.BytesIO(content)).pages
        return "\n".join(page.extract_text() for page, _ in zip(pages, range(_PAGES), strict=False))
    except (PyPdfError, ValueError, KeyError, RecursionError):
        return ""


def _html(content: bytes) -> Sequence[str | None]:
    """Read the article as trafilatura finds it, then all text of the page: a caption or a box may hold the words."""
    import trafilatura  # noqa: PLC0415 - only verification reads pages

    tree = trafilatura.load_html(content)
    if tree is None:
        return ()
    everything = trafilatura.html2txt(tree)
    return (trafilatura.extract(content, favor_recall=True, include_comments=False), everything)


@dataclass(slots=True)
class Extractor:
    """Runs `extract` in another process, so that a hostile page can be given up."""

    seconds: float = _SECONDS
    _workers: list[ProcessPoolExecutor] = field(default_factory=list)

    def __enter__(self) -> Self:
        """Use the extractor; the process starts with the first page."""
        return self

    def __exit__(self, *_error: object) -> None:
        """End the process."""
        self._end()

    def text(self, content: bytes, content_type: str) -> Extracted:
        """Return the text of a page; none where it takes too long or ends the process."""
        if not self._workers:
            context = multiprocessing.get_context("spawn")
            self._workers.append(ProcessPoolExecutor(1, mp_context=context))
        try:
            return self._workers[0].submit(extract, content, content_type).result(self.seconds)
        except (TimeoutError, BrokenExecutor):
            self._end()
            return Extracted()

    def _end(self) -> None:
        while self._workers:
            worker = self._workers.pop()
            for process in list((worker._processes or {}).values()):  # noqa: SLF001 - no public way to end a busy one
                process.kill()
            worker.shutdown(cancel_futures=True)

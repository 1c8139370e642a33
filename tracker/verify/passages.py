"""Which words are looked for, and where: every quotation of a statement and of its responses, with its addresses."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.dataset import Filed
from tracker.records import Citation, Response, Statement, cited
from tracker.urls import normalise
from tracker.verifications import digest_of, quotations


@dataclass(frozen=True, slots=True)
class Place:
    """An address at which the words may stand; `is_original` where it is the original's own page."""

    url: str
    is_original: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation; `part` is its key in the file: `quote` or `responses/0/quote`."""

    statement: str
    part: str
    quote: str
    places: tuple[Place, ...]

    @property
    def digest(self) -> str:
        """The digest by which findings are kept."""
        return digest_of(self.quote)


def passages(filed: Filed[Statement]) -> Iterator[Passage]:
    """Yield the quotations of a statement, each with the addresses of what it is cited to."""
    for part, quote in quotations(filed.record):
        cites = filed.record if part == "quote" else filed.record.responses[int(part.split("/")[1])]
        yield Passage(filed.id, part, quote, _places(cites))


def _places(record: Statement | Response) -> tuple[Place, ...]:
    """Return the addresses in the order in which they are best evidence; each page once."""
    found: dict[str, Place] = {}
    for citation in cited(record):
        for place in _of(citation):
            found.setdefault(normalise(place.url), place)
    return tuple(found.values())


def _of(citation: Citation) -> Iterator[Place]:
    originals = (citation.url, citation.archived)
    yield from (Place(url, is_original=True) for url in originals if url)
    copies = (url for carrier in citation.carriers for url in (carrier.url, carrier.archived))
    yield from (Place(url, is_original=False) for url in copies if url)

"""A run: every quotation at every address, what was found there, and how that differs from the time before."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from tracker.dataset import Dataset, Filed
from tracker.records import Statement
from tracker.urls import normalise
from tracker.verifications import Reading, Verification, Verified, read_one, write
from tracker.verify.extracting import Extracted, Extractor
from tracker.verify.fetching import Fetched, Fetcher
from tracker.verify.matching import Finding, find
from tracker.verify.passages import Passage, Place, passages
from tracker.vocabulary import Verdict

Copies = Mapping[str, Path]
"""Saved copies of pages, by the address that they are copies of."""
Progress = Callable[[int, int], None]

_RETRIED: Final = frozenset({Verdict.UNREACHABLE})
_NOTHING: Final = Finding(found=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of looking for one quotation at one address; `earlier` is the reading before."""

    passage: Passage
    reading: Reading
    finding: Finding
    earlier: Reading | None

    @property
    def rotted(self) -> bool:
        """Whether a page on which the words once stood is gone or no longer answers."""
        return self._was_found and self.reading.verdict in {Verdict.GONE, Verdict.UNREACHABLE}

    @property
    def drifted(self) -> bool:
        """Whether the words once stood on the page and do not any more."""
        return self._was_found and self.reading.verdict is Verdict.NOT_FOUND

    @property
    def _was_found(self) -> bool:
        return self.earlier is not None and self.earlier.verdict is Verdict.FOUND


@dataclass(slots=True)
class Reader:
    """Gives the text of an address: each page is fetched once a run, from a saved copy where there is one."""

    fetcher: Fetcher
    extractor: Extractor
    copies: Copies = field(default_factory=dict)
    _read: dict[str, tuple[Fetched, Extracted]] = field(default_factory=dict)

    def text(self, url: str) -> tuple[Fetched, Extracted]:
        """Return what was fetched from an address, and its text."""
        key = normalise(url)
        if key not in self._read:
            fetched = self._saved(url) or self.fetcher.fetch(url)
            extracted = Extracted() if fetched.verdict else self.extractor.text(fetched.content, fetched.content_type)
            self._read[key] = (fetched, extracted)
        return self._read[key]

    def has_copy(self, url: str) -> bool:
        """Whether a saved copy is read in place of the page."""
        return url in self.copies

    def _saved(self, url: str) -> Fetched | None:
        if url not in self.copies:
            return None
        path = self.copies[url]
        return Fetched(url, content=path.read_bytes(), content_type="text/plain" if path.suffix == ".txt" else "")


def verify(
    dataset: Dataset,
    root: Path,
    *,
    reader: Reader,
    today: date,
    fresh_for: timedelta,
    within: Callable[[str], bool] = lambda _: True,
    progress: Progress = lambda _done, _all: None,
) -> Iterator[Outcome]:
    """Look for every quotation and write what was found, statement by statement, so that a run can be taken up again.

    A reading younger than `fresh_for` is not repeated, unless the site did not answer. `within` chooses by path.
    """
    chosen = [one for one in dataset.statements.values() if within(one.path)]
    for number, filed in enumerate(chosen, 1):
        yield from _statement(filed, root, reader, today, fresh_for)
        progress(number, len(chosen))


def _statement(
    filed: Filed[Statement], root: Path, reader: Reader, today: date, fresh_for: timedelta
) -> Iterator[Outcome]:
    earlier = read_one(root, filed.id)
    verified: list[Verified] = []
    outcomes: list[Outcome] = []
    for passage in passages(filed):
        known = earlier.of(passage.part, passage.digest) if earlier else None
        readings: list[Reading] = []
        for place in passage.places:
            last = next((one for one in known.readings if one.url == place.url), None) if known else None
            if last and last.verdict not in _RETRIED and today - last.on < fresh_for:
                readings.append(last)
                continue
            outcome = _look(passage, place, reader, today, last)
            outcomes.append(outcome)
            readings.append(outcome.reading)
        verified.append(Verified(part=passage.part, quote_sha256=passage.digest, readings=tuple(readings)))
    if outcomes:
        write(root, Verification(statement=filed.id, passages=tuple(verified)))
    yield from outcomes


def _look(passage: Passage, place: Place, reader: Reader, today: date, earlier: Reading | None) -> Outcome:
    fetched, extracted = reader.text(place.url)
    finding = _best(passage.quote, extracted)
    reading = Reading(
        url=place.url,
        is_original=place.is_original,
        on=today,
        verdict=_verdict(fetched, extracted, finding),
        reason=fetched.reason,
        text_sha256=extracted.digest if extracted.texts else None,
        saved_copy=reader.has_copy(place.url),
    )
    return Outcome(passage, reading, finding, earlier)


def _verdict(fetched: Fetched, extracted: Extracted, finding: Finding) -> Verdict:
    if fetched.verdict:
        return fetched.verdict
    if not extracted.texts:
        return Verdict.UNREADABLE
    return Verdict.FOUND if finding.found else Verdict.NOT_FOUND


def _best(quote: str, extracted: Extracted) -> Finding:
    """Return the finding in the first reading of the page that has the words, else the nearest in the first."""
    findings = [find(quote, text) for text in extracted.texts]
    return next((one for one in findings if one.found), next(iter(findings), _NOTHING))

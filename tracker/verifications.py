"""What verifications found, in files of their own below `verifications/`: written by `tracker verify`, read for pages.

One JSON file per statement, at the path of its id. They are a machine's findings about the record, not part of it: a
damaged file counts as none, never stops a load, and is written anew by the next run.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from tracker.documents import read as read_bytes
from tracker.problems import Problem
from tracker.records import Statement, Url
from tracker.vocabulary import Verdict

FOLDER: Final = "verifications"
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Reading(_Model):
    """One address, read once: what came of it, when, and the digest of the text that was read."""

    url: Url = Field(description="The address that the record names.")
    is_original: bool = Field(description="Whether it is the original's own page, not a copy or a report.")
    on: date = Field(description="The day it was read.")
    verdict: Verdict = Field(description="What came of it.")
    reason: Annotated[str, StringConstraints(max_length=200)] = Field(default="", description="Why there is no page.")
    text_sha256: Digest | None = Field(default=None, description="The digest of the text of the page.")
    saved_copy: bool = Field(default=False, description="Whether a saved copy was read in its place.")


class Verified(_Model):
    """A quotation and its readings, the latest of each address."""

    part: str = Field(pattern=r"^(quote|responses/\d{1,3}/quote)$", description="Where the words stand in the file.")
    quote_sha256: Digest = Field(description="The digest of the words that were looked for.")
    readings: tuple[Reading, ...] = Field(description="What came of each address.")


class Verification(_Model):
    """All that was found for one statement."""

    statement: str = Field(description="The statement's id.")
    passages: tuple[Verified, ...] = Field(description="Its quotations.")

    def of(self, part: str, quote_sha256: str) -> Verified | None:
        """Return what was found for these very words, or None."""
        return next((one for one in self.passages if (one.part, one.quote_sha256) == (part, quote_sha256)), None)


def quotations(record: Statement) -> Iterator[tuple[str, str]]:
    """Yield the quotations of a statement by their part; those of a withdrawn one are shown to nobody."""
    if record.withdrawn:
        return
    if record.quote:
        yield "quote", record.quote
    for number, response in enumerate(record.responses):
        if response.quote:
            yield f"responses/{number}/quote", response.quote


def digest_of(quote: str) -> str:
    """Return the SHA-256 of a quotation: what was found for other words says nothing of these."""
    return hashlib.sha256(quote.encode()).hexdigest()


def path_of(statement: str) -> str:
    """Return the path of a statement's file, relative to the root."""
    return f"{FOLDER}/{statement}.json"


def read_one(root: Path, statement: str) -> Verification | None:
    """Read what was found for a statement; None where nothing is on file or the file is damaged."""
    data = read_bytes(root, path_of(statement))
    if isinstance(data, Problem):
        return None
    try:
        found = Verification.model_validate(json.loads(data))
    except (ValidationError, ValueError, RecursionError):
        return None
    return found if found.statement == statement else None


def read(root: Path, statements: Iterable[str]) -> Mapping[str, Verification]:
    """Read what was found for these statements."""
    if not (root / FOLDER).is_dir():
        return {}
    found = ((one, read_one(root, one)) for one in statements if (root / path_of(one)).exists())
    return {statement: one for statement, one in found if one}


def write(root: Path, found: Verification) -> None:
    """Write what was found for a statement in place of what was there, at once."""
    target = root / path_of(found.statement)
    target.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(found.model_dump(mode="json", exclude_defaults=True), indent=2, ensure_ascii=False)
    fresh = target.with_suffix(".json.new")
    fresh.write_text(f"{text}\n", "utf-8")
    fresh.replace(target)

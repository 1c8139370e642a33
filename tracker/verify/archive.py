"""Proposing archived copies: asked of the Wayback Machine, never made up, and read before they are proposed."""

import json
from typing import Final
from urllib.parse import quote

from tracker.urls import check_url
from tracker.verify.matching import find
from tracker.verify.running import Outcome, Reader

WAYBACK: Final = "https://archive.org/wayback/available"


def propose(outcome: Outcome, reader: Reader, *, service: str = WAYBACK) -> str | None:
    """Return the archived copy of an outcome's address that the service names, if the words stand on it.

    An editor opens it and adds it to the record as `archived`; this never does.
    """
    answer = reader.fetcher.fetch(f"{service}?url={quote(outcome.reading.url, safe='')}")
    archived = _closest(answer.content) if answer.verdict is None else None
    if archived is None or check_url(archived):
        return None
    _, extracted = reader.text(archived)
    return archived if any(find(outcome.passage.quote, text).found for text in extracted.texts) else None


def _closest(content: bytes) -> str | None:
    """Read the address of the closest copy from the service's answer; None where there is none."""
    try:
        closest = json.loads(content)["archived_snapshots"]["closest"]
        return str(closest["url"]) if closest["available"] else None
    except (ValueError, KeyError, TypeError):
        return None

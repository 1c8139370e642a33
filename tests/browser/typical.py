"""A typical address of every page on the invented and on the real record, and further states worth a look."""

from typing import Final

INVENTED_QUERIES: Final = {
    "": "issue=harbour",
    "timeline": "policy=harbour-toll",
    "candidate": "candidate=ana-rivera",
    "policy": "policy=close-old-harbour",
    "method": "",
    "statement": "id=ana-rivera/close-old-harbour/2024-05-lighthouse-weekly",
    "contribute": "",
}
"""The query of each page; `test_every_page_has_a_typical_address` holds both complete."""

REAL_QUERIES: Final = {
    "": "",
    "timeline": "policy=federal-abortion-limit",
    "candidate": "candidate=kamala-harris",
    "policy": "policy=military-force-against-cartels",
    "method": "",
    "statement": "id=donald-trump/military-force-against-cartels/2024-rolling-stone",
    "contribute": "",
}

FURTHER: Final = (
    "candidate",
    "candidate?candidate=kamala-haris",
    "policy",
    "policy?policy=border-wal",
    "statement?id=no/such/one",
    "timeline?policy=no-such-one",
    "timeline?candidate=donald-trump",
    "?issue=drug-cartels&bar=everything",
)
"""Lists, other subjects and addresses that name nothing, on the real record."""


def address(site: str, path: str, query: str) -> str:
    """Return the address of a page on a server."""
    return f"{site}/{path}?{query}" if query else f"{site}/{path}"

"""How far each rule looks: what two files must share for one to make a problem of the other.

A load that reads only what has changed relies on it: a record without a problem stays without one if there is none
among the changed files and those that share something with them, old or new. So every rule of `CHECKS` says here what
it compares; a rule that is not named here fails the tests. The rules over one statement or citation compare nothing.
It relies on one thing more: no rule finds a problem on one day where, the day before, there was none.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from enum import Enum, auto
from itertools import chain
from typing import Final

from tracker.checks import (
    citations,
    dates,
    drift,
    duplicates,
    names,
    order,
    quotes,
    references,
    searches,
    signs,
    sources,
    wording,
)
from tracker.dataset import Dataset
from tracker.problems import Problem
from tracker.records import Citation, RemovedStatement, Statement, original_keys
from tracker.urls import normalise


class Reach(Enum):
    """What a rule compares a statement's file with, besides the seeds; no rule about two statements goes further."""

    SEEDS = auto()
    """Nothing else: the file alone, or only seeds."""
    CANDIDATE = auto()
    """The other files of its candidate."""
    NAMED = auto()
    """The statements that it names by an id, of today or of old, and those that so name it."""
    ORIGINAL = auto()
    """Those that cite one of its originals."""
    PAGE = auto()
    """Those that cite, or name as a copy, a page that it cites or names."""
    NAMES = auto()
    """Those that spell a publisher or a person, as often as they do."""


REACH: Final[Mapping[Callable[[Dataset, date], Iterable[Problem]], AbstractSet[Reach]]] = {
    dates.nothing_is_said_in_the_future: {Reach.SEEDS},
    dates.nothing_is_published_in_the_future: {Reach.SEEDS},
    dates.nothing_is_done_in_the_future: {Reach.SEEDS},
    dates.nothing_is_published_before_it_is_said: {Reach.SEEDS},
    dates.dates_keep_to_one_side: {Reach.SEEDS},
    dates.elections_have_days: {Reach.SEEDS},
    quotes.foreign_quotes_are_translated: {Reach.SEEDS},
    references.folders_name_candidates_and_policies: {Reach.SEEDS},
    references.elections_name_candidates_and_policies: {Reach.SEEDS},
    references.replaced_policies_are_there: {Reach.SEEDS},
    references.rivals_are_candidates: {Reach.SEEDS},
    references.named_statements_are_there: {Reach.NAMED},
    names.policies_have_one_place: {Reach.SEEDS},
    names.old_addresses_are_free: {Reach.NAMED},
    names.file_names_begin_with_the_date: {Reach.SEEDS},
    names.names_are_visible: {Reach.SEEDS},
    order.after_joins_equal_dates: {Reach.NAMED},
    order.after_leads_to_a_first: {Reach.CANDIDATE},  # `after` stays in a folder, or is a problem by itself
    order.opposed_statements_have_an_order: {Reach.CANDIDATE},
    order.corrections_name_earlier_statements: {Reach.NAMED},
    citations.campaign_sites_are_the_campaigns: {Reach.SEEDS},
    sources.occasions_describe_their_sources_alike: {Reach.CANDIDATE, Reach.ORIGINAL},
    sources.addresses_have_one_description: {Reach.PAGE},
    sources.originals_are_quoted_briefly: {Reach.ORIGINAL},
    searches.places_are_different: {Reach.SEEDS},
    searches.own_sites_are_searched: {Reach.SEEDS},
    duplicates.occasions_are_filed_once: {Reach.CANDIDATE, Reach.ORIGINAL},
    duplicates.words_are_filed_once: {Reach.CANDIDATE},
    drift.pages_have_one_address: {Reach.PAGE},
    drift.publishers_have_one_spelling: {Reach.NAMES},
    drift.people_have_one_spelling: {Reach.NAMES},
    wording.policies_do_not_judge: {Reach.SEEDS},
    signs.texts_are_visible: {Reach.SEEDS},
}
"""What each rule compares; the candidate of a file is told by its path, all else by its keys."""

PUBLISHER: Final = "publisher "
PERSON: Final = "person "
"""How the keys of names begin: the name follows, as it is written."""


def keys_of(record: Statement | RemovedStatement) -> set[str]:
    """Return what a statement's file shares with others, one text for each thing; a few may be another's as well."""
    keys = {f"statement {named}" for named in record.formerly}
    if isinstance(record, Statement):
        keys.update([f"statement {named}" for named in named_by(record)])
        speakers = (record.speaker, *[one.speaker for one in record.responses])
        keys.update([PERSON + name for name in speakers if name])
        for citation in citations_of(record):
            keys.update(keys_of_original(citation), _keys_of_names(citation))
            keys.update([_key_of_page(normalise(copy.url)) for copy in citation.carriers if copy.url])
    return keys


def citations_of(record: Statement) -> Iterable[Citation]:
    """Return the citations of a statement and of the responses to it."""
    if not record.responses:
        return record.citations
    return [*record.citations, *chain.from_iterable(one.citations for one in record.responses)]


def named_by(record: Statement) -> set[str]:
    """Return the ids of the statements that a statement names."""
    named = [record.after, record.corrects]
    named += [one.statement for one in record.distinct_from]
    named += [one.statement for one in record.responses]
    named += [one.statement for one in citations_of(record)]
    return {one for one in named if one}


def keys_of_original(citation: Citation) -> list[str]:
    """Return the keys of a citation's original: another citation of it has one of them, or leads there by others."""
    return [
        _key_of_page(rest[0]) if kind == "url" else f"original {_digest(kind + repr(rest))}"
        for kind, *rest in original_keys(citation)
    ]


def _keys_of_names(citation: Citation) -> list[str]:
    names = [PUBLISHER + copy.publisher for copy in citation.carriers]
    names += [PUBLISHER + citation.publisher] if citation.publisher else []
    names += [PERSON + citation.author] if citation.author else []
    return names


def _key_of_page(normalised: str) -> str:
    return f"page {_digest(normalised)}"


def _digest(text: str) -> str:
    """Shorten a text; that two may become one costs no more than a file that is read for nothing."""
    return f"{zlib.crc32(text.encode('utf-8', 'surrogatepass')):x}"


def urls_of(record: Statement) -> Iterator[str]:
    """Yield the addresses that a statement's citations and carriers name."""
    for citation in citations_of(record):
        yield from (url for url in (citation.url, *(copy.url for copy in citation.carriers)) if url)

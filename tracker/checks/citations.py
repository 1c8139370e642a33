"""Citations, one by one: what each is, that it can be found, that it is what it says it is."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain

from tracker.dataset import Cited, Dataset, Filed, cell_of, originals
from tracker.problems import Key, Problem
from tracker.records import Candidate, Statement, cited
from tracker.urls import host, on_domain
from tracker.vocabulary import CitationKind, SaidBy

_DESCRIBED_BY = ("publisher", "title", "published")
_OUTLETS = frozenset({CitationKind.NEWS_REPORT, CitationKind.BOOK, CitationKind.MEMOIR})
_ADDRESS = re.compile(r"(https?://|www\.)\S+|([a-z0-9-]+\.)+[a-z]{2,}/\S*", re.IGNORECASE)
_ISBN_10 = 10


def something_else_than_pledges_is_cited(filed: Filed[Statement]) -> Iterator[Problem]:
    """A statement, and each response, cites something besides rivals' pledges."""
    cure = "add the original in which this candidate's statement can be read"
    if not cited(filed.record):
        yield filed.problem("C102", "citations", message="only a rival's pledge is cited", cure=cure)
    for number, response in enumerate(filed.record.responses):
        if not cited(response):
            key = ("responses", number, "citations")
            yield filed.problem("C102", *key, message="only a rival's pledge is cited", cure=cure)


def unnamed_sources_have_an_outlet(filed: Filed[Statement]) -> Iterator[Problem]:
    """What unnamed sources say is cited to the outlet that spoke to them."""
    if filed.record.said_by is not SaidBy.UNNAMED_SOURCES or not filed.record.sources_described:
        return  # not described at all is problem enough: perhaps they are not unnamed
    kinds = [citation.kind for citation in cited(filed.record)]
    if kinds and _OUTLETS.isdisjoint(kinds):
        message = f"unnamed sources speak, and a `{kinds[0]}` is cited: which outlet spoke to them?"
        cure = "cite that outlet's report as `kind: news_report`; a page that repeats it is its carrier"
        at = [citation.kind for citation in filed.record.citations].index(kinds[0])
        yield filed.problem("C109", "citations", at, "kind", message=message, cure=cure)


def rivals_are_named(one: Cited) -> Iterator[Problem]:
    """A rival's pledge names the rival, and nothing else does."""
    is_pledge = one.citation.kind is CitationKind.RIVAL_PLEDGE
    if is_pledge and not one.citation.rival:
        cure = "add `rival` with the candidate's slug"
        yield _at(one, "C103", message="`rival` is missing: whose pledge is it?", cure=cure)
    name = "rival" if one.citation.rival else "statement"
    if not is_pledge and (one.citation.rival or one.citation.statement):
        message = f"`{name}` is only for a rival's pledge, and this is a `{one.citation.kind}`"
        yield _at(one, "C104", name, message=message, cure="delete the line, or write `kind: rival_pledge`")


def originals_can_be_found(one: Cited) -> Iterator[Problem]:
    """An original is described, and there is a place in which it can be read."""
    citation = one.citation
    if citation.kind is CitationKind.RIVAL_PLEDGE and citation.statement:
        return  # the rival's own statement describes it
    lacking = [name for name in _DESCRIBED_BY if not getattr(citation, name)]
    if lacking:
        names = " and ".join(f"`{name}`" for name in lacking)
        message = f"{names} {'is' if len(lacking) == 1 else 'are'} missing in this citation"
        yield _at(one, "C105", message=message, cure="add what the page or the book says of itself")
    elif not (citation.url or citation.isbn or any(carrier.url for carrier in citation.carriers)):
        cure = "add `url` or `isbn`, or a carrier with the `url` at which you read it"
        yield _at(one, "C106", message="nothing says where this can be read", cure=cure)


def isbns_have_their_check_digit(one: Cited) -> Iterator[Problem]:
    """The last digit of an ISBN agrees with the others."""
    isbn = one.citation.isbn
    if isbn and not _agrees(isbn.replace("-", "").replace(" ", "")):
        message = f"the last digit of the ISBN `{isbn}` does not agree with the others"
        yield _at(one, "C111", "isbn", message=message, cure="compare it with the book, digit by digit")


def _agrees(isbn: str) -> bool:
    """Compute the check digit of ISO 2108: modulo 11 for ten digits, modulo 10 for thirteen."""
    digits = [10 if sign == "X" else int(sign) for sign in isbn]
    if len(digits) == _ISBN_10:
        return sum(weight * digit for weight, digit in zip(range(10, 0, -1), digits, strict=True)) % 11 == 0
    return "X" not in isbn and sum(digit * (1, 3)[place % 2] for place, digit in enumerate(digits)) % 10 == 0


def titles_are_titles(one: Cited) -> Iterator[Problem]:
    """No title is a web address."""
    carried = ((("carriers", index), carrier.title) for index, carrier in enumerate(one.citation.carriers))
    titles: tuple[tuple[Key, str | None], ...] = (((), one.citation.title), *carried)
    for key, title in titles:
        if title and _ADDRESS.fullmatch(title):
            cure = "write the title as printed, or a description in square brackets: `[Post on the carbon tax]`"
            yield _at(one, "C112", *key, "title", message="the title is a web address", cure=cure)


def _at(one: Cited, code: str, *key: str | int, message: str, cure: str) -> Problem:
    return one.filed.problem(code, *one.key, *key, message=message, cure=cure)


def campaign_sites_are_the_campaigns(dataset: Dataset, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """The address of a campaign site is on a domain of the candidate, or of the one who speaks of the candidate."""
    everybody = tuple(site for filed in dataset.candidates.values() for site in filed.record.sites)
    for one in chain.from_iterable(originals(dataset).groups.values()):
        owner = dataset.candidates.get(cell_of(one.filed.id)[0])
        if owner and one.citation.kind is CitationKind.CAMPAIGN_SITE:
            others = one.response or one.filed.record.said_by is SaidBy.OPPONENT
            yield from _off_site(one, owner, everybody if others else owner.record.sites)


def _off_site(one: Cited, owner: Filed[Candidate], sites: tuple[str, ...]) -> Iterator[Problem]:
    url = one.citation.url
    if url and not any(on_domain(url, site) for site in sites):
        message = f"`{host(url)}` is no domain of {owner.record.name}’s campaign"
        listed = ", ".join(owner.record.sites) or "none"
        cure = f"mend `kind`, or add the domain to {owner.path}, which lists {listed}"
        yield _at(one, "C101", "url", message=message, cure=cure)

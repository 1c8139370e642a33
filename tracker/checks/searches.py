"""Searches: three places that are three, one of them the candidate's own."""

import re
from collections.abc import Iterator
from datetime import date

from tracker.dataset import Dataset, Filed
from tracker.problems import Problem
from tracker.records import Search, SearchedPlace
from tracker.urls import host, normalise, on_domain


def places_are_different(dataset: Dataset, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """No place of a search is named twice, unless it was asked something else."""
    for filed in dataset.searches.values():
        seen: dict[tuple[str, str], int] = {}
        for number, place in enumerate(filed.record.places):
            first = seen.setdefault(_asked(place), number)
            if first != number:
                message = f"this place is the same as the {_ORDINALS.get(first, 'earlier')} one"
                cure = "delete it, or write in `query` what was asked there this time"
                yield filed.problem("D102", "places", number, message=message, cure=cure)


_ORDINALS = {0: "first", 1: "second", 2: "third"}


def _asked(place: SearchedPlace) -> tuple[str, str]:
    where = normalise(place.url) if place.url else place.where.casefold()
    return where, (place.query or "").casefold()


def own_sites_are_searched(dataset: Dataset, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """One place of a search is the candidate's own site, or an archive of it."""
    for (candidate, _), filed in dataset.searches.items():
        owner = dataset.candidates.get(candidate)
        if owner and owner.record.sites and not _is_own(filed, owner.record.sites):
            message = f"no place is on {owner.record.name}’s own site"
            cure = f"look there, or in an archive of it, and give the `url`: {' or '.join(owner.record.sites)}"
            yield filed.problem("C113", "places", message=message, cure=cure)


def _is_own(filed: Filed[Search], sites: tuple[str, ...]) -> bool:
    urls = [place.url for place in filed.record.places if place.url]
    return any(on_domain(url, site) or _holds(url, site) for url in urls for site in sites)


def _holds(url: str, site: str) -> bool:
    """Whether an archive's address names the site: `https://archive.example.org/2024/https://site`."""
    path = url.partition(host(url))[2]
    return re.search(rf"(?:^|[/.@]){re.escape(site)}(?:[/:?#]|$)", path, re.IGNORECASE) is not None

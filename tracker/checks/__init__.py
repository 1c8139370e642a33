"""The rules that look at more than one field or file: each a small function that returns problems."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from tracker.checks import dates, fields, links, quotes
from tracker.dataset import Dataset, Filed
from tracker.problems import Problem
from tracker.records import Statement

__all__ = ["CHECKS", "STATEMENT_CHECKS", "check"]

STATEMENT_CHECKS: tuple[Callable[[Filed[Statement]], Iterable[Problem]], ...] = (
    fields.own_words_are_quoted,
    fields.tellers_are_named,
    fields.told_words_have_an_owner,
    fields.unnamed_sources_are_described,
    fields.a_part_of_it_only_leans,
    quotes.quotes_are_short,
    quotes.quotes_hold_words,
    quotes.quotes_come_with_what_describes_them,
    dates.responses_follow_statements,
    links.passages_can_be_read,
)
"""The rules over the fields of one statement."""

CHECKS: tuple[Callable[[Dataset, date], Iterable[Problem]], ...] = (
    dates.nothing_is_said_in_the_future,
    dates.nothing_is_published_in_the_future,
    dates.nothing_is_done_in_the_future,
    dates.nothing_is_published_before_it_is_said,
    dates.dates_keep_to_one_side,
    dates.elections_have_days,
    quotes.foreign_quotes_are_translated,
    links.folders_have_owners,
    links.statements_that_are_named_exist,
    links.candidates_of_elections_exist,
    links.campaign_sites_are_the_campaigns,
)
"""The rules over the whole dataset; each is told which day it is."""


def check(dataset: Dataset, today: date) -> Iterator[Problem]:
    """Yield every problem that the rules find."""
    for filed in dataset.statements.values():
        for rule in STATEMENT_CHECKS:
            yield from rule(filed)
    for over_all in CHECKS:
        yield from over_all(dataset, today)

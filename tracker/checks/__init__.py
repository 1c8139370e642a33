"""The rules that look at more than one field or file: each a small function that returns problems."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain

from tracker.checks import (
    citations,
    dates,
    drift,
    duplicates,
    fields,
    names,
    order,
    quotes,
    references,
    searches,
    signs,
    sources,
    wording,
)
from tracker.dataset import Cited, Dataset, Filed, originals
from tracker.problems import Problem
from tracker.records import Statement

__all__ = ["CHECKS", "CITATION_CHECKS", "STATEMENT_CHECKS", "check", "check_each"]

STATEMENT_CHECKS: tuple[Callable[[Filed[Statement]], Iterable[Problem]], ...] = (
    fields.own_words_are_quoted,
    fields.tellers_are_named,
    fields.told_words_have_an_owner,
    fields.unnamed_sources_are_described,
    fields.a_part_of_it_only_leans,
    quotes.quotes_are_short,
    quotes.quotes_hold_words,
    quotes.quotes_come_with_what_describes_them,
    signs.quotes_stand_without_marks,
    dates.responses_follow_statements,
    order.no_statement_names_itself,
    order.corrections_are_the_candidates_own,
    citations.something_else_than_pledges_is_cited,
    citations.unnamed_sources_have_an_outlet,
    wording.statements_do_not_judge,
    wording.summaries_say_it_in_other_words,
)
"""The rules over the fields of one statement."""

CITATION_CHECKS: tuple[Callable[[Cited], Iterable[Problem]], ...] = (
    citations.rivals_are_named,
    citations.originals_can_be_found,
    citations.isbns_have_their_check_digit,
    citations.titles_are_titles,
    signs.titles_stand_without_marks,
)
"""The rules over the fields of one citation, of a statement or of a response."""

CHECKS: tuple[Callable[[Dataset, date], Iterable[Problem]], ...] = (
    dates.nothing_is_said_in_the_future,
    dates.nothing_is_published_in_the_future,
    dates.nothing_is_done_in_the_future,
    dates.nothing_is_published_before_it_is_said,
    dates.dates_keep_to_one_side,
    dates.elections_have_days,
    quotes.foreign_quotes_are_translated,
    references.folders_name_candidates_and_policies,
    references.elections_name_candidates_and_policies,
    references.replaced_policies_are_there,
    references.rivals_are_candidates,
    references.named_statements_are_there,
    names.policies_have_one_place,
    names.old_addresses_are_free,
    names.file_names_begin_with_the_date,
    names.names_are_visible,
    order.after_joins_equal_dates,
    order.after_leads_to_a_first,
    order.opposed_statements_have_an_order,
    order.corrections_name_earlier_statements,
    citations.campaign_sites_are_the_campaigns,
    sources.occasions_describe_their_sources_alike,
    sources.addresses_have_one_description,
    sources.originals_are_quoted_briefly,
    searches.places_are_different,
    searches.own_sites_are_searched,
    duplicates.occasions_are_filed_once,
    duplicates.words_are_filed_once,
    drift.pages_have_one_address,
    drift.publishers_have_one_spelling,
    drift.people_have_one_spelling,
    wording.policies_do_not_judge,
    signs.texts_are_visible,
)
"""The rules over the whole dataset; each is told which day it is."""


def check(dataset: Dataset, today: date) -> Iterator[Problem]:
    """Yield every problem that the rules find."""
    yield from check_each(dataset)
    for over_all in CHECKS:
        yield from over_all(dataset, today)


def check_each(dataset: Dataset) -> Iterator[Problem]:
    """Yield what the rules find that look at one statement or citation alone, and need no other file."""
    for filed in dataset.statements.values():
        for over_statement in STATEMENT_CHECKS:
            yield from over_statement(filed)
    for cited in chain.from_iterable(originals(dataset).groups.values()):
        for over_citation in CITATION_CHECKS:
            yield from over_citation(cited)

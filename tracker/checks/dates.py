"""Days: nothing in the future, nothing in the wrong order, no date across a day that decides."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from tracker.dataset import Dataset, Filed, Running, cell_of
from tracker.dates import DateError, EdtfDate, parse_date
from tracker.problems import Key, Problem
from tracker.records import Citation, Record, Response, Search, Statement, cited

Dated = tuple[Key, EdtfDate]

_LONG_AGO = 20  # years; a slip of the keyboard that gives an older day is not the likely one


def nothing_is_said_in_the_future(dataset: Dataset, today: date) -> Iterator[Problem]:
    """The date of a statement and of a response has come; a span may reach beyond today."""
    for filed in dataset.statements.values():
        yield from _not_said_yet(filed, ("date",), filed.record.date, today)
        for number, response in enumerate(filed.record.responses):
            yield from _not_said_yet(filed, ("responses", number, "date"), response.date, today)
    for removed in dataset.removed.values():
        yield from _not_said_yet(removed, ("date",), removed.record.date, today)


def _not_said_yet(filed: Filed[Record], key: Key, when: EdtfDate, today: date) -> Iterator[Problem]:
    if _first(when) > today:
        message = f"the date `{when.text}` is in the future"
        yield filed.problem("S301", *key, message=message, cure=_meant(when, today))


def nothing_is_published_in_the_future(dataset: Dataset, today: date) -> Iterator[Problem]:
    """The publication of every source has come."""
    for filed in dataset.statements.values():
        for key, when in _published(filed.record.citations, ()):
            if _first(when) > today:
                yield _not_published_yet(filed, key, when, today)
        for number, response in enumerate(filed.record.responses):
            for key, when in _published(response.citations, ("responses", number)):
                if _first(when) > today:
                    yield _not_published_yet(filed, key, when, today)


def _not_published_yet(filed: Filed[Statement], key: Key, when: EdtfDate, today: date) -> Problem:
    message = f"the date of publication `{when.text}` is in the future"
    return filed.problem("S303", *key, message=message, cure=_meant(when, today))


def nothing_is_done_in_the_future(dataset: Dataset, today: date) -> Iterator[Problem]:
    """Sources were read, files reviewed, places searched on a day that has come."""
    for statement in dataset.statements.values():
        yield from _not_done_yet(statement, _done(statement.record), today)
    for removed in dataset.removed.values():
        yield from _not_done_yet(removed, [(("removed", "on"), removed.record.removed.on)], today)
    for search in dataset.searches.values():
        yield from _not_done_yet(search, _searched(search.record), today)


def _not_done_yet(filed: Filed[Record], days: Iterable[Dated], today: date) -> Iterator[Problem]:
    for key, when in days:
        if when.latest > today:
            message = f"the day `{when.text}` is in the future"
            yield filed.problem("S304", *key, message=message, cure=_meant(when, today))


def _done(record: Statement) -> Iterator[Dated]:
    for index, review in enumerate(record.reviewed):
        yield ("reviewed", index, "on"), review.on
    if record.withdrawn:
        yield ("withdrawn", "on"), record.withdrawn.on
    yield from _accessed(record.citations, ())
    for number, response in enumerate(record.responses):
        yield from _accessed(response.citations, ("responses", number))


def _accessed(citations: tuple[Citation, ...], key: Key) -> Iterator[Dated]:
    for index, citation in enumerate(citations):
        if citation.accessed:
            yield (*key, "citations", index, "accessed"), citation.accessed


def _searched(record: Search) -> Iterator[Dated]:
    yield ("searched",), record.searched
    for index, place in enumerate(record.places):
        yield ("places", index, "on"), place.on


def nothing_is_published_before_it_is_said(dataset: Dataset, today: date) -> Iterator[Problem]:
    """No source of a statement, or of a response, is older than the first day on which it can have been said."""
    for filed in dataset.statements.values():
        yield from _too_early(filed, filed.record, (), today)
        for number, response in enumerate(filed.record.responses):
            yield from _too_early(filed, response, ("responses", number), today)


def _too_early(filed: Filed[Statement], said: Statement | Response, key: Key, today: date) -> Iterator[Problem]:
    first = _first(said.date)
    if first > today:
        return  # the date itself is at fault
    early = [found for found in _published(said.citations, key) if found[1].latest < first]
    if early and len(cited(said)) < len(said.citations):
        pledges = {one for one, citation in enumerate(said.citations) if citation not in cited(said)}
        early = [found for found in early if found[0][len(key) + 1] not in pledges]
    if early:
        at, when = min(early, key=lambda found: found[1].latest)
        message = f"published `{when.text}`, before it was said (`{said.date.text}`)"
        yield filed.problem("S302", *at, message=message, cure="compare both dates with the source")


def responses_follow_statements(filed: Filed[Statement]) -> Iterator[Problem]:
    """No response is older than what it answers."""
    first = _first(filed.record.date)
    for number, response in enumerate(filed.record.responses):
        if response.date.latest < first:
            message = f"answered `{response.date.text}`, before it was said (`{filed.record.date.text}`)"
            cure = "compare both dates with the sources"
            yield filed.problem("S306", "responses", number, "date", message=message, cure=cure)


def dates_keep_to_one_side(dataset: Dataset, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """A date does not span the first day of a campaign, election day or the day of leaving."""
    for filed in dataset.statements.values():
        when = filed.record.date
        if when.precision == "day":
            continue
        candidate, _ = cell_of(filed.id)
        spanned = chain.from_iterable(_spanned(when, running) for running in dataset.candidacies.get(candidate, ()))
        if crossed := next(spanned, None):
            message = f"the date `{when.text}` spans {crossed}"
            cure = "narrow it to the days before or after, as far as the source allows"
            yield filed.problem("W103", "date", message=message, cure=cure)


def _spanned(when: EdtfDate, running: Running) -> Iterator[str]:
    """Name the days that the date lies on both sides of; `opens` begins a side, the other two end one."""
    election, left = running.election.record, running.record.left
    if _before(when, election.opens):
        yield f"{election.opens.text}, the first day of the campaign ({running.election.id})"
    if _first(when) <= election.date.latest < when.latest:
        yield f"{election.date.text}, election day ({running.election.id})"
    if left and _first(when) <= left.latest < when.latest:
        yield f"{left.text}, the day of leaving the race ({running.election.id})"


def _before(when: EdtfDate, opens: EdtfDate) -> bool:
    return _first(when) < opens.latest <= when.latest


def elections_have_days(dataset: Dataset, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """A campaign opens before election day, and nobody leaves before entering."""
    for filed in dataset.elections.values():
        record = filed.record
        if record.opens.latest > record.date.latest:
            message = f"the campaign opens `{record.opens.text}`, after election day (`{record.date.text}`)"
            yield filed.problem("S305", "opens", message=message, cure="compare both days with the source")
        for index, candidacy in enumerate(record.candidates):
            if candidacy.entered and candidacy.left and candidacy.left.latest < candidacy.entered.latest:
                message = f"left `{candidacy.left.text}`, before entering (`{candidacy.entered.text}`)"
                cure = "compare both days with the source"
                yield filed.problem("S305", "candidates", index, "left", message=message, cure=cure)


def _published(citations: tuple[Citation, ...], key: Key) -> Iterator[Dated]:
    for index, citation in enumerate(citations):
        if citation.published:
            yield (*key, "citations", index, "published"), citation.published
        for number, carrier in enumerate(citation.carriers):
            if carrier.published:
                yield (*key, "citations", index, "carriers", number, "published"), carrier.published


def _first(when: EdtfDate) -> date:
    return when.earliest or date.min


def _meant(when: EdtfDate, today: date) -> str:
    """Offer the day that two swapped digits of the year explain, if there is only one."""
    year, rest = when.text[:4], when.text[4:]
    swapped = {year[:at] + year[at + 1] + year[at] + year[at + 2 :] for at in range(3)}
    likely = [f"{one}{rest}" for one in sorted(swapped) if _is_likely(f"{one}{rest}", today)]
    return f"did you mean `{likely[0]}`?" if len(likely) == 1 else "compare the date with the source"


def _is_likely(text: str, today: date) -> bool:
    try:
        when = parse_date(text)
    except DateError:
        return False
    return _first(when) <= today and when.latest.year > today.year - _LONG_AGO

"""What a page shows, as its address: read from query parameters, written back without the defaults."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final, TypeVar

from tracker.dates import FIRST_YEAR, LAST_YEAR
from tracker.queries.races import Issue, Race, Runner
from tracker.vocabulary import Bar, Clock, Term

ELECTION, ISSUE, CANDIDATE, AS_OF, CLOCK, BAR = "election", "issue", "c", "as_of", "clock", "bar"
DIFFER = "differ"
YES: Final = "1"
_QUOTED = 5
"""So many unknown values of an address are named; a hostile address may hold thousands."""

Params = Mapping[str, Sequence[str]]
T = TypeVar("T", bound=Term)


@dataclass(frozen=True, slots=True)
class View:
    """A view of the record; no candidates named means all of the election, no issue all issues.

    `differ` leaves only the policies on which two of the candidates shown have different directions.
    """

    race: Race
    issue: Issue | None
    chosen: tuple[Runner, ...]
    as_of: date
    clock: Clock
    bar: Bar
    differ: bool = False

    @property
    def runners(self) -> tuple[Runner, ...]:
        """The columns, in alphabetical order."""
        return self.chosen or self.race.runners

    @property
    def issues(self) -> tuple[Issue, ...]:
        """The rows, by issue."""
        return (self.issue,) if self.issue else self.race.issues


def read_view(params: Params, races: Sequence[Race], today: date) -> View:
    """Read a view from an address; whatever is unknown or malformed falls back to its default."""
    race = _named(params, ELECTION, {race.slug: race for race in races}) or races[0]
    wanted = set(params.get(CANDIDATE, ()))
    return View(
        race=race,
        issue=_named(params, ISSUE, {issue.slug: issue for issue in race.issues}),
        chosen=tuple(runner for runner in race.runners if runner.slug in wanted),
        as_of=_past_day(_last(params, AS_OF), today) or default_day(race, today),
        clock=_term(params, CLOCK, Clock, Clock.KNOWN_BY),
        bar=_term(params, BAR, Bar, Bar.OFFICIAL),
        differ=_last(params, DIFFER) == YES,
    )


def misread(params: Params, races: Sequence[Race], race: Race) -> tuple[tuple[str, str], ...]:
    """Return what an address asks for and the record does not hold, as parameter and value: a few, not all."""
    known: Mapping[str, Callable[[str], object]] = {
        ELECTION: {one.slug for one in races}.__contains__,
        ISSUE: {issue.slug for issue in race.issues}.__contains__,
        CANDIDATE: {runner.slug for runner in race.runners}.__contains__,
        AS_OF: read_day,
        CLOCK: {clock.value for clock in Clock}.__contains__,
        BAR: {bar.value for bar in Bar}.__contains__,
    }
    found = ((param, value) for param, knows in known.items() for value in params.get(param, ()) if not knows(value))
    return tuple(islice(found, _QUOTED))


def to_come(params: Params, today: date) -> date | None:
    """Return the day after today that an address asks for: nobody can know yet what was said by then."""
    asked = read_day(_last(params, AS_OF))
    return asked if asked and asked > today else None


def default_day(race: Race, today: date) -> date:
    """Return the earlier of today and election day."""
    return min(today, race.election_day)


def read_day(text: str) -> date | None:
    """Read one ISO day of a year that the record can hold, or None."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text, re.ASCII):
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def _past_day(text: str, today: date) -> date | None:
    found = read_day(text)
    return found if found and found <= today else None


def write_view(view: View, races: Sequence[Race], today: date) -> dict[str, list[str]]:
    """Write a view as query parameters, without those that have their default."""
    pairs = {
        ELECTION: [view.race.slug] if view.race != races[0] else [],
        ISSUE: [view.issue.slug] if view.issue else [],
        CANDIDATE: [runner.slug for runner in view.chosen],
        AS_OF: [view.as_of.isoformat()] if view.as_of != default_day(view.race, today) else [],
        CLOCK: [view.clock.value] if view.clock is not Clock.KNOWN_BY else [],
        BAR: [view.bar.value] if view.bar is not Bar.OFFICIAL else [],
        DIFFER: [YES] if view.differ else [],
    }
    return {key: values for key, values in pairs.items() if values}


def named_days(race: Race, today: date) -> dict[date, str]:
    """Return the days of a race that have a name, oldest first, none to come: opening, events, end, today within it."""
    events = {event.day: event.name for event in race.events}
    days = {**events, race.opens: "the campaign opens", race.election_day: "election day"}
    if today < race.election_day:
        days[today] = "today"
    return {day: days[day] for day in sorted(days) if day <= today}


def _last(params: Params, key: str) -> str:
    values = params.get(key, ())
    return values[-1] if values else ""


N = TypeVar("N")


def _named(params: Params, key: str, known: Mapping[str, N]) -> N | None:
    return known.get(_last(params, key))


def _term(params: Params, key: str, terms: type[T], default: T) -> T:
    return next((term for term in terms if term.value == _last(params, key)), default)

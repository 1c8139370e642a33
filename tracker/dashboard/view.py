"""What a page shows, as its address: read from query parameters, written back without the defaults."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from tracker.dates import FIRST_YEAR, LAST_YEAR
from tracker.queries.races import Issue, Race, Runner
from tracker.vocabulary import Bar, Clock, Term

ELECTION, ISSUE, CANDIDATE, AS_OF, CLOCK, BAR = "election", "issue", "c", "as_of", "clock", "bar"

Params = Mapping[str, Sequence[str]]
T = TypeVar("T", bound=Term)


@dataclass(frozen=True, slots=True)
class View:
    """A view of the record; no candidates named means all of the election, no issue all issues."""

    race: Race
    issue: Issue | None
    chosen: tuple[Runner, ...]
    as_of: date
    clock: Clock
    bar: Bar

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
        as_of=read_day(_last(params, AS_OF)) or default_day(race, today),
        clock=_term(params, CLOCK, Clock, Clock.KNOWN_BY),
        bar=_term(params, BAR, Bar, Bar.OFFICIAL),
    )


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


def write_view(view: View, races: Sequence[Race], today: date) -> dict[str, list[str]]:
    """Write a view as query parameters, without those that have their default."""
    pairs = {
        ELECTION: [view.race.slug] if view.race != races[0] else [],
        ISSUE: [view.issue.slug] if view.issue else [],
        CANDIDATE: [runner.slug for runner in view.chosen],
        AS_OF: [view.as_of.isoformat()] if view.as_of != default_day(view.race, today) else [],
        CLOCK: [view.clock.value] if view.clock is not Clock.KNOWN_BY else [],
        BAR: [view.bar.value] if view.bar is not Bar.OFFICIAL else [],
    }
    return {key: values for key, values in pairs.items() if values}


def known_days(view: View, today: date) -> dict[date, str]:
    """Return the days that the as-of control offers, newest first, each with what happened then."""
    events = {event.day: event.name for event in view.race.events}
    days = {
        view.as_of: "",
        **events,
        view.race.opens: "the campaign opens",
        view.race.election_day: "election day",
    }
    if today < view.race.election_day:
        days[today] = "today"
    return {day: days[day] for day in sorted(days, reverse=True)}


def _last(params: Params, key: str) -> str:
    values = params.get(key, ())
    return values[-1] if values else ""


N = TypeVar("N")


def _named(params: Params, key: str, known: Mapping[str, N]) -> N | None:
    return known.get(_last(params, key))


def _term(params: Params, key: str, terms: type[T], default: T) -> T:
    return next((term for term in terms if term.value == _last(params, key)), default)

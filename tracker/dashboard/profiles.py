"""What the pages of candidates and policies read and draw, kept for as long as the database is the same file."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from tracker.dashboard import database, reading
from tracker.dashboard.components import candidate as candidate_drawing
from tracker.dashboard.components import policy as policy_drawing
from tracker.dashboard.components import section, subjects
from tracker.dashboard.text import page_url
from tracker.dashboard.view import CANDIDATE, ISSUE, Params, View, read_view, write_view
from tracker.queries import candidates as candidate_queries
from tracker.queries import policies as policy_queries
from tracker.queries.comparison import Question
from tracker.queries.races import Policy, Race, Runner
from tracker.queries.statistics import Parity
from tracker.queries.timeline import timeline
from tracker.suggest import nearest
from tracker.wording import profiles as wording

Drawn = tuple[str, str]
"""The head of a page, and everything under its controls, as HTML."""


def view_of(params: Params, races: Sequence[Race], today: date, param: str, slug: str) -> View:
    """Read a view; of the election that the address names if its subject is in it, else of the latest that has it."""
    view = read_view(params, races, today)
    if slug in slugs(view.race)[param]:
        return view
    other = next((race for race in races if slug in slugs(race)[param]), view.race)
    return view if other is view.race else read_view({**params, "election": [other.slug]}, races, today)


def slugs(race: Race) -> Mapping[str, Mapping[str, str]]:
    """Return the names of a race's candidates and policies by slug."""
    return {
        "candidate": {runner.slug: runner.name for runner in race.runners},
        "policy": {policy.slug: policy.name for issue in race.issues for policy in issue.policies},
    }


def meant(named: str, known: Mapping[str, str]) -> str | None:
    """Return the slug that a mistyped one most likely means: near a slug, or near a name."""
    by_name = {name: slug for slug, name in known.items()}
    cut = named[: reading.LONGEST_ID]
    found = nearest(cut, known)
    return found or by_name.get(nearest(cut, by_name) or "")


def unknown_candidate(named: str, view: View) -> str:
    """Return the page of a candidate who is not on file, with who may be meant."""
    return _unknown("candidate", "Candidates", named, slugs(view.race)["candidate"])


def unknown_policy(named: str, view: View) -> str:
    """Return the page of a policy that is not on file, with which may be meant."""
    return _unknown("policy", "Policies", named, slugs(view.race)["policy"])


def _unknown(what: str, things: str, named: str, known: Mapping[str, str]) -> str:
    near = meant(named, known)
    offers = {known[near]: page_url(what, **{what: near})} if near else {}
    sentence = wording.unknown(what, named[: reading.LONGEST_ID])
    return section.unknown(f"No such {what}", sentence, offers, (f"{things}, the whole list", what))


def candidate(view: View, runner: Runner, today: date) -> Drawn:
    """Return the page of a candidate."""
    return _candidate(database.stamp(), view, runner, today)


def policy(view: View, chosen: Policy, today: date) -> Drawn:
    """Return the page of a policy."""
    return _policy(database.stamp(), view, chosen, today)


def candidates(view: View, today: date) -> Drawn:
    """Return the list of candidates."""
    return _candidates(database.stamp(), view, today)


def policies(view: View, today: date) -> Drawn:
    """Return the list of policies."""
    return _policies(database.stamp(), view, today)


def _along(view: View, today: date) -> Mapping[str, list[str]]:
    """Return what links take along: election, day, clock and bar."""
    params = write_view(view, reading.races(), today)
    return {name: values for name, values in params.items() if name not in (CANDIDATE, ISSUE, "differ")}


def _asked(view: View, policies: Iterable[str] = (), candidates: Iterable[str] = ()) -> Question:
    """Ask about some policies and candidates of an election, none named meaning all."""
    known = slugs(view.race)
    return Question(
        election=view.race.slug,
        policies=tuple(policies) or tuple(known["policy"]),
        candidates=tuple(candidates) or tuple(known["candidate"]),
        as_of=view.as_of,
        clock=view.clock,
        bar=view.bar,
    )


@lru_cache(maxsize=8)
def _on_file(_stamp: database.Stamp, race: Race) -> tuple[Parity, ...]:
    """Count what is on file once for all days, clocks and bars."""
    view = read_view({"election": [race.slug]}, (race,), race.election_day)
    with database.connect() as connection:
        return candidate_queries.on_file(connection, _asked(view))


@lru_cache(maxsize=64)
def _candidate(stamp: database.Stamp, view: View, runner: Runner, today: date) -> Drawn:
    with database.connect() as connection:
        found = candidate_queries.candidate(connection, _asked(view), runner.slug, _on_file(stamp, view.race))
        lanes = timeline(connection, _asked(view, candidates=(runner.slug,))).lanes
    along = _along(view, today)
    shown = candidate_drawing.Shown(view, runner, found, {lane.policy: lane for lane in lanes}, along)
    return candidate_drawing.head(shown), candidate_drawing.body(shown)


@lru_cache(maxsize=64)
def _policy(_stamp: database.Stamp, view: View, chosen: Policy, today: date) -> Drawn:
    asked = _asked(view, policies=(chosen.slug,))
    with database.connect() as connection:
        found = policy_queries.policy(connection, asked)
        lanes = timeline(connection, asked).lanes
    along = _along(view, today)
    shown = policy_drawing.Shown(view, chosen, found, {lane.candidate: lane for lane in lanes}, along)
    return policy_drawing.head(shown), policy_drawing.body(shown)


@lru_cache(maxsize=16)
def _candidates(stamp: database.Stamp, view: View, today: date) -> Drawn:
    with database.connect() as connection:
        rows = candidate_queries.index(connection, _asked(view), _on_file(stamp, view.race))
    head = section.head((), "Candidates", (wording.list_of_candidates(view.race),))
    return head, subjects.candidates(view, rows, _along(view, today))


@lru_cache(maxsize=16)
def _policies(_stamp: database.Stamp, view: View, today: date) -> Drawn:
    with database.connect() as connection:
        positions = policy_queries.index(connection, _asked(view))
    head = section.head((), "Policies", (wording.list_of_policies(view.race),))
    return head, subjects.policies(view, positions, _along(view, today))

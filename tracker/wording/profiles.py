"""The sentences of a candidate's and a policy's page: who and what, how much is on file, what the view shows."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from tracker.dates import say
from tracker.queries.candidates import Held, Profile
from tracker.queries.comparison import Cell
from tracker.queries.others import Other
from tracker.queries.races import Race
from tracker.queries.used import Used
from tracker.vocabulary import Bar, Clock, Stance, StandingKind
from tracker.wording.counts import count, listed
from tracker.wording.dates import day
from tracker.wording.views import EMPTY, heading

_LONGEST = 80
"""So much of what was asked for is repeated; an address can hold anything, of any length."""


def who(profile: Profile, race: Race) -> str:
    """Say who a candidate is: "Republican. US presidential election, 5 November 2024: withdrew. Entered …, left …"."""
    party = f"{profile.party}. " if profile.party else ""
    return f"{party}{race.name}: {profile.status.label}.{_dates(profile)}"


def _dates(profile: Profile) -> str:
    dates = in_the_race(profile)
    return f" {dates[:1].upper()}{dates[1:]}." if dates else ""


def in_the_race(profile: Profile) -> str:
    """Say when a candidate entered and left: "entered on 21 Jul 2024, left on …"; nothing where neither is on file."""
    entered = f"entered on {day(profile.entered)}" if profile.entered else ""
    left = f"left on {day(profile.left)}" if profile.left else ""
    return ", ".join(filter(None, (entered, left)))


def on_file(held: Held) -> str:
    """Say how much is on file, on all days: "On file: 46 occasions in 61 statements, from 48 originals. …"."""
    own = held.on_file
    if not own.statements:
        return "Nothing is on file yet. That says something of the record, and nothing of the candidate."
    counted = f"{count(own.occasions, 'occasion')} in {count(own.statements, 'statement')}"
    return f"On file: {counted}, from {count(own.originals, 'original')}. {_reviewed(own.reviewed, own.statements)}"


def _reviewed(done: int, of: int) -> str:
    if not done:
        return "No person has compared them with their sources yet."
    rest = "all" if done == of else str(done)
    return f"A person has compared {rest} of them with their sources."


def set_to(as_of: date, clock: Clock, bar: Bar) -> str:
    """Say what the controls are set to, in the one line that they fold into on a phone."""
    seen = "known" if clock is Clock.KNOWN_BY else "happened"
    return f"Evidence: {bar.label.lower()}, {seen} by {day(as_of)}."


def says_of_candidate(cells: Sequence[Cell], as_of: date, clock: Clock, bar: Bar) -> str:
    """Say the live sentence of a candidate's page: on how many policies there is a position, and what the rest is."""
    found, rest = _counted(cells)
    position = f"a position on {found} of {count(len(cells), 'policy', 'policies')}"
    return f"{heading(as_of, clock, bar)}: {position}{_parts(cells)}.{rest}"


def says_of_policy(cells: Sequence[Cell], as_of: date, clock: Clock, bar: Bar) -> str:
    """Say the live sentence of a policy's page: how many candidates have a position, by stance, and the rest."""
    found, rest = _counted(cells)
    stances = Counter(cell.stance for cell in cells if cell.kind is StandingKind.EXPLICIT)
    told = [f"{stances[one]} {_verb(one, stances[one])}" for one in Stance if stances[one]]
    what = f" ({', '.join(told)})" if told else ""
    verb = "has" if found == 1 else "have"
    return f"{heading(as_of, clock, bar)}: {found} of {count(len(cells), 'candidate')} {verb} a position{what}.{rest}"


def _verb(stance: Stance, number: int) -> str:
    """Say a stance of one or of several: "supports", "support", "lean oppose", "mixed"."""
    label = stance.label.lower()
    if number == 1 or stance is Stance.MIXED:
        return label
    first, _, rest = label.partition(" ")
    return f"{first.removesuffix('s')} {rest}".strip()


def _parts(cells: Sequence[Cell]) -> str:
    before = sum(cell.before_campaign for cell in cells)
    changed = sum(cell.change is not None for cell in cells)
    parts = [f"{before} of them last known from before this campaign"] if before else []
    return "".join(f", {one}" for one in [*parts, *([f"{changed} changed at least once"] if changed else [])])


def _counted(cells: Sequence[Cell]) -> tuple[int, str]:
    """Count positions, and say the kinds of empty: "2 reported only, 12 not yet researched."."""
    kinds = Counter(cell.kind for cell in cells)
    empties = [f"{kinds[kind]} {words}" for kind, words in EMPTY.items() if kinds[kind]]
    return kinds[StandingKind.EXPLICIT], f" {', '.join(empties)}." if empties else ""


def kinds_of(originals: Sequence[Used]) -> str:
    """Count originals by kind, the most first: "speech 18, interview 9"."""
    kinds = Counter(one.kind for one in originals)
    return ", ".join(f"{kind.label} {number}" for kind, number in sorted(kinds.items(), key=lambda pair: -pair[1]))


def publishers_of(originals: Sequence[Used]) -> str:
    """Count originals by publisher, the most first; those with one alone are counted together."""
    publishers = Counter(one.publisher for one in originals if one.publisher)
    several = sorted(((name, number) for name, number in publishers.items() if number > 1), key=_most_first)
    single = sum(number == 1 for number in publishers.values())
    parts = [f"{name} {number}" for name, number in several]
    alone = f"{count(single, 'publisher')} with one each" if single else ""
    return ", ".join([*parts, *filter(None, [alone])])


def _most_first(pair: tuple[str, int]) -> tuple[int, str]:
    return -pair[1], pair[0].casefold()


def cited_by(used: Used) -> str:
    """Say how many statements cite an original, where there is more than one."""
    return f"cited by {count(used.statements, 'statement')}" if used.statements > 1 else ""


def first_pledge(first: Sequence[Other]) -> str:
    """Name who pledged it first, and say ties: "Donald Trump, 5 Jan 2023"."""
    told = listed([f"{one.candidate_name}, {say(one.mention.date)}" for one in first])
    return f"{told}: the dates do not say who was first" if len(first) > 1 else told


def pledged_first(first: Sequence[Other], in_campaign: Sequence[Other]) -> str:
    """Say who pledged it first, and where that was before the campaign, who did so first in it."""
    if not first:
        return "No firm official pledge to do it is on file."
    earliest = f"The earliest firm official pledge on file: {first_pledge(first)}."
    if list(first) == list(in_campaign):
        return earliest
    later = f"First in this campaign: {first_pledge(in_campaign)}." if in_campaign else "None in this campaign."
    return f"{earliest} That was before this campaign. {later}"


def list_of_candidates(race: Race) -> str:
    """Say the line under the list of candidates."""
    return f"{race.name}: {count(len(race.runners), 'candidate')}, by family name."


def list_of_policies(race: Race) -> str:
    """Say the line under the list of policies."""
    policies = sum(len(issue.policies) for issue in race.issues)
    return f"{race.name}: {count(policies, 'proposal')} that a candidate can support or oppose, by issue."


def unknown(what: str, named: str) -> str:
    """Say that the record has no such candidate or policy, with what was asked for cut short."""
    cut = named if len(named) <= _LONGEST else f"{named[:_LONGEST]}…"
    return (
        f"No election on file has a {what} “{cut}”. It may have been mistyped, or not be filed yet; earlier addresses "
        "keep working."
    )

"""Where a candidate stands on a policy: design §4 as pure functions over ordered evidence."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tracker.standing.changes import Change, changes_of
from tracker.standing.evidence import Evidence, Frame, View, in_order
from tracker.standing.runs import giving, last_firm, of_one_stance
from tracker.vocabulary import Bar, Fit, Grade, Level, ResponseKind, Softness, Stance, StandingKind

_WITHIN: Final = {bar: bar.levels for bar in Bar}
_AND_ABOVE: Final = {level: level.and_above for level in Level}
_BELOW: Final[Mapping[Level | None, tuple[Level, ...]]] = {
    None: tuple(Level),
    **{level: level.below for level in Level},
}


@dataclass(frozen=True, slots=True)
class Reported:
    """What a level below the one that counts would give alone."""

    level: Level
    gives: str
    stance: Stance
    softness: Softness | None
    disputed: tuple[ResponseKind, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a candidate stands; statements are named by id.

    `gives` is the statement that gives it; `since` and `last_said` are those of its run with the earliest and the
    latest said day, which an undated page can make another than the last in order; `stance_since` is the earliest
    from which on the run has had this very stance, since a run may begin with a lean; `newest` is a later one that
    does not replace it, and `context` the newest by others than the candidate.
    """

    kind: StandingKind
    stance: Stance | None = None
    level: Level | None = None
    softness: Softness | None = None
    gives: str | None = None
    since: str | None = None
    stance_since: str | None = None
    last_said: str | None = None
    run: tuple[str, ...] = ()
    occasions: int = 0
    originals: int = 0
    condition: str | None = None
    before_campaign: bool = False
    disputed: tuple[ResponseKind, ...] = ()
    newest: str | None = None
    reported: tuple[Reported, ...] = ()
    corrected: tuple[str, ...] = ()
    context: str | None = None
    changes: tuple[Change, ...] = ()


def standing(evidence: Sequence[Evidence], frame: Frame, view: View, *, searched: bool = False) -> Standing:
    """Compute the standing on one day; `evidence` is all that is on file for a candidate and policy, in any order."""
    return standing_of(in_order(evidence), frame, view, searched=searched)


def standing_of(ordered: Sequence[Evidence], frame: Frame, view: View, *, searched: bool = False) -> Standing:
    """Compute the standing from evidence that is already in order."""
    visible = [one for one in ordered if is_visible(one, frame, view)]
    seen = look(visible, frame, on_file=bool(ordered))
    return weigh(choose(seen, view.bar), seen, frame, view, searched=searched)


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen of a history on a day, by a clock: the same for every bar."""

    on_file: bool
    visible: Sequence[Evidence]
    counted: Sequence[Evidence]
    explicit: Mapping[Level, Sequence[Evidence]]
    corrected: tuple[str, ...]
    context: str | None
    changes: tuple[Change, ...]


def look(visible: Sequence[Evidence], frame: Frame, *, on_file: bool) -> Seen:
    """Say what counts of what is visible, which is in order; `on_file` tells whether there is anything else or more."""
    corrected = _corrected(visible)
    counted = [one for one in visible if one.counts and one.id not in corrected]
    explicit: defaultdict[Level, list[Evidence]] = defaultdict(list)
    for one in counted:
        if one.level and one.direction is not None:
            explicit[one.level].append(one)
    changes = changes_of(counted, frame.opens)
    return Seen(on_file, visible, counted, dict(explicit), corrected, _context(visible), changes)


def is_visible(one: Evidence, frame: Frame, view: View) -> bool:
    """Whether a statement is seen on the day and was said inside the race."""
    return one.seen_on(view.clock) <= view.as_of and is_of_the_race(one, frame)


def is_of_the_race(one: Evidence, frame: Frame) -> bool:
    """Whether a statement was said inside the race and stands."""
    return not one.withdrawn and one.said_day <= frame.closes


def _corrected(visible: Sequence[Evidence]) -> tuple[str, ...]:
    """Name the statements that candidate or campaign has taken back by then."""
    taken_back = {one.corrects for one in visible if one.corrects and one.level is Level.OFFICIAL}
    return tuple(one.id for one in visible if one.id in taken_back) if taken_back else ()


Choice = tuple[Level, bool] | None
"""The level that gives the standing and whether it has an explicit stance; None where no level has anything."""


def choose(seen: Seen, bar: Bar) -> Choice:
    """Choose the highest level within the bar that is explicit, else the highest that has a non-answer.

    All that a bar decides is this choice: bars that choose the same have the same standing.
    """
    for level in _WITHIN[bar]:
        if level in seen.explicit:
            return level, True
    silent = {one.level for one in seen.counted}
    return next(((level, False) for level in _WITHIN[bar] if level in silent), None)


def weigh(choice: Choice, seen: Seen, frame: Frame, view: View, *, searched: bool = False) -> Standing:
    """Return the standing that a level gives, explicit or not; without one say which kind of empty it is."""
    match choice:
        case level, True:
            return _explicit(seen.explicit[level], seen, frame, view)
        case level, False:
            return _non_answer([one for one in seen.counted if one.level is level][-1], seen, view)
    return Standing(
        kind=_empty(seen, searched=searched),
        reported=_reported(seen, view),
        corrected=seen.corrected,
        context=seen.context,
        changes=seen.changes,
    )


def _explicit(at_level: Sequence[Evidence], seen: Seen, frame: Frame, view: View) -> Standing:
    gives, run, before_campaign = giving(at_level, seen.counted, frame, view.as_of)
    since = min(run, key=_said_day)
    return Standing(
        kind=StandingKind.EXPLICIT,
        stance=gives.stance,
        level=gives.level,
        softness=gives.softness,
        gives=gives.id,
        since=since.id,
        stance_since=min(of_one_stance(run), key=_said_day).id,
        last_said=max(run, key=_said_day).id,
        run=tuple(one.id for one in run),
        occasions=len({one.occasion for one in run}),
        originals=len(frozenset().union(*(one.originals for one in run))),
        condition=gives.condition,
        before_campaign=before_campaign,
        disputed=_disputed(gives, view),
        newest=_newest(gives, seen.counted),
        reported=_reported(seen, view, below=gives, since=since.said_day),
        corrected=seen.corrected,
        context=seen.context,
        changes=seen.changes,
    )


def _said_day(one: Evidence) -> date:
    return one.said_day


def _non_answer(gives: Evidence, seen: Seen, view: View) -> Standing:
    return Standing(
        kind=StandingKind(gives.stance.value),
        level=gives.level,
        gives=gives.id,
        disputed=_disputed(gives, view),
        reported=_reported(seen, view, below=gives),
        corrected=seen.corrected,
        context=seen.context,
        changes=seen.changes,
    )


def _empty(seen: Seen, *, searched: bool) -> StandingKind:
    """Say which kind of empty it is where no level within the bar has anything."""
    if seen.explicit:
        return StandingKind.REPORTED_ONLY
    if seen.visible:
        return StandingKind.RELATED_ONLY
    if searched:
        return StandingKind.NOT_FOUND
    return StandingKind.NOTHING_YET if seen.on_file else StandingKind.NOT_RESEARCHED


def _disputed(one: Evidence, view: View) -> tuple[ResponseKind, ...]:
    """Name the kinds of replies by candidate or campaign that dispute it and are seen on the day."""
    return tuple(dict.fromkeys(r.kind for r in one.disputes if r.seen_on(view.clock) <= view.as_of))


def _newest(gives: Evidence, counted: Sequence[Evidence]) -> str | None:
    """Name the last later statement of the level, or of a higher one, that does not replace the one that gives it."""
    levels = _AND_ABOVE[gives.level] if gives.level else ()
    for one in reversed(counted):
        if one is gives:
            break
        if one.level in levels:
            return one.id
    return None


def _reported(seen: Seen, view: View, *, below: Evidence | None = None, since: date = date.min) -> tuple[Reported, ...]:
    """Return what each level below that of a statement would give alone, of what was said on or after a day.

    A level of the same direction is left out.
    """
    lower = _BELOW[below.level if below else None]
    direction = below.direction if below else None
    lines = (_alone(level, seen.explicit[level], view, since) for level in lower if level in seen.explicit)
    return tuple(line for line in lines if line and line.stance.direction != direction)


def _alone(level: Level, explicit: Sequence[Evidence], view: View, since: date) -> Reported | None:
    """Return what one level would give alone: its last firm explicit statement, else its last soft one."""
    told = [one for one in explicit if one.said_day >= since]
    if not told:
        return None
    gives = last_firm(told)
    return Reported(level, gives.id, gives.stance, gives.softness, _disputed(gives, view))


def _context(visible: Sequence[Evidence]) -> str | None:
    """Name the newest statement by others than the candidate."""
    others = [one.id for one in visible if one.grade is Grade.E and one.fit is not Fit.RELATED]
    return others[-1] if others else None

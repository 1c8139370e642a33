"""Where a candidate stands on a policy: design §4 as pure functions over ordered evidence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.standing.changes import Change, changes_of
from tracker.standing.evidence import Evidence, Frame, View, in_order
from tracker.vocabulary import Fit, Grade, Level, ResponseKind, Softness, Stance, StandingKind


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
    latest said day, which an undated page can make another than the last in order; `newest` is a later one that does
    not replace it, and `context` the newest by others than the candidate.
    """

    kind: StandingKind
    stance: Stance | None = None
    level: Level | None = None
    softness: Softness | None = None
    gives: str | None = None
    since: str | None = None
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
    corrected = _corrected(visible)
    counted = [one for one in visible if one.counts and one.id not in corrected]
    found = _found(counted, frame, view)
    if not found:
        kind = _empty(visible, counted, searched=searched, on_file=bool(ordered))
        found = Standing(kind=kind, reported=_reported(counted, view))
    return replace(
        found,
        corrected=corrected,
        context=_context(visible),
        changes=changes_of(counted, frame.opens),
    )


def is_visible(one: Evidence, frame: Frame, view: View) -> bool:
    """Whether a statement is seen on the day and was said inside the race."""
    return not one.withdrawn and one.seen_on(view.clock) <= view.as_of and one.said_day <= frame.closes


def _corrected(visible: Sequence[Evidence]) -> tuple[str, ...]:
    """Name the statements that candidate or campaign has taken back by then."""
    taken_back = {one.corrects for one in visible if one.corrects and one.level is Level.OFFICIAL}
    return tuple(one.id for one in visible if one.id in taken_back)


def _found(counted: Sequence[Evidence], frame: Frame, view: View) -> Standing | None:
    """Return the explicit standing of the highest level within the bar, else its last non-answer, else None."""
    for level in view.bar.levels:
        at_level = [one for one in counted if one.level is level and one.stance.is_explicit]
        if at_level:
            return _explicit(at_level, counted, frame, view)
    for level in view.bar.levels:
        silent = [one for one in counted if one.level is level and not one.stance.is_explicit]
        if silent:
            return _non_answer(silent[-1], counted, view)
    return None


def _explicit(at_level: Sequence[Evidence], counted: Sequence[Evidence], frame: Frame, view: View) -> Standing:
    gives, run, before_campaign = _giving(at_level, counted, frame, view.as_of)
    since = min(run, key=_said_day)
    return Standing(
        kind=StandingKind.EXPLICIT,
        stance=gives.stance,
        level=gives.level,
        softness=gives.softness,
        gives=gives.id,
        since=since.id,
        last_said=max(run, key=_said_day).id,
        run=tuple(one.id for one in run),
        occasions=len({one.occasion for one in run}),
        originals=len(frozenset().union(*(one.originals for one in run))),
        condition=gives.condition,
        before_campaign=before_campaign,
        disputed=_disputed(gives, view),
        newest=_newest(gives, counted),
        reported=_reported(
            [one for one in counted if one.said_day >= since.said_day],
            view,
            below=gives.level,
            direction=gives.stance.direction,
        ),
    )


def _said_day(one: Evidence) -> date:
    return one.said_day


def _giving(
    at_level: Sequence[Evidence], counted: Sequence[Evidence], frame: Frame, as_of: date
) -> tuple[Evidence, Sequence[Evidence], bool]:
    """Choose the statement that gives the standing, with its run, and say whether that is from before this campaign.

    It is the last firm one, else the last soft one. A firm stance last said before the campaign yields to a soft one
    said since if that goes another way; if it goes the same way the firm one stays, without the label (design §4).
    """
    firm = [one for one in at_level if one.is_firm]
    gives = (firm or at_level)[-1]
    run = _run(gives, at_level, counted)
    if as_of < frame.opens or any(one.said_day >= frame.opens for one in run):
        return gives, run, False
    since_opening = [one for one in at_level if one.said_day >= frame.opens]
    if not since_opening:
        return gives, run, True
    newer = since_opening[-1]
    if newer.stance.direction == gives.stance.direction:
        return gives, run, False
    return newer, _run(newer, at_level, counted), False


def _run(gives: Evidence, at_level: Sequence[Evidence], counted: Sequence[Evidence]) -> Sequence[Evidence]:
    """Return the unbroken series of one direction that ends in the standing, oldest first.

    A firm run is over the firm statements of the level and broken by a firm named account of another direction;
    a soft run is over the soft ones and broken by any firm statement of another direction.
    """
    of_the_run = {one.id for one in at_level if one.is_firm is gives.is_firm}
    run: list[Evidence] = []
    for one in reversed(counted[: counted.index(gives) + 1]):
        if not one.stance.is_explicit:
            continue
        same = one.stance.direction == gives.stance.direction
        if one.id in of_the_run and same:
            run.append(one)
        elif not same and (one.id in of_the_run or _breaks(one, gives)):
            break
    return tuple(reversed(run))


def _breaks(other: Evidence, gives: Evidence) -> bool:
    """Whether a statement outside the run's own kind breaks it: firm, and a named account or of the same level."""
    return other.is_firm and (other.level is Level.NAMED_ACCOUNT or other.level is gives.level)


def _non_answer(gives: Evidence, counted: Sequence[Evidence], view: View) -> Standing:
    return Standing(
        kind=StandingKind(gives.stance.value),
        level=gives.level,
        gives=gives.id,
        disputed=_disputed(gives, view),
        reported=_reported(counted, view, below=gives.level),
    )


def _empty(visible: Sequence[Evidence], counted: Sequence[Evidence], *, searched: bool, on_file: bool) -> StandingKind:
    """Say which kind of empty it is where no level within the bar has anything."""
    if any(one.stance.is_explicit for one in counted):
        return StandingKind.REPORTED_ONLY
    if visible:
        return StandingKind.RELATED_ONLY
    if searched:
        return StandingKind.NOT_FOUND
    return StandingKind.NOTHING_YET if on_file else StandingKind.NOT_RESEARCHED


def _disputed(one: Evidence, view: View) -> tuple[ResponseKind, ...]:
    """Name the kinds of replies by candidate or campaign that dispute it and are seen on the day."""
    return tuple(dict.fromkeys(r.kind for r in one.disputes if r.seen_on(view.clock) <= view.as_of))


def _newest(gives: Evidence, counted: Sequence[Evidence]) -> str | None:
    """Name the last later statement of the level, or of a higher one, that does not replace the one that gives it."""
    levels = gives.level.and_above if gives.level else ()
    later = [one for one in counted[counted.index(gives) + 1 :] if one.level in levels]
    return later[-1].id if later else None


def _reported(
    counted: Sequence[Evidence], view: View, *, below: Level | None = None, direction: int | None = None
) -> tuple[Reported, ...]:
    """Return what each level below one would give alone; a level of the same direction is left out."""
    lower = below.below if below else Level
    lines = (_alone(level, counted, view) for level in lower)
    return tuple(line for line in lines if line and line.stance.direction != direction)


def _alone(level: Level, counted: Sequence[Evidence], view: View) -> Reported | None:
    """Return what one level would give alone: its last firm explicit statement, else its last soft one."""
    explicit = [one for one in counted if one.level is level and one.stance.is_explicit]
    if not explicit:
        return None
    firm = [one for one in explicit if one.is_firm]
    gives = (firm or explicit)[-1]
    return Reported(level, gives.id, gives.stance, gives.softness, _disputed(gives, view))


def _context(visible: Sequence[Evidence]) -> str | None:
    """Name the newest statement by others than the candidate."""
    others = [one.id for one in visible if one.grade is Grade.E and one.fit is not Fit.RELATED]
    return others[-1] if others else None

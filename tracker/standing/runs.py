"""Which statement gives a standing, and the unbroken series of one direction that ends in it (design §4)."""

from collections.abc import Sequence
from datetime import date
from itertools import takewhile

from tracker.standing.evidence import Evidence, Frame
from tracker.vocabulary import Level


def giving(
    at_level: Sequence[Evidence], counted: Sequence[Evidence], frame: Frame, as_of: date
) -> tuple[Evidence, Sequence[Evidence], bool]:
    """Choose the statement that gives the standing, with its run, and say whether that is from before this campaign.

    It is the last firm one, else the last soft one. A firm stance last said before the campaign yields to a soft one
    said since if that goes another way; if it goes the same way the firm one stays, without the label (design §4).
    """
    gives = last_firm(at_level)
    run = run_of(gives, counted)
    if as_of < frame.opens or any(one.said_day >= frame.opens for one in run):
        return gives, run, False
    since_opening = [one for one in at_level if one.said_day >= frame.opens]
    if not since_opening:
        return gives, run, True
    newer = since_opening[-1]
    if newer.direction == gives.direction:
        return gives, run, False
    return newer, run_of(newer, counted), False


def last_firm(explicit: Sequence[Evidence]) -> Evidence:
    """Return the last firm one, else the last soft one."""
    for one in reversed(explicit):
        if one.is_firm:
            return one
    return explicit[-1]


def run_of(gives: Evidence, counted: Sequence[Evidence]) -> Sequence[Evidence]:
    """Return the unbroken series of one direction that ends in the standing, oldest first.

    A firm run is over the firm statements of the level and broken by a firm named account of another direction;
    a soft run is over the soft ones and broken by any firm statement of another direction.
    """
    run: list[Evidence] = []
    begun = False
    for one in reversed(counted):
        begun = begun or one is gives
        if not begun or one.direction is None:
            continue
        same = one.direction == gives.direction
        of_its_kind = one.level is gives.level and one.is_firm is gives.is_firm
        if of_its_kind and same:
            run.append(one)
        elif not same and (of_its_kind or _breaks(one, gives)):
            break
    return run[::-1]


def _breaks(other: Evidence, gives: Evidence) -> bool:
    """Whether a statement outside the run's own kind breaks it: firm, and a named account or of the same level."""
    return other.is_firm and (other.level is Level.NAMED_ACCOUNT or other.level is gives.level)


def of_one_stance(run: Sequence[Evidence]) -> Sequence[Evidence]:
    """Return the end of a run over which its stance has been the same."""
    return list(takewhile(lambda one: one.stance is run[-1].stance, reversed(run)))

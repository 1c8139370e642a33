"""Marks, grades and stances as HTML: shape, word and colour together, never one alone."""

from tracker.dashboard.text import h
from tracker.vocabulary import Fit, Grade, Stance, StandingKind
from tracker.wording.evidence import aside, grade_name, says


def mark(name: str) -> str:
    """Draw a mark; it is decoration, the word beside it carries the meaning."""
    return f'<i class="mark m-{name}" aria-hidden="true"></i>'


def stance_mark(stance: Stance, *, reported: bool = False, disputed: bool = False) -> str:
    """Draw the mark of a stance: filled if it counts, outlined if only reported, split if disputed."""
    return mark(stance_shape(stance, reported=reported, disputed=disputed))


def stance_shape(stance: Stance, *, reported: bool = False, disputed: bool = False) -> str:
    """Name the mark of a stance: `lean-support-disputed`."""
    form = "-disputed" if disputed else "-open" if reported else ""
    return f"{stance.value.replace('_', '-')}{form if stance.is_explicit else ''}"


def says_alone(stance: Stance, level: Grade, fit: Fit, *, disputed: bool) -> str:
    """Draw what one statement alone says; hollow and slanted what is an account of it, near it or a rival's claim."""
    far = bool(aside(level, fit))
    is_near = fit is Fit.RELATED and not stance.is_explicit
    drawn = kind_mark(StandingKind.RELATED_ONLY) if is_near else stance_mark(stance, reported=far, disputed=disputed)
    return (
        f'<span class="stance{" is-reported" * far}" data-stance="{data_stance(stance)}">{drawn}'
        f"<span>{h(says(stance, level, fit, disputed=disputed))}</span></span>"
    )


def kind_mark(kind: StandingKind) -> str:
    """Draw the mark of an empty cell."""
    return mark(kind_shape(kind))


def kind_shape(kind: StandingKind) -> str:
    """Name the mark of an empty cell: `not-researched`."""
    return kind.value.replace("_", "-")


def data_stance(stance: Stance | None) -> str:
    """Name the colours of a stance; the non-answers and the empties have none."""
    return stance.value if stance and stance.is_explicit else "none"


def grade(one: Grade) -> str:
    """Draw a grade's letter in its box, with its words for whoever asks."""
    return f'<span class="grade" data-grade="{one.value}" title="{h(grade_name(one))}">{one.value}</span>'

"""The key of the matrix: every mark with its word, and how to read a cell."""

from typing import Final

from tracker.dashboard.components.marks import data_stance, grade, kind_mark, mark, stance_mark
from tracker.dashboard.text import h
from tracker.vocabulary import Bar, Clock, Grade, Stance, StandingKind

_LINES: Final = (
    (
        "Mark and word",
        (
            "The standing: the last explicit stance. Up is support, down is oppose; a corner is a lean. “On part of "
            "this” and “in principle” say that nothing speaks to the whole proposal."
        ),
    ),
    ("… if", "The condition the stance hangs on."),
    (
        "Since, last said",
        (
            "Since when it has been this stance, in brackets since when it leaned the same way or was said outright, "
            "and the last time it was said if over a month later."
        ),
    ),
    (
        "Ground",
        "Tinted: counts at this evidence bar. Hatched: last known from before this campaign. Dashed: reported only.",
    ),
    (
        "Grade, occasions",
        (
            f"Who speaks for the candidate: {', '.join(f'{one.value} {one.label}' for one in Grade)}. A speech, an "
            "interview or a document is one occasion, however many outlets carry it."
        ),
    ),
    (
        "What else",
        (
            "The last change, a later refusal, what lies below the bar with its grade (“disputed” when the candidate "
            "or campaign denied it, attacked the source or said it was not official), and context that never counts."
        ),
    ),
)


def key() -> str:
    """Draw the key and the explanation of a cell."""
    stances = "".join(_stance(stance) for stance in Stance if stance.is_explicit)
    empties = "".join(
        f"<li>{kind_mark(kind)} {h(kind.label)}</li>"
        for kind in StandingKind
        if kind not in (StandingKind.EXPLICIT, StandingKind.REPORTED_ONLY)
    )
    return (
        f'<div class="trk"><ul class="key" aria-label="Key">{stances}{_others()}{empties}{_grades()}</ul>'
        f"<details><summary>How to read a cell</summary>{_anatomy()}</details></div>"
    )


def _stance(stance: Stance) -> str:
    drawn = f"{stance_mark(stance)}<span>{h(stance.label)}</span>"
    return f'<li><span class="stance" data-stance="{data_stance(stance)}">{drawn}</span></li>'


def _others() -> str:
    reported = _sample("stance is-reported", "support-open", "Reported only")
    disputed = _sample("stance", "support-disputed", "Disputed")
    before = '<span class="hatched" data-stance="support"></span> From before this campaign'
    return "".join(f"<li>{one}</li>" for one in (reported, disputed, f"{mark('changed')} Has changed", before))


def _grades() -> str:
    """Draw the grades, for paper alone: on a screen they are told where a cell is explained, which is not printed."""
    return "".join(f'<li class="on-paper">{grade(one)} {h(one.label)}</li>' for one in Grade if one is not Grade.E)


def _sample(name: str, shape: str, words: str) -> str:
    return f'<span class="{name}" data-stance="support">{mark(shape)}<span>{words}</span></span>'


def _anatomy() -> str:
    bars = [(f"Evidence bar: {bar.label}", bar.definition) for bar in Bar]
    clocks = [(f"Clock: {clock.label.lower()} a day", clock.definition) for clock in Clock]
    kinds = [(kind.label, kind.definition) for kind in StandingKind if kind is not StandingKind.EXPLICIT]
    rows = "".join(f"<dt>{h(name)}</dt><dd>{h(text)}</dd>" for name, text in (*_LINES, *bars, *clocks, *kinds))
    return f'<dl class="facts">{rows}</dl>'

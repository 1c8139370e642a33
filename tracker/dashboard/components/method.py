"""The Method page: its sections in order, each a heading that links can name, and its prose."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from tracker.dashboard.components.method_example import worked
from tracker.dashboard.components.method_panels import coverage, parity, unreviewed, voters
from tracker.dashboard.components.method_words import words
from tracker.dashboard.components.wrong import host_form
from tracker.dashboard.repository import HostForm
from tracker.dashboard.text import h
from tracker.queries.effects import Effects
from tracker.queries.statements import Card
from tracker.queries.statistics import Unreviewed
from tracker.stats import Stats
from tracker.wording import lausanne
from tracker.wording import method as texts

_CODE: Final = re.compile(r"`([^`]+)`")

_SECTIONS: Final = (
    ("rule", "How a standing is worked out"),
    ("words", "What the words mean"),
    ("policies", "How the policies were chosen"),
    ("parity", "How much is on file for whom"),
    ("coverage", "What is known and what is not"),
    ("coded", "Who coded and who reviewed"),
    ("corrections", "Corrections, replies, removal"),
    ("licence", "Licence and downloads"),
    ("standards", "Measured against the Lausanne Declaration"),
)
"""Anchor and title of each section, in order."""


def method(stats: Stats, example: tuple[Sequence[Card], Effects | None], rest: Sequence[Unreviewed]) -> str:
    """Draw the page for an election, with its figures and the worked example."""
    bodies = (
        _numbered(texts.RULE) + prose([texts.FRAME]) + worked(*example),
        words(),
        prose(texts.POLICIES) + voters(stats),
        prose([texts.PARITY]) + parity(stats),
        coverage(stats),
        prose(texts.CODED) + unreviewed(stats, rest),
        prose(texts.CORRECTIONS) + _write_to_us(),
        prose(texts.LICENCE) + _downloads(),
        prose([lausanne.ABOUT]) + _standards(),
    )
    drawn = "".join(_section(*named, body) for named, body in zip(_SECTIONS, bodies, strict=True))
    return f'<div class="trk method">{_contents()}{drawn}</div>'


def _contents() -> str:
    links = "".join(f'<li><a href="#{anchor}">{name}</a></li>' for anchor, name in _SECTIONS)
    return f'<nav aria-label="On this page"><ul class="contents">{links}</ul></nav>'


def _section(anchor: str, name: str, body: str) -> str:
    return f'<section id="{anchor}"><h2 class="open">{name}</h2>{body}</section>'


def prose(paragraphs: Iterable[str]) -> str:
    """Draw paragraphs; what stands between backticks is set as code."""
    return "".join(f"<p>{_coded(one)}</p>" for one in paragraphs)


def _coded(text: str) -> str:
    return _CODE.sub(r"<code>\1</code>", h(text))


def _numbered(steps: Iterable[str]) -> str:
    items = "".join(f"<li>{_coded(step)}</li>" for step in steps)
    return f'<ol class="steps">{items}</ol>'


def _write_to_us() -> str:
    """Link the forms by which a reader or a campaign writes to the editors."""
    forms = ((HostForm.CORRECTION, texts.CORRECTION_FORM), (HostForm.REPLY, texts.REPLY_FORM))
    items = "".join(f"<dt>{host_form(one)}</dt><dd>{h(when)}</dd>" for one, when in forms)
    return f'<h3 class="minor" id="write">How to write to us</h3><p>{h(texts.WRITE)}</p><dl class="facts">{items}</dl>'


def _downloads() -> str:
    rows = "".join(f"<dt>{_coded(what)}</dt><dd>{h(means)}</dd>" for what, means in texts.DOWNLOADS)
    return f'<h3 class="minor">What can be taken</h3><dl class="facts">{rows}</dl>'


def _standards() -> str:
    rows = "".join(
        f'<tr><th scope="row">{h(point.number)} {h(point.asks)}</th><td><b>{h(point.met)}</b></td>'
        f"<td>{h(point.why)}</td></tr>"
        for point in lausanne.POINTS
    )
    head = '<thead><tr><th scope="col">Asked</th><th scope="col">Met</th><th scope="col">Why</th></tr></thead>'
    source = f'<a href="{h(lausanne.READ_AT)}" rel="noopener external nofollow">the Declaration</a>'
    return f'<table class="stand">{head}<tbody>{rows}</tbody></table><p class="small">Read at {source}.</p>'

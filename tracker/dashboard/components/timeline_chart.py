"""The chart of a timeline on the page: what the script draws, as plain values, and the component that draws it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypedDict

import streamlit as st

from tracker.dashboard.charts.figures import FIELDS, Figure, Plain
from tracker.dashboard.charts.figures import plain as plain_figure
from tracker.dashboard.charts.heads import days
from tracker.dashboard.charts.lanes import Shown
from tracker.dashboard.charts.timeline import figures
from tracker.dashboard.components.marks import data_stance, kind_shape, stance_shape
from tracker.dashboard.shipped import script
from tracker.dashboard.text import page_url, plain
from tracker.dashboard.view import View
from tracker.queries.timeline import Lane, Told
from tracker.vocabulary import Bar, Stance, StandingKind
from tracker.wording import timeline as wording

_CHART: Final = st.components.v2.component(
    "tracker_timeline",
    html='<div class="trk"><div class="timeline"></div></div>',
    js=script("timeline.js"),
    isolate_styles=False,
)


_FILLED: Final = frozenset(stance_shape(stance) for stance in Stance if stance.is_explicit)


class MarkData(TypedDict):
    """A statement as the script draws it: address, shape, colours, grade, words; `hollow` shapes hide what is below."""

    href: str
    shape: str
    stance: str
    grade: str
    hollow: bool
    back: bool
    label: str
    lines: list[str]


class LaneData(TypedDict):
    """A lane's name, the line below it, where it leads, and that in words, read aloud."""

    name: str
    status: str
    href: str
    leads_to: str


class ChartData(TypedDict):
    """Everything that the script needs; `figures` has rows of values, which `fields` names, the narrowest first."""

    label: str
    help: str
    lanes: list[LaneData]
    marks: dict[str, MarkData]
    figures: list[dict[str, Plain]]
    fields: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Strip:
    """A lane with what the page calls it: name, the line below, the address it leads to, the day the candidate left."""

    lane: Lane
    name: str
    status: str
    href: str
    leads_to: str
    left: date | None


def data(strips: Sequence[Strip], view: View, what: str) -> ChartData | None:
    """Return what the script draws of the lanes that have statements; None where none has; `what` names the subject."""
    told = [one for strip in strips for one in strip.lane.told]
    if not told:
        return None
    years = [(one.date.earliest or one.said_day).year for one in told]
    return ChartData(
        label=plain(wording.chart(what, len(strips), (min(years), max(one.said_day.year for one in told)), len(told))),
        help=wording.KEYS,
        lanes=[_lane(strip) for strip in strips],
        marks={one.id: _mark(one, strip, view.bar) for strip in strips for one in strip.lane.told},
        figures=[plain_figure(figure) for figure in _figures(strips, view)],
        fields=FIELDS,
    )


def draw(chart: ChartData) -> None:
    """Put the chart on the page."""
    _CHART(data=chart, key="timeline")


def _figures(strips: Sequence[Strip], view: View) -> tuple[Figure, ...]:
    race = view.race
    shown = [
        Shown(
            lane=strip.lane,
            number=number,
            name=strip.name,
            status=strip.status,
            closes=min(race.election_day, strip.left or race.election_day),
            left=strip.left,
            as_of=view.as_of,
            bar=view.bar,
        )
        for number, strip in enumerate(strips)
    ]
    return figures(shown, days(race, view.as_of), opens=race.opens, closes=race.election_day)


def _lane(strip: Strip) -> LaneData:
    return LaneData(name=plain(strip.name), status=plain(strip.status), href=strip.href, leads_to=strip.leads_to)


def _mark(one: Told, strip: Strip, bar: Bar) -> MarkData:
    lines = [plain(line) for line in wording.mark(one, strip.lane, strip.name, bar)]
    form = shape(one, strip.lane, bar)
    return MarkData(
        href=page_url("statement", id=one.id),
        shape=form,
        hollow=form not in _FILLED,
        stance=data_stance(None if one.is_context else one.stance),
        grade=one.grade.value,
        back=one.id in strip.lane.taken_back,
        label=" ".join(line if line.endswith((".", "…")) else f"{line}." for line in lines),
        lines=lines,
    )


def shape(one: Told, lane: Lane, bar: Bar) -> str:
    """Name the mark of a statement: filled if it counts at the bar, outlined if not, split if disputed."""
    if one.is_context:
        return kind_shape(StandingKind.RELATED_ONLY)
    outlined = wording.is_reported(one, bar) or one.id in lane.taken_back
    return stance_shape(one.stance, reported=outlined, disputed=one.disputed)

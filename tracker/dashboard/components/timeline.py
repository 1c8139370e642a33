"""A timeline as HTML: the live sentence, the key, what has no statement, and the same statements as a list."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker.dashboard.components.marks import kind_mark, mark
from tracker.dashboard.components.timeline_chart import ChartData, Strip, data
from tracker.dashboard.components.timeline_record import item
from tracker.dashboard.components.timeline_subject import ONE_CANDIDATE, POLICY, Subject
from tracker.dashboard.text import h, page_url
from tracker.dashboard.view import View
from tracker.queries.races import Policy, Runner
from tracker.queries.timeline import Lane, Timeline
from tracker.vocabulary import Stance, StandingKind
from tracker.wording import timeline as wording
from tracker.wording.dates import day

Carried = Mapping[str, list[str]]
"""The parameters that go along to another timeline."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A timeline ready for the page: HTML, and between its parts the chart, if there is anything to draw."""

    says: str
    key: str
    chart: ChartData | None
    below: str


def draw(found: Timeline, view: View, subject: Subject, carried: Carried) -> Drawn:
    """Draw a timeline; `subject` is a policy or a candidate of the view's race."""
    strips = tuple(_strips(found, view, subject, carried))
    shown = [strip for strip in strips if strip.lane.told]
    names = {key: strip.name for strip in strips for key in _keys(strip, subject)}
    what = subject.policy.name if subject.policy else subject.runner.name if subject.runner else ""
    below = f"{_caption(view)}{_empties(strips, _looked(subject, carried))}{_gone(found)}{_list(shown, view)}"
    says = wording.says(found, names, view.as_of, view.clock, view.bar)
    return Drawn(
        says=f'<div class="trk"><p class="says" role="status">{h(says)}</p></div>',
        key=f'<div class="trk">{_key()}</div>' if shown else "",
        chart=data(shown, view, what),
        below=f'<div class="trk">{below}</div>',
    )


def _keys(strip: Strip, subject: Subject) -> tuple[str, ...]:
    return (strip.lane.candidate,) if subject.policy else (strip.lane.policy,)


def _strips(found: Timeline, view: View, subject: Subject, carried: Carried) -> Iterator[Strip]:
    """Name the lanes: after candidates on the timeline of a policy, after policies on that of a candidate."""
    runners = {runner.slug: runner for runner in view.race.runners}
    policies = {policy.slug: policy for issue in view.race.issues for policy in issue.policies}
    issues = {issue.slug: issue.name for issue in view.race.issues}
    for lane in found.lanes:
        if subject.policy:
            yield _of_candidate(lane, runners[lane.candidate], carried)
        else:
            policy = policies[lane.policy]
            yield _of_policy(lane, policy, issues[policy.issue], runners[lane.candidate], carried)


def _of_candidate(lane: Lane, runner: Runner, carried: Carried) -> Strip:
    status = f"left {day(runner.left)}" if runner.left else runner.status.label
    href = page_url("timeline", **{ONE_CANDIDATE: runner.slug}, **carried)
    return Strip(lane, runner.family_name, status, href, ": every policy on one timeline", runner.left)


def _of_policy(lane: Lane, policy: Policy, issue: str, runner: Runner, carried: Carried) -> Strip:
    href = page_url("timeline", **{POLICY: policy.slug}, **carried)
    return Strip(lane, policy.name, issue, href, ": every candidate on one timeline", runner.left)


def _key() -> str:
    stances = "".join(_sample(stance.value, stance.value.replace("_", "-"), stance.label) for stance in _EXPLICIT)
    below = _sample("support", "support-open", "Below the evidence bar", reported=True)
    others = (
        _sample("support", "support-disputed", "Disputed"),
        f"<li>{mark('unclear')} Unclear</li><li>{mark('declined')} Declined to say</li>",
        f"<li>{mark('related-only')} Related only, or said by others</li>",
        '<li><span class="hatched"></span> Before this campaign</li>',
        '<li><span class="vague"></span> Date uncertain within</li>',
        '<li><span class="answer-box" aria-hidden="true">×</span> Response that disputes it</li>',
        '<li><span class="answer-box" aria-hidden="true">–</span> Another response</li>',
        f"<li>{mark('changed')} A change</li>",
    )
    return f'<ul class="key" aria-label="Key">{stances}{below}{"".join(others)}</ul>'


_EXPLICIT = tuple(stance for stance in Stance if stance.is_explicit)


def _sample(stance: str, shape: str, words: str, *, reported: bool = False) -> str:
    name = "stance is-reported" if reported else "stance"
    return f'<li><span class="{name}" data-stance="{stance}">{mark(shape)}<span>{h(words)}</span></span></li>'


def _caption(view: View) -> str:
    """Say how to read the chart, and name the days that it numbers on a phone."""
    days = "".join(f"<li>{h(day(event.day))}: {h(event.name)}</li>" for event in view.race.events)
    listed = f'<details><summary>{h(wording.DAYS)}</summary><ol class="timeline-days">{days}</ol></details>'
    return f'<p class="small quiet">{h(wording.READING)}</p>{listed if days else ""}'


def _looked(subject: Subject, carried: Carried) -> str:
    """Return the address of the searches for the subject, on its page."""
    if subject.policy:
        return f"{page_url('policy', policy=subject.policy.slug, **carried)}#searches"
    return f"{page_url('candidate', candidate=subject.runner.slug, **carried)}#searches" if subject.runner else ""


def _empties(strips: Sequence[Strip], looked: str) -> str:
    """List what has no statement, a quiet line for each kind of empty; `looked` leads to where we looked."""
    lines = "".join(_empty(kind, strips, looked) for kind in StandingKind)
    return f'<ul class="empties">{lines}</ul>' if lines else ""


def _empty(kind: StandingKind, strips: Sequence[Strip], looked: str) -> str:
    names = [h(strip.name) for strip in strips if not strip.lane.told and strip.lane.cell.kind is kind]
    where = f' · <a href="{h(looked)}">{h(wording.LOOKED)}</a>' if kind is StandingKind.NOT_FOUND else ""
    return f"<li>{kind_mark(kind)} {h(kind.label)}: {', '.join(names)}{where}</li>" if names else ""


def _gone(found: Timeline) -> str:
    links = ", ".join(f'<a href="{h(page_url("statement", id=named))}">{h(named)}</a>' for named in found.gone)
    return f'<p class="small quiet">{h(wording.gone(found.gone))} {links}</p>' if links else ""


def _list(strips: Sequence[Strip], view: View) -> str:
    """List the statements of all lanes, the newest first."""
    told = [(one, strip) for strip in strips for one in reversed(strip.lane.told)]
    # Stable: what shares its days stays in the order of the lanes.
    told.sort(key=lambda pair: (pair[0].said_day, pair[0].date.earliest or pair[0].said_day), reverse=True)
    if not told:
        return f'<section><h2 class="open">{h(wording.LIST)}</h2><p>{h(wording.NOTHING)}</p></section>'
    items = "".join(item(one, strip, view) for one, strip in told)
    return (
        f'<section><h2 class="open">{h(wording.LIST)}</h2><p class="small quiet">{h(wording.NEWEST_FIRST)}</p>'
        f'<ol class="record">{items}</ol></section>'
    )

"""The figures of the Method page: parity, coverage, the two extreme voters, what no person has reviewed."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from tracker.dashboard.components.marks import data_stance, grade, kind_mark, mark, stance_mark
from tracker.dashboard.text import h, page_url
from tracker.match import Interval
from tracker.queries.races import Runner
from tracker.queries.statistics import Unreviewed
from tracker.stats import Candidate, Covered, Stats
from tracker.vocabulary import Grade, Stance, StandingKind
from tracker.wording import method as texts
from tracker.wording import statistics
from tracker.wording.counts import count
from tracker.wording.dates import day


def parity(stats: Stats) -> str:
    """Draw what is on file for each candidate, one row each, the same for all."""
    letters = "".join(f'<th scope="col" class="r">{grade(one)}</th>' for one in Grade)
    before = _figures(("Statements", "Occasions", "Originals"))
    after = _figures(("Unnamed", "Last statement", "Reviewed"))
    rows = "".join(_parity_row(one, len(stats.policies)) for one in stats.candidates)
    head = f'<tr><th scope="col">Candidate</th><th scope="col">Positions</th>{before}{letters}{after}</tr>'
    when = f"Occasions by grade. Last statement: before {day(stats.as_of)}, by the latest day that its date allows."
    table = f'<table class="parity"><thead>{head}</thead><tbody>{rows}</tbody></table>'
    return f'{_scrolled("Parity panel", table)}<p class="small quiet">{h(when)}</p>'


def _figures(names: Sequence[str]) -> str:
    return "".join(f'<th scope="col" class="r">{name}</th>' for name in names)


def _parity_row(one: Candidate, policies: int) -> str:
    told = one.parity
    figures = (
        *(str(number) for number in (told.statements, told.occasions, told.originals)),
        *(str(told.grades[letter]) for letter in Grade),
        statistics.unnamed(told.unnamed),
        statistics.age(one.days_since),
        str(told.reviewed),
    )
    cells = "".join(f'<td class="r num">{h(figure)}</td>' for figure in figures)
    return f'<tr><th scope="row">{_who(one.runner)}</th><td class="num">{one.positions} of {policies}</td>{cells}</tr>'


def _who(runner: Runner) -> str:
    return f'<a href="{h(page_url("candidate", candidate=runner.slug))}">{h(runner.family_name)}</a>'


def _scrolled(label: str, table: str) -> str:
    """Let a wide table be scrolled by thumb and by keyboard."""
    return f'<div class="wide" role="region" aria-label="{label}" tabindex="0">{table}</div>'


def coverage(stats: Stats) -> str:
    """Draw the map of candidates and policies: the stance, or which kind of empty, for each."""
    found = {(one.policy, one.candidate): one for one in stats.coverage}
    runners = [one.runner for one in stats.candidates]
    heads = "".join(f'<th scope="col"><span>{h(runner.family_name)}</span></th>' for runner in runners)
    rows = "".join(
        f'<tr><th scope="row"><a href="{h(page_url("policy", policy=policy.slug))}">{h(policy.name)}</a></th>'
        f"{''.join(_square(found[policy.slug, runner.slug]) for runner in runners)}</tr>"
        for policy in stats.policies
    )
    caption = f"Officially, on {day(stats.as_of)}, by what was known then. {_sides(stats)}"
    head = f'<thead><tr><th scope="col">Policy</th>{heads}</tr></thead>'
    table = f'<table class="coverage">{head}<tbody>{rows}</tbody></table>'
    return f"<p>{h(caption)}</p>{_key(stats)}{_scrolled('Coverage map', table)}"


def _sides(stats: Stats) -> str:
    stances = [one.stance for one in stats.coverage if one.kind is StandingKind.EXPLICIT]
    return texts.sides({stance: stances.count(stance) for stance in Stance})


def _square(one: Covered) -> str:
    explicit = one.kind is StandingKind.EXPLICIT and one.stance is not None
    drawn = stance_mark(one.stance) if explicit and one.stance else _kind(one.kind)
    words = one.stance.label if explicit and one.stance else one.kind.label
    before = ", from before this campaign" if one.before_campaign else ""
    return (
        f'<td data-stance="{data_stance(one.stance if explicit else None)}" title="{h(words + before)}">{drawn}'
        f'<span class="hide">{h(words + before)}</span></td>'
    )


def _kind(kind: StandingKind) -> str:
    """Draw a kind of empty; what is only reported is an outline, as everywhere, here without its side."""
    return mark("support-open") if kind is StandingKind.REPORTED_ONLY else kind_mark(kind)


def _key(stats: Stats) -> str:
    """Name the marks, with how many cells have each."""
    kinds = [one.kind for one in stats.coverage]
    stances = [one.stance for one in stats.coverage if one.kind is StandingKind.EXPLICIT]
    items = [_stance(one, stances.count(one)) for one in Stance if one.is_explicit]
    items += [
        f"<li>{_kind(one)} {h(one.label)} {kinds.count(one)}</li>"
        for one in StandingKind
        if one is not StandingKind.EXPLICIT and one in kinds
    ]
    return f'<ul class="key" aria-label="How many cells">{"".join(items)}</ul>'


def _stance(one: Stance, number: int) -> str:
    drawn = f"{stance_mark(one)}<span>{h(one.label)}</span>"
    return f'<li><span class="stance" data-stance="{data_stance(one)}">{drawn}</span> {number}</li>'


def voters(stats: Stats) -> str:
    """Draw how a voter of every yes and one of every no would be matched, with the possible range."""
    heads = ("Candidate", "Known", "Says yes to everything", "Says no to everything")
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    rows = "".join(_voter(one) for one in stats.candidates)
    table = f'<table class="stand voters"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    return f'<h3 id="voters">Two extreme voters</h3><p>{h(texts.MATCH)}</p>{table}'


def _voter(one: Candidate) -> str:
    known = statistics.percent(one.yes.coverage) if one.yes else "0 %"
    bars = "".join(f"<td>{_bar(bar, voter)}</td>" for bar, voter in ((one.yes, "yes"), (one.no, "no")))
    return f'<tr><th scope="row">{_who(one.runner)}</th><td class="num">{known}</td>{bars}</tr>'


def _bar(one: Interval | None, voter: str) -> str:
    if one is None:
        return '<span class="quiet">no bar: nothing counts</span>'
    worst, best, match = (round(float(100 * share), 1) for share in (one.worst, one.best, one.match))
    thin = "" if one.has_number else " is-thin"
    number = f", match {statistics.tick(one)}" if one.has_number else ", no number"
    return (
        f'<span class="interval{thin}" aria-hidden="true"><i style="left:{worst}%;right:{round(100 - best, 1)}%"></i>'
        f'<b style="left:{match}%"></b></span>'
        f'<span class="small"><span class="hide">{voter} to everything: </span>{h(statistics.bar(one) + number)}</span>'
    )


def unreviewed(stats: Stats, rest: Sequence[Unreviewed]) -> str:
    """Say how many statements no person has reviewed, and link them by candidate."""
    said = f'<p id="unreviewed"><b>{h(texts.reviewed(stats.statements, stats.reviewed))}</b></p>'
    if not rest:
        return said
    names = {one.runner.slug: one.runner.name for one in stats.candidates}
    groups = "".join(_group(names, slug, list(ones)) for slug, ones in groupby(rest, key=lambda one: one.candidate))
    left = texts.more(stats.statements - stats.reviewed - len(rest))
    listed = f"<summary>The statements that no person has reviewed</summary>{groups}<p>{h(left)}</p>"
    return f"{said}<details>{listed}</details>"


def _group(names: Mapping[str, str], slug: str, ones: Sequence[Unreviewed]) -> str:
    links = "".join(
        f'<li><a href="{h(page_url("statement", id=one.id))}">{h(one.id.partition("/")[2])}</a></li>' for one in ones
    )
    return (
        f'<h3 class="minor">{h(names[slug])}: {count(len(ones), "statement")}</h3><ul class="plain-list">{links}</ul>'
    )

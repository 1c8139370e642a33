"""One statement of a timeline as an item of its list: when, who and what, the passage, how we know, the responses."""

from collections.abc import Iterator

from tracker.dashboard.components.marks import data_stance, grade, mark
from tracker.dashboard.components.sources import anchor
from tracker.dashboard.components.timeline_chart import Strip, shape
from tracker.dashboard.text import h, page_url
from tracker.dashboard.view import View
from tracker.dates import say
from tracker.queries.timeline import Answer, Told
from tracker.vocabulary import GRADE_OF, SaidBy
from tracker.wording import evidence, standings
from tracker.wording import timeline as wording


def item(one: Told, strip: Strip, view: View) -> str:
    """Draw a statement; `data-id` is the id that its mark in the chart has too."""
    answers = "".join(_answer(answer, one) for answer in one.answers)
    return (
        f'<li data-id="{h(one.id)}">{_when(one)}<span>{_who(one, strip, view)}</span>'
        f"<span>{_passage(one)} {_how(one, strip, view)}</span>{answers}</li>"
    )


def _when(one: Told) -> str:
    later = wording.known_later(one)
    known = f'<br><span class="small quiet">{h(later)}</span>' if later else ""
    href = page_url("statement", id=one.id)
    return f'<span class="num"><a class="when" href="{h(href)}">{h(say(one.date))}</a>{known}</span>'


def _who(one: Told, strip: Strip, view: View) -> str:
    """Say whose and what, with what weakens it."""
    reported = " is-reported" if wording.is_reported(one, view.bar) else ""
    stance = data_stance(None if one.is_context else one.stance)
    drawn = f"{mark(shape(one, strip.lane, view.bar))}<span>{h(wording.word(one))}</span>"
    lines = [
        f'<a class="who-said" href="{h(strip.href)}">{h(strip.name)}</a>',
        f'<span class="stance{reported}" data-stance="{stance}">{drawn}</span>',
    ]
    if one.softness and one.stance.is_explicit:
        lines.append(f'<span class="small quiet">{h(one.softness.label)}</span>')
    if one.disputed:
        lines.append('<span class="small">disputed</span>')
    if one.condition:
        lines.append(f'<span class="small">{h(standings.condition(one.condition))}</span>')
    return "<br>".join(lines)


def _passage(one: Told) -> str:
    if not one.quote:
        return h(one.summary)
    language = f' lang="{h(one.language)}"' if one.language else ""
    told = evidence.told(one)
    return f"<q{language}>{h(one.quote)}</q>" + (f' <span class="told">{h(told)}</span>' if told else "")


def _how(one: Told, strip: Strip, view: View) -> str:
    parts = [f"{grade(one.grade)} {h(one.grade.label)}, {h(one.act.label)}", *_read(one), *_marked(one, strip, view)]
    return f'<span class="quiet">{" · ".join(parts)}</span>'


def _read(one: Told) -> Iterator[str]:
    """Name the original, and link the page that was read."""
    if not one.read:
        return
    page = one.read.copy or one.read.publisher
    link = anchor(one.read.url, one.quote, page) or h(page)
    yield f"{h(one.read.publisher)}, read at {link}" if one.read.copy else link


def _marked(one: Told, strip: Strip, view: View) -> Iterator[str]:
    if change := wording.change_of(one, strip.lane):
        yield f"<b>{mark('changed')} {h(change)}</b>"
    if wording.is_reported(one, view.bar):
        yield h(wording.BELOW)
    if one.id in strip.lane.taken_back:
        yield f"<b>{h(wording.TAKEN_BACK)}</b>"


def _answer(answer: Answer, one: Told) -> str:
    letter = grade(GRADE_OF[answer.said_by])
    speaker = f", {h(answer.speaker)}" if answer.speaker and answer.said_by is not SaidBy.WITNESS else ""
    passage = f"<q>{h(answer.quote)}</q>" if answer.quote else h(answer.summary)
    said = h(wording.answered(answer, one))
    return f'<div class="answer"><b>{said}</b>{speaker}, {h(say(answer.date))} {letter} {passage}</div>'

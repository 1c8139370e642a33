"""What stands beside the form: how far the file is, its problems, its card, the standings it moves, how it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tracker.dashboard.components.effect import changed, standing
from tracker.dashboard.components.marks import grade, says_alone
from tracker.dashboard.components.passages import passages
from tracker.dashboard.contributing import Draft, Preview, statement_id
from tracker.dashboard.difference import Line
from tracker.dashboard.repository import edit_link, holds_text, new_link
from tracker.dashboard.text import h, page_url
from tracker.dates import say
from tracker.problems import Problem
from tracker.queries.statements import Card
from tracker.review import telling
from tracker.review.standings import Moved
from tracker.wording import contribute as words
from tracker.wording import evidence

_MOST: Final = 40
_LONGEST: Final = 2000
"""So many lines of a difference are drawn, and so many characters of each."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A problem with where a reader finds it: the question it answers, or the place in a file and its line."""

    problem: Problem
    where: str
    line: str = ""


def at_field(problems: Sequence[Problem]) -> str:
    """Draw the problems of one field under it."""
    return _inside("".join(f'<p class="problem is-{one.severity.value}">{_said(one)}</p>' for one in problems))


def _said(one: Problem, where: str = "", line: str = "") -> str:
    """Draw a problem: its code, where it stands, what is wrong, how it is mended; the words are those of `check`."""
    place = f' <span class="place">{h(where)}</span>' if where else ""
    quoted = f"<code>{h(line)}</code>" if line else ""
    cure = f"{'' if line else '<br>'}help: {h(one.help)}" if one.help else ""
    return f"<b>{h(one.code)}</b>{place} {h(one.message)}{quoted}{cure}"


def _inside(body: str) -> str:
    return f'<div class="trk">{body}</div>'


def _apart(body: str) -> str:
    """Let links open beside the form, which stays as it is; `<a ` is always ours, since every text is escaped."""
    return _inside(body.replace("<a ", '<a target="_blank" '))


def state(made: Draft, problems: Sequence[Placed], missing: Sequence[str], *, is_new: bool) -> str:
    """Draw how far the file is, what is still to be answered, and every problem with its place."""
    if made.fault:
        line, listed = "", f'<p class="problem" role="alert">{h(made.fault)}</p>'
    else:
        told = words.state([one.problem for one in problems], len(missing))
        line, listed = words.FIRST if is_new and not made.text else told, ""
    asked = "".join(f"<li>{h(one)}</li>" for one in missing)
    items = "".join(
        f'<li class="problem is-{one.problem.severity.value}">{_said(one.problem, one.where, one.line)}</li>'
        for one in problems
    )
    head = words.WRONG if problems or made.fault else words.RIGHT
    return _inside(
        f'<h2 class="minor">{head}</h2><p role="status">{h(line)}</p>{listed}'
        + (f'<ul class="problems">{items}</ul>' if items else "")
        + (f'<details><summary>Still to answer</summary><ul class="plain-list">{asked}</ul></details>' if asked else "")
    )


def difference(lines: Sequence[Line]) -> str:
    """Draw the lines that a correction takes out of a file and those that it puts there."""
    if not lines:
        return _inside(f'<p class="note" role="status">{h(words.CHANGED_NOTHING)}</p>')
    drawn = f'<ol class="plain-list">{"".join(_line(one) for one in lines[:_MOST])}</ol>'
    more = f"<p>{h(words.more_lines(len(lines) - _MOST))}</p>" if len(lines) > _MOST else ""
    return _inside(f'<section class="file-change"><h2 class="minor">{h(words.CHANGE)}</h2>{drawn}{more}</section>')


def _line(one: Line) -> str:
    tag, sign, word = ("ins", "+", "new") if one.is_new else ("del", "−", "old")
    text = one.text if len(one.text) <= _LONGEST else f"{one.text[:_LONGEST]}…"
    return (
        f'<li><span class="num">{sign} {one.number}</span><span class="hide">, {word}: </span>'
        f"<{tag}>{h(text) or '&nbsp;'}</{tag}></li>"
    )


def taken(path: str) -> str:
    """Say that there is a file of that name, and lead to its correction."""
    link = page_url("contribute", statement=statement_id(path))
    return _inside(f'<p class="note" role="alert">{h(words.TAKEN)} <a href="{h(link)}">{h(path)}</a></p>')


def preview(shown: Preview | None, *, has_record: bool) -> str:
    """Draw the card as it will look and the standings it would move."""
    if shown is None:
        return _inside(f'<p class="small quiet">{h(words.ABSENT)}</p>') if has_record else ""
    moved = "".join(_moved(one, shown) for one in shown.moved)
    said = f'<p class="small quiet">{h(words.WHEN)}</p>{moved}' if moved else f"<p>{h(words.NO_MOVE)}</p>"
    return _apart(
        f'<section class="preview" aria-label="The card"><h2 class="minor">The card</h2>{_card(shown)}</section>'
        f'<section class="moves" aria-label="What it moves"><h2 class="minor">What it moves</h2>{said}</section>'
    )


def _card(shown: Preview) -> str:
    card = shown.card
    about = f"<p><b>{h(card.about.candidate_name)}: {h(card.about.policy_name)}</b></p>"
    if not isinstance(card, Card):
        return f'{about}<p class="note">It counts at no date. Its address stays.</p>'
    stance = says_alone(card.stance, card.grade, card.fit, disputed=bool(card.disputes))
    summary = f'<p class="summary">{h(card.summary)}</p>' if card.quote else ""
    letter = f"<span>{grade(card.grade)} {h(card.grade.label.capitalize())}</span>"
    did = changed(card, shown.effects)
    return (
        f'<div class="evidence"><p class="kicker"><span>{h(say(card.about.date))}</span>{stance}{letter}</p>{about}'
        f"{summary}{passages(card)}</div><p>{h(evidence.how_we_know(card))}</p>{did}</div>"
    )


def _moved(one: Moved, shown: Preview) -> str:
    """Draw one cell before and after at each bar where it moves, and the changes of direction that come with it."""
    election, candidate, policy = one.key
    named = (shown.after.candidates[candidate].record.name, shown.after.policies[policy].record.name)
    heading = f"{named[0]}: {named[1]} ({shown.after.elections[election].record.name})"
    rows = "".join(
        f"<dt>{h(bar.label)}</dt><dd>{standing(one.before[bar])}<br>becomes {standing(one.after[bar])}</dd>"
        for bar in one.bars
    )
    steps = "".join(f"<p>New change: {h(telling.change(shown.after, step))}</p>" for step in one.changes)
    gone = "".join(f"<p>No change any more: {h(telling.change(shown.before, step))}</p>" for step in one.undone)
    return f'<div class="moved"><p class="label">{h(heading)}</p><dl class="facts">{rows}</dl>{steps}{gone}</div>'


def path(made: Draft) -> str:
    """Draw the heading of the file and where it lies."""
    where = f"<p><code>{h(made.path)}</code></p>" if made.path else f'<p class="small quiet">{h(words.NO_NAME)}</p>'
    return _inside(f'<h2 class="minor">The file</h2>{where}')


def send(made: Draft, *, is_new: bool) -> str:
    """Draw how the file is sent: a link to the code host where one is set up, filled in as far as it can be."""
    if not made.is_whole:
        return ""
    if not is_new:
        return _sent(edit_link(made.path), words.OPEN_EDIT, words.PASTE_EDIT)
    link = new_link(made.path, made.text)
    if link and not holds_text(link):
        return _sent(link, words.OPEN_NEW_EMPTY, words.PASTE)
    return _sent(link, words.OPEN_NEW, "")


def _sent(link: str | None, name: str, then: str) -> str:
    if link is None:
        return _inside(f"<p>{h(words.SEND)} {h(words.NO_HOST)}</p>")
    return _inside(
        f'<p><a class="button is-main" href="{h(link)}" target="_blank" rel="noopener external">{h(name)}</a></p>'
        f'<p class="small">{h(words.SEND)} {h(then)}</p>'
    )


def correcting(form: str) -> str:
    """Say what a correction cannot change here, and what to do about it; `form` is where a new statement is written."""
    link = f'<a href="{h(form)}">{h(words.BLANK)}</a>'
    return _inside(f'<p class="small">{h(words.CORRECTION_DATE)} {link}</p>')


def not_here(said: str, links: Sequence[tuple[str, str]]) -> str:
    """Say why a statement cannot be corrected here, and where to go instead."""
    listed = "".join(f'<li><a href="{h(address)}">{h(name)}</a></li>' for name, address in links)
    return _inside(f'<p class="note" role="status">{h(said)}</p><ul class="plain-list">{listed}</ul>')


def reply_example() -> str:
    """Show what a reply looks like in a file."""
    return _inside(f"<details><summary>What a reply looks like</summary><pre>{h(words.REPLY)}</pre></details>")

"""What a statement changed: the standing at each evidence bar, the changes it is part of, what else gives it."""

from tracker.dashboard.components.marks import data_stance, grade, kind_mark, says_alone, stance_mark
from tracker.dashboard.text import h, page_url
from tracker.dates import say
from tracker.queries.comparison import Cell
from tracker.queries.effects import AtBar, Effects, Step
from tracker.queries.others import Other
from tracker.queries.statements import Card
from tracker.vocabulary import StandingKind
from tracker.wording import effects as words
from tracker.wording import evidence, standings


def changed(card: Card, effects: Effects | None) -> str:
    """Draw what the statement changed; nothing to draw where its candidate stands in no race on file."""
    if effects is None:
        return f"{_heading}<p>Nothing: the record holds no race in which it would count.</p>"
    rows = "".join(_row(card, effects, at) for at in effects.standings)
    steps = "".join(f"<li>{_step(one, card.about.id)}</li>" for one in effects.steps)
    none = "<p>No change of direction runs through it.</p>"
    return (
        f"{_heading}{f'<ul class=plain-list>{steps}</ul>' if steps else none}"
        f'<p class="label">{h(words.heading(effects))}</p><dl class="facts bars">{rows}</dl>'
    )


_heading = '<h2 class="minor">What it changed</h2>'


def _row(card: Card, effects: Effects, at: AtBar) -> str:
    return f"<dt>{h(at.bar.label)}</dt><dd>{standing(at.cell)}<br>{h(words.role(card, effects, at))}</dd>"


def standing(cell: Cell) -> str:
    """Draw a standing in a line."""
    reported = cell.kind is StandingKind.REPORTED_ONLY
    stance = cell.reported[0].stance if reported and cell.reported else cell.stance
    drawn = stance_mark(stance, reported=reported) if stance else kind_mark(cell.kind)
    quiet = " is-reported" * reported
    text = f"{drawn}<span>{h(standings.word(cell))}</span>"
    return f'<span class="stance{quiet}" data-stance="{data_stance(stance)}">{text}</span> {h(words.beside(cell))}'


def _step(one: Step, named: str) -> str:
    said, other = words.step(one, named)
    return f'<i class="mark m-changed" aria-hidden="true"></i> {h(said)}: {passage(other)}'


def gives(effects: Effects | None) -> str:
    """Draw the statement that gives the standing in this one's place, with its passage."""
    if effects is None or effects.gives is None:
        return ""
    return f'<h2 class="minor">What gives the standing instead</h2><div class="instead">{passage(effects.gives)}</div>'


def passage(other: Other) -> str:
    """Draw another statement in a line: stance, date as a link, grade and whose telling it is, and its words."""
    one = other.mention
    quote = f" <q>{h(other.quote)}</q>" if other.quote else ""
    return (
        f'{stance_of(other)} <a href="{h(page_url("statement", id=one.id))}">{h(say(one.date))}</a> '
        f"{teller(other)}{quote}"
    )


def stance_of(other: Other) -> str:
    """Draw what another statement says: "Reported: supports, disputed"."""
    one = other.mention
    return says_alone(one.stance, one.grade, one.fit, disputed=other.disputed)


def teller(other: Other) -> str:
    """Draw the grade of another statement and by whom it is told, in the line of its words."""
    return f'<span class="told">{grade(other.mention.grade)} {h(evidence.teller(other))}</span>'

"""The worked example: the statements of one candidate on one policy in order, and what the rule does with each."""

from collections.abc import Sequence

from tracker.dashboard.components.effect import standing
from tracker.dashboard.components.marks import data_stance, grade, stance_mark
from tracker.dashboard.text import h, page_url
from tracker.dates import say
from tracker.queries.effects import AtBar, Effects
from tracker.queries.statements import Card
from tracker.wording import effects as words
from tracker.wording import evidence
from tracker.wording import method as texts
from tracker.wording.dates import day


def worked(cards: Sequence[Card], effects: Effects | None) -> str:
    """Draw the example; a plain sentence where the record holds nothing to show it on."""
    if not cards or effects is None:
        return "<p>The record holds no statement yet that the rule could be shown on.</p>"
    about, at = cards[0].about, effects.standings[0]
    rows = "".join(_row(card, effects, at) for card in cards)
    heads = ("When", "What was said", "By whom", f"What the rule does with it at “{at.bar.label}”")
    head = "".join(f'<th scope="col">{h(one)}</th>' for one in heads)
    results = "".join(f"<dt>{h(one.bar.label)}</dt><dd>{standing(one.cell)}</dd>" for one in effects.standings)
    return (
        f'<h3 id="example">An example: {h(about.candidate_name)} on {h(about.policy_name)}</h3>'
        f'<p class="on">{h(about.policy_text)}</p><p class="small quiet">{h(texts.EXAMPLE)}</p>'
        f'<table class="stand example"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
        f'<p class="label">{h(words.heading(effects))}, the rule gives</p><dl class="facts">{results}</dl>'
    )


def _row(card: Card, effects: Effects, at: AtBar) -> str:
    role = words.role(card, effects, at)
    gives = at.cell.gives is not None and at.cell.gives.id == card.about.id
    link = f'<a href="{h(page_url("statement", id=card.about.id))}">{h(say(card.about.date))}</a>'
    late = f'<br><span class="small quiet">known {h(day(card.known_day))}</span>' if _is_late(card) else ""
    return (
        f'<tr{" aria-current=true" * gives}><th scope="row">{link}{late}</th><td>{_what(card)}</td>'
        f"<td>{grade(card.grade)} {h(card.said_by.label)}</td><td>{f'<b>{h(role)}</b>' if gives else h(role)}</td></tr>"
    )


def _is_late(card: Card) -> bool:
    return card.known_day > card.said_day


def _what(card: Card) -> str:
    """Draw the stance, why it is soft, the condition and the replies that dispute it."""
    mark = f"{stance_mark(card.stance, disputed=bool(card.disputes))}<span>{h(card.stance.label)}</span>"
    notes = [note.partition(". ")[0] for note in evidence.why_soft(card)]
    notes += [card.condition] if card.condition else []
    notes += [f"disputed: {evidence.disputed_label(card)}"] if card.disputes else []
    rest = "".join(f"<br>{h(note)}" for note in notes)
    return f'<span class="stance" data-stance="{data_stance(card.stance)}">{mark}</span>{rest}'

"""What stands under a field of the form besides its problems: what a choice means, what a policy proposes."""

from tracker.dashboard.text import h
from tracker.vocabulary import Term
from tracker.wording import contribute as words


def meaning(terms: type[Term], chosen: str) -> str:
    """Say what the chosen value means and, folded, what every other would."""
    told = f'<p class="small quiet">{h(terms(chosen).definition)}</p>' if chosen else ""
    rows = "".join(f"<dt>{h(term.label)}</dt><dd>{h(term.definition)}</dd>" for term in terms)
    every = f'<details class="small"><summary>{h(words.MEANINGS)}</summary><dl class="facts">{rows}</dl></details>'
    return f'<div class="trk under">{told}{every}</div>'


def proposal(text: str, explainer: str | None) -> str:
    """Draw the sentence of a policy and what counts as support for it."""
    more = f'<p class="small">{h(explainer)}</p>' if explainer else ""
    return f'<div class="trk under"><p class="policy-text">{h(text)}</p>{more}</div>'

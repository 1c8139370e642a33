"""Every closed list of the vocabulary with its labels and definitions, folded by list."""

import re

from tracker.dashboard.text import h
from tracker.vocabulary import LISTS, Term


def words() -> str:
    """Draw all lists in the order in which the vocabulary explains them."""
    return "".join(_list(terms) for terms in LISTS)


def _list(terms: type[Term]) -> str:
    rows = "".join(f"<dt>{h(term.label)}</dt><dd>{h(term.definition)}</dd>" for term in terms)
    summary = f"<b>{h(name(terms))}.</b> {h(_says(terms))}"
    return f'<details><summary>{summary}</summary><dl class="facts">{rows}</dl></details>'


def name(terms: type[Term]) -> str:
    """Put a list's name in words: "Citation kind"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", terms.__name__).capitalize()


def _says(terms: type[Term]) -> str:
    """Return the sentence that explains a list: the first of its class."""
    return (terms.__doc__ or "").strip().splitlines()[0]

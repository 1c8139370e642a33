"""The sources that a page's statements rest on, counted and listed, and the searches that are on file."""

from collections.abc import Callable, Sequence
from typing import Final

from tracker.dashboard.components.sources import anchor
from tracker.dashboard.text import h
from tracker.dates import say
from tracker.queries.used import Place, Searched, Used
from tracker.wording import profiles
from tracker.wording.counts import count
from tracker.wording.dates import day

LISTED: Final = 300
"""So many originals are listed; the counts above the list are of all."""


def originals(found: Sequence[Used]) -> str:
    """Draw how many originals there are by kind and publisher, and the list of them, folded."""
    if not found:
        return "<p>No source is cited by what is seen on this day.</p>"
    rows = (("By kind", profiles.kinds_of(found)), ("By publisher", profiles.publishers_of(found)))
    facts = "".join(f"<dt>{name}</dt><dd>{h(text)}</dd>" for name, text in rows)
    listed = "".join(f"<li>{_one(one)}</li>" for one in found[:LISTED])
    more = f"<li>{count(len(found) - LISTED, 'more original')}, not listed here.</li>" if len(found) > LISTED else ""
    summary = f"List {count(len(found), 'original')}"
    return (
        f'<dl class="facts">{facts}</dl><details><summary>{summary}</summary>'
        f'<ul class="plain-list">{listed}{more}</ul></details>'
    )


def _one(one: Used) -> str:
    """Print a reference, linked to the page that was read."""
    title = anchor(one.url, None, one.title or one.publisher) or h(one.title)
    when = say(one.published) if one.published else ""
    copy = f"read at {one.copy}" if one.copy else ""
    rest = (h(one.publisher), h(one.kind.label), h(when), h(copy), h(profiles.cited_by(one)))
    return f'{title} <span class="quiet">{", ".join(filter(None, rest))}</span>'


def searches(found: Sequence[Searched], link: Callable[[Searched], str]) -> str:
    """Draw where and when we looked and found nothing; `link` names the pair of a search."""
    if not found:
        return "<p>No search is on file: nobody has written down yet where they looked and found nothing.</p>"
    return f'<ul class="plain-list">{"".join(f"<li>{_search(one, link(one))}</li>" for one in found)}</ul>'


def _search(one: Searched, pair: str) -> str:
    """Say that we looked, with the note; where, and what for, is folded: queries are long and much alike."""
    where = count(len({place.where for place in one.places}), "place")
    note = f' <span class="quiet">{h(one.note)}</span>' if one.note else ""
    places = "".join(f"<li>{_place(place)}</li>" for place in one.places)
    return (
        f"<b>{pair}</b>: on {h(day(one.on))} we looked in {where} and found nothing.{note}"
        f"<details><summary>Where we looked</summary><ul>{places}</ul></details>"
    )


def _place(place: Place) -> str:
    asked = f" for “{h(place.asked)}”" if place.asked else ""
    return f"{anchor(place.url, None, place.where) or h(place.where)}{asked}"

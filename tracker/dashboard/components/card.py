"""The evidence card: what was said, how we know, the replies at equal size, what it changed, where it can be read."""

from collections.abc import Mapping
from dataclasses import dataclass

from tracker.dashboard.components.clock import clock
from tracker.dashboard.components.effect import changed, gives, passage, stance_of, teller
from tracker.dashboard.components.marks import grade, says_alone
from tracker.dashboard.components.passages import passages
from tracker.dashboard.components.sources import sources
from tracker.dashboard.components.wrong import wrong, wrong_file
from tracker.dashboard.text import h, page_url
from tracker.dates import say
from tracker.queries.effects import Effects
from tracker.queries.neighbours import Neighbours
from tracker.queries.others import Other
from tracker.queries.statements import About, Card, Pledge, RemovedCard, WithdrawnCard
from tracker.vocabulary import Grade, Verdict
from tracker.wording import evidence
from tracker.wording.dates import day
from tracker.wording.verifications import verified

AnyCard = Card | WithdrawnCard | RemovedCard


@dataclass(frozen=True, slots=True)
class Found:
    """A statement with what it did to standings and what lies next to it: all that its page shows."""

    card: AnyCard
    effects: Effects | None
    neighbours: Neighbours


def heading(about: About) -> str:
    """Say whom and what a card is about."""
    return f"{about.candidate_name}: {about.policy_name}"


def page(found: Found, params: Mapping[str, list[str]]) -> str:
    """Draw the card of a statement; links back to Compare carry `params`, so that the view stays the same."""
    match found.card:
        case Card():
            body = _whole(found.card, found.effects)
        case WithdrawnCard():
            body = _gone(found.card.about, f"Withdrawn on {day(found.card.on)}", found.card.reason)
        case RemovedCard():
            ground = found.card.ground
            reason = f"The ground is {ground.label}: {ground.definition}"
            body = _gone(found.card.about, f"Removed on {day(found.card.on)}", reason)
    about = found.card.about
    article = f'<article class="evidence" aria-labelledby="about">{body}</article>'
    return f'<div class="trk">{_crumbs(about, params)}{article}</div>'


def _crumbs(about: About, params: Mapping[str, list[str]]) -> str:
    kept = {name: values for name, values in params.items() if name != "c"}
    places = (
        (page_url("", **params), "Compare"),
        (page_url("", **{**params, "issue": [about.issue]}), about.issue_name),
        (page_url("policy", **kept, policy=about.policy), about.policy_name),
        (page_url("candidate", **kept, candidate=about.candidate), about.candidate_name),
    )
    links = " ▸ ".join(f'<a href="{h(address)}">{h(name)}</a>' for address, name in places)
    return f'<p class="crumbs">{links}</p>'


def _title(about: About) -> str:
    return f'<h1 id="about">{h(heading(about))}</h1><p class="on">{h(about.policy_text)}</p>'


def _gone(about: About, when: str, reason: str) -> str:
    """Draw what is left of a statement that no longer counts."""
    return (
        f'<header><p class="kicker"><span>{_date(about)}</span></p>{_title(about)}</header>'
        f'<p class="note"><b>{h(when)}.</b> {h(reason)}</p><p>It counts at no date. Its address stays.</p>'
        f'<p class="small"><code>{h(about.id)}</code></p>{wrong_file(about)}'
    )


def _date(about: About) -> str:
    said = say(about.date)
    return h(said[:1].upper() + said[1:])


def _whole(one: Card, effects: Effects | None) -> str:
    trio = f"<div>{changed(one, effects)}</div><div>{gives(effects)}{_facts(one)}</div>"
    below = [
        _section("Where it can be read", f'<p class="small quiet">{h(_originals(one))}</p>{sources(one)}'),
        _elsewhere(one),
        wrong(one),
    ]
    said = f'{passages(one)}<div class="how">{_how(one)}</div></div>'
    return f'{_head(one)}{said}{_notes(one)}{_checked(one)}<div class="trio">{trio}</div>{"".join(below)}'


def _originals(one: Card) -> str:
    return f"{evidence.originals(one.sources)}: one occasion, however many carry it."


def _section(name: str, body: str) -> str:
    return f'<section><h2 class="minor">{name}</h2>{body}</section>'


def _head(one: Card) -> str:
    stance = says_alone(one.stance, one.grade, one.fit, disputed=bool(one.disputes))
    # Without a quotation the summary is the passage, and stands below at the size of the replies.
    summary = f'<p class="summary">{h(one.summary)}</p>' if one.quote else ""
    letter = f"<span>{grade(one.grade)} {h(one.grade.label.capitalize())}</span>"
    published = f"<span>{h(evidence.published(one))}</span>" if evidence.published(one) else ""
    return (
        f'<header><p class="kicker"><span>{_date(one.about)}</span>{published}{stance}{letter}</p>{_title(one.about)}'
        f"{summary}</header>"
    )


def _notes(one: Card) -> str:
    """Say what weakens it: disputed, soft, taken back."""
    notes = []
    if one.disputes:
        notes.append(f"<b>Disputed:</b> {h(evidence.disputed_label(one))}.")
    for text in evidence.why_soft(one):
        first, _, rest = text.partition(". ")
        notes.append(f"<b>{h(first)}.</b> {h(rest)}")
    notes.extend(
        f"<b>Taken back</b> by {_link(other)}: it sets no standing from then on." for other in one.corrected_by
    )
    if one.corrects:
        notes.append(f"<b>Takes back</b> {_link(one.corrects)}.")
    return "".join(f'<p class="note">{note}</p>' for note in notes)


def _link(other: Other) -> str:
    words = f"{other.candidate_name} on {other.policy_name}, {say(other.mention.date)}"
    return f'<a href="{h(page_url("statement", id=other.mention.id))}">{h(words)}</a>'


def _checked(one: Card) -> str:
    """Say who compared it with its sources, and what was not yet compared."""
    reviews = [f"Reviewed by {h(review.name)} on {h(day(review.on))}" for review in one.reviews]
    done = ' class="tick is-done"' if reviews else ' class="tick"'
    items = [f'<i{done} aria-hidden="true"></i>{text}' for text in reviews or ["Not yet reviewed by a person"]]
    if one.quote:
        found = ' class="tick is-done"' if one.checked and one.checked.verdict is Verdict.FOUND else ' class="tick"'
        items.append(f'<i{found} aria-hidden="true"></i>{h(verified(one.checked))}')
    items.append('<a href="#wrong">Is this wrong? Correct or reply</a>')
    return f'<ul class="checked">{"".join(f"<li>{item}</li>" for item in items)}</ul>'


def _facts(one: Card) -> str:
    """List what the file says, in words, and draw the two clocks."""
    rows = [
        ("Stance", evidence.by_account(one.said_by, one.stance.definition)),
        ("Act", evidence.by_account(one.said_by, one.act.definition)),
        ("Covers", one.fit.definition),
        ("Condition", evidence.condition_of(one)),
        ("Sources", evidence.sources_described(one) if one.sources_described or one.number_of_sources else ""),
    ]
    shown = "".join(f"<dt>{name}</dt><dd>{h(text)}</dd>" for name, text in rows if text)
    return f'<h2 class="minor">What it says</h2><dl class="facts">{shown}</dl>{clock(one)}'


def _how(one: Card) -> str:
    """Draw the sentence on how we know and the ladder of grades."""
    steps = []
    after = evidence.BAR_AFTER
    for step in Grade:
        current = ' aria-current="true"' if step is one.grade else ""
        steps.append(f"<li{current}>{grade(step)}<span>{h(step.label.capitalize())}</span></li>")
        if step in after:
            steps.append(f'<li class="bar"><span>{h(after[step].label)} counts down to here</span></li>')
    ladder = f'<ol class="ladder">{"".join(steps)}</ol>'
    return f'<h2 class="minor">How we know</h2><p class="how-we-know">{h(evidence.how_we_know(one))}</p>{ladder}'


def _elsewhere(one: Card) -> str:
    """Link the same occasion under other policies, and what rivals pledged."""
    same = "".join(f"<li>{stance_of(other)} {_link(other)}</li>" for other in one.same_occasion)
    pledges = "".join(f"<li>{_pledge(pledge)}</li>" for pledge in one.pledges)
    drawn = _section("The same occasion on other policies", f'<ul class="plain-list">{same}</ul>') if same else ""
    if pledges:
        note = '<p class="small quiet">Context: what rivals pledged never counts for this candidate.</p>'
        drawn += _section("Others pledged", f'{note}<ul class="plain-list">{pledges}</ul>')
    return drawn


def _pledge(pledge: Pledge) -> str:
    """Name a rival's pledge and link the rival's own statement."""
    if not pledge.told:
        return f"{h(pledge.rival)}: {h(pledge.source.publisher or '')} {h(pledge.source.title or '')}"
    quote = f" <q>{h(pledge.told.quote)}</q>" if pledge.told.quote else ""
    return f"{h(pledge.rival)}, {h(say(pledge.told.mention.date))}, {teller(pledge.told)}:{quote} {_link(pledge.told)}"


def beside(near: Neighbours) -> str:
    """Draw the statements before and after one, of the same candidate on the same policy; they end its page."""
    return f'<div class="trk">{_neighbours(near)}</div>'


def _neighbours(near: Neighbours) -> str:
    places = (("Before it", near.before), ("After it", near.after))
    shown = "".join(f"<div><p class=label>{name}</p><p>{passage(one)}</p></div>" for name, one in places if one)
    if not shown:
        return '<p class="small quiet alone">This is the only statement on file of this candidate on this policy.</p>'
    return f'<nav class="trio next" aria-label="Statements before and after this one">{shown}</nav>'

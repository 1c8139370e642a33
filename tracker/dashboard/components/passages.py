"""The passage of a card and the replies to it: the same size, side by side, in one reading order."""

from tracker.dashboard.components.marks import grade
from tracker.dashboard.components.sources import best_link
from tracker.dashboard.text import h, page_url
from tracker.dates import say
from tracker.queries.statements import Card, Reply
from tracker.vocabulary import GRADE_OF, Act, SaidBy
from tracker.wording import evidence
from tracker.wording.verifications import verified

_LABEL = {
    SaidBy.WITNESS: "What was recalled",
    SaidBy.REPORTER: "What was reported",
    SaidBy.UNNAMED_SOURCES: "What was reported",
    SaidBy.OPPONENT: "What an opponent said",
    SaidBy.PARTY: "What the party said",
}


def passages(card: Card) -> str:
    """Draw the claim and, beside it, every reply; the card adds how we know, and closes the part."""
    replies = "".join(_reply(reply, card) for reply in card.replies)
    if not replies:
        return f'<div class="spread"><div class="claim">{_claim(card)}</div>'
    answers = f'<div class="answers">{replies}</div>'
    return f'<div class="spread has-answers"><div class="claim">{_claim(card)}</div>{answers}'


def _claim(card: Card) -> str:
    act = "What was done" if card.act in (Act.ACTED, Act.VOTED) else "What was said"
    label = _LABEL.get(card.said_by, act)
    if not card.quote:
        notes = ("In our words: no passage is quoted", best_link(card.sources, None))
        return _figure(h(label), f"<p>{h(card.summary)}</p>", " · ".join(filter(None, notes)))
    told = f' <span class="told">{h(evidence.told(card))}</span>' if evidence.told(card) else ""
    passage = f'<q lang="{h(card.language)}">{h(card.quote)}</q>{told}{_translation(card)}'
    said = " · ".join(filter(None, (f"<b>{h(evidence.whose_words(card))}</b>", best_link(card.sources, card.quote))))
    return _figure(h(label), passage, said)


def _translation(card: Card) -> str:
    if not card.translation:
        return ""
    by = f' <span class="told">translated by {h(card.translation_by or "")}</span>'
    return f'<br><q lang="{h(card.about.language)}">{h(card.translation)}</q>{by}'


def _reply(reply: Reply, card: Card) -> str:
    who = h(evidence.replier(reply))
    label = f'What {who} answered: <span class="reply">{h(evidence.reply_kind(reply, card))}</span>'
    passage = f"<q>{h(reply.quote)}</q>" if reply.quote else f"<p>{h(reply.summary)}</p>"
    return _figure(label, passage, _by(reply, card))


def _by(reply: Reply, card: Card) -> str:
    """Say who replied, when, with what grade, and where it was read."""
    who = card.about.candidate_name if reply.said_by is SaidBy.CANDIDATE else reply.said_by.label
    name = reply.speaker or who[:1].upper() + who[1:]
    letter = GRADE_OF[reply.said_by]
    summary = f"{h(reply.summary)}<br>" if reply.quote else ""
    parts = [
        f"<b>{h(name)}</b>, {h(say(reply.date))}",
        f'<span class="by">{grade(letter)} {h(letter.label)}</span>',
        best_link(reply.sources, reply.quote),
    ]
    if reply.checked:
        parts.append(h(verified(reply.checked)))
    if reply.statement:
        parts.append(f'<a href="{h(page_url("statement", id=reply.statement))}">recorded as a statement too</a>')
    return summary + " · ".join(filter(None, parts))


def _figure(label: str, passage: str, caption: str) -> str:
    return (
        f'<figure class="said"><p class="label">{label}</p><blockquote>{passage}</blockquote>'
        f"<figcaption>{caption}</figcaption></figure>"
    )

"""The form of a statement: one field for each question that arises, under it what its answer means and its problems.

Fields are named as the questions are; what a visitor types lives in the visitor's session alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import streamlit as st

from tracker.dashboard.answers import REPLY, REPLY_SOURCE, Form, further
from tracker.dashboard.components.drafted import at_field
from tracker.dashboard.components.form_notes import meaning, proposal
from tracker.dashboard.components.kept_answers import TEXT, Answer, keep, key, put, start_anew
from tracker.documents import MAX_BYTES
from tracker.editing.questions import CARRIER, CITATION, RESPONSE, STATEMENT, Answers, Need, Question
from tracker.problems import Problem

Problems = Mapping[str, Sequence[Problem]]
Names = Mapping[str, str]
"""What can be chosen, by slug, with the name of each."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A policy that can be chosen: its name with its issue, its sentence, and what counts as support for it."""

    name: str
    text: str
    explainer: str | None


@dataclass(frozen=True, slots=True)
class Offered:
    """The candidates and policies that can be chosen, by slug."""

    candidates: Names
    policies: Mapping[str, Proposal]

    def names(self, which: str) -> Names:
        """Return the names of what a question offers by slug."""
        return self.candidates if which == "candidates" else {slug: one.name for slug, one in self.policies.items()}


_ABOUT: Final = tuple(one for one in STATEMENT if one not in CITATION)
_FURTHER: Final = "further"
_MOST: Final = 6  # citations in all; more are written in the file
_LONG: Final = {"summary": 90, "quote": 130}  # pixels
_LONGEST: Final = {"summary": 4_000, "quote": 8_000}


def read() -> Form:
    """Return the answers given so far; one to a question that no longer arises is none."""
    has_reply = bool(st.session_state.get(key("has_reply")))
    return Form(
        statement=_answers(STATEMENT),
        further=tuple(_answers(CITATION, further(number)) for number in range(1, _further() + 1)),
        reply=_answers(RESPONSE, REPLY) if has_reply else None,
        reply_source=_answers(CITATION, REPLY_SOURCE) if has_reply else None,
    )


def _further() -> int:
    return int(st.session_state.get(key(_FURTHER)) or 0)


def _answers(questions: Sequence[Question], prefix: str = "") -> dict[str, str]:
    answers: dict[str, str] = {}
    has_carrier = bool(st.session_state.get(key(f"{prefix}has_carrier")))
    for one in questions:
        text = str(st.session_state.get(key(prefix + one.name)) or "").strip()
        if text and (has_carrier if one.name in CARRIER else one.need(answers) is not Need.NONE):
            answers[one.name] = text
    return answers


def show(form: Form, problems: Problems, offered: Offered) -> None:
    """Draw the form; what it holds is read before, at the start of the run."""
    st.html('<div class="trk"><h2 class="minor">What was said</h2></div>')
    for one in _ABOUT:
        if one.need(form.statement) is not Need.NONE:
            _field(one, "", form.statement, problems, offered)
    st.html('<div class="trk"><h2 class="minor">Where it can be read</h2></div>')
    _citation("", form.statement, problems)
    for number, answers in enumerate(form.further, 1):
        st.html(f'<div class="trk"><h3 class="label">Another original ({number + 1})</h3></div>')
        _citation(further(number), answers, problems)
        st.button(f"Remove original {number + 1}", on_click=_remove, args=(number,), key=f"remove_{number}")
    if _further() + 1 < _MOST:
        st.button("Add another original", on_click=_more)
    _switch("Somebody replied to it", "has_reply")
    if form.reply is not None:
        st.html('<div class="trk"><h2 class="minor">The reply</h2></div>')
        for one in RESPONSE:
            if one.need(form.reply) is not Need.NONE:
                _field(one, REPLY, form.reply, problems)
        _citation(REPLY_SOURCE, form.reply_source or {}, problems)


def anew(asked: Answers, name: str) -> None:
    """Draw the button that empties the form."""
    st.button(name, on_click=start_anew, args=(asked,), key="start_anew")


def _more() -> None:
    put(_FURTHER, _further() + 1)


def _remove(number: int) -> None:
    """Take a further citation out: those after it move up."""
    last = _further()
    for name in (*(one.name for one in CITATION), "has_carrier"):
        for place in range(number, last):
            put(further(place) + name, st.session_state.get(key(further(place + 1) + name)))
        put(further(last) + name, _blank(name))
    put(_FURTHER, last - 1)


def _blank(name: str) -> Answer:
    """Return what a field of a citation holds before it is answered."""
    return {"has_carrier": False, "kind": None}.get(name, "")


def _citation(prefix: str, answers: Answers, problems: Problems) -> None:
    for one in CITATION:
        if one.name not in CARRIER and one.need(answers) is not Need.NONE:
            _field(one, prefix, answers, problems)
    if _switch("I read it in a copy or a report", f"{prefix}has_carrier"):
        for one in CITATION:
            if one.name in CARRIER:
                _field(one, prefix, answers, problems)


def _switch(label: str, name: str) -> bool:
    st.session_state.setdefault(key(name), False)
    return st.toggle(label, key=key(name), on_change=keep, args=(name,))


def _field(
    one: Question, prefix: str, answers: Answers, problems: Problems, offered: Offered = Offered({}, {})
) -> None:
    """Draw one question and, under it, what its answer means and what is wrong with it."""
    name = prefix + one.name
    if one.choices is not None:
        _list(one, name, answers, offered)
    else:
        _text(one, name)
    if found := problems.get(name):
        st.html(at_field(found))


def _text(one: Question, name: str) -> None:
    st.session_state.setdefault(key(name), "")
    if height := _LONG.get(one.name):
        most = _LONGEST[one.name]
        st.text_area(one.label, key=key(name), height=height, max_chars=most, on_change=keep, args=(name,))
    else:
        st.text_input(one.label, key=key(name), max_chars=1_000, autocomplete="off", on_change=keep, args=(name,))


def _list(one: Question, name: str, answers: Answers, offered: Offered) -> None:
    """Draw a closed list: by the labels that pages use, since what is typed into it searches whatever it shows."""
    terms = one.choices if isinstance(one.choices, type) else None
    names = {term.value: term.label for term in terms} if terms else offered.names(str(one.choices))
    if st.session_state.setdefault(key(name), one.default(answers) or None) not in names:
        st.session_state[key(name)] = None
    chosen = st.selectbox(
        one.label,
        list(names),
        index=None,
        format_func=names.__getitem__,
        key=key(name),
        placeholder="Choose",
        filter_mode="contains" if terms else "fuzzy",
        on_change=keep,
        args=(name,),
    )
    if terms:
        st.html(meaning(terms, chosen or ""))
    elif one.choices == "policies" and (about := offered.policies.get(chosen or "")):
        st.html(proposal(about.text, about.explainer))


def text(label: str) -> str:
    """Draw the text of a whole file to be changed, and return it as it is now."""
    return st.text_area(label, key=key(TEXT), height=520, max_chars=MAX_BYTES, on_change=keep, args=(TEXT,))

"""The form of a statement: one field for each question that arises, its problems under it.

Fields are named as the questions are; what a visitor types lives in the visitor's session alone.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from tracker.dashboard.components.drafted import at_field
from tracker.dashboard.contributing import REPLY, REPLY_SOURCE, Form, further
from tracker.documents import MAX_BYTES
from tracker.editing.questions import CARRIER, CITATION, RESPONSE, STATEMENT, Answers, Need, Question
from tracker.problems import Problem
from tracker.vocabulary import Term

Problems = Mapping[str, Sequence[Problem]]
Names = Mapping[str, str]
"""What can be chosen, by slug, with the name of each."""

_ABOUT: Final = tuple(one for one in STATEMENT if one not in CITATION)
_ASKED: Final = "draft_asked"
_MOST: Final = 6  # citations in all; more are written in the file
_LONG: Final = {"summary": 90, "quote": 130}  # pixels
_LONGEST: Final = {"summary": 4_000, "quote": 8_000}


def _key(name: str) -> str:
    return f"draft_{name}"


def begin(asked: Answers) -> None:
    """Fill the form in as far as the address can; another address begins another form."""
    if st.session_state.get(_ASKED) != dict(asked):
        for key in [str(key) for key in st.session_state if str(key).startswith("draft_")]:
            del st.session_state[key]
        st.session_state[_ASKED] = dict(asked)
    for name, text in asked.items():
        st.session_state.setdefault(_key(name), text)


def read() -> Form:
    """Return the answers given so far; one to a question that no longer arises is none."""
    has_reply = bool(st.session_state.get(_key("has_reply")))
    return Form(
        statement=_answers(STATEMENT),
        further=tuple(_answers(CITATION, further(number)) for number in range(1, _further() + 1)),
        reply=_answers(RESPONSE, REPLY) if has_reply else None,
        reply_source=_answers(CITATION, REPLY_SOURCE) if has_reply else None,
    )


def _further() -> int:
    return int(st.session_state.get("draft_further", 0))


def _answers(questions: Sequence[Question], prefix: str = "") -> dict[str, str]:
    answers: dict[str, str] = {}
    for one in questions:
        text = str(st.session_state.get(_key(prefix + one.name)) or "").strip()
        if text and (one.name in CARRIER or one.need(answers) is not Need.NONE):
            answers[one.name] = text
    return answers


def show(form: Form, problems: Problems, candidates: Names, policies: Names) -> None:
    """Draw the form; what it holds is read before, at the start of the run."""
    choices = {"candidates": candidates, "policies": policies}
    st.html('<div class="trk"><h2 class="minor">What was said</h2></div>')
    for one in _ABOUT:
        if one.need(form.statement) is not Need.NONE:
            _field(one, "", form.statement, problems, choices)
    st.html('<div class="trk"><h2 class="minor">Where it can be read</h2></div>')
    _citation("", form.statement, problems)
    for number, answers in enumerate(form.further, 1):
        st.html(f'<div class="trk"><h3 class="label">Another original ({number + 1})</h3></div>')
        _citation(further(number), answers, problems)
    if _further() + 1 < _MOST:
        st.button("Add another original", on_click=_more)
    st.toggle("Somebody replied to it", key=_key("has_reply"))
    if form.reply is not None:
        st.html('<div class="trk"><h2 class="minor">The reply</h2></div>')
        for one in RESPONSE:
            if one.need(form.reply) is not Need.NONE:
                _field(one, REPLY, form.reply, problems, {})
        _citation(REPLY_SOURCE, form.reply_source or {}, problems)


def _more() -> None:
    st.session_state["draft_further"] = _further() + 1


def _citation(prefix: str, answers: Answers, problems: Problems) -> None:
    for one in CITATION:
        if one.name not in CARRIER and one.need(answers) is not Need.NONE:
            _field(one, prefix, answers, problems, {})
    if st.toggle("I read it in a copy or a report", key=_key(f"{prefix}has_carrier")):
        for one in CITATION:
            if one.name in CARRIER:
                _field(one, prefix, answers, problems, {})


def _field(one: Question, prefix: str, answers: Answers, problems: Problems, choices: Mapping[str, Names]) -> None:
    """Draw one question and, under it, what is wrong with its answer."""
    name = prefix + one.name
    if one.choices is not None:
        names = _names(one, choices)
        st.session_state.setdefault(_key(name), one.default(answers) or None)
        label = names.__getitem__
        st.selectbox(one.label, list(names), index=None, format_func=label, key=_key(name), placeholder="Choose")
    elif one.name in _LONG:
        st.text_area(one.label, key=_key(name), height=_LONG[one.name], max_chars=_LONGEST[one.name])
    else:
        st.text_input(one.label, key=_key(name), max_chars=1_000, autocomplete="off")
    if found := problems.get(name):
        st.html(at_field(found))


def _names(one: Question, choices: Mapping[str, Names]) -> Names:
    values = one.choices
    if isinstance(values, type) and issubclass(values, Term):
        return {term.value: f"{term.label}: {term.definition}" for term in values}
    return choices[str(values)]


def text(label: str) -> str:
    """Draw the text of a whole file to be changed, and return it as it is now."""
    return st.text_area(label, key=_key("text"), height=520, max_chars=MAX_BYTES)

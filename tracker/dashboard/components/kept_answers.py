"""What a visitor has typed into a form: kept while the visit lasts, by what its address asked for, and nowhere else.

Streamlit forgets a field that is not drawn: on another page, and while its question does not arise.
"""

from collections.abc import Mapping
from typing import Final, TypeAlias

import streamlit as st

Answer: TypeAlias = str | bool | int | None
Asked: TypeAlias = tuple[tuple[str, str], ...]
"""What an address fills in, in order; it names the form that was begun there."""

TEXT: Final = "text"
"""The field that holds a whole file: a form with it corrects one."""
_FIELD: Final = "draft_"
_FORMS: Final = "contribute_forms"
_NOW: Final = "contribute_now"
_MOST: Final = 8
"""So many forms are kept, the last that were typed into."""


def key(name: str) -> str:
    """Return the name of a field among all that Streamlit keeps."""
    return f"{_FIELD}{name}"


def begin(asked: Mapping[str, str]) -> None:
    """Fill in the form of an address: with what was typed there, else with what the address asks for.

    An address that asks for nothing goes on with the statement that was last written.
    """
    now = _going_on(_named(asked))
    if st.session_state.get(_NOW) != now:
        _empty()
    st.session_state[_NOW] = now
    for name, answer in (dict(now) | _forms().get(now, {})).items():
        st.session_state.setdefault(key(name), answer)


def keep(name: str) -> None:
    """Keep the answer that a field has now; Streamlit calls this also where it changed by leaving the page."""
    forms, now = _forms(), st.session_state[_NOW]
    if not forms.get((), True):
        del forms[()]
    forms[now] = forms.pop(now, {}) | {name: st.session_state.get(key(name))}
    for oldest in list(forms)[:-_MOST]:
        del forms[oldest]


def put(name: str, answer: Answer) -> None:
    """Answer a field, and keep that."""
    st.session_state[key(name)] = answer
    keep(name)


def start_anew(asked: Mapping[str, str]) -> None:
    """Forget what was typed into this form: it holds what its address asks for."""
    forms = _forms()
    forms.pop(st.session_state[_NOW], None)
    if not asked:
        forms[()] = {}
    _empty()


def _named(asked: Mapping[str, str]) -> Asked:
    return tuple(sorted(asked.items()))


def _going_on(asked: Asked) -> Asked:
    forms = _forms()
    new = [one for one in forms if TEXT not in dict(one)]
    return new[-1] if new and not asked else asked


def _forms() -> dict[Asked, dict[str, Answer]]:
    forms: dict[Asked, dict[str, Answer]] = st.session_state.setdefault(_FORMS, {})
    return forms


def _empty() -> None:
    for name in [str(name) for name in st.session_state if str(name).startswith(_FIELD)]:
        del st.session_state[name]

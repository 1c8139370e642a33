"""Choices among a few named things, drawn once by a script as the browser's own controls and kept.

Streamlit draws each of its widgets anew at every rerun; these cost a rerun almost nothing, several at once no more than
one, and a phone shows its own lists and calendars. A choice goes to the address, which the next run reads.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

import streamlit as st

from tracker.dashboard.shipped import script
from tracker.wording.views import CHANGE


class Form(StrEnum):
    """How a choice is drawn."""

    LIST = "list"
    SET = "set"
    ROW = "row"
    DAY = "day"
    DAYS = "days"
    SWITCH = "switch"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose, what is said of it in small print, and in a list the heading that it stands under."""

    value: str
    name: str
    small: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A parameter of the address, what it may be set to and what it is; `default` is left out of the address.

    A set's value is its members with spaces between; `shown` sums it up, `note` says how to choose, `clear` undoes it.
    `takes` are other parameters that mean nothing any more once this one changes.
    """

    param: str
    name: str
    form: Form
    options: tuple[Option, ...]
    value: str
    default: str = ""
    shown: str = ""
    note: str = ""
    clear: str = ""
    takes: tuple[str, ...] = ()


_MOUNT: Final = st.components.v2.component(
    "tracker_choices", html='<div class="trk choices"></div>', js=script("choices.js"), isolate_styles=False
)


def choices(key: str, drawn: Sequence[Choice], set_to: str = "") -> None:
    """Draw choices side by side; `key` names their place in the page.

    With `set_to`, what they are set to in a line, they fold into that line on a phone.
    """
    known = {one.param: one for one in drawn}

    def write() -> None:
        chosen = st.session_state[key].get("chosen") or {}
        if one := known.get(str(chosen.get("param"))):
            _write(one, str(chosen.get("value")))

    _MOUNT(key=key, data=_payload(tuple(drawn), set_to), on_chosen_change=write, width="content")


def _write(one: Choice, value: str) -> None:
    """Put a choice into the address: a new step of the browser's history."""
    for param in one.takes:
        st.query_params.pop(param, None)
    if value == one.default:
        st.query_params.pop(one.param, None)
    else:
        st.query_params[one.param] = value.split() if one.form is Form.SET else value


@lru_cache(maxsize=256)
def _payload(drawn: tuple[Choice, ...], set_to: str) -> str:
    """Return choices as the script in the browser reads them."""
    return json.dumps({"choices": [asdict(one) for one in drawn], "set_to": set_to, "change": CHANGE})

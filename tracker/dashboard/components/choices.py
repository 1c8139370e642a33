"""Choices among a few named things, drawn once by a script and kept: rows of radio buttons, of days, and a switch.

Streamlit draws each of its widgets anew at every rerun; these cost a rerun almost nothing, several at once no more than
one. A choice goes to the address, which the next run reads.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Final

import streamlit as st

from tracker.dashboard.shipped import asset


class Form(StrEnum):
    """How a choice is drawn."""

    ROW = "row"
    DAYS = "days"
    SWITCH = "switch"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose, and what is said of it in small print."""

    value: str
    name: str
    small: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A parameter of the address, what it may be set to and what it is; `default` is left out of the address."""

    param: str
    name: str
    form: Form
    options: tuple[Option, ...]
    value: str
    default: str = ""


_MOUNT: Final = st.components.v2.component(
    "tracker_choices", html='<div class="trk choices"></div>', js=asset("choices.js"), isolate_styles=False
)


def choices(key: str, drawn: Sequence[Choice]) -> None:
    """Draw choices side by side; `key` names their place in the page."""
    known = {one.param: one for one in drawn}

    def write() -> None:
        chosen = st.session_state[key].get("chosen") or {}
        one = known.get(str(chosen.get("param")))
        if one is None:
            return
        if (value := str(chosen.get("value"))) == one.default:
            st.query_params.pop(one.param, None)
        else:
            st.query_params[one.param] = value

    _MOUNT(key=key, data=json.dumps([asdict(one) for one in drawn]), width="content", on_chosen_change=write)

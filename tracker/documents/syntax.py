"""YAML's own syntax errors in a contributor's terms: what was found, where it begins, and how to write it.

Each translator answers for one kind of slip, judged from the place of the error and what came before it; the
first that answers is believed. Where none does, the parser's own words are given: no help is better than
wrong help.
"""

from collections.abc import Callable
from typing import Final

from yaml import MarkedYAMLError
from yaml.events import Event

from tracker.documents import indents, signs
from tracker.documents.fault import Fault, Finding
from tracker.problems import Problem, problem

TRANSLATORS: Final[tuple[Callable[[Fault], Finding | None], ...]] = (
    signs.escape,
    signs.directive,
    signs.open_quote,
    signs.swallowed_quote,
    signs.after_quote,
    signs.after_bracket,
    signs.open_bracket,
    signs.tag_or_anchor,
    signs.stray_sign,
    signs.tab,
    signs.reserved,
    signs.after_block_sign,
    indents.no_space,
    indents.dash_beside_key,
    indents.key_too_deep,
    signs.colon_in_text,
    indents.lost_dash,
    indents.no_key,
    indents.block_text_too_shallow,
    indents.list_after_value,
    indents.wrong_indent,
    signs.after_end,
)
"""Every kind of slip that is told in our words, in the order in which they are asked."""


def translate(error: MarkedYAMLError, events: list[Event], text: str, path: str) -> Problem:
    """Make a problem of the parser's error; `events` are all that came before it."""
    fault = Fault.of(error, events, text)
    answers = (translator(fault) for translator in TRANSLATORS)
    found = next(filter(None, answers), None) or _untranslated(fault)
    line, column = fault.clamp(found.line, found.column)
    return problem(found.code, path=path, line=line, column=column, message=found.message, help=found.help)


def _untranslated(fault: Fault) -> Finding:
    where = f", {fault.context} that starts on line {fault.opened[0] + 1}" if fault.context else ""
    return Finding("Y200", fault.line, fault.column, f"YAML cannot read this: {fault.problem}{where}")

"""The answers given to the form of a statement: whose field each is, and what of them cannot stand in a file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from tracker.documents.characters import REFUSED, hidden
from tracker.editing.questions import CITATION, STATEMENT, Answers
from tracker.editing.scaffold import slug_of
from tracker.problems import Problem, problem

REPLY: Final = "reply_"
REPLY_SOURCE: Final = "reply_source_"
_CITED: Final = frozenset(one.name for one in CITATION)
_NAMING: Final = frozenset({"candidate", "policy", "occasion"})
"""The questions whose answers give the file its path and do not stand in it."""


@dataclass(frozen=True, slots=True)
class Form:
    """The answers given: of the statement and its first citation, of further citations, of a reply to it."""

    statement: Answers
    further: tuple[Answers, ...] = ()
    reply: Answers | None = None
    reply_source: Answers | None = None


def further(number: int) -> str:
    """Return how the names of the fields of a further citation begin, the first of them being number 1."""
    return f"more{number}_"


def own_answers(form: Form) -> Iterator[str]:
    """Yield the answers that stand in the file itself; one that nobody had to give is none."""
    given = ((one, form.statement.get(one.name, "")) for one in STATEMENT if one.name not in _NAMING)
    return (text for one, text in given if text != one.default(form.statement))


def sources(form: Form) -> Mapping[str, Answers]:
    """Return the citations that have an answer, in order, by how the names of their fields begin."""
    first = {name: text for name, text in form.statement.items() if name in _CITED}
    named = {"": first} | {further(number): one for number, one in enumerate(form.further, 1)}
    return {prefix: answers for prefix, answers in named.items() if any(answers.values())}


def refused(form: Form) -> Iterator[Problem]:
    """Yield a problem for each character in an answer that no text of the record may hold; its key names the field."""
    for prefix, answers in _parts(form):
        for name, text in answers.items():
            yield from (replace(one, key=(prefix + name,)) for one in hidden(_lines(text), ""))


def nameless(form: Form) -> Iterator[Problem]:
    """Yield a problem where the occasion gives the file no name."""
    occasion = form.statement.get("occasion", "")
    if occasion and not slug_of(occasion):
        message, cure = f"`{occasion}` has no letters from a to z and no digits", "the file is named after the occasion"
        yield problem("R204", path="", line=1, column=1, message=message, help=cure, key=("occasion",))


def _parts(form: Form) -> Iterator[tuple[str, Answers]]:
    """Yield the parts of a form, each with how the names of its fields begin."""
    yield "", form.statement
    yield from ((further(number), one) for number, one in enumerate(form.further, 1))
    yield REPLY, form.reply or {}
    yield REPLY_SOURCE, form.reply_source or {}


def clean(form: Form) -> Form:
    """Return the form without the characters that no text may hold."""
    return Form(
        _cleaned(form.statement) or {},
        tuple(_cleaned(one) or {} for one in form.further),
        _cleaned(form.reply),
        _cleaned(form.reply_source),
    )


def _cleaned(answers: Answers | None) -> Answers | None:
    return answers and {name: REFUSED.sub("", _lines(text)) for name, text in answers.items()}


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")

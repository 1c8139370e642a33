"""Questions at the prompt, with completion, or from options where nobody sits at a terminal."""

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from tracker.cli.application import say, stop
from tracker.dataset import Dataset
from tracker.editing.questions import Answers, Need, Question, choose, fault, unanswered

_READABLE: Final = ("carrier_publisher", "carrier_title", "carrier_url")

Choices = Mapping[str, str]
"""The values that can be chosen, each with its name or meaning."""


def answers_to(questions: Sequence[Question], given: Answers, dataset: Dataset, today: date) -> dict[str, str]:
    """Return an answer to every question that arises: those given first, then asked for, else the run ends."""
    answers = {name: text.strip() for name, text in given.items() if text.strip()}
    for one in questions:
        if one.name in answers:
            answers[one.name] = _checked(one, answers[one.name], choices_of(one, dataset), today)
    _refuse_needless(questions, answers)
    if sys.stdin.isatty():
        _ask(questions, answers, dataset, today)
    elif missing := unanswered(questions, answers):
        stop(f"nobody is there to be asked; missing: {', '.join(map(_missing, missing))}")
    for one in questions:
        if one.need(answers) is not Need.NONE and one.name not in answers and (text := one.default(answers)):
            answers[one.name] = text
    return answers


def option(name: str) -> str:
    """Return the option that answers a question."""
    return f"--{name.replace('_', '-')}"


def choices_of(question: Question, dataset: Dataset) -> Choices:
    """Return what can be chosen, in order; nothing where any text is an answer."""
    match question.choices:
        case "candidates":
            return {one.id: one.record.name for one in sorted(dataset.candidates.values(), key=lambda one: one.id)}
        case "policies":
            return {one.id: one.record.text for one in sorted(dataset.policies.values(), key=lambda one: one.id)}
        case None | str():
            return {}
        case terms:
            return {term.value: term.definition for term in terms}


def _missing(name: str) -> str:
    """Name the option that is missing; in place of an address a copy or a report will do."""
    if name != "url":
        return option(name)
    return f"{option(name)} (or, of a copy or a report, {', '.join(map(option, _READABLE))})"


def _checked(question: Question, text: str, choices: Choices, today: date) -> str:
    if found := fault(question, text, choices, today=today):
        stop(f"{option(question.name)}: {found}")
    return choose(text, choices) or text if choices else text


def _refuse_needless(questions: Sequence[Question], answers: Answers) -> None:
    """End the run where an option has an answer to a question that does not arise: it would be lost."""
    for one in questions:
        if one.name in answers and one.need(answers) is Need.NONE:
            stop(f"{option(one.name)} does not go with the other options: see `tracker new --help`")


def _ask(questions: Sequence[Question], answers: dict[str, str], dataset: Dataset, today: date) -> None:
    from tracker.cli.prompting import Prompts  # noqa: PLC0415 - the other commands need no prompts

    prompts = Prompts(today)
    say.print("Enter takes an answer, Tab completes it, Ctrl-C leaves and writes nothing.")
    for one in questions:
        if one.name in answers or (need := one.need(answers)) is Need.NONE:
            continue
        text = prompts.ask(one, answers, choices_of(one, dataset), is_needed=need is Need.REQUIRED)
        if text is None:
            stop("nothing was written")
        if text:
            answers[one.name] = text

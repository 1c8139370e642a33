"""One question at a time on a terminal: completion while typing, and an answer is taken only when it is one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import Completer, FuzzyCompleter, WordCompleter
from prompt_toolkit.document import Document
from prompt_toolkit.validation import ValidationError, Validator

from tracker.cli.application import say
from tracker.editing.questions import Answers, Question, choose, fault


@dataclass(frozen=True)
class _Answer(Validator):
    """Takes what answers a question, and says of anything else why it does not."""

    question: Question
    choices: Mapping[str, str]
    today: date
    is_needed: bool

    def validate(self, document: Document) -> None:
        """Raise ValidationError with the reason, which stands below the prompt until the answer is mended."""
        text = document.text.strip()
        found = "an answer is needed" * self.is_needed
        if text:
            found = fault(self.question, text, self.choices, today=self.today)
        if found:
            raise ValidationError(len(document.text), found)


@dataclass(frozen=True)
class Prompts:
    """A terminal at which somebody sits, on a day."""

    today: date
    session: PromptSession[str] = field(default_factory=PromptSession)

    def ask(self, question: Question, answers: Answers, choices: Mapping[str, str], *, is_needed: bool) -> str | None:
        """Ask until there is an answer; "" where none is needed and none was given, None where the person left."""
        default = question.default(answers)
        label = question.label if is_needed or default else f"{question.label} (Enter for none)"
        try:
            text = self.session.prompt(
                f"{label} ",
                default=default,
                completer=_completer(choices),
                complete_while_typing=bool(choices),
                validator=_Answer(question, choices, self.today, is_needed),
                validate_while_typing=False,
            ).strip()
        except (KeyboardInterrupt, EOFError):
            return None
        taken = choose(text, choices) or text
        if taken != text:
            say.print(f"  {taken}")
        return taken


def _completer(choices: Mapping[str, str]) -> Completer | None:
    """Complete any letters of a choice in their order; its name or meaning stands beside it."""
    if not choices:
        return None
    words = WordCompleter(list(choices), meta_dict=dict(choices), sentence=True)
    return FuzzyCompleter(words, pattern=r"^[\w -]*")

"""Writes the pages of docs/ that restate code, so that they cannot drift: `make docs`; `--check` only compares."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from itertools import groupby
from pathlib import Path
from types import ModuleType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

import typer
from annotated_types import MaxLen, MinLen
from pydantic.fields import FieldInfo
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from tracker import records, vocabulary
from tracker.cli import app
from tracker.problems import RULES, Rule

HERE = Path(__file__).parent

FAMILIES = {
    "Y": "YAML and safety",
    "S": "fields",
    "R": "references",
    "D": "duplicates",
    "C": "citations",
    "W": "wording",
}

FILES = {
    "Statement": "`positions/CANDIDATE/POLICY/DATE-NAME.yaml`",
    "RemovedStatement": "the same file, once the statement had to go",
    "Search": "`positions/CANDIDATE/POLICY/search.yaml`",
    "Candidate": "`seeds/candidates/CANDIDATE.yaml`",
    "Election": "`seeds/elections/ELECTION.yaml`",
    "Issue": "`seeds/issues/ISSUE.yaml`",
}
"""The records that are files of their own, in the order of the page; the others stand inside these."""

KINDS = {
    "Text": "text",
    "Slug": "slug",
    "StatementId": "statement id",
    "Url": "web address",
    "Domain": "domain",
    "Language": "language tag (BCP 47)",
    "Isbn": "ISBN",
    "WikidataId": "Wikidata id",
    "DivisionId": "division id",
    "Date": "date (EDTF)",
    "Day": "day (`Y-M-D`)",
}
"""The value kinds that records.py names, in words."""

FORMAT_LEAD = """\
One table per record. A key that is not listed is an error, and so is a key without a value.
Which values go together is said by the [rules](rules.md); what each value of a closed list
means is said in the [vocabulary](vocabulary.md).
"""

LOADED_LEAD = """\
Summaries and conditions do without them ([W101](rules.md#w101-loaded-word)); quotations and titles stand as they were.
One that ends in `…` begins a word; the others are whole words.
"""

RULES_LEAD = """\
What `tracker check` looks for, by family. `tracker explain CODE` prints one of these. Examples are
fields of a statement's file, or of the file that a comment above them names.
"""

Declared = TypeVar("Declared")


def declared(module: ModuleType, base: type[Declared]) -> list[type[Declared]]:
    """Return the classes of a module below `base`, in the order of the source."""
    classes = [value for value in vars(module).values() if isinstance(value, type) and issubclass(value, base)]
    return [found for found in classes if found is not base and found.__module__ == module.__name__]


def first_line(documented: object) -> str:
    """Return the sentence that a docstring opens with."""
    return (documented.__doc__ or "").strip().splitlines()[0]


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def vocabulary_page() -> str:
    """Return every closed list: value, label, definition."""
    parts = ["# Words of the record\n", "Every closed list, in its order. Only these values are valid.\n"]
    for term in vocabulary.LISTS:
        rows = [(f"`{member.value}`", member.label, member.definition) for member in term]
        parts += [f"## {term.__name__}\n", f"{first_line(term)}\n", table(("value", "on pages", "means"), rows)]
    words = [(f"`{word}`", plain or "leave it out") for word, plain in vocabulary.LOADED_WORDS.items()]
    parts += ["## Words that judge\n", LOADED_LEAD, table(("not in our own words", "but"), words)]
    return "\n".join(parts)


def kind_of(annotation: Any) -> str:  # noqa: ANN401 - an annotation can be any object
    """Return in words what a field takes."""
    for name, words in KINDS.items():
        if annotation == getattr(records, name):
            return words
    parts = [kind_of(part) for part in get_args(annotation)[:1] if part is not type(None)]
    if get_origin(annotation) is tuple:
        return f"list of: {parts[0]}"
    if get_origin(annotation) in (Union, UnionType, Annotated):
        return parts[0]
    return class_kind(annotation)


def class_kind(found: type) -> str:
    """Return in words, with a link where there is more to say, what a field of a plain class takes."""
    anchor = found.__name__.lower()
    if issubclass(found, Enum):
        return f"one of [{found.__name__}](vocabulary.md#{anchor})"
    if issubclass(found, records.Record):
        return f"[{found.__name__}](#{anchor})"
    return {int: "whole number", str: "text"}[found]


def limits(field: FieldInfo) -> Iterator[str]:
    """Yield in words how much a field holds, and what it is where the file says nothing."""
    unit = "" if get_origin(field.annotation) is tuple else " characters"
    for rule in field.metadata:
        if isinstance(rule, MaxLen):
            yield f"at most {rule.max_length}{unit}"
        if isinstance(rule, MinLen):
            yield f"at least {rule.min_length}{unit}"
    if isinstance(field.default, Enum):
        yield f"default `{field.default.value}`"


def fields_table(model: type[records.Record]) -> str:
    """Return one row per field of a record: key, whether it is required, what it takes, what it says."""
    kinds = get_type_hints(model, include_extras=True)
    rows = []
    for key, field in model.model_fields.items():
        takes = kind_of(kinds[key]) + "".join(f", {limit}" for limit in limits(field))
        rows.append((f"`{key}`", "required" if field.is_required() else "", takes, field.description or ""))
    return table(("key", "", "takes", "says"), rows)


def format_page() -> str:
    """Return the fields of every record: the files first, then what stands inside them."""
    order = list(FILES)
    models = sorted(
        declared(records, records.Record),
        key=lambda model: order.index(model.__name__) if model.__name__ in order else len(order),
    )
    parts = ["# The format of the files\n", FORMAT_LEAD]
    for model in models:
        where = f"File: {FILES[model.__name__]}.\n" if model.__name__ in FILES else "Stands inside other records.\n"
        parts += [f"## {model.__name__}\n", f"{first_line(model)} {where}", fields_table(model)]
    return "\n".join(parts)


def example(label: str, text: str) -> str:
    """Return YAML as a code block under its label; nothing where a rule has none."""
    return f"{label}:\n\n```yaml\n{text.strip()}\n```\n" if text.strip() else ""


def rule_section(rule: Rule) -> str:
    """Return one rule of the catalogue."""
    parts = (
        f"### {rule.code} {rule.name}\n",
        f"{rule.severity.label.capitalize()}. {rule.what}\n",
        f"*Why:* {rule.why}\n",
        f"*Cure:* {rule.cure}\n",
        example("Bad", rule.bad),
        example("Good", rule.good),
    )
    return "\n".join(part for part in parts if part)


def rules_page() -> str:
    """Return the catalogue of rules by family."""
    parts = ["# Rules\n", RULES_LEAD]
    for family, rules in groupby(RULES.values(), key=lambda rule: rule.code[0]):
        parts += [f"## {family}: {FAMILIES[family]}\n", *(rule_section(rule) for rule in rules)]
    return "\n".join(parts)


def command_section(name: str, summary: str, parameters: Sequence[TyperArgument | TyperOption]) -> str:
    """Return one command: what it does, its arguments and options."""
    rows = []
    for one in parameters:
        names = " ".join(f"`{option}`" for option in (*one.opts, *one.secondary_opts))
        default = f" Default: `{one.default}`." if isinstance(one.default, str | int) and one.default else ""
        rows.append((names, " ".join((one.help or "").split()) + default))
    arguments = [one.metavar or str(one.name).upper() for one in parameters if isinstance(one, TyperArgument)]
    usage = " ".join((f"tracker {name} [OPTIONS]", *arguments))
    return "\n".join((f"## tracker {name}\n", f"{summary}\n", f"    {usage}\n", table(("option", "does"), rows)))


def cli_page() -> str:
    """Return every command of the command line."""
    group = typer.main.get_command(app)
    if not isinstance(group, TyperGroup):
        raise TypeError(group)
    parts = ["# Command line\n", f"{group.help or ''}\n"]
    for name, command in commands(group):
        parameters = [one for one in command.params if isinstance(one, TyperArgument | TyperOption)]
        parts.append(command_section(name, command.help or "", parameters))
    return "\n".join(parts)


def commands(group: TyperGroup) -> Iterator[tuple[str, TyperCommand]]:
    """Yield the words and the command of everything that can be typed: `new statement` for one inside a group."""
    for name, command in sorted(group.commands.items()):
        if isinstance(command, TyperGroup):
            yield from ((f"{name} {inner}", one) for inner, one in commands(command))
        elif isinstance(command, TyperCommand):
            yield name, command


PAGES: dict[str, tuple[str, Callable[[], str]]] = {
    "cli.md": ("tracker/cli/", cli_page),
    "format.md": ("tracker/records.py", format_page),
    "rules.md": ("tracker/problems/", rules_page),
    "vocabulary.md": ("tracker/vocabulary/", vocabulary_page),
}


def main(arguments: Sequence[str]) -> int:
    """Write the pages that are out of step, or with --check only name them; return the exit code."""
    stale = []
    for name, (source, page) in PAGES.items():
        path = HERE / name
        text = f"<!-- Written by `make docs` from {source}: change that, not this. -->\n\n{page().rstrip()}\n"
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if "--check" not in arguments:
                path.write_text(text, encoding="utf-8")
    for name in stale:
        print(f"docs/{name} {'is out of step with the code: run `make docs`' if '--check' in arguments else 'written'}")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

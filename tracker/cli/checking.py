"""`check` and `explain`: every problem of every file, and what a rule means."""

import time
from pathlib import Path
from typing import Annotated

import typer

from tracker import pipeline
from tracker.cli.application import CLEAN, COULD_NOT_RUN, PROBLEMS, Root, app, say
from tracker.cli.record import now, record_root
from tracker.cli.showing import Format, counted, print_problems, progress_bar, within
from tracker.problems import RULES, Rule
from tracker.suggest import nearest


@app.command()
def check(
    paths: Annotated[list[Path] | None, typer.Argument(help="Show only problems of these files and folders.")] = None,
    *,
    root: Root = None,
    output: Annotated[Format, typer.Option("--format", help="How problems are printed.")] = Format.FULL,
    strict: Annotated[bool, typer.Option(help="Let warnings fail the run too.")] = False,
) -> None:
    """Show every problem of every file. Exit code: 0 clean, 1 errors, 2 could not run."""
    folder = record_root(root)
    began = time.monotonic()
    with progress_bar("Checking") as progress:
        checked = pipeline.check(folder, today=now().date(), progress=progress)
    shown = within(checked.problems, folder, paths or [])
    print_problems(shown, folder, output)
    say.print(f"{counted(shown)} ({time.monotonic() - began:.1f} s)")
    failing = [problem for problem in shown if strict or problem.severity == "error"]
    raise typer.Exit(PROBLEMS if failing else CLEAN)


@app.command()
def explain(code: Annotated[str, typer.Argument(help="A code such as S105.")]) -> None:
    """Say what a rule means, why it is there, and show a bad and a good example."""
    rule = RULES.get(code.upper())
    if rule is None:
        guess = nearest(code.upper(), RULES)
        say.print(f"There is no rule `{code}`." + (f" Did you mean `{guess}`?" if guess else ""))
        raise typer.Exit(COULD_NOT_RUN)
    typer.echo(explanation(rule))


def explanation(rule: Rule) -> str:
    """Return what a rule means, why, how to mend it, and its two examples, as plain text."""
    parts = [f"{rule.code} {rule.name} ({rule.severity.value})", rule.what, f"Why: {rule.why}", f"Cure: {rule.cure}"]
    examples = [f"{label}:\n{_indented(text)}" for label, text in (("Bad", rule.bad), ("Good", rule.good))]
    return "\n\n".join(parts + examples)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.rstrip().splitlines())

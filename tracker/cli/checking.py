"""`check` and `explain`: every problem of every file, and what a rule means."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from tracker import pipeline
from tracker.cli.application import CLEAN, COULD_NOT_RUN, PROBLEMS, Root, app, say
from tracker.cli.completing import rule_codes
from tracker.cli.record import git_errors, now, paths_inside, record_root
from tracker.cli.showing import Format, counted, print_problems, progress_bar, within
from tracker.problems import RULES, Problem, Rule
from tracker.suggest import nearest


@app.command()
def check(
    paths: Annotated[list[Path] | None, typer.Argument(help="Show only problems of these files and folders.")] = None,
    *,
    root: Root = None,
    output: Annotated[Format, typer.Option("--format", help="How problems are printed.")] = Format.FULL,
    strict: Annotated[bool, typer.Option(help="Let warnings fail the run too.")] = False,
    changed: Annotated[
        str | None,
        typer.Option(metavar="BASE", help="Only problems that were none where this branch left BASE, as origin/main."),
    ] = None,
) -> None:
    """Show every problem of every file. Exit code: 0 clean, 1 errors, 2 could not run."""
    folder = record_root(root)
    asked = paths_inside(folder, paths or [])
    began = time.monotonic()
    found, new = _found(folder, changed)
    everything, shown = (within(problems, asked) for problems in (found, new))
    print_problems(shown, folder, output)
    older = f" new since {changed}; older and not shown: {counted(everything, less=shown)}" if changed else ""
    say.print(f"{counted(shown)}{older} ({time.monotonic() - began:.1f} s)")
    failing = [problem for problem in shown if strict or problem.severity == "error"]
    raise typer.Exit(PROBLEMS if failing else CLEAN)


def _found(folder: Path, changed: str | None) -> tuple[Sequence[Problem], Sequence[Problem]]:
    """Return all problems, and those to be shown: all of them, or only what is new since a commit."""
    today = now().date()
    with progress_bar("Checking") as progress:
        if changed is None:
            problems = pipeline.check(folder, today=today, progress=progress).problems
            return problems, problems
        with git_errors():
            checked, new = pipeline.check_changed(folder, changed, today=today, progress=progress)
            return checked.problems, new


@app.command()
def explain(code: Annotated[str, typer.Argument(help="A code such as S105.", autocompletion=rule_codes)]) -> None:
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
    examples = [f"{label}:\n{_indented(text)}" for label, text in (("Bad", rule.bad), ("Good", rule.good)) if text]
    return "\n\n".join(parts + examples)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.rstrip().splitlines())

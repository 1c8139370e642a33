"""`new`, `mv` and `fmt`: files written, moved and laid out; what they then hold is checked as any other."""

import difflib
import inspect
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from tracker import documents, pipeline, schema
from tracker.cli import completing
from tracker.cli.application import CLEAN, PROBLEMS, Root, app, say, stop
from tracker.cli.asking import answers_to
from tracker.cli.record import now, record_root
from tracker.cli.showing import Format, counted, print_problems, within
from tracker.dataset import Dataset, read
from tracker.dates import DateError
from tracker.editing import MoveError, ScaffoldError, Tidied, carry_out, plan, record_text, tidy
from tracker.editing.drafts import DRAFTS
from tracker.editing.questions import QUESTIONS, Question
from tracker.problems import Problem
from tracker.vocabulary import Term

new = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.add_typer(new, name="new", help="Write a new file: a statement, a candidate, an issue.")

_known = completing.addresses
_COMPLETIONS = {"candidates": completing.candidates, "policies": completing.policies}


def _command(kind: str) -> Callable[..., None]:
    """Make the command that writes one kind of record: each question of that kind is an option of it."""

    def write(*, root: Path | None = None, **given: str | None) -> None:
        _write(kind, record_root(root), {name: text for name, text in given.items() if text is not None})

    parameters = [
        inspect.Parameter(one.name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=_option(one))
        for one in QUESTIONS[kind]
    ]
    root = inspect.Parameter("root", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Root)
    write.__signature__ = inspect.Signature([*parameters, root])  # type: ignore[attr-defined]
    write.__annotations__ = {one.name: one.annotation for one in (*parameters, root)}
    write.__doc__ = f"Write a new {kind}: what no option says is asked. Then check it; nothing is ever overwritten."
    return write


def _option(question: Question) -> object:
    values = question.choices
    if isinstance(values, type) and issubclass(values, Term):
        terms = [(term.value, term.definition) for term in values]
        return Annotated[
            str | None,
            typer.Option(
                metavar="VALUE",
                help=f"{question.label} One of: {', '.join(value for value, _ in terms)}.",
                autocompletion=lambda incomplete: [one for one in terms if one[0].startswith(incomplete)],
            ),
        ]
    completion = _COMPLETIONS.get(str(values))
    return Annotated[str | None, typer.Option(metavar="TEXT", help=question.label, autocompletion=completion)]


for _kind in QUESTIONS:
    new.command(_kind)(_command(_kind))


def _write(kind: str, root: Path, given: dict[str, str]) -> None:
    dataset, _ = read(root)
    try:
        draft = DRAFTS[kind](answers_to(QUESTIONS[kind], given, dataset, now().date()))
        text = schema.modeline(draft.path) + record_text(draft.path, draft.value)
    except (ScaffoldError, DateError) as error:
        stop(str(error))
    target = root / draft.path
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        stop(f"{draft.path} is there already; nothing was written")
    except OSError as error:
        stop(f"{draft.path} cannot be written: {error.strerror}")
    typer.echo(f"Wrote {draft.path}")
    if kind == "candidate":
        say.print(_standing_nowhere(target.stem, dataset))
    _check(root, [draft.path])


def _standing_nowhere(candidate: str, dataset: Dataset) -> str:
    """Say what a candidate needs that no election names: pages show those who stand in one."""
    elections = ", ".join(one.path for one in dataset.elections.values()) or "seeds/elections/ELECTION.yaml"
    line = f"{{candidate: {candidate}, party: …, entered: …}}"
    return f"{candidate} stands in no election yet, so no page shows it: add `- {line}` to `candidates` in {elections}"


def _check(root: Path, paths: Sequence[str]) -> None:
    """Print the problems of the files just written, bring the schemas in step, and end the run."""
    checked = pipeline.check(root, today=now().date())
    _renew_schemas(root, checked.dataset)
    shown = within(checked.problems, [Path(path) for path in paths])
    print_problems(shown, root, Format.FULL)
    say.print(counted(shown))
    raise typer.Exit(PROBLEMS if any(one.severity == "error" for one in shown) else CLEAN)


def _renew_schemas(root: Path, dataset: Dataset) -> None:
    if (root / schema.FOLDER).is_dir():
        for path in schema.write(root, dataset):
            say.print(f"Wrote {path}: editors now know the new names")


@app.command()
def mv(
    old: Annotated[str, typer.Argument(help="A statement's id or path, a candidate, a policy.", autocompletion=_known)],
    new: Annotated[str, typer.Argument(help="Its new address, of the same kind.", autocompletion=_known)],
    *,
    root: Root = None,
) -> None:
    """Move a statement, a candidate or a policy. The old address keeps working, and what refers to it follows."""
    folder = record_root(root)
    dataset, _ = read(folder)
    try:
        moved = plan(folder, dataset, old, new)
        carry_out(folder, moved)
    except MoveError as error:
        stop(f"nothing was moved: {error}")
    except OSError as error:
        stop(f"the move stopped halfway ({error.strerror}); `git status` shows how far it came")
    for source, target in moved.renames:
        typer.echo(f"Moved {source} to {target}")
    changed = [moved.later(path) for path in moved.texts]
    for path in changed:
        typer.echo(f"Changed {path}")
    _check(folder, [*(target for _, target in moved.renames), *changed])


@app.command()
def fmt(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files and folders. Default: the whole record.")] = None,
    *,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit 1 where something would change.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Write nothing; show what would change.")] = False,
    root: Root = None,
) -> None:
    """Lay files out: the order of keys, indentation, quotes. The text of a value never changes, which is proved."""
    folder = record_root(root)
    done = [one for path in _files(folder, paths or []) if (one := _tidied(folder, path))]
    changed = [one for one in done if one.is_changed]
    for one in done:
        if one.reason:
            say.print(f"Left alone: {one.path}: {one.reason}")
    for one in changed:
        if diff:
            typer.echo(_diff(folder, one), nl=False)
        elif check:
            typer.echo(f"Would change {one.path}")
        else:
            (folder / one.path).write_bytes(one.data)
            typer.echo(f"Changed {one.path}")
    say.print(f"{len(changed)} of {len(done)} files {'would change' if check or diff else 'changed'}")
    raise typer.Exit(PROBLEMS if (check or diff) and changed else CLEAN)


def _files(root: Path, paths: Sequence[Path]) -> Iterator[str]:
    """Yield the record's files below the paths asked for, as paths inside the root."""
    for path in paths:
        if not path.exists():
            stop(f"{path}: no such file or folder")
    places = [path.resolve() for path in paths] or [root / name for name in pipeline.FOLDERS]
    files = sorted({file for place in places for file in (place.rglob("*.yaml") if place.is_dir() else [place])})
    for file in files:
        if not file.is_relative_to(root):
            stop(f"{file.name} does not lie in {root.name}")
        yield file.relative_to(root).as_posix()


def _tidied(root: Path, path: str) -> Tidied | None:
    """Lay one file out; None, and a word about it, where it cannot be read at all."""
    data = documents.read(root, path)
    if isinstance(data, Problem):
        say.print(f"Left alone: {path}: {data.message}")
        return None
    return tidy(data, path)


def _diff(root: Path, one: Tidied) -> str:
    before, after = documents.excerpt_lines((root / one.path).read_bytes()), documents.excerpt_lines(one.data)
    lines = difflib.unified_diff(before, after, one.path, one.path, lineterm="")
    return "".join(f"{''.join(sign if sign.isprintable() else '�' for sign in line)}\n" for line in lines)

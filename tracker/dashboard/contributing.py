"""What the Contribute page works out: answers to a file's text, what `check` says of it, its card, what it moves.

Nothing is written anywhere, and nothing of what a visitor types is kept here (for the visit `kept_answers` does): each
run works it out from the answers.
"""

import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Final

from tracker import pipeline, schema
from tracker.dashboard import database, reading
from tracker.dashboard.answers import (
    REPLY,
    REPLY_SOURCE,
    Form,
    clean,
    further,
    nameless,
    own_answers,
    refused,
    sources,
)
from tracker.dataset import Dataset, Filed, cell_of
from tracker.dates import DateError
from tracker.documents import Value
from tracker.editing import ScaffoldError, drafts, record_text
from tracker.editing.questions import CITATION, RESPONSE, STATEMENT, unanswered
from tracker.problems import Key, Problem
from tracker.queries.effects import Effects, effects
from tracker.queries.statements import Card, RemovedCard, WithdrawnCard
from tracker.queries.statements import statement as card_of
from tracker.records import Statement
from tracker.review.standings import Moved, moved_standings
from tracker.store import StoreError, in_memory
from tracker.vocabulary import Severity

_UNNAMED: Final = "unnamed"
_MISSING: Final = frozenset({"S101", "S111"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A file as the answers make it; `path` is empty while they do not name one."""

    path: str
    text: str
    problems: tuple[Problem, ...] = ()
    checked: pipeline.Checked | None = None
    fault: str = ""
    """Why no file can be written of these answers."""

    @property
    def is_whole(self) -> bool:
        """Whether it could be loaded as it is."""
        return bool(self.path and self.checked) and not any(one.severity is Severity.ERROR for one in self.problems)


@dataclass(frozen=True, slots=True)
class Preview:
    """The card of a file and the standings it would move; a record that holds no such candidate gives none."""

    card: Card | WithdrawnCard | RemovedCard
    effects: Effects | None
    moved: tuple[Moved, ...]
    before: Dataset
    after: Dataset


# --- The record on disk -----------------------------------------------------------------------------


def record(today: date) -> pipeline.Checked | None:
    """Return the record that the server's files hold, checked; None where there are no files, only a database."""
    root = Path(os.environ.get(database.ROOT, "."))
    if not all((root / name).is_dir() for name in pipeline.FOLDERS):
        return None
    return _record(root, pipeline.fingerprint(root), today)


@lru_cache(maxsize=1)
def _record(root: Path, _fingerprint: str, today: date) -> pipeline.Checked:
    return pipeline.check(root, today=today)


# --- The file ---------------------------------------------------------------------------------------


def draft(form: Form, base: pipeline.Checked | None, today: date) -> Draft:
    """Make the file of a form, and check it: against the record once it has a name, until then by itself.

    Characters that no text may hold are named at their fields, and left out of the file so that the rest is shown.
    """
    given = clean(form)
    made, is_named = _made(given)
    at_fields = (*refused(form), *nameless(given))
    try:
        text = record_text(made.path, made.value)
    except ScaffoldError as error:
        return Draft("", "", at_fields, fault=str(error) if any(own_answers(given)) else "")
    text = schema.modeline(made.path) + text
    checked = pipeline.check_file(base if is_named else None, made.path, text.encode(), today=today)
    path = made.path if is_named else ""
    return Draft(path, text, (*(replace(one, path=path) for one in at_fields), *checked.problems), checked)


def corrected(path: str, text: str, base: pipeline.Checked, today: date) -> Draft:
    """Check a text in place of the file at a path."""
    data = text.replace("\r\n", "\n").encode("utf-8", "surrogatepass")
    checked = pipeline.check_file(base, path, data, today=today)
    return Draft(path, text, checked.problems, checked)


def _made(form: Form) -> tuple[drafts.Draft, bool]:
    """Return the fields of the file, and whether the answers name it."""
    given = {"candidate": _UNNAMED, "policy": _UNNAMED, "date": "", "occasion": "", **form.statement}
    try:
        made, is_named = drafts.statement(given), _UNNAMED not in (given["candidate"], given["policy"])
    except (ScaffoldError, DateError):
        made, is_named = drafts.statement(given | {"date": "2000", "occasion": _UNNAMED}), False
    fields = dict(made.value) if isinstance(made.value, dict) else {}
    cited: list[Value] = [drafts.citation(one) for one in sources(form).values()]
    replies: list[Value] = [drafts.response(form.reply, form.reply_source or {})] if form.reply else []
    return drafts.Draft(made.path, fields | {"date": given["date"], "citations": cited, "responses": replies}), is_named


def is_taken(made: Draft, base: pipeline.Checked | None) -> bool:
    """Whether the record has a file of that name already."""
    if base is None or not made.path:
        return False
    named = statement_id(made.path)
    return named in base.dataset.statements or named in base.dataset.removed


def statement_id(path: str) -> str:
    """Return the id of the statement at a path."""
    return path.removeprefix("positions/").removesuffix(".yaml")


def path_of(named: str) -> str | None:
    """Return the path of the statement that the database has by an id or an earlier one; None where it has none."""
    if len(named) > reading.LONGEST_ID:
        return None
    with database.connect() as connection:
        card = card_of(connection, named)
    return card.about.path if card else None


# --- What is wrong with it --------------------------------------------------------------------------


def needed(form: Form) -> tuple[str, ...]:
    """Name the fields that must be answered yet; those of a reply once one was begun."""
    form = clean(form)
    missing = list(unanswered(STATEMENT, form.statement))
    for number, answers in enumerate(form.further, 1):
        if any(answers.values()):
            missing += [further(number) + name for name in unanswered(CITATION, answers)]
    if form.reply is not None:
        missing += [REPLY + name for name in unanswered(RESPONSE, form.reply)]
        missing += [REPLY_SOURCE + name for name in unanswered(CITATION, form.reply_source or {})]
    return tuple(missing)


def found(form: Form, made: Draft, missing: Collection[str]) -> tuple[Problem, ...]:
    """Return the problems of a file; what is not there yet is none, it is still to be answered."""
    return tuple(
        one for one in made.problems if not (one.code in _MISSING and field_of(form, made, one) in {*missing, "kind"})
    )


def field_of(form: Form, made: Draft, one: Problem) -> str:
    """Name the field that a problem belongs to; "" for one of no field, or of another file."""
    return _field(one.key, tuple(sources(form))) if not made.path or one.path == made.path else ""


def _field(key: Key, cited: Sequence[str]) -> str:
    """Name the field of the form at which a key of the file stands."""
    match key:
        case ("citations", int(number), *rest) if number < len(cited):
            return cited[number] + _source_field(rest)
        case ("citations", *_):
            return "kind"
        case ("responses", int(), "citations", int(), *rest):
            return REPLY_SOURCE + _source_field(rest)
        case ("responses", int(), "citations"):
            return f"{REPLY_SOURCE}kind"
        case ("responses", *rest):
            return REPLY + next((str(part) for part in rest if isinstance(part, str)), "kind")
    return str(key[0]) if key else ""


def _source_field(rest: Sequence[str | int]) -> str:
    match rest:
        case ["carriers", int(), str(name), *_]:
            return f"carrier_{name}"
        case ["carriers", *_]:
            return "carrier_url"
        case [str(name), *_]:
            return name
    return "kind"


# --- What it would become ---------------------------------------------------------------------------


def preview(made: Draft, base: pipeline.Checked | None, today: date) -> Preview | None:
    """Return what the pages would show of a file; None as long as it could not be loaded."""
    if base is None or made.checked is None or not made.is_whole:
        return None
    named = statement_id(made.path)
    after = _beside(made.checked.dataset, named)
    before = replace(
        after,
        statements={one: base.dataset.statements[one] for one in after.statements if one in base.dataset.statements},
    )
    try:
        with in_memory(after) as connection:
            card = card_of(connection, named)
            did = effects(connection, named, today) if isinstance(card, Card) else None
    except StoreError:
        return None
    return Preview(card, did, moved_standings(before, after, today), before, after) if card else None


def _beside(dataset: Dataset, named: str) -> Dataset:
    """Return a part of the record: the statements of the same candidate and policy, and all that these refer to."""
    near = {one.id for one in dataset.cells.get(cell_of(named), ())}
    waiting = list(near)
    while waiting:
        more = set(_referred(dataset.statements[waiting.pop()])) & set(dataset.statements) - near
        near |= more
        waiting += more
    kept = {id_: filed for id_, filed in dataset.statements.items() if id_ in near}
    gone = {id_: filed for id_, filed in dataset.removed.items() if id_ == named}
    searches = {cell: filed for cell, filed in dataset.searches.items() if cell == cell_of(named)}
    return replace(dataset, statements=kept, removed=gone, searches=searches)


def _referred(filed: Filed[Statement]) -> Iterable[str]:
    one = filed.record
    yield from filter(None, (one.after, one.corrects))
    yield from (other.statement for other in one.distinct_from)
    yield from (reply.statement for reply in one.responses if reply.statement)
    cited = chain(one.citations, *(reply.citations for reply in one.responses))
    yield from (original.statement for original in cited if original.statement)

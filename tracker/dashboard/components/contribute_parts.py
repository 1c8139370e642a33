"""The two parts of the Contribute page: a new statement by a form, and the correction of one as text."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from tracker.dashboard import contributing
from tracker.dashboard.answers import REPLY, REPLY_SOURCE, Form
from tracker.dashboard.components import drafted, kept_answers, page, statement_form
from tracker.dashboard.components.drafted import Placed
from tracker.dashboard.components.file_text import file_text
from tracker.dashboard.components.statement_form import Offered, Proposal
from tracker.dashboard.contributing import Draft
from tracker.dashboard.difference import difference
from tracker.dashboard.repository import view_link
from tracker.dashboard.text import page_url
from tracker.dashboard.view import Params
from tracker.dataset import Filed
from tracker.dates import DateError, parse_date
from tracker.editing.questions import STATEMENT
from tracker.pipeline import Checked
from tracker.problems import Problem
from tracker.queries.races import Race
from tracker.records import RemovedStatement, Statement
from tracker.wording import contribute as words

_LABELS = {one.name: one.label for one in STATEMENT}
_LONGEST = 40
"""So many letters of an address are repeated; a slug or a date of the record is no longer."""


@dataclass(frozen=True, slots=True)
class Become:
    """A file as it is now, what is wrong with it, and what is still to be answered."""

    made: Draft
    placed: tuple[Placed, ...]
    missing: tuple[str, ...]
    is_new: bool


def new_statement(params: Params, record: Checked | None, races: Sequence[Race], today: date) -> None:
    """Draw the form of a new statement, and beside it what becomes of the answers."""
    offered = _offered(record, races)
    asked, unknown = _asked(params, offered)
    kept_answers.begin(asked)
    form = statement_form.read()
    made = contributing.draft(form, record, today)
    missing = contributing.needed(form)
    problems = contributing.found(form, made, missing)
    st.html(page.title(words.TITLE, words.STANDFIRST))
    for said in (*unknown, *([] if record else [words.NO_RECORD])):
        st.html(page.note(said))
    left, right = st.columns(2, gap="large")
    with left:
        statement_form.anew(asked, words.ANEW)
        statement_form.show(form, _by_field(form, made, problems), offered)
    with right:
        placed = tuple(_by_question(form, made, one) for one in problems)
        become = Become(made, placed, tuple(_label(name) for name in missing), is_new=True)
        _show(become, record, today)


def _offered(record: Checked | None, races: Sequence[Race]) -> Offered:
    """Return the candidates and policies that can be chosen: those of the files, else those of the database."""
    if record is None:
        every = [(issue, one) for race in races for issue in race.issues for one in issue.policies]
        return Offered(
            {one.slug: one.name for race in races for one in race.runners},
            {one.slug: Proposal(f"{issue.name} ▸ {one.name}", one.text, one.explainer) for issue, one in every},
        )
    people = sorted(record.dataset.candidates.values(), key=lambda one: one.record.sort_name)
    issues, policies = record.dataset.issues, record.dataset.policies.values()
    return Offered(
        {one.id: one.record.name for one in people},
        {
            one.id: Proposal(
                f"{issues[one.issue].record.name} ▸ {one.record.name}", one.record.text, one.record.explainer
            )
            for one in policies
        },
    )


def _asked(params: Params, offered: Offered) -> tuple[Mapping[str, str], Sequence[str]]:
    """Return what an address fills in, and a sentence for each thing it names that the record does not hold."""
    found: dict[str, str] = {}
    unknown = []
    for name, known in (("candidate", offered.candidates), ("policy", offered.policies)):
        if wanted := (params.get(name) or [""])[-1]:
            if wanted in known:
                found[name] = wanted
            else:
                unknown.append(words.unknown(name, wanted[:_LONGEST]))
    when = (params.get("date") or [""])[-1]
    try:
        found |= {"date": parse_date(when[:_LONGEST]).text} if when else {}
    except DateError:
        unknown.append(words.unknown("date", when[:_LONGEST]))
    return found, unknown


def _label(name: str) -> str:
    """Name a question that is still to be answered."""
    for prefix, about in ((REPLY_SOURCE, "The reply's source"), (REPLY, "The reply")):
        if name.startswith(prefix):
            return f"{about}: {name.removeprefix(prefix).replace('_', ' ')}"
    if name in _LABELS:
        return _LABELS[name]
    number, _, what = name.removeprefix("more").partition("_")
    return f"Original {int(number) + 1}: {what.replace('_', ' ')}"


def _by_question(form: Form, made: Draft, one: Problem) -> Placed:
    """Place a problem of the form at its question, where it has one."""
    name = contributing.field_of(form, made, one)
    is_asked = name in _LABELS or name.startswith((REPLY, "more"))
    return Placed(one, _label(name) if is_asked else words.place(one, made.path))


def _by_line(made: Draft, one: Problem) -> Placed:
    """Place a problem of a text at its line, which is quoted: the box shows no numbers."""
    lines = made.text.split("\n") if one.path == made.path else []
    line = lines[one.line - 1].strip() if one.line <= len(lines) else ""
    return Placed(one, words.place(one, made.path), words.quoted(line))


def _by_field(form: Form, made: Draft, problems: Sequence[Problem]) -> Mapping[str, Sequence[Problem]]:
    """Return the problems by the name of the field under which they are drawn."""
    found: defaultdict[str, list[Problem]] = defaultdict(list)
    for one in problems:
        found[contributing.field_of(form, made, one)].append(one)
    return found


def _show(become: Become, record: Checked | None, today: date) -> None:
    """Draw what becomes of a file: its problems, its card, what it moves, its text and how it is sent."""
    made, is_taken = become.made, become.is_new and contributing.is_taken(become.made, record)
    st.html(drafted.state(made, become.placed, become.missing, is_new=become.is_new))
    if is_taken:
        st.html(drafted.taken(made.path))
    is_ready = not (is_taken or become.missing)
    shown = contributing.preview(made, record, today) if is_ready else None
    st.html(drafted.preview(shown, has_record=record is not None) or "<div></div>")
    if made.text:
        st.html(drafted.path(made))
        file_text(made.text, made.path.rpartition("/")[2], is_shown=become.is_new)
    if is_ready:
        st.html(drafted.send(made, is_new=become.is_new) or "<div></div>")


def correction(named: str, record: Checked | None, today: date) -> None:
    """Draw the file of a statement to be changed, and beside it what becomes of it."""
    filed = _filed(named, record)
    if record is None or filed is None:
        st.html(page.title("Correct a statement"))
        st.html(_not_here(named, record))
        return
    asked = {"file": filed.path, kept_answers.TEXT: filed.document.text}
    kept_answers.begin(asked)
    st.html(page.title("Correct a statement", words.CORRECTION))
    st.html(drafted.correcting(page_url("contribute")))
    left, right = st.columns(2, gap="large")
    with left:
        text = statement_form.text(filed.path)
        statement_form.anew(asked, words.ANEW_FILE)
        st.html(drafted.reply_example())
    with right:
        made = contributing.corrected(filed.path, text, record, today)
        st.html(drafted.difference(difference(filed.document.text, text)))
        placed = tuple(_by_line(made, one) for one in made.problems)
        _show(Become(made, placed, (), is_new=False), record, today)


def _filed(named: str, record: Checked | None) -> Filed[Statement] | Filed[RemovedStatement] | None:
    """Return the statement of an id or an earlier one."""
    if record is None:
        return None
    dataset = record.dataset
    id_ = dataset.formerly.get(named, named)
    return dataset.statements.get(id_) or dataset.removed.get(id_)


def _not_here(named: str, record: Checked | None) -> str:
    """Say why a statement cannot be corrected here; where only the files are missing, link the file."""
    links = [(words.BLANK, page_url("contribute"))]
    found = contributing.path_of(named)
    if record is not None or found is None:
        return drafted.not_here(words.UNKNOWN, links)
    link = view_link(found, 1)
    return drafted.not_here(f"{words.NO_CORRECTION} {found}", [*([(found, link)] if link else []), *links])

"""The order of statements of one date, and statements that take others back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from tracker.dataset import Dataset, Filed, cell_of
from tracker.dates import EdtfDate
from tracker.problems import Key, Problem
from tracker.records import Statement
from tracker.vocabulary import Fit, SaidBy

_MAY_CORRECT = frozenset({SaidBy.CANDIDATE, SaidBy.CAMPAIGN})


def no_statement_names_itself(filed: Filed[Statement]) -> Iterator[Problem]:
    """`after`, `corrects` and `distinct_from` name another statement."""
    record = filed.record
    if not (record.after or record.corrects or record.distinct_from):
        return
    distinct: dict[Key, str | None] = {
        ("distinct_from", index, "statement"): one.statement for index, one in enumerate(record.distinct_from)
    }
    named: dict[Key, str | None] = {("after",): record.after, ("corrects",): record.corrects, **distinct}
    for key, other in named.items():
        if other == filed.id:
            message = f"`{key[0]}` names this statement itself"
            yield filed.problem("R306", *key, message=message, cure="name the other statement, or delete the line")


def after_joins_equal_dates(dataset: Dataset, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """`after` names a statement of the same date, candidate and policy."""
    for filed in dataset.statements.values():
        other = dataset.statements.get(filed.record.after or "")
        if not other or other.id == filed.id:
            continue
        if cell_of(other.id) != cell_of(filed.id):
            message = "`after` names a statement of another candidate or policy"
            yield filed.problem("R301", "after", message=message, cure="name one of this folder, or delete the line")
        elif not same_date(other.record.date, filed.record.date):
            message = f"`after` names a statement of another date (`{other.record.date.text}`)"
            cure = "dates give the order already: delete the line, or mend the date"
            yield filed.problem("R301", "after", message=message, cure=cure)


def after_leads_to_a_first(dataset: Dataset, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """Following `after` never comes back to where it began; one problem for a circle, at its smallest id."""
    done: set[str] = set()
    for start in dataset.statements:
        trail: dict[str, None] = {}
        at: str | None = start
        while at and at not in done and at not in trail and at in dataset.statements:
            trail[at] = None
            at = dataset.statements[at].record.after
        done.update(trail)
        if at in trail:
            circle = list(trail)[list(trail).index(at) :]
            if len(circle) > 1:
                yield _circle(dataset.statements[min(circle)], len(circle))


def _circle(filed: Filed[Statement], length: int) -> Problem:
    message = f"`after` leads through {length} statements back to this one"
    return filed.problem("R302", "after", message=message, cure="delete `after` from the one that came first")


def opposed_statements_have_an_order(dataset: Dataset, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """Of two statements of one date and different directions one says that it came after the other."""
    for cell in dataset.cells.values():
        if len(cell) > 1:
            for same_day in _by_date(cell):
                yield from _unordered(same_day, dataset)


def _by_date(cell: Iterable[Filed[Statement]]) -> Iterator[list[Filed[Statement]]]:
    """Group the statements that set a direction by their date; groups of one direction need no order."""
    groups: defaultdict[object, list[Filed[Statement]]] = defaultdict(list)
    for filed in cell:
        record = filed.record
        if record.stance.is_explicit and record.fit is not Fit.RELATED and not record.withdrawn:
            groups[record.date.earliest, record.date.latest].append(filed)
    for group in groups.values():
        if len({filed.record.stance.direction for filed in group}) > 1:
            yield group


def _unordered(group: list[Filed[Statement]], dataset: Dataset) -> Iterator[Problem]:
    before = {filed.id: _before(filed, dataset) for filed in group}
    for number, filed in enumerate(group):
        direction = filed.record.stance.direction
        for other in group[:number]:
            opposed = other.record.stance.direction != direction
            if opposed and other.id not in before[filed.id] and filed.id not in before[other.id]:
                message = f"`{other.id}` has the same date and another direction: which came first?"
                cure = f"add `after: {other.id}` here if this is the later one, else `after: {filed.id}` there"
                yield filed.problem("R303", "stance", message=message, cure=cure)
                break


def _before(filed: Filed[Statement], dataset: Dataset) -> frozenset[str]:
    """Collect the statements that `after` and `corrects` put before this one."""
    found: set[str] = set()
    pending = [filed.record.after, filed.record.corrects]
    while pending:
        at = pending.pop()
        if at and at not in found and at in dataset.statements:
            found.add(at)
            pending += [dataset.statements[at].record.after, dataset.statements[at].record.corrects]
    return frozenset(found)


def corrections_are_the_candidates_own(filed: Filed[Statement]) -> Iterator[Problem]:
    """Only candidate and campaign take words back."""
    record = filed.record
    if record.corrects and record.said_by not in _MAY_CORRECT:
        message = f"`{record.said_by}` cannot take the candidate's words back"
        cure = "delete the line; only `candidate` and `campaign` can correct"
        yield filed.problem("R304", "corrects", message=message, cure=cure)


def corrections_name_earlier_statements(dataset: Dataset, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """`corrects` names an earlier statement of the same candidate and policy."""
    for filed in dataset.statements.values():
        other = dataset.statements.get(filed.record.corrects or "")
        if not other or other.id == filed.id:
            continue
        if cell_of(other.id) != cell_of(filed.id):
            message = "`corrects` names a statement of another candidate or policy"
            yield filed.problem("R305", "corrects", message=message, cure="name the statement that is taken back")
        elif other.record.date.earliest and other.record.date.earliest > filed.record.date.latest:
            message = f"`corrects` names a later statement (`{other.record.date.text}`)"
            yield filed.problem("R305", "corrects", message=message, cure="name the statement that is taken back")


def same_date(one: EdtfDate, other: EdtfDate) -> bool:
    """Tell whether two dates have the same first and last day, however they are written."""
    return (one.earliest, one.latest) == (other.earliest, other.latest)

"""Standings as rows: the history of every candidate and policy that has a file, for each election (design §4)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from tracker.dataset import Dataset, Filed, Running
from tracker.records import Statement
from tracker.standing import Evidence, Frame, Span, Standing, evidence, history
from tracker.store.record_rows import Row, Rows
from tracker.vocabulary import Bar, CitationKind, Level

_BAR_OF = dict(zip(Level, Bar, strict=True))
"""The bar whose lowest level it is: there a level gives a standing whenever it gives one at all."""


def standing_rows(dataset: Dataset) -> Rows:
    """Return the rows of the tables of standings."""
    rows: Rows = defaultdict(list)
    pairs = sorted(set(dataset.cells) | set(dataset.searches))
    for candidate, policy in pairs:
        told = [evidence_of(dataset, filed) for filed in dataset.cells.get((candidate, policy), ())]
        for running in dataset.candidacies.get(candidate, ()):
            policies = running.election.record.policies
            if policies and policy not in policies:
                continue
            spans = history(told, frame_of(running), searched=(candidate, policy) in dataset.searches)
            cell = {"election": running.election.id, "policy": policy, "candidate": candidate}
            _add(rows, cell, spans)
    return rows


def evidence_of(dataset: Dataset, filed: Filed[Statement]) -> Evidence:
    """Take from a statement what its standing depends on; its candidate must be part of the dataset."""
    kind = dataset.candidates[filed.id.split("/")[0]].record.kind
    originals = [
        dataset.originals.of(filed.id, "citations", index)
        for index, one in enumerate(filed.record.citations)
        if one.kind is not CitationKind.RIVAL_PLEDGE
    ]
    return evidence(filed.id, filed.record, candidate_kind=kind, originals=originals)


def frame_of(running: Running) -> Frame:
    """Return the frame of the election that a candidacy is part of."""
    election, left = running.election.record, running.record.left
    return Frame(election.opens.latest, election.date.latest, left.latest if left else None)


def _add(rows: Rows, cell: Row, spans: Sequence[Span]) -> None:
    numbers: dict[Standing, int] = {}
    for span in spans:
        if span.standing not in numbers:
            numbers[span.standing] = number = len(rows["standing"]) + 1
            rows["standing"].append(_standing(number, span.standing))
            rows["standing_reported"] += _reported(number, span.standing)
        view = {"bar": span.bar.value, "clock": span.clock.value}
        rows["standing_span"].append({**cell, **view, **_days(span), "standing": numbers[span.standing]})
    rows["standing_run"] += (row for span in spans for row in _run(cell, span))
    for span in spans:
        if span.bar is Bar.OFFICIAL:
            _add_changes(rows, cell, span)
    rows["standing_corrected"] += _corrected(cell, spans)


def _standing(number: int, one: Standing) -> Row:
    names = ("gives", "since", "last_said", "occasions", "originals", "condition", "before_campaign", "newest")
    coded = {name: _value(getattr(one, name)) for name in ("kind", "stance", "level", "softness")}
    kept = {name: getattr(one, name) for name in names}
    return {"number": number, **coded, **kept, "context": one.context, "disputed": " ".join(one.disputed)}


def _reported(number: int, one: Standing) -> Iterator[Row]:
    for line in one.reported:
        coded = {name: _value(getattr(line, name)) for name in ("level", "stance", "softness")}
        yield {"standing": number, **coded, "gives": line.gives, "disputed": " ".join(line.disputed)}


def _run(cell: Row, span: Span) -> Iterator[Row]:
    level = span.standing.level
    if level is None or span.bar is not _BAR_OF[level]:
        return
    for index, statement in enumerate(span.standing.run):
        told = {"clock": span.clock.value, "level": level.value, "position": index, "statement": statement}
        yield {**cell, **told, **_days(span)}


def _add_changes(rows: Rows, cell: Row, span: Span) -> None:
    for index, change in enumerate(span.standing.changes):
        number = len(rows["standing_change"]) + 1
        told = {"kind": change.kind.value, "before": change.before, "after": change.after}
        view = {"clock": span.clock.value, "position": index}
        rows["standing_change"].append({"number": number, **cell, **view, **told, **_days(span)})
        rows["standing_change_through"] += (
            {"change": number, "position": place, "statement": one} for place, one in enumerate(change.through)
        )


def _corrected(cell: Row, spans: Sequence[Span]) -> Iterator[Row]:
    """Yield one row for each corrected statement and clock: what was once seen as taken back stays so."""
    seen: dict[tuple[str, str], Row] = {}
    for span in spans:
        for index, statement in enumerate(span.standing.corrected):
            row = {**cell, "clock": span.clock.value, "position": index, "statement": statement, **_days(span)}
            first = seen.setdefault((span.clock.value, statement), row)
            first["valid_from"] = min(first["valid_from"], span.valid_from)
            first["valid_to"] = max(first["valid_to"], span.valid_to)
    yield from seen.values()


def _days(span: Span) -> Row:
    return {"valid_from": span.valid_from, "valid_to": span.valid_to}


def _value(term: Any) -> str | None:  # noqa: ANN401 - any closed list
    return term.value if term else None

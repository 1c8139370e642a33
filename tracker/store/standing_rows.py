"""Standings as rows: the history of every candidate and policy that has a file, for each election (design §4)."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from tracker.dataset import Dataset, Filed, Running
from tracker.records import Statement
from tracker.standing import END, Evidence, Frame, Span, Standing, evidence, history
from tracker.store.record_rows import Row, Rows
from tracker.vocabulary import Bar, CitationKind, Clock, Level

_BAR_OF: Mapping[Level | None, Bar] = dict(zip(Level, Bar, strict=True))
"""The bar whose lowest level it is: there a level gives a standing whenever it gives one at all."""
_VIEWS = {(bar, clock): {"bar": bar.value, "clock": clock.value} for bar in Bar for clock in Clock}


def standing_rows(dataset: Dataset, told: Mapping[str, Evidence]) -> Rows:
    """Return the rows of the tables of standings; `told` is the evidence of every statement, by id."""
    rows: Rows = defaultdict(list)
    pairs = sorted(set(dataset.cells) | set(dataset.searches))
    for candidate, policy in pairs:
        on_file = [told[filed.id] for filed in dataset.cells.get((candidate, policy), ())]
        for running in dataset.candidacies.get(candidate, ()):
            policies = running.election.record.policies
            if policies and policy not in policies:
                continue
            spans = history(on_file, frame_of(running), searched=(candidate, policy) in dataset.searches)
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
    # Most spans share their standing with those of another bar or clock, and to compare it costs more than to know it.
    distinct = {id(span.standing): span.standing for span in spans}
    for one in distinct.values():
        if one not in numbers:
            numbers[one] = number = len(rows["standing"]) + 1
            rows["standing"].append(_standing(number, one))
            rows["standing_reported"] += _reported(number, one)
    numbered = {key: numbers[one] for key, one in distinct.items()}
    views = {view: {**cell, **told} for view, told in _VIEWS.items()}
    rows["standing_span"] += [
        {
            **views[bar, clock],
            "valid_from": first.isoformat(),
            "valid_to": after.isoformat(),
            "standing": numbered[id(one)],
        }
        for bar, clock, first, after, one in spans
    ]
    giving = [span for span in spans if span.standing.run and span.bar is _BAR_OF[span.standing.level]]
    rows["standing_run"] += _in_force(cell, giving, _run)
    changing = [span for span in spans if span.standing.changes and span.bar is Bar.OFFICIAL]
    for row in _in_force(cell, changing, _changes):
        rows["standing_change"].append({"number": len(rows["standing_change"]) + 1, **row})
        rows["standing_change_through"] += _through(rows["standing_change"][-1])
    rows["standing_corrected"] += _corrected(cell, spans)


def _standing(number: int, one: Standing) -> Row:
    return {
        "number": number,
        "kind": _value(one.kind),
        "stance": _value(one.stance),
        "level": _value(one.level),
        "softness": _value(one.softness),
        "gives": one.gives,
        "since": one.since,
        "stance_since": one.stance_since,
        "last_said": one.last_said,
        "occasions": one.occasions,
        "originals": one.originals,
        "condition": one.condition,
        "before_campaign": one.before_campaign,
        "disputed": " ".join(one.disputed),
        "newest": one.newest,
        "context": one.context,
    }


def _reported(number: int, one: Standing) -> Iterator[Row]:
    for line in one.reported:
        coded = {name: _value(getattr(line, name)) for name in ("level", "stance", "softness")}
        yield {"standing": number, **coded, "gives": line.gives, "disputed": " ".join(line.disputed)}


def _in_force(cell: Row, spans: Iterable[Span], told: Callable[[Standing], Iterable[Row]]) -> Iterable[Row]:
    """Return a row for each thing that spans tell of, with the days on which they do so without a break."""
    made: list[Row] = []
    latest: dict[Hashable, Row] = {}
    for span in spans:
        for one in told(span.standing):
            key = (span.clock, *one.values())
            days = _days(span)
            if (row := latest.get(key)) and row["valid_to"] == days["valid_from"]:
                row["valid_to"] = days["valid_to"]
            else:
                latest[key] = row = {**cell, "clock": span.clock.value, **one, **days}
                made.append(row)
    return made


def _run(one: Standing) -> Iterable[Row]:
    level = _value(one.level)
    return [{"level": level, "position": index, "statement": named} for index, named in enumerate(one.run)]


def _changes(one: Standing) -> Iterator[Row]:
    for index, change in enumerate(one.changes):
        told = {"kind": change.kind.value, "before": change.before, "after": change.after}
        yield {"position": index, **told, "through": change.through}


def _through(change: Row) -> Iterable[Row]:
    """Take from a change what has a table of its own."""
    number, through = change["number"], change.pop("through")
    return [{"change": number, "position": place, "statement": one} for place, one in enumerate(through)]


def _corrected(cell: Row, spans: Iterable[Span]) -> Iterator[Row]:
    """Yield one row for each corrected statement and clock: what was once seen as taken back stays so."""
    seen: dict[tuple[Clock, str], Span] = {}
    for span in spans:
        if span.bar is Bar.OFFICIAL:
            for statement in span.standing.corrected:
                seen.setdefault((span.clock, statement), span)
            if span.valid_to == END:  # the last of its clock names all, in their order
                for index, statement in enumerate(span.standing.corrected):
                    days = {**_days(seen[span.clock, statement]), "valid_to": END.isoformat()}
                    yield {**cell, "clock": span.clock.value, "position": index, "statement": statement, **days}


def _days(span: Span) -> Row:
    return {"valid_from": span.valid_from.isoformat(), "valid_to": span.valid_to.isoformat()}


def _value(term: Any) -> str | None:  # noqa: ANN401 - any closed list
    return str(term) if term else None

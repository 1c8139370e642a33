"""The standings in the database are those of the function: on every day, for every bar and clock (design §4)."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, TypeVar

import invention
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.dataset import Dataset, Filed
from tracker.documents import Document, parse
from tracker.records import Candidate, Election, Issue, Record, Search, Statement
from tracker.standing import Change, Evidence, Frame, Reported, Standing, View, standing
from tracker.store.building import all_rows
from tracker.store.standing_rows import evidence_of, frame_of
from tracker.store.writing import fill
from tracker.vocabulary import (
    Act,
    Bar,
    ChangeKind,
    CitationKind,
    Clock,
    Fit,
    Level,
    ResponseKind,
    SaidBy,
    Softness,
    Stance,
    StandingKind,
)

R = TypeVar("R", bound=Record)
CANDIDATE, POLICY = "ana-rivera", "carbon-tax"
ELECTIONS = ("harbourland-2023", "harbourland-2024")
FIRST = date(2022, 1, 1)
DAYS = st.integers(0, 1_100).map(lambda days: FIRST + timedelta(days=days))
DATES = DAYS.map(date.isoformat) | DAYS.map("{:%Y-%m}".format) | DAYS.map("{:%Y}".format) | DAYS.map("../{}".format)
CITED = [CitationKind.SPEECH, CitationKind.SPEECH, CitationKind.NEWS_REPORT, CitationKind.MEMOIR]


@st.composite
def citations(draw: st.DrawFn) -> dict[str, Any]:
    cited: dict[str, Any] = {
        "kind": draw(st.sampled_from(CITED)).value,
        "publisher": "Example Press",
        "title": draw(st.sampled_from("abcd")),
        "published": draw(DAYS).isoformat(),
        "url": f"https://example.org/{draw(st.sampled_from('abcdef'))}",
    }
    if draw(st.booleans()):
        cited["carriers"] = [{"publisher": "Example News", "title": "copy", "published": draw(DAYS).isoformat()}]
    return cited


@st.composite
def responses(draw: st.DrawFn) -> dict[str, Any]:
    return {
        "kind": draw(st.sampled_from(ResponseKind)).value,
        "said_by": draw(st.sampled_from([SaidBy.CANDIDATE, SaidBy.CAMPAIGN, SaidBy.OPPONENT])).value,
        "date": draw(DAYS).isoformat(),
        "summary": "A reply.",
        "citations": [draw(citations())],
    }


@st.composite
def statements(draw: st.DrawFn, names: Sequence[str]) -> dict[str, Any]:
    other = st.none() | st.sampled_from(names)
    told = {
        "date": draw(DATES),
        "stance": draw(st.sampled_from([Stance.SUPPORT, Stance.OPPOSE, *Stance])).value,
        "act": draw(st.sampled_from([Act.STATED, Act.STATED, Act.ASKED, Act.FLOATED])).value,
        "said_by": draw(st.sampled_from([*[SaidBy.CANDIDATE] * 5, *SaidBy])).value,
        "fit": draw(st.sampled_from([Fit.EXACT, Fit.EXACT, *Fit])).value,
        "summary": "An example.",
        "condition": draw(st.sampled_from([None, None, "if it rains"])),
        "after": draw(other),
        "corrects": draw(other),
        "citations": draw(st.lists(citations(), min_size=1, max_size=2)),
        "responses": draw(st.lists(responses(), max_size=2)) if draw(st.booleans()) else [],
    }
    if draw(st.sampled_from([False] * 9 + [True])):
        told["withdrawn"] = {"on": FIRST.isoformat(), "reason": "An example."}
    return {name: value for name, value in told.items() if value}


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    names = [f"{CANDIDATE}/{POLICY}/s{number}" for number in range(draw(st.integers(0, 7)))]
    told = [_filed(name, draw(statements(names)), Statement) for name in names]
    opened = [draw(DAYS) for _ in ELECTIONS]
    frames = [(opens, opens + timedelta(days=draw(st.integers(1, 700))), draw(st.none() | DAYS)) for opens in opened]
    return dataset_of(told, frames, searched=draw(st.booleans()))


def dataset_of(
    told: Sequence[Filed[Statement]], frames: Sequence[tuple[date, date, date | None]], *, searched: bool
) -> Dataset:
    """Put statements of one candidate on one policy into elections: each opens, is held, and is left on these days."""
    elections = [_filed(name, _election(*frame), Election) for name, frame in zip(ELECTIONS, frames, strict=True)]
    looked = {"searched": "2022-02-02", "places": [{"where": where, "on": "2022-02-02"} for where in "abc"]}
    policies = [{"id": POLICY, "name": POLICY, "text": "Tax carbon."}]
    return Dataset(
        elections={one.id: one for one in elections},
        candidates={CANDIDATE: _filed(CANDIDATE, {"name": "Ana Rivera", "sort_name": "Rivera, Ana"}, Candidate)},
        issues={"climate": _filed("climate", {"name": "Climate", "summary": "It.", "policies": policies}, Issue)},
        statements={one.id: one for one in told},
        removed={},
        searches={(CANDIDATE, POLICY): _filed("search", looked, Search)} if searched else {},
    )


def _election(opens: date, day: date, left: date | None) -> dict[str, Any]:
    runner = {"candidate": CANDIDATE} | ({"left": left.isoformat()} if left else {})
    named = {"name": "Harbourland", "office": "Governor", "jurisdiction": "ocd-division/country:us", "language": "en"}
    return named | {"opens": opens.isoformat(), "date": day.isoformat(), "candidates": [runner]}


def _filed(name: str, fields: Mapping[str, Any], model: type[R]) -> Filed[R]:
    document = parse(invention.as_yaml(fields).encode(), f"{name}.yaml")
    assert isinstance(document, Document), document
    return Filed(name, document.path, model.model_validate(document.value), document)


class Stored:
    """What the tables say of one candidate and policy."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read by column names."""
        self._connection = connection
        connection.row_factory = sqlite3.Row

    def standing(self, election: str, day: date, clock: Clock, bar: Bar) -> Standing:
        """Put the standing of a view together again; a pair without a span is not researched."""
        asked = {"election": election, "day": day.isoformat(), "clock": clock.value, "bar": bar.value}
        rows = self._rows(_SPAN, asked)
        if not rows:
            return Standing(StandingKind.NOT_RESEARCHED)
        (span,) = rows
        (row,) = self._rows("SELECT * FROM standing WHERE number = :number", dict(span))
        named = ("gives", "since", "stance_since", "last_said", "newest", "context")
        kept = (*named, "occasions", "originals", "condition")
        level = Level(row["level"]) if row["level"] else None
        return Standing(
            kind=StandingKind(row["kind"]),
            stance=Stance(row["stance"]) if row["stance"] else None,
            level=level,
            softness=Softness(row["softness"]) if row["softness"] else None,
            before_campaign=bool(row["before_campaign"]),
            disputed=_kinds(row["disputed"]),
            run=tuple(self._run(asked, level)) if row["kind"] == StandingKind.EXPLICIT else (),
            reported=tuple(self._reported(row["number"])),
            corrected=tuple(one["statement"] for one in self._rows(_ORDERED.format("standing_corrected"), asked)),
            changes=tuple(self._changes(asked)),
            **{name: row[name] for name in kept},
        )

    def _rows(self, query: str, values: Mapping[str, Any]) -> list[sqlite3.Row]:
        return self._connection.execute(query, values).fetchall()

    def _run(self, asked: Mapping[str, Any], level: Level | None) -> Iterator[str]:
        query = f"SELECT * FROM standing_run WHERE level = :level AND {_IN_FORCE} ORDER BY position"  # noqa: S608
        yield from (row["statement"] for row in self._rows(query, {**asked, "level": level}))

    def _reported(self, number: int) -> Iterator[Reported]:
        rows = self._rows("SELECT * FROM standing_reported WHERE standing = :number", {"number": number})
        for row in sorted(rows, key=lambda one: list(Level).index(Level(one["level"]))):
            softness = Softness(row["softness"]) if row["softness"] else None
            disputed = _kinds(row["disputed"])
            yield Reported(Level(row["level"]), row["gives"], Stance(row["stance"]), softness, disputed)

    def _changes(self, asked: Mapping[str, Any]) -> Iterator[Change]:
        query = "SELECT statement FROM standing_change_through WHERE change = :number ORDER BY position"
        for row in self._rows(_ORDERED.format("standing_change"), asked):
            through = tuple(one["statement"] for one in self._rows(query, {"number": row["number"]}))
            yield Change(ChangeKind(row["kind"]), row["before"], row["after"], through)


_IN_FORCE = "election = :election AND clock = :clock AND valid_from <= :day AND valid_to > :day"
_SPAN = f"SELECT standing AS number FROM standing_span WHERE bar = :bar AND {_IN_FORCE}"  # noqa: S608 - all ours
_ORDERED = f"SELECT * FROM {{}} WHERE {_IN_FORCE} ORDER BY position"  # noqa: S608 - all ours


def _kinds(text: str) -> tuple[ResponseKind, ...]:
    return tuple(map(ResponseKind, text.split()))


def days_to_look_at(evidence: Sequence[Evidence], frame: Frame) -> set[date]:
    """Return every day on which anything can begin, the day before and the day after, and the ends of time."""
    days = {frame.opens, frame.election_day, frame.closes}
    days |= {day for one in evidence for day in (one.said_day, one.known_day)}
    days |= {day for one in evidence for reply in one.disputes for day in (reply.said_day, reply.known_day)}
    around = {day + timedelta(days=step) for day in days for step in (-1, 0, 1)}
    return around | {date.min, date.max - timedelta(days=1)}


def assert_table_and_function_agree(dataset: Dataset) -> None:
    told = [evidence_of(dataset, one) for one in dataset.statements.values()]
    searched = bool(dataset.searches)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        fill(connection, [all_rows(dataset, {})])
        stored = Stored(connection)
        for running in dataset.candidacies[CANDIDATE]:
            frame = frame_of(running)
            for day in days_to_look_at(told, frame):
                for clock in Clock:
                    for bar in Bar:
                        expected = standing(told, frame, View(day, clock, bar), searched=searched)
                        assert stored.standing(running.election.id, day, clock, bar) == expected


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(datasets())
def test_table_and_function_say_the_same_on_every_day(dataset: Dataset) -> None:
    assert_table_and_function_agree(dataset)


def test_a_run_that_a_correction_brings_back_has_a_gap() -> None:
    """Yes in March, no in April, which is taken back in May: from then on the yes of March gives the standing again."""
    days = {"yes": "2023-03-01", "no": "2023-04-01", "back": "2023-05-01"}
    told = [
        {
            "date": day,
            "stance": "oppose" if name == "no" else "support",
            "said_by": "candidate",
            "summary": "An example.",
        }
        | {"citations": [{"kind": "speech", "publisher": "Example Press", "title": name, "published": day}]}
        | ({"corrects": f"{CANDIDATE}/{POLICY}/no", "fit": "related"} if name == "back" else {})
        for name, day in days.items()
    ]
    filed = [_filed(f"{CANDIDATE}/{POLICY}/{name}", one, Statement) for name, one in zip(days, told, strict=True)]
    dataset = dataset_of(filed, [(date(2022, 1, 1), date(2023, 12, 1), None)] * 2, searched=False)
    rows = [row for row in all_rows(dataset, {})["standing_run"] if row["statement"].endswith("yes")]
    assert {(row["valid_from"], row["valid_to"]) for row in rows} == {
        ("2023-03-01", "2023-04-01"),
        ("2023-05-01", date.max.isoformat()),
    }
    assert_table_and_function_agree(dataset)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(datasets())
def test_the_spans_of_a_view_cover_all_days_once(dataset: Dataset) -> None:
    rows = all_rows(dataset, {}).get("standing_span", [])
    views = {(row["election"], row["bar"], row["clock"]) for row in rows}
    assert len(views) == (len(ELECTIONS) * len(Bar) * len(Clock) if dataset.statements or dataset.searches else 0)
    for view in views:
        spans = [row for row in rows if (row["election"], row["bar"], row["clock"]) == view]
        edges = sorted({(row["valid_from"], row["valid_to"]) for row in spans})
        assert len(edges) == len(spans)
        assert edges[0][0] == date.min.isoformat()
        assert edges[-1][1] == date.max.isoformat()
        assert all(one[1] == after[0] for one, after in pairwise(edges))

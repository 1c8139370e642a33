"""The timeline's HTML and payload: contributor text stays text, and an address names one subject at most."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tracker import pipeline, store
from tracker.dashboard.components.timeline import Drawn, draw
from tracker.dashboard.components.timeline_subject import Subject, read_subject
from tracker.dashboard.view import Params, View, read_view
from tracker.queries.comparison import Question
from tracker.queries.races import Race, races
from tracker.queries.timeline import Lane, Timeline, timeline
from tracker.queries.timeline_sources import Read
from tracker.vocabulary import CitationKind

INVENTED = Path(__file__).parent / "invented"
TODAY = date(2026, 11, 24)
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>\u202e *[x](javascript:alert(3))*'


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> tuple[Race, Timeline]:
    target = tmp_path_factory.mktemp("page") / "tracker.db"
    assert pipeline.load(INVENTED, target, now=datetime(2026, 11, 24, tzinfo=UTC)).rows
    with store.open_reader(target).connect() as connection:
        race = races(connection)[0]
        view = read_view({}, [race], TODAY)
        everybody = tuple(runner.slug for runner in race.runners)
        asked = Question(race.slug, ("harbour-toll",), everybody, view.as_of, view.clock, view.bar)
        return race, timeline(connection, asked)


def same(_kind: str, named: str) -> str:
    return named


def view_of(race: Race, params: Params) -> View:
    return read_view(params, [race], TODAY)


def subject_of(race: Race, params: Params) -> Subject:
    return read_subject(params, view_of(race, params), same)


def page(race: Race, found: Timeline) -> Drawn:
    params = {"policy": ["harbour-toll"]}
    return draw(found, view_of(race, params), subject_of(race, params), {})


def poisoned(lane: Lane) -> Lane:
    """Return a lane whose every text is hostile."""
    told = tuple(
        replace(
            one,
            summary=HOSTILE,
            quote=HOSTILE,
            speaker=HOSTILE,
            sources_described=HOSTILE,
            condition=HOSTILE,
            language=HOSTILE,
            read=Read(CitationKind.SPEECH, HOSTILE, HOSTILE, "javascript:alert(4)"),
            answers=tuple(replace(reply, summary=HOSTILE, quote=HOSTILE, speaker=HOSTILE) for reply in one.answers),
        )
        for one in lane.told
    )
    return replace(lane, told=told)


def test_contributor_text_stays_text_in_the_list(read: tuple[Race, Timeline]) -> None:
    race, found = read
    drawn = page(race, replace(found, lanes=tuple(poisoned(lane) for lane in found.lanes)))
    html = drawn.says + drawn.key + drawn.below
    assert "&lt;script&gt;" in html
    for part in ("<script", "<img", 'href="javascript', "\u202e"):
        assert part not in html


def test_the_payload_is_plain_values_without_marks_of_direction(read: tuple[Race, Timeline]) -> None:
    race, found = read
    drawn = page(race, replace(found, lanes=tuple(poisoned(lane) for lane in found.lanes)))
    written = json.dumps(drawn.chart, ensure_ascii=False)
    assert "<script>" in written, "the script sets it as text; escaping it here would show the escapes"
    assert "\u202e" not in written


def test_the_list_and_every_width_of_the_chart_hold_the_same_statements(read: tuple[Race, Timeline]) -> None:
    race, found = read
    drawn = page(race, found)
    assert drawn.chart
    ids = {one.id for one in found.told}
    assert set(drawn.chart["marks"]) == ids
    assert all(f'data-id="{named}"' in drawn.below for named in ids)
    place = drawn.chart["fields"]["marks"].index("id")
    figures = json.loads(json.dumps(drawn.chart["figures"]))
    assert all({mark[place] for mark in figure["marks"]} == ids for figure in figures)


def test_candidates_without_a_statement_stand_in_a_line_for_each_kind_of_empty(read: tuple[Race, Timeline]) -> None:
    race, found = read
    assert "Nothing yet: Sand" in page(race, found).below


def test_a_policy_goes_before_a_candidate_and_neither_means_the_first_policy(read: tuple[Race, Timeline]) -> None:
    race, _ = read
    both = subject_of(race, {"policy": ["harbour-toll"], "candidate": ["ana-rivera"]})
    assert (both.policy and both.policy.slug, both.runner) == ("harbour-toll", None)
    assert subject_of(race, {"candidate": ["ana-rivera"]}).name == "Ana Rivera"
    first = subject_of(race, {}).policy
    assert first == race.issues[0].policies[0]


def test_a_former_slug_is_followed_and_an_unknown_one_is_kept_to_be_named(read: tuple[Race, Timeline]) -> None:
    race, _ = read
    view = view_of(race, {})
    moved = read_subject({"policy": ["old-toll"]}, view, lambda _kind, _named: "harbour-toll")
    assert moved.policy
    assert moved.policy.slug == "harbour-toll"
    assert subject_of(race, {"policy": [HOSTILE]}) == Subject(unknown=HOSTILE)

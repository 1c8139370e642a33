"""The sentences of a timeline: never more certain, never less neutral than the record."""

from dataclasses import replace
from datetime import date

import pytest

from tracker.dates import parse_date
from tracker.queries.comparison import Cell
from tracker.queries.timeline import Answer, Lane, Step, Timeline, Told
from tracker.queries.timeline_sources import Read
from tracker.vocabulary import (
    Act,
    Bar,
    ChangeKind,
    CitationKind,
    Clock,
    Fit,
    Grade,
    Level,
    ResponseKind,
    SaidBy,
    Stance,
    StandingKind,
)
from tracker.wording import timeline as wording

ELECTION_DAY = date(2024, 11, 5)
SPEECH = Told(
    id="ana-rivera/harbour-toll/2023-03-01-speech",
    candidate="ana-rivera",
    policy="harbour-toll",
    date=parse_date("2023-03-01"),
    said_day=date(2023, 3, 1),
    known_day=date(2023, 3, 1),
    stance=Stance.SUPPORT,
    act=Act.PLEDGED,
    fit=Fit.EXACT,
    grade=Grade.A,
    level=Level.OFFICIAL,
    said_by=SaidBy.CANDIDATE,
    speaker=None,
    sources_described=None,
    number_of_sources=None,
    summary="She promised a toll.",
    quote="We will charge every ship",
    language=None,
    condition=None,
    read=Read(CitationKind.SPEECH, "Harbour Gazette", None, "https://gazette.example.org/1"),
    answers=(),
)
LATER = replace(
    SPEECH,
    id="ana-rivera/harbour-toll/2024-05-02-radio",
    date=parse_date("2024-05-02"),
    said_day=date(2024, 5, 2),
    stance=Stance.OPPOSE,
)
REPORT = replace(
    SPEECH,
    id="ana-rivera/harbour-toll/2024-report",
    grade=Grade.D,
    level=Level.UNNAMED_SOURCES,
    said_by=SaidBy.UNNAMED_SOURCES,
    number_of_sources=3,
    read=Read(CitationKind.NEWS_REPORT, "Lighthouse Weekly", None, None),
    answers=(
        Answer(
            kind=ResponseKind.ATTACKS_SOURCE,
            said_by=SaidBy.CAMPAIGN,
            speaker="Sam Porter",
            date=parse_date("2024-05-07/2024-05-08"),
            summary="He called it made up.",
            quote=None,
            disputes=True,
        ),
    ),
)


def lane(*told: Told, steps: tuple[Step, ...] = ()) -> Lane:
    cell = Cell("ana-rivera", "harbour-toll", StandingKind.EXPLICIT)
    return Lane("harbour-toll", "ana-rivera", cell, told, (), steps)


def says(*lanes: Lane, left_out: int = 0) -> str:
    found = Timeline(lanes, left_out, ())
    return wording.says(found, {"ana-rivera": "Rivera"}, ELECTION_DAY, Clock.KNOWN_BY, Bar.OFFICIAL)


def test_the_live_sentence_names_day_clock_bar_and_what_changed() -> None:
    step = Step(ChangeKind.REVERSED, SPEECH.id, LATER.id)
    assert says(lane(SPEECH, LATER, steps=(step,))) == (
        "On 5 Nov 2024, from what was known by then: 2 statements on 2 occasions, evidence bar: official. "
        "1 change: Rivera reversed from supports (May 2024)."
    )


def test_the_live_sentence_counts_what_lies_below_the_bar_and_what_is_disputed() -> None:
    assert says(lane(SPEECH, REPORT)) == (
        "On 5 Nov 2024, from what was known by then: 2 statements on 2 occasions, 1 of them below the evidence bar, "
        "which is official. No change of direction. 1 statement is disputed."
    )


def test_an_empty_timeline_says_so() -> None:
    assert says(lane()) == "On 5 Nov 2024, from what was known by then: no statement."


def test_what_is_left_out_is_counted() -> None:
    assert says(lane(SPEECH), left_out=12).endswith("12 older statements are left out.")


def test_a_mark_says_whose_when_what_how_and_which_passage() -> None:
    assert wording.mark(SPEECH, lane(SPEECH), "Rivera", Bar.OFFICIAL) == (
        "Rivera, 1 Mar 2023",
        "Supports",
        "Grade A: own words or act, pledged",
        "“We will charge every ship”",
    )


def test_a_report_below_the_bar_says_so_with_its_teller_and_its_answer() -> None:
    lines = wording.mark(REPORT, lane(REPORT), "Rivera", Bar.OFFICIAL)
    assert lines[1] == "Supports, disputed"
    assert lines[2] == "Grade D: unnamed sources, pledged; below the evidence bar"
    assert lines[3] == "“We will charge every ship” as told by 3 unnamed sources"
    assert lines[4] == "The campaign attacks the report, 7–8 May 2024."
    assert "below" not in wording.how(REPORT, Bar.EVERYTHING)


def test_a_statement_that_became_known_later_says_from_when() -> None:
    late = replace(SPEECH, date=parse_date("2020-22"), said_day=date(2020, 8, 31), known_day=date(2022, 5, 5))
    lines = wording.mark(late, lane(late), "Rivera", Bar.OFFICIAL)
    assert lines[0] == "Rivera, summer 2020"
    assert lines[-1] == "Happened then, known from 5 May 2022."


def test_softness_and_condition_follow_the_stance() -> None:
    soft = replace(SPEECH, fit=Fit.NARROWER, condition="if the gulls agree")
    assert wording.stance(soft) == "Supports on part of this, … if the gulls agree"


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (replace(SPEECH, fit=Fit.RELATED), "Related only: supports"),
        (replace(SPEECH, fit=Fit.RELATED, stance=Stance.UNCLEAR), "Related only"),
        (replace(SPEECH, level=None, grade=Grade.E), "Context: supports"),
        (replace(SPEECH, stance=Stance.DECLINED), "Declined to say"),
    ],
)
def test_context_is_named_as_such_and_never_as_a_stance_of_the_candidate(one: Told, expected: str) -> None:
    assert wording.word(one) == expected


def test_a_long_passage_is_cut_at_a_word_with_our_mark() -> None:
    long = replace(SPEECH, quote="gull " * 60 + "end")
    shown = wording.passage(long)
    assert shown.endswith("gull […]”")
    assert long.quote
    assert long.quote.startswith(shown.strip("“”").removesuffix(" […]"))


def test_a_change_is_said_with_the_stance_it_left() -> None:
    moved = lane(SPEECH, LATER, steps=(Step(ChangeKind.REVERSED, SPEECH.id, LATER.id),))
    assert wording.change_of(LATER, moved) == "reversed from supports"
    assert wording.change_of(SPEECH, moved) == ""

"""What a timeline reads, on the invented race: who is seen by which clock, standings day by day, changes, sources."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tracker import pipeline, store
from tracker.queries.comparison import Question
from tracker.queries.former import current
from tracker.queries.races import Race, races
from tracker.queries.timeline import Lane, Timeline, timeline
from tracker.vocabulary import Bar, ChangeKind, Clock, Stance, StandingKind

INVENTED = Path(__file__).parent / "invented"
ELECTION_DAY = date(2024, 11, 5)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("timeline") / "tracker.db"
    assert pipeline.load(INVENTED, target, now=datetime(2026, 11, 24, tzinfo=UTC)).rows
    return target


def read(
    database: Path,
    policy: str,
    as_of: date = ELECTION_DAY,
    clock: Clock = Clock.KNOWN_BY,
    limit: int = 400,
) -> tuple[Race, Timeline]:
    with store.open_reader(database).connect() as connection:
        race = races(connection)[0]
        everybody = tuple(runner.slug for runner in race.runners)
        asked = Question(race.slug, (policy,), everybody, as_of, clock, Bar.OFFICIAL)
        return race, timeline(connection, asked, limit)


def lane(found: Timeline, candidate: str) -> Lane:
    return next(one for one in found.lanes if one.candidate == candidate)


def test_every_candidate_has_a_lane_in_the_order_asked_for(database: Path) -> None:
    race, found = read(database, "harbour-toll")
    assert [one.candidate for one in found.lanes] == [runner.slug for runner in race.runners]


def test_a_memoir_is_not_seen_before_it_is_known_and_then_with_its_own_date(database: Path) -> None:
    before = lane(read(database, "harbour-toll", date(2021, 6, 1))[1], "ana-rivera")
    assert before.told == ()
    assert before.cell.kind is StandingKind.NOTHING_YET
    (memoir,) = lane(read(database, "harbour-toll", date(2021, 6, 1), Clock.HAPPENED_BY)[1], "ana-rivera").told
    assert memoir.date.text == "2020-22"
    assert memoir.known_day == date(2022, 5, 5)


def test_a_response_is_seen_from_its_own_day(database: Path) -> None:
    known, answered = (
        lane(read(database, "harbour-toll", day)[1], "ana-rivera").told[0]
        for day in (date(2022, 5, 6), date(2022, 5, 8))
    )
    assert not known.disputed
    assert answered.disputed


def test_a_reversal_through_mixed_is_a_step_from_the_old_side_and_the_standing_has_three_parts(database: Path) -> None:
    kestrel = lane(read(database, "harbour-toll")[1], "dora-kestrel")
    assert [(one.kind, one.after.rpartition("/")[2]) for one in kestrel.steps] == [
        (ChangeKind.MOVED_TO_MIXED, "2023-09-12-gull-radio"),
        (ChangeKind.REVERSED, "2024-05-02-fishers-meeting"),
    ]
    assert [(one.since.isoformat(), one.stance) for one in kestrel.held] == [
        ("2023-03-01", Stance.SUPPORT),
        ("2023-09-12", Stance.MIXED),
        ("2024-05-02", Stance.OPPOSE),
    ]


def test_a_standing_from_before_the_campaign_is_held_apart_from_its_opening_on(database: Path) -> None:
    held = lane(read(database, "harbour-toll")[1], "cleo-lindqvist").held
    assert [(one.since.isoformat(), one.before_campaign) for one in held] == [
        ("2019-06-01", False),
        ("2022-11-15", True),
    ]


def test_a_change_is_not_there_before_its_later_statement(database: Path) -> None:
    kestrel = lane(read(database, "harbour-toll", date(2024, 5, 1))[1], "dora-kestrel")
    assert [one.kind for one in kestrel.steps] == [ChangeKind.MOVED_TO_MIXED]


def test_a_statement_that_was_taken_back_is_named(database: Path) -> None:
    okafor = lane(read(database, "ferry-subsidy")[1], "ben-okafor")
    assert okafor.taken_back == {"ben-okafor/ferry-subsidy/2024-06-10-call-in"}


def test_withdrawn_and_removed_statements_are_no_marks_but_keep_their_addresses(database: Path) -> None:
    found = read(database, "harbour-toll")[1]
    gone = ("ben-okafor/harbour-toll/2021-removed", "ben-okafor/harbour-toll/2022-03-01-flyer")
    assert found.gone == gone
    assert not {one.id for one in found.told} & set(gone)


def test_a_copy_that_was_read_in_place_of_the_original_is_named_with_its_address(database: Path) -> None:
    (report,) = lane(read(database, "close-old-harbour")[1], "ana-rivera").told
    assert report.read
    assert report.read.publisher == "Lighthouse Weekly"
    assert report.read.copy == "Daily Mirror of Harbourland (copy)"
    assert report.read.url == "https://copies.example.org/quiet-plan"


def test_beyond_the_limit_the_latest_are_shown_and_the_rest_is_counted(database: Path) -> None:
    whole, cut = (read(database, "harbour-toll", limit=limit)[1] for limit in (400, 2))
    latest = sorted(whole.told, key=lambda one: (one.said_day, one.id))[-2:]
    assert {one.id for one in cut.told} == {one.id for one in latest}
    assert cut.left_out == len(whole.told) - 2
    assert whole.left_out == 0


def test_a_slug_that_never_existed_stays_itself(database: Path) -> None:
    with store.open_reader(database).connect() as connection:
        assert current(connection, "policy", "'; DROP TABLE statement; --") == "'; DROP TABLE statement; --"

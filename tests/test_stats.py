"""Coverage and parity: counted on the invented record, and printed alike for people and programs."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection
from typer.testing import CliRunner

from tracker import pipeline, store
from tracker.cli import app
from tracker.queries.races import Race, races
from tracker.queries.statistics import Asked, unreviewed
from tracker.stats import Candidate, Stats, stats
from tracker.vocabulary import Bar, Clock, Grade, StandingKind
from tracker.wording import statistics

INVENTED = Path(__file__).parent / "invented"
ELECTION_DAY = date(2024, 11, 5)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("stats") / "tracker.db"
    assert pipeline.load(INVENTED, target, now=datetime(2026, 11, 26, tzinfo=UTC)).rows
    return target


@pytest.fixture(scope="module")
def connection(database: Path) -> Iterator[Connection]:
    with store.open_reader(database).connect() as opened:
        yield opened


@pytest.fixture(scope="module")
def race(connection: Connection) -> Race:
    return races(connection)[0]


@pytest.fixture(scope="module")
def counted(connection: Connection, race: Race) -> Stats:
    return stats(connection, race, ELECTION_DAY)


def of(counted: Stats, candidate: str) -> Candidate:
    return next(one for one in counted.candidates if one.runner.slug == candidate)


def test_two_files_of_one_occasion_count_once_and_what_is_gone_not_at_all(counted: Stats) -> None:
    # Okafor: nine files, of which one is withdrawn and one removed; the debate is filed under two policies.
    okafor = of(counted, "ben-okafor").parity
    assert (okafor.statements, okafor.occasions) == (7, 6)


def test_a_report_with_three_carriers_is_one_original(connection: Connection, race: Race) -> None:
    only = stats(connection, race, ELECTION_DAY)
    rivera = of(only, "ana-rivera").parity
    assert (rivera.statements, rivera.originals) == (10, 10)
    assert rivera.grades[Grade.D] == 1
    assert rivera.unnamed == pytest.approx(0.1)


def test_reviews_by_persons_are_counted_and_the_rest_is_listed(
    counted: Stats, connection: Connection, race: Race
) -> None:
    assert of(counted, "ben-okafor").parity.reviewed == 1
    assert counted.reviewed == 1
    policies = tuple(policy.slug for policy in counted.policies)
    asked = Asked(tuple(one.slug for one in race.runners), policies, ELECTION_DAY)
    rest = unreviewed(connection, asked, limit=1000)
    assert len(rest) == counted.statements - counted.reviewed
    assert "ben-okafor/close-old-harbour/2023-08-23-first-debate" not in {one.id for one in rest}
    assert not {one.id for one in rest} & {"ben-okafor/harbour-toll/2021-removed"}
    assert unreviewed(connection, asked, limit=2) == rest[:2]


def test_every_candidate_is_counted_over_every_policy(counted: Stats) -> None:
    assert [sum(one.kinds.values()) for one in counted.candidates] == [len(counted.policies)] * 5
    assert len(counted.coverage) == 5 * len(counted.policies)
    assert all(one.positions == one.kinds[StandingKind.EXPLICIT] for one in counted.candidates)


def test_days_are_counted_from_the_last_statement_on_or_before_the_day(connection: Connection, race: Race) -> None:
    # Sand spoke once more after the election: that statement does not make the count young.
    sand = of(stats(connection, race, ELECTION_DAY), "emil-sand")
    assert sand.parity.last_said
    assert sand.parity.last_said <= ELECTION_DAY
    assert sand.days_since == (ELECTION_DAY - sand.parity.last_said).days
    assert of(stats(connection, race, date(2023, 1, 1)), "emil-sand").days_since is None


def test_a_position_from_before_the_campaign_does_not_enter_a_match(counted: Stats) -> None:
    lindqvist = of(counted, "cleo-lindqvist")
    old = [one for one in counted.coverage if one.candidate == "cleo-lindqvist" and one.before_campaign]
    assert [one.policy for one in old] == ["harbour-toll"]
    assert lindqvist.positions == 1
    assert lindqvist.yes is None
    assert lindqvist.no is None


def test_the_oldest_standing_comes_first(counted: Stats) -> None:
    days = [one.newest for one in counted.aged()]
    assert days[0] == date(2019, 6, 1)
    assert days == sorted(days, key=str)


def test_the_count_says_for_which_day_clock_and_bar_it_holds(counted: Stats) -> None:
    assert (counted.as_of, counted.clock, counted.bar) == (ELECTION_DAY, Clock.KNOWN_BY, Bar.OFFICIAL)


def run(database: Path, *options: str) -> str:
    command = ["stats", "--root", str(INVENTED), "--database", f"sqlite:///{database}", *options]
    done = CliRunner().invoke(app, command)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_command_prints_plain_columns_where_there_is_no_terminal(database: Path) -> None:
    lines = run(database).splitlines()
    assert lines[0] == "Harbourland governor, 2024, 5 Nov 2024"
    assert "Ben Okafor\t7\t6" in "\n".join(lines)
    assert not any("│" in line for line in lines)


def test_the_command_prints_the_same_figures_as_json(database: Path, counted: Stats) -> None:
    told = json.loads(run(database, "--format", "json"))
    assert told["statements"] == counted.statements
    assert [one["candidate"] for one in told["candidates"]] == [one.runner.slug for one in counted.candidates]
    assert told["candidates"][0]["grades"]["D"] in (0, 1)
    assert len(told["coverage"]) == len(counted.coverage)
    for one in told["candidates"]:
        if yes := one["match"]["yes_to_all"]:
            assert yes["worst"] <= yes["match"] <= yes["best"]


def test_the_command_counts_on_another_day_and_refuses_an_unknown_election(database: Path) -> None:
    assert json.loads(run(database, "--format", "json", "--as-of", "2023-07-01"))["as_of"] == "2023-07-01"
    command = ["stats", "--root", str(INVENTED), "--database", f"sqlite:///{database}", "--election", "nowhere"]
    done = CliRunner().invoke(app, command)
    assert done.exit_code == 2
    assert "harbourland-2024" in done.stderr


def test_figures_read_as_words_where_there_is_nothing_to_count(counted: Stats) -> None:
    assert statistics.unnamed(None) == "–"
    assert statistics.age(None) == "–"
    assert statistics.age(1) == "1 day"
    assert statistics.tick(None) == "no bar"
    assert statistics.bar(None) == "–"
    assert statistics.percent(0.125) == "12 %"
    shown = [(statistics.tick(one.yes), one.yes.has_number) for one in counted.candidates if one.yes]
    assert all((words == "no number") != has_number for words, has_number in shown)

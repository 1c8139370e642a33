"""The Method page: every word explained, the rule on a real case, the same figures for all, and what is not met."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection

from tracker import pipeline, store
from tracker.dashboard.components.method import method, prose
from tracker.dashboard.components.method_panels import coverage, parity, unreviewed, voters
from tracker.dashboard.components.method_words import name, words
from tracker.dashboard.repository import HostForm
from tracker.dashboard.text import h
from tracker.queries.effects import effects
from tracker.queries.examples import Scope, example
from tracker.queries.races import Race, races
from tracker.queries.statistics import Unreviewed
from tracker.stats import Stats, stats
from tracker.vocabulary import LISTS, CitationKind, Stance, StandingKind
from tracker.wording import lausanne
from tracker.wording import method as texts

ROOT = Path(__file__).parents[1]
ELECTION_DAY, TODAY = date(2024, 11, 5), date(2026, 11, 26)


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    target = tmp_path_factory.mktemp("method") / "tracker.db"
    assert pipeline.load(ROOT / "tests" / "invented", target, now=datetime(2026, 11, 26, tzinfo=UTC)).rows
    with store.open_reader(target).connect() as opened:
        yield opened


@pytest.fixture(scope="module")
def race(connection: Connection) -> Race:
    return races(connection)[0]


@pytest.fixture(scope="module")
def counted(connection: Connection, race: Race) -> Stats:
    return stats(connection, race, ELECTION_DAY)


@pytest.fixture(scope="module")
def page(connection: Connection, race: Race, counted: Stats) -> str:
    cards = example(connection, scope(race))
    return method(counted, (cards, effects(connection, cards[0].about.id, TODAY)), ())


def scope(race: Race) -> Scope:
    policies = tuple(policy.slug for issue in race.issues for policy in issue.policies)
    return Scope(tuple(runner.slug for runner in race.runners), policies)


def test_every_value_of_every_closed_list_is_defined() -> None:
    shown = words()
    for terms in LISTS:
        assert f"<b>{name(terms)}.</b>" in shown
        for term in terms:
            assert f"<dt>{h(term.label)}</dt><dd>{h(term.definition)}</dd>" in shown
    assert name(CitationKind) == "Citation kind"


def test_the_example_is_a_disputed_case_with_the_statement_that_gives_the_standing(page: str) -> None:
    assert "An example: Ana Rivera on Close the old harbour" in page
    assert "disputed: the campaign attacks the report and says it is not official" in page
    assert "stands beside it as reported" in page


def test_the_example_marks_the_row_that_gives_the_standing(connection: Connection, counted: Stats) -> None:
    cards = example(connection, Scope(("dora-kestrel",), ("harbour-toll",)))
    assert [card.about.id.rpartition("/")[2] for card in cards] == [
        "2023-03-01-quay-speech",
        "2023-09-12-gull-radio",
        "2024-05-02-fishers-meeting",
    ]
    shown = method(counted, (cards, effects(connection, cards[0].about.id, TODAY)), ())
    rows = re.findall(r"<tr( aria-current=true)?><th scope=\"row\"><a href=\"/statement[^\"]*dora-kestrel", shown)
    assert rows == ["", "", " aria-current=true"]


def test_without_a_statement_there_is_no_example_and_the_page_says_so(connection: Connection, counted: Stats) -> None:
    assert example(connection, Scope(("nobody",), ("harbour-toll",))) == ()
    assert "no statement yet that the rule could be shown on" in method(counted, ((), None), ())


def test_every_candidate_has_a_row_in_every_panel_in_the_same_order(race: Race, counted: Stats) -> None:
    for panel in (parity(counted), voters(counted)):
        assert re.findall(r"/candidate\?candidate=([a-z-]+)", panel) == [runner.slug for runner in race.runners]
    heads = re.findall(r'<th scope="col"><span>([^<]+)</span>', coverage(counted))
    assert heads == [runner.family_name for runner in race.runners]


def test_the_coverage_map_has_a_word_for_every_cell(counted: Stats) -> None:
    cells = re.findall(r'<span class="hide">([^<]+)</span>', coverage(counted))
    assert len(cells) == len(counted.coverage)
    known = {term.label for term in (*Stance, *StandingKind)}
    assert {cell.partition(", from before")[0] for cell in cells} <= known
    assert "Supports, from before this campaign" in cells or "Opposes, from before this campaign" in cells


def test_an_extreme_voter_has_a_bar_or_a_reason_for_none(counted: Stats) -> None:
    shown = voters(counted)
    without = sum(one.yes is None for one in counted.candidates)
    assert shown.count("no bar: nothing counts") == 2 * without
    assert shown.count('class="interval') == 2 * (len(counted.candidates) - without)


def test_the_sides_add_up() -> None:
    numbers = dict.fromkeys(Stance, 1)
    assert texts.sides(numbers) == "Of 5 explicit standings 2 are on the side of yes, 2 on the side of no, 1 mixed."


def test_unreviewed_statements_are_counted_linked_and_never_passed_over(counted: Stats) -> None:
    rest = [Unreviewed("ana-rivera/harbour-toll/2020-memoir", "ana-rivera", "harbour-toll")]
    shown = unreviewed(counted, rest)
    assert 'href="/statement?id=ana-rivera/harbour-toll/2020-memoir"' in shown
    assert f"A person has compared 1 of {counted.statements} statements" in shown
    assert f"and {counted.statements - counted.reviewed - 1} more" in shown


@pytest.mark.parametrize(
    ("of", "by", "said"),
    [
        (0, 0, "No statement is on file."),
        (3, 0, "No person has compared any of the 3 statements with its sources yet. Every card says so."),
        (3, 1, "A person has compared 1 of 3 statements with the sources; 2 not yet."),
    ],
)
def test_what_persons_reviewed_is_said_plainly(of: int, by: int, said: str) -> None:
    assert texts.reviewed(of, by) == said


def test_every_point_of_the_declaration_is_answered(page: str) -> None:
    for point in lausanne.POINTS:
        assert h(point.asks) in page
        assert h(point.why) in page
    assert {point.met for point in lausanne.POINTS} <= {"met", "partly", "not met", "not tested"}
    assert {"1.1", "2.1", "2.2", "3.1", "3.2", "3.3", "4.1", "4.2"} <= {point.number for point in lausanne.POINTS}


def test_the_page_names_the_forms_by_which_to_write(page: str) -> None:
    part = page.partition('id="write"')[2].partition("</section>")[0]
    assert all(form.path in part for form in HostForm)


def test_every_link_of_the_contents_leads_to_a_section(page: str) -> None:
    anchors = re.findall(r'<a href="#([a-z]+)"', page)
    assert len(anchors) == 9
    assert all(f'<section id="{anchor}">' in page for anchor in anchors)


def test_every_file_and_command_that_the_prose_names_exists() -> None:
    told = " ".join([*texts.RULE, texts.FRAME, *texts.POLICIES, *texts.CODED, *texts.CORRECTIONS, *texts.LICENCE])
    for named in re.findall(r"`([^`]+)`", told):
        assert named == "note" or (ROOT / named).exists(), named


def test_prose_is_text_with_code_between_backticks() -> None:
    assert prose(["See `a<b`, <i>not</i> that."]) == "<p>See <code>a&lt;b</code>, &lt;i&gt;not&lt;/i&gt; that.</p>"

"""What Compare sends to the browser, and its words: on the invented race, in which every kind of standing occurs."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection

from tracker import pipeline, store
from tracker.dashboard.components import controls, matrix, page
from tracker.dashboard.components.cell import Drawn, draw
from tracker.dashboard.view import View, misread, named_days, read_view, write_view
from tracker.queries.comparison import Cell, Question, at_bars, compare, differing
from tracker.queries.races import Race, races
from tracker.queries.standings import changes_in_force
from tracker.vocabulary import Bar, Clock, Stance, StandingKind
from tracker.wording import views

INVENTED = Path(__file__).parent / "invented"
TODAY = date(2026, 11, 26)
Cells = dict[tuple[str, str], Cell]


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    target = tmp_path_factory.mktemp("compare") / "tracker.db"
    assert pipeline.load(INVENTED, target, now=datetime(2026, 11, 26, tzinfo=UTC)).rows
    with store.open_reader(target).connect() as opened:
        yield opened


@pytest.fixture(scope="module")
def all_races(connection: Connection) -> tuple[Race, ...]:
    return races(connection)


def view_of(all_races: tuple[Race, ...], **params: str | list[str]) -> View:
    given = {name: [value] if isinstance(value, str) else value for name, value in params.items()}
    return read_view(given, all_races, TODAY)


def cells_of(connection: Connection, view: View) -> Cells:
    question = Question(
        election=view.race.slug,
        policies=tuple(policy.slug for issue in view.issues for policy in issue.policies),
        candidates=tuple(runner.slug for runner in view.runners),
        as_of=view.as_of,
        clock=view.clock,
        bar=view.bar,
    )
    return dict(compare(connection, question))


def drawn(connection: Connection, view: View) -> matrix.Table:
    return matrix.table(view, cells_of(connection, view))


@pytest.mark.parametrize("clock", Clock)
@pytest.mark.parametrize("day", ["2020-01-01", "2022-05-06", "2023-09-15", "2024-11-05"])
def test_all_bars_read_at_once_give_each_bars_own_cells(
    connection: Connection, all_races: tuple[Race, ...], clock: Clock, day: str
) -> None:
    race = all_races[0]
    policies = tuple(policy.slug for issue in race.issues for policy in issue.policies)
    candidates = tuple(runner.slug for runner in race.runners)
    asked = Question(race.slug, policies, candidates, date.fromisoformat(day), clock, Bar.OFFICIAL)
    together = at_bars(connection, asked, tuple(Bar), changes_in_force(connection, asked.values))
    assert together == {bar: compare(connection, replace(asked, bar=bar)) for bar in Bar}
    assert len({kind for cells in together.values() for kind in (cell.kind for cell in cells.values())}) > 1


def test_every_policy_has_a_cell_for_every_candidate(connection: Connection, all_races: tuple[Race, ...]) -> None:
    view = view_of(all_races)
    shown = drawn(connection, view)
    assert [column.key for column in shown.columns] == [runner.slug for runner in view.race.runners]
    rows = [row for group in shown.groups for row in group.rows]
    assert len(rows) == sum(len(issue.policies) for issue in view.race.issues)
    assert all(len(row.cells) == len(shown.columns) for row in rows)
    assert {place for row in rows for place in row.cells} == set(range(len(shown.cells)))


def test_equal_cells_are_sent_once(connection: Connection, all_races: tuple[Race, ...]) -> None:
    shown = drawn(connection, view_of(all_races))
    assert len(shown.cells) == len(set(shown.cells))
    assert sum(one.mark == "not-researched" for one in shown.cells) == 1


def test_only_the_policies_are_left_on_which_candidates_differ(
    connection: Connection, all_races: tuple[Race, ...]
) -> None:
    view = view_of(all_races, differ="1", bar="everything")
    cells = cells_of(connection, view)
    shown = matrix.table(view, cells)
    kept = {row.key for group in shown.groups for row in group.rows}
    assert 0 < len(kept) < sum(len(issue.policies) for issue in view.race.issues)
    for policy in {policy for policy, _ in cells}:
        sides = {cells[policy, one.slug].direction for one in view.runners} - {None}
        assert (policy in kept) == (len(sides) > 1)
    assert shown.says.startswith(f"Only where they differ, {len(kept)} of ")


@pytest.mark.parametrize(
    ("stances", "directions"),
    [
        ((Stance.SUPPORT, Stance.LEAN_SUPPORT), 1),
        ((Stance.SUPPORT, Stance.OPPOSE), 2),
        ((Stance.LEAN_SUPPORT, Stance.MIXED), 2),
        ((Stance.SUPPORT, None), 1),
        ((Stance.SUPPORT, Stance.DECLINED), 1),
        ((None, None), 0),
    ],
)
def test_leaning_differs_in_strength_not_in_direction(stances: tuple[Stance | None, ...], directions: int) -> None:
    cells = {
        ("toll", str(number)): Cell(str(number), "toll", StandingKind.EXPLICIT, stance)
        for number, stance in enumerate(stances)
    }
    assert differing(cells, "toll", ["0", "1"]) is (directions > 1)


def test_nothing_to_compare_says_why(connection: Connection, all_races: tuple[Race, ...]) -> None:
    alone = drawn(connection, view_of(all_races, differ="1", c="ana-rivera"))
    assert alone.empty.startswith("One candidate alone differs from nobody.")
    nobody = replace(all_races[0], runners=())
    assert matrix.table(replace(view_of(all_races), race=nobody), {}).empty == views.nothing_to_compare(
        candidates=0, policies=8
    )
    unwritten = replace(all_races[0], issues=())
    assert drawn(connection, replace(view_of(all_races), race=unwritten)).empty.startswith("No policy")


def test_links_take_the_view_along(connection: Connection, all_races: tuple[Race, ...]) -> None:
    view = view_of(all_races, as_of="2024-01-01", bar="everything", c=["ana-rivera", "ben-okafor"], issue="fishing")
    sent = json.loads(matrix.payload(view, cells_of(connection, view), write_view(view, all_races, TODAY)))
    assert sent["along"] == "&as_of=2024-01-01&bar=everything&c=ben-okafor&c=ana-rivera"
    assert sent["columns"][0]["href"] == "/candidate?candidate=ben-okafor"
    row = next(row for group in sent["groups"] for row in group["rows"] if row["key"] == "cod-quota")
    stems = [sent["cells"][place].get("stem") for place in row["cells"]]
    assert (sent["opens"], stems) == ("/statement", [None, "2023-02-02-programme"])
    plain_view = view_of(all_races)
    sent = json.loads(matrix.payload(plain_view, cells_of(connection, plain_view), {}))
    assert sent["along"] == ""


def test_what_is_only_reported_keeps_its_grade_and_its_dispute(
    connection: Connection, all_races: tuple[Race, ...]
) -> None:
    cells = cells_of(connection, view_of(all_races))
    reported = [draw(cell) for cell in cells.values() if cell.kind is StandingKind.REPORTED_ONLY]
    assert reported
    for one in reported:
        assert one.name == "is-reported"
        assert one.what.startswith("Reported: ")
        assert one.mark.endswith(("-open", "-disputed"))
        assert any(line.name == "how" and line.grade in ("C", "D") for line in one.lines)


def test_direction_marks_and_control_characters_do_not_reach_the_browser() -> None:
    cell = Cell("c", "p", StandingKind.EXPLICIT, Stance.SUPPORT, condition="if \u202eyes\u2066 \x07it rains")
    assert _texts(draw(cell)) == ["… if yes it rains"]


def _texts(one: Drawn) -> list[str]:
    return [line.text for line in one.lines]


def test_what_an_address_names_in_vain_is_told_apart(all_races: tuple[Race, ...]) -> None:
    race = all_races[0]
    asked = {
        "c": ["ana-rivera", "nobody"],
        "issue": ["fishing"],
        "as_of": ["2024-02-30"],
        "clock": ["known_by"],
        "bar": ["<b>"],
    }
    found = misread(asked, all_races, race)
    assert found == (("c", "nobody"), ("as_of", "2024-02-30"), ("bar", "<b>"))
    said = views.misread(found)
    assert said == (
        "There is no candidate “nobody”, no day “2024-02-30” and no evidence bar “<b>” on file; "
        "that part of the address is left out."
    )
    assert misread({"c": [str(number) for number in range(5000)]}, all_races, race)[-1] == ("c", "4")
    assert len(views.misread([("issue", "x" * 5000)])) < 200
    assert views.misread([]) == ""


def test_a_day_to_come_is_shown_as_of_the_default_with_a_note(all_races: tuple[Race, ...]) -> None:
    race, asked = all_races[0], {"as_of": ["2099-01-01"]}
    view = read_view(asked, all_races, TODAY)
    assert view.as_of == race.election_day
    assert write_view(view, all_races, TODAY) == {}
    note = "1 Jan 2099 is still to come; shown as of election day, 5 Nov 2024."
    assert note in page.mistaken(asked, all_races, view, TODAY)
    early = date(2024, 3, 1)
    within = read_view({"as_of": ["2024-03-02"]}, all_races, early)
    assert "shown as of today, 1 Mar 2024." in page.mistaken({"as_of": ["2024-03-02"]}, all_races, within, early)
    after = read_view({"as_of": [TODAY.isoformat()]}, all_races, TODAY)
    assert after.as_of == TODAY
    assert page.mistaken({"as_of": [TODAY.isoformat()]}, all_races, after, TODAY) == ""
    assert max(named_days(race, early)) == early
    assert controls.as_of(within, early).options[1].name == "2024-03-01"


def test_a_view_with_differ_is_its_address(all_races: tuple[Race, ...]) -> None:
    view = view_of(all_races, differ="1")
    assert write_view(view, all_races, TODAY) == {"differ": ["1"]}
    assert not view_of(all_races, differ="yes").differ


def test_known_days_are_named_in_order_and_today_only_within_the_campaign(all_races: tuple[Race, ...]) -> None:
    race = all_races[0]
    names = [views.day_name(what) for what in named_days(race, TODAY).values()]
    assert names == ["Campaign opens", "First debate", "Second debate", "Election day"]
    assert "today" in named_days(race, date(2024, 3, 1)).values()
    assert views.day_name("Debate of A and B, Atlanta") == "Debate of A and B"


def test_the_line_that_controls_fold_into() -> None:
    said = views.set_to(
        issue="Fishing",
        candidates="2 of 5 candidates",
        as_of=date(2024, 9, 10),
        clock=Clock.HAPPENED_BY,
        bar=Bar.ON_THE_RECORD,
        differ=True,
    )
    assert said == (
        "Fishing, 2 of 5 candidates, only where they differ. Evidence: on the record, happened by 10 Sep 2024."
    )

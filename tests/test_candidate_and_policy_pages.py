"""The pages of candidates and policies on the invented race: what they read, what they say, what they draw."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from sqlalchemy import Connection

from tracker import pipeline, store
from tracker.dashboard import database as opened_database
from tracker.dashboard import profiles
from tracker.dashboard.components.micro import micro, scale
from tracker.dashboard.view import read_view
from tracker.queries import candidates as candidate_queries
from tracker.queries import policies as policy_queries
from tracker.queries.candidates import Candidate
from tracker.queries.changes import changes
from tracker.queries.comparison import Cell, Question, compare
from tracker.queries.policies import Linked, Policy, first
from tracker.queries.races import Race, races
from tracker.queries.timeline import timeline
from tracker.vocabulary import Bar, ChangeKind, Clock, Grade, Softness, Stance, StandingKind
from tracker.wording import changes as change_words
from tracker.wording import gaps
from tracker.wording import profiles as words

INVENTED = Path(__file__).parent / "invented"
ELECTION_DAY, TODAY = date(2024, 11, 5), date(2026, 11, 26)


def load(root: Path, target: Path) -> Path:
    loaded = pipeline.load(root, target, now=datetime(2026, 11, 26, tzinfo=UTC))
    assert loaded.rows, loaded.checked.problems
    return target


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return load(INVENTED, tmp_path_factory.mktemp("pages") / "tracker.db")


@pytest.fixture(scope="module")
def connection(database: Path) -> Iterator[Connection]:
    with store.open_reader(database).connect() as opened:
        yield opened


@pytest.fixture(scope="module")
def race(connection: Connection) -> Race:
    return races(connection)[0]


def asked(race: Race, *, day: date = ELECTION_DAY, bar: Bar = Bar.OFFICIAL, clock: Clock = Clock.KNOWN_BY) -> Question:
    return Question(
        election=race.slug,
        policies=tuple(policy.slug for issue in race.issues for policy in issue.policies),
        candidates=tuple(runner.slug for runner in race.runners),
        as_of=day,
        clock=clock,
        bar=bar,
    )


def candidate(connection: Connection, race: Race, slug: str, day: date = ELECTION_DAY) -> Candidate:
    counted = candidate_queries.on_file(connection, asked(race))
    return candidate_queries.candidate(connection, asked(race, day=day), slug, counted)


def policy(connection: Connection, race: Race, slug: str, day: date = ELECTION_DAY) -> Policy:
    return policy_queries.policy(connection, replace(asked(race, day=day), policies=(slug,)))


def test_a_reversal_through_mixed_has_both_ends_and_the_passage_between(connection: Connection, race: Race) -> None:
    reversal, to_mixed = candidate(connection, race, "dora-kestrel").changes
    assert (reversal.kind, to_mixed.kind) == (ChangeKind.REVERSED, ChangeKind.MOVED_TO_MIXED)
    assert [one.mention.id.rpartition("/")[2] for one in (reversal.before, *reversal.through, reversal.after)] == [
        "2023-03-01-quay-speech",
        "2023-09-12-gull-radio",
        "2024-05-02-fishers-meeting",
    ]
    assert reversal.before.quote
    assert reversal.after.quote


def test_a_change_is_shown_from_the_day_of_its_later_statement_on(connection: Connection, race: Race) -> None:
    assert candidate(connection, race, "dora-kestrel", date(2024, 5, 1)).changes[0].kind is ChangeKind.MOVED_TO_MIXED
    assert candidate(connection, race, "dora-kestrel", date(2023, 9, 11)).changes == ()


def test_changes_come_policy_by_policy_and_candidate_by_candidate(connection: Connection, race: Race) -> None:
    question = asked(race)
    found = changes(connection, question)
    places = [(question.policies.index(one.policy), question.candidates.index(one.candidate)) for one in found]
    assert len(found) == 5
    assert places == sorted(places)


def test_everybody_is_counted_in_the_same_way_and_order(connection: Connection, race: Race) -> None:
    beside = candidate(connection, race, "ben-okafor").beside
    assert [one.candidate for one in beside] == [runner.slug for runner in race.runners]
    okafor = next(one for one in beside if one.candidate == "ben-okafor")
    assert (okafor.on_file.statements, okafor.on_file.occasions) == (7, 6)
    cells = compare(connection, asked(race))
    explicit = [cell for (_, who), cell in cells.items() if who == "ben-okafor" and cell.kind is StandingKind.EXPLICIT]
    assert okafor.positions == len(explicit)
    assert beside == candidate(connection, race, "ana-rivera").beside


def test_a_profile_has_the_dates_of_the_race_and_the_own_sites(connection: Connection, race: Race) -> None:
    profile = candidate(connection, race, "cleo-lindqvist").profile
    assert profile.sites == ("lindqvist.example.org",)
    assert words.who(profile, race) == (
        "Orchard. Harbourland governor, 2024: withdrew. Entered on 1 Mar 2023, left on 21 Jan 2024."
    )


def test_sources_are_those_seen_on_the_day_and_never_a_rivals_pledge(connection: Connection, race: Race) -> None:
    whole = candidate(connection, race, "ana-rivera").originals
    early = candidate(connection, race, "ana-rivera", date(2023, 7, 1)).originals
    assert 0 < len(early) < len(whole)
    assert set(early) <= set(whole)
    assert all(one.kind.value != "rival_pledge" for one in whole)


def test_a_search_is_shown_with_its_places_whatever_its_day(connection: Connection, race: Race) -> None:
    (search,) = candidate(connection, race, "cleo-lindqvist", date(2023, 1, 1)).searches
    assert (search.policy, search.on) == ("free-school-meals", date(2024, 6, 1))
    assert len(search.places) >= 3


def test_only_a_firm_official_pledge_to_do_it_can_be_the_first(connection: Connection, race: Race) -> None:
    # Kestrel pledged to keep the toll away, and Rivera a part of the meals: neither pledged the policy.
    assert policy(connection, race, "harbour-toll").pledges == ()
    assert policy(connection, race, "free-school-meals").pledges == ()
    (cod,) = policy(connection, race, "cod-quota").pledges
    assert (cod.candidate_name, cod.mention.grade) == ("Ana Rivera", Grade.B)
    assert policy(connection, race, "cod-quota", date(2023, 2, 1)).pledges == ()


def test_a_leaning_is_no_pledge_and_what_a_pledge_hangs_on_stands_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "record"
    shutil.copytree(INVENTED, root)
    programme = root / "positions" / "ana-rivera" / "cod-quota" / "2023-02-02-programme.yaml"
    text = programme.read_text("utf-8")
    programme.write_text(text.replace("said_by:", "condition: if the stocks recover\nsaid_by:", 1), "utf-8")
    target = load(root, tmp_path / "tracker.db")
    monkeypatch.setenv("TRACKER_DATABASE", f"sqlite:///{target}")
    opened_database.close()
    with store.open_reader(target).connect() as connection:
        view = read_view({}, races(connection), TODAY)
    cod = next(one for issue in view.race.issues for one in issue.policies if one.slug == "cod-quota")
    page = profiles.policy(view, cod, TODAY)
    opened_database.close()
    assert "<span>Supports</span></span> … if the stocks recover <span" in "".join(map(str, page))
    programme.write_text(text.replace("stance: support", "stance: lean_support", 1), "utf-8")
    with store.open_reader(load(root, tmp_path / "leaning.db")).connect() as connection:
        assert policy(connection, races(connection)[0], "cod-quota").pledges == ()


def test_a_vague_date_that_may_be_earlier_is_a_tie(connection: Connection, race: Race) -> None:
    (vague,) = policy(connection, race, "trawler-ban").pledges
    (precise,) = policy(connection, race, "cod-quota").pledges
    (later,) = policy(connection, race, "close-old-harbour").pledges
    assert vague.mention.date.earliest != vague.mention.date.latest
    inside = replace(precise, mention=replace(precise.mention, date=vague.mention.date))
    assert first([precise, later]) == (precise,)
    assert first([later, vague, replace(inside, candidate_name="Cleo Lindqvist")])[0] is later
    tied = first([vague, replace(inside, candidate_name="Cleo Lindqvist")])
    assert len(tied) == 2
    assert words.first_pledge(tied).endswith("the dates do not say who was first")
    assert first([precise], since=date(2024, 1, 1)) == ()


def test_a_pledge_from_before_the_campaign_is_told_apart(connection: Connection, race: Race) -> None:
    (cod,) = policy(connection, race, "cod-quota").pledges
    assert words.pledged_first((), ()) == "No firm official pledge to do it is on file."
    assert words.pledged_first((cod,), (cod,)) == "The earliest firm official pledge on file: Ana Rivera, 2 Feb 2023."
    assert "before this campaign. None in this campaign." in words.pledged_first((cod,), ())


def test_rivals_pledges_and_context_stand_apart(connection: Connection, race: Race) -> None:
    (pledge,) = policy(connection, race, "close-old-harbour").rivals
    assert pledge.rival == "Ben Okafor"
    assert pledge.told
    assert pledge.told.mention.id.startswith("ben-okafor/")
    assert pledge.cited_by.candidate_name == "Ana Rivera"
    assert [one.mention.id for one in policy(connection, race, "trawler-ban").context] == [
        "ana-rivera/trawler-ban/2024-07-07-okafor-rally"
    ]


def test_a_statement_is_disputed_from_the_day_of_the_response(connection: Connection, race: Race) -> None:
    days = (date(2024, 7, 7), date(2024, 7, 8))
    assert [policy(connection, race, "trawler-ban", day).context[0].disputed for day in days] == [False, True]


def test_the_list_of_policies_counts_positions(connection: Connection, race: Race) -> None:
    positions = policy_queries.index(connection, asked(race))
    counted = candidate_queries.on_file(connection, asked(race))
    held = sum(one.positions for _, one in candidate_queries.index(connection, asked(race), counted))
    assert sum(positions.values()) == held
    assert positions["school-library-fund"] == 0


def test_a_change_says_what_moved_when_and_what_came_since(connection: Connection, race: Race) -> None:
    found = candidate(connection, race, "ben-okafor")
    (change,) = found.changes
    cell = found.cells["free-school-meals"]
    before = change.before.mention.stance.label.lower()
    assert change_words.kind(change) == f"Reversed from {before}, Apr 2024"
    assert change_words.since_then(change, cell) == ""
    again = replace(cell, occasions=3, last_said=replace(change.after.mention, date=change.before.mention.date))
    assert change_words.since_then(change, again) == (
        "Since then: opposes, and in that direction again on 2 occasions, last in Aug 2023."
    )
    twice = replace(again, occasions=2)
    assert change_words.since_then(change, twice) == "Since then: opposes, and in that direction again in Aug 2023."
    earlier = replace(cell, before_campaign=True)
    assert change_words.since_then(change, earlier).startswith("Nothing official since Apr 2024: last known,")
    assert change_words.since_then(change, replace(cell, since=change.before.mention)) == ""


def test_a_change_between_leans_is_named_by_both(connection: Connection, race: Race) -> None:
    (change,) = candidate(connection, race, "ana-rivera").changes
    assert change.kind is ChangeKind.MOVED_ACROSS
    assert change_words.kind(change).startswith("Moved from leaning ")


def test_no_change_is_said_with_what_that_does_not_mean() -> None:
    opens = date(2022, 11, 15)
    assert "only one of them is on file" in change_words.none(opens, ELECTION_DAY)
    assert change_words.none(opens, date(2021, 1, 1)) == (
        "On 1 Jan 2021 the campaign had not opened: changes are shown from 15 Nov 2022 on."
    )


@pytest.mark.parametrize("kind", [kind for kind in StandingKind if kind is not StandingKind.EXPLICIT])
def test_every_kind_of_empty_says_what_would_settle_it(kind: StandingKind) -> None:
    (gap,) = gaps.gaps(Cell("ana-rivera", "cod-quota", kind))
    assert (gap.name, gap.kind) == (kind.label, kind)
    assert gap.why.endswith(".")
    assert gap.settled_by.endswith(".")


def test_a_position_has_a_gap_for_each_thing_that_weakens_it() -> None:
    firm = Cell("ana-rivera", "cod-quota", StandingKind.EXPLICIT, stance=Stance.SUPPORT)
    assert gaps.gaps(firm) == ()
    weak = replace(firm, condition="if the stocks recover", softness=Softness.ON_PART, before_campaign=True)
    assert [gap.name for gap in gaps.gaps(weak)] == [
        "On a condition",
        "In part, in principle or floated",
        "Last known, from before this campaign",
    ]
    together = gaps.by_gap([("one", weak), ("two", firm), ("three", replace(weak, condition=None))])
    assert list(together.values()) == [("one",), ("one", "three"), ("one", "three")]


def test_the_live_sentences_count_what_is_there(connection: Connection, race: Race) -> None:
    found = policy(connection, race, "harbour-toll")
    said = words.says_of_policy(list(found.cells.values()), ELECTION_DAY, Clock.KNOWN_BY, Bar.OFFICIAL)
    assert said.startswith("On 5 Nov 2024, from what was known by then and said officially: ")
    assert "of 5 candidates have a position (" in said
    one = [Cell("a", "p", StandingKind.EXPLICIT, stance=Stance.LEAN_OPPOSE)]
    assert "1 of 1 candidate has a position (1 leans oppose)." in words.says_of_policy(
        one, ELECTION_DAY, Clock.KNOWN_BY, Bar.OFFICIAL
    )
    assert "a position on 1 of 2 policies. 1 not yet researched." in words.says_of_candidate(
        [*one, Cell("a", "q", StandingKind.NOT_RESEARCHED)], ELECTION_DAY, Clock.KNOWN_BY, Bar.OFFICIAL
    )


def test_a_mistyped_address_finds_the_slug_or_the_name() -> None:
    known = {"ana-rivera": "Ana Rivera", "ben-okafor": "Ben Okafor"}
    assert profiles.meant("ana-riviera", known) == "ana-rivera"
    assert profiles.meant("Ben Okafo", known) == "ben-okafor"
    assert profiles.meant("zz" * 5000, known) is None


def test_a_page_opens_in_the_election_that_has_its_subject(race: Race) -> None:
    newer = replace(race, slug="harbourland-2028", runners=race.runners[:1], election_day=date(2028, 11, 7))
    both, who = (newer, race), race.runners[-1].slug
    assert profiles.view_of({}, both, TODAY, "candidate", race.runners[0].slug).race is newer
    assert profiles.view_of({}, both, TODAY, "candidate", who).race is race
    assert profiles.view_of({"election": [newer.slug]}, both, TODAY, "candidate", who).race is race
    assert profiles.view_of({}, both, TODAY, "candidate", "nobody").race is newer


def test_a_small_timeline_keeps_what_is_older_at_its_left_edge(connection: Connection, race: Race) -> None:
    question = replace(asked(race), policies=("harbour-toll",), candidates=("dora-kestrel", "emil-sand"))
    kestrel, sand = timeline(connection, question).lanes
    on = scale(ELECTION_DAY, race.opens, race.election_day)
    assert (on.at(date(1999, 1, 1)), on.at(date(2017, 1, 1)), on.at(ELECTION_DAY)) == (0, 0, 100)
    drawn = micro(kestrel, on, Bar.OFFICIAL)
    assert drawn.count('class="mark') == 3
    assert 'aria-hidden="true"' in drawn
    assert micro(sand, on, Bar.OFFICIAL) == ""


def test_a_policy_names_what_it_replaces_and_what_replaced_it(tmp_path: Path) -> None:
    root = tmp_path / "record"
    shutil.copytree(INVENTED, root)
    issue = root / "seeds" / "issues" / "fishing.yaml"
    text = issue.read_text("utf-8").replace("{id: trawler-ban,", "{id: trawler-ban, replaces: cod-quota,", 1)
    issue.write_text(text, "utf-8")
    with store.open_reader(load(root, tmp_path / "tracker.db")).connect() as connection:
        race = races(connection)[0]
        new, old = policy(connection, race, "trawler-ban"), policy(connection, race, "cod-quota")
    assert (new.replaces, new.replaced_by) == (Linked("cod-quota", "Cod quota"), None)
    assert (old.replaces, old.replaced_by) == (None, Linked("trawler-ban", "Ban on trawlers"))


class Tags(HTMLParser):
    """Collects the elements and attributes of a fragment."""

    def __init__(self) -> None:
        """Start with nothing seen."""
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element and the names of its attributes."""
        self.names.add(tag)
        self.attributes.update(name for name, _ in attrs)


HOSTILE = "<img src=x onerror=alert(1)><style>*{display:none}</style>"


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Serve the functions of the pages from an invented record that holds markup in its free texts."""
    root = tmp_path / "record"
    shutil.copytree(INVENTED, root)
    for path in (root / "positions").glob("*/*/*.yaml"):
        lines = path.read_text("utf-8").splitlines()
        spiked = [f"{line} {HOSTILE}" if line.startswith("    title: ") and '"' not in line else line for line in lines]
        path.write_text("\n".join(spiked) + "\n", "utf-8")
    for path in (root / "seeds" / "candidates").glob("*.yaml"):
        text = path.read_text("utf-8").replace("name: Ana Rivera", f"name: 'Ana {HOSTILE}'", 1)
        path.write_text(text, "utf-8")
    target = load(root, tmp_path / "tracker.db")
    monkeypatch.setenv("TRACKER_DATABASE", f"sqlite:///{target}")
    opened_database.close()
    yield
    opened_database.close()


@pytest.mark.usefixtures("hostile")
def test_markup_in_the_record_is_text_on_both_pages() -> None:
    with opened_database.connect() as connection:
        found = races(connection)
    view = read_view({}, found, TODAY)
    drawn = [profiles.candidate(view, runner, TODAY) for runner in view.race.runners]
    drawn += [profiles.policy(view, one, TODAY) for issue in view.race.issues for one in issue.policies]
    drawn += [profiles.candidates(view, TODAY), profiles.policies(view, TODAY)]
    whole = "".join(part for pair in drawn for part in pair)
    tags = Tags()
    tags.feed(whole)
    assert "&lt;img src=x onerror=alert(1)&gt;" in whole
    assert not tags.names & {"img", "script", "iframe", "svg"}
    assert "style" not in tags.names
    assert not {name for name in tags.attributes if name.startswith("on")}

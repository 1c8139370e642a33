"""What a statement's page says: its part in standings and changes, its clocks, its neighbours, how it is cited."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from sqlalchemy import Connection

from tracker import pipeline, store
from tracker.dashboard.components.card import Found, beside, page
from tracker.dashboard.components.clock import Scale, clock
from tracker.dashboard.components.effect import passage
from tracker.dashboard.components.sources import sources
from tracker.dashboard.components.unknown import unknown
from tracker.dates import parse_date
from tracker.queries import others
from tracker.queries.effects import Effects, effects
from tracker.queries.neighbours import near, neighbours, ordered
from tracker.queries.others import Other
from tracker.queries.statements import Card, RemovedCard, WithdrawnCard, statement
from tracker.queries.verifications import Checked
from tracker.vocabulary import Bar, Fit, Grade, Stance, Verdict
from tracker.wording import citing, clocks, evidence
from tracker.wording import effects as words

INVENTED = Path(__file__).parent / "invented"
TODAY = date(2026, 11, 26)

REPORT = "ana-rivera/close-old-harbour/2024-05-lighthouse-weekly"
MEMOIR = "ana-rivera/harbour-toll/2020-memoir"
MIXED = "dora-kestrel/harbour-toll/2023-09-12-gull-radio"


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    target = tmp_path_factory.mktemp("statement") / "tracker.db"
    assert pipeline.load(INVENTED, target, now=datetime(2026, 11, 26, tzinfo=UTC)).rows
    with store.open_reader(target).connect() as opened:
        yield opened


def card(connection: Connection, named: str) -> Card:
    found = statement(connection, named)
    assert isinstance(found, Card)
    return found


def did(connection: Connection, named: str) -> Effects:
    found = effects(connection, named, TODAY)
    assert found
    return found


def roles(connection: Connection, named: str) -> list[str]:
    one, what = card(connection, named), did(connection, named)
    return [words.role(one, what, at) for at in what.standings]


def drawn(connection: Connection, named: str) -> str:
    found = statement(connection, named)
    assert found
    what = effects(connection, found.about.id, TODAY) if isinstance(found, Card) else None
    near_it = neighbours(connection, found.about.id)
    return page(Found(found, what, near_it), {}) + beside(near_it)


# --- What it changed --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("dora-kestrel/harbour-toll/2024-05-02-fishers-meeting", "gives it"),
        ("dora-kestrel/harbour-toll/2023-03-01-quay-speech", "later in the order"),
        ("ana-rivera/cod-quota/2024-09-10-second-debate", "does not replace it"),
        ("ana-rivera/free-school-meals/2024-07-08-platform", "context, which never counts"),
        ("ben-okafor/harbour-toll/2023-06-01-port-visit", "context, which never counts"),
        ("ben-okafor/ferry-subsidy/2024-06-10-call-in", "taken back"),
        ("cleo-lindqvist/ferry-subsidy/2024-03-03-gull-radio", "had left the race"),
        ("emil-sand/harbour-toll/2024-12-01-lighthouse-weekly", "election day or later"),
        ("emil-sand/trawler-ban/2023-05-05-dockside-news", "softer than the one that gives it: floated"),
    ],
)
def test_a_statement_says_its_part_in_the_standing_at_every_bar(connection: Connection, named: str, said: str) -> None:
    assert all(said in role for role in roles(connection, named))


def test_a_report_by_unnamed_sources_is_beside_the_standing_until_the_bar_lets_it_in(connection: Connection) -> None:
    official, record, everything = roles(connection, REPORT)
    assert official == record == "This statement stands beside it as reported."
    assert everything == "This statement gives it."
    assert [at.bar for at in did(connection, REPORT).standings] == list(Bar)


def test_before_it_was_known_a_memoir_gives_nothing(connection: Connection) -> None:
    what = effects(connection, MEMOIR, date(2021, 1, 1))
    assert what
    assert words.role(card(connection, MEMOIR), what, what.standings[2]).startswith("This statement was not known yet")


def test_a_statement_names_the_change_it_makes_and_the_one_it_ends_in(connection: Connection) -> None:
    steps = [words.step(one, MIXED) for one in did(connection, MIXED).steps]
    assert [said for said, _ in steps] == [
        "Moved to mixed with this statement. Before it",
        "On the way of a change, reversed from supports, that ended with",
    ]
    assert [other.mention.id.rpartition("/")[2] for _, other in steps] == [
        "2023-03-01-quay-speech",
        "2024-05-02-fishers-meeting",
    ]


def test_the_first_side_of_a_change_names_what_came_later(connection: Connection) -> None:
    named = "ben-okafor/free-school-meals/2023-08-23-first-debate"
    (step,) = did(connection, named).steps
    said, other = words.step(step, named)
    assert said == "Later reversed from supports, with"
    assert other.mention.id == "ben-okafor/free-school-meals/2024-04-10-budget-speech"


def test_what_gives_the_standing_instead_is_shown_only_where_it_is_another(connection: Connection) -> None:
    assert did(connection, REPORT).gives is None
    gives = did(connection, MIXED).gives
    assert gives
    assert gives.mention.id == "dora-kestrel/harbour-toll/2024-05-02-fishers-meeting"


# --- Neighbours and ids -----------------------------------------------------------------------------


def test_neighbours_are_those_of_the_same_candidate_and_policy(connection: Connection) -> None:
    near_it = neighbours(connection, MIXED)
    assert near_it.before
    assert near_it.after
    assert near_it.before.mention.id == "dora-kestrel/harbour-toll/2023-03-01-quay-speech"
    assert near_it.after.mention.id == "dora-kestrel/harbour-toll/2024-05-02-fishers-meeting"
    only = neighbours(connection, REPORT)
    assert (only.before, only.after) == (None, None)


def test_withdrawn_and_removed_statements_are_passed_over_but_have_neighbours(connection: Connection) -> None:
    last = "ben-okafor/harbour-toll/2023-06-01-port-visit"
    assert ordered(connection, "ben-okafor", "harbour-toll") == [last]
    assert neighbours(connection, last).before is None
    after = neighbours(connection, "ben-okafor/harbour-toll/2022-03-01-flyer").after
    assert after
    assert after.mention.id == last


def test_on_one_day_the_later_statement_is_the_one_that_says_so(connection: Connection) -> None:
    stems = [one.rpartition("/")[2] for one in ordered(connection, "ben-okafor", "ferry-subsidy")]
    assert stems == ["2024-06-10-call-in", "2024-06-10-correction"]


@pytest.mark.parametrize(
    ("named", "first"),
    [
        ("ana-rivera/harbour-toll/2020-memoirs", MEMOIR),
        ("ana-riviera/harbour-toll/memoir", MEMOIR),
        ("ana-rivera/cod-quota/second-debate", "ana-rivera/cod-quota/2024-09-10-second-debate"),
    ],
)
def test_an_unknown_id_finds_the_nearest(connection: Connection, named: str, first: str) -> None:
    assert near(connection, named)[0].mention.id == first


@pytest.mark.parametrize("named", ["", "/", "///", "x/y/z/w", "%00", "'; DROP TABLE statement;--", "\u202e", "a" * 300])
def test_an_id_that_resembles_nothing_finds_nothing(connection: Connection, named: str) -> None:
    assert near(connection, named) == ()
    assert statement(connection, named) is None


def test_an_old_id_leads_to_the_statement(connection: Connection) -> None:
    assert card(connection, "ben-okafor/close-old-harbour/2023-08-23-debate").about.id.endswith("first-debate")


def test_the_page_of_an_unknown_id_repeats_it_as_text_and_not_without_end(connection: Connection) -> None:
    drawn_page = unknown("<img src=x onerror=alert(1)>" + "x" * 999, near(connection, MEMOIR))
    assert "<img" not in drawn_page
    assert "x" * 201 not in drawn_page
    assert f"id={MEMOIR}" in drawn_page


def line(other: Other) -> str:
    """Return the words of a line without the quotation, which ends it."""
    return re.sub("<[^>]+>", "", passage(other).partition(" <q>")[0])


@pytest.mark.parametrize(
    ("named", "said"),
    [
        (
            REPORT,
            (
                "Reported: supports, disputed about 6 May 2024 D reported by unnamed sources: three people familiar "
                "with her thinking"
            ),
        ),
        (MEMOIR, "Reported: leans support, disputed summer 2020 C as told by Mara Quill"),
        ("emil-sand/free-school-meals/2024-04-01-town-hall", "Reported: supports 1 Apr 2024 C a news report"),
        (
            "ana-rivera/trawler-ban/2024-07-07-okafor-rally",
            "Context: supports, disputed 7 Jul 2024 E as told by Ben Okafor, an opponent",
        ),
        ("ana-rivera/free-school-meals/2024-07-08-platform", "Context: supports 8 Jul 2024 E the party"),
        ("ben-okafor/ferry-subsidy/2024-06-10-correction", "Opposes 10 Jun 2024 B the campaign, Lena Holm"),
        ("ben-okafor/harbour-toll/2023-06-01-port-visit", "Related: supports 1 Jun 2023 A own words"),
        ("dora-kestrel/cod-quota/2023-04-10-council-vote", "Supports 10 Apr 2023 A own act"),
        ("emil-sand/trawler-ban/2024-platform", "Supports Jan 2024 to 15 Aug 2024 B the campaign"),
    ],
)
def test_another_statement_in_a_line_says_whose_telling_it_is_and_when(
    connection: Connection, named: str, said: str
) -> None:
    assert line(others.named(connection, [named])[named]) == said


@pytest.mark.parametrize(
    ("named", "shape"),
    [
        (REPORT, "support-disputed"),
        ("emil-sand/free-school-meals/2024-04-01-town-hall", "support-open"),
        ("ben-okafor/harbour-toll/2023-06-01-port-visit", "support-open"),
    ],
)
def test_what_is_only_told_is_hollow_and_slanted_outside_its_card_too(
    connection: Connection, named: str, shape: str
) -> None:
    classes = outline(passage(others.named(connection, [named])[named])).classes
    assert {"is-reported", f"m-{shape}"} <= set(classes)
    official = outline(passage(others.named(connection, [MIXED])[MIXED])).classes
    assert "is-reported" not in official


def test_what_a_report_says_is_attributed_to_it(connection: Connection) -> None:
    assert "By the report: says yes to the policy." in drawn(connection, REPORT)
    assert "By the witness’s account: tends towards yes" in drawn(connection, MEMOIR)
    assert "<dd>Takes an explicit middle position" in drawn(connection, MIXED)


# --- Clocks -----------------------------------------------------------------------------------------


def test_two_clocks_are_drawn_where_they_differ(connection: Connection) -> None:
    one = card(connection, MEMOIR)
    shown = clock(one)
    assert 'role="img"' in shown
    assert clocks.sentence(one) in shown
    assert clocks.gap(one) == "became known about 20 months later"
    assert clocks.seen(one) == "“Known by”, the default, shows it from 5 May 2022; “Happened by” from 31 Aug 2020."


def test_a_few_days_between_two_vague_ones_are_not_told(connection: Connection) -> None:
    one = card(connection, MIXED)
    assert clocks.gap(one) == ""
    later = replace(one, known_day=date(2023, 9, 13))
    assert clocks.gap(later) == "became known 1 day later"
    vague = replace(later, about=replace(one.about, date=parse_date("2023-09-05/2023-09-12")), sources=())
    assert clocks.gap(vague) == ""
    assert 'class="gap"' not in clock(vague)
    (source,) = one.sources
    on_a_day = replace(vague, sources=(replace(source, published=parse_date("2023-09-13")),))
    assert clocks.gap(on_a_day) == "became known 1 day later"
    assert clocks.gap(replace(vague, known_day=date(2023, 9, 19))) == "became known 7 days later"


def test_one_day_is_said_in_words(connection: Connection) -> None:
    assert clock(card(connection, MIXED)) == '<p class="small">Happened and known: 12 Sep 2023</p>'


def test_a_day_has_its_place_on_the_line_and_long_lines_name_fewer_years() -> None:
    scale = Scale(date(2020, 1, 1), date(2023, 1, 1))
    assert (scale.at(date(2020, 1, 1)), scale.at(date(2023, 1, 1))) == (0, 100)
    assert scale.at(date(2021, 7, 2)) == pytest.approx(50, abs=0.2)
    assert scale.at(date(1900, 1, 1)) == 0
    assert [year for year, _ in scale.years()] == [2020, 2021, 2022]
    decades = [year for year, _ in Scale(date(1995, 1, 1), date(2025, 1, 1)).years()]
    assert decades == [1995, 2000, 2005, 2010, 2015, 2020]


# --- Sources, citing, wording -----------------------------------------------------------------------


class Outline(HTMLParser):
    """Counts elements by class."""

    def __init__(self) -> None:
        """Start with nothing seen."""
        super().__init__()
        self.classes: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the classes and the link of an element."""
        named = dict(attrs)
        self.classes += (named.get("class") or "").split()
        self.links += [named["href"]] if named.get("href") else []  # type: ignore[list-item]


def outline(text: str) -> Outline:
    found = Outline()
    found.feed(text)
    return found


def test_originals_are_drawn_with_what_carries_them(connection: Connection) -> None:
    found = outline(sources(card(connection, REPORT)))
    assert found.classes.count("by-carrier") == 3
    assert found.classes.count("descent") == 1
    assert any(link.startswith("https://copies.example.org/quiet-plan#:~:text=") for link in found.links)


def test_a_link_jumps_to_the_passage_only_where_it_was_found(connection: Connection) -> None:
    one = card(connection, REPORT)
    links = re.findall("(Jump to|Look for) the passage at ([^<]+)", sources(one))
    assert {way for way, _ in links} == {"Look for"}
    (source,) = one.sources
    found_at = source.carriers[0]
    assert found_at.url
    checked = Checked(Verdict.FOUND, TODAY, is_original=False, saved_copy=False, found_at=frozenset({found_at.url}))
    shown = sources(replace(one, checked=checked))
    assert re.findall("Jump to the passage at ([^<]+)", shown) == [found_at.publisher]
    assert shown.count("Look for the passage at") == len(links) - 1


def test_pages_that_an_occasion_shares_are_not_said_to_hold_this_passage(connection: Connection) -> None:
    debate = card(connection, "ben-okafor/close-old-harbour/2023-08-23-first-debate")
    assert debate.same_occasion
    (source,) = debate.sources
    two = replace(debate, sources=(replace(source, carriers=card(connection, REPORT).sources[0].carriers),))
    assert evidence.SHARED in sources(two)
    assert evidence.SHARED not in sources(replace(two, same_occasion=()))
    assert evidence.SHARED not in sources(card(connection, REPORT))


def test_responses_that_share_an_original_are_listed_once(connection: Connection) -> None:
    shown = sources(card(connection, REPORT))
    assert shown.count("Both responses.") == 1
    assert shown.count("[Answer to the report]") == 1


def test_how_we_know_is_one_sentence(connection: Connection) -> None:
    assert evidence.how_we_know(card(connection, REPORT)) == (
        "Unnamed sources, told by Lighthouse Weekly, read in a copy; the campaign attacked the report and called it "
        "not official."
    )
    assert evidence.published(card(connection, REPORT)) == "reported 7 May 2024"
    assert evidence.published(card(connection, MEMOIR)) == "known since 5 May 2022"
    assert evidence.published(card(connection, MIXED)) == ""


def cited(connection: Connection, named: str) -> tuple[str, str]:
    """Return the reference and the BibTeX entry of a statement."""
    one = card(connection, named)
    retrieved = citing.Retrieved(f"https://tracker.example.org/statement?id={named}", TODAY)
    return citing.plain(one, retrieved), citing.bibtex(one, retrieved)


@pytest.mark.parametrize(
    ("named", "original", "filed"),
    [
        (
            REPORT,
            (
                "Unnamed sources in Lighthouse Weekly, “Rivera’s Quiet Plan for the Old Harbour,” 7 May 2024, as "
                "carried by Daily Mirror of Harbourland (copy): “the cranes have to go, all of them”."
            ),
            (
                "Ana Rivera on “Close the old harbour to cargo ships,” about 6 May 2024 "
                "[told by unnamed sources; disputed],"
            ),
        ),
        (
            MIXED,
            (
                "Dora Kestrel, “An hour with Dora Kestrel,” Gull Radio, 12 September 2023, 00:31:40: "
                "“There is much to say for a toll, and just as much […]”."
            ),
            "Dora Kestrel on “Charge every ship a toll for using the harbour,”",
        ),
    ],
)
def test_a_citation_names_the_original_the_words_the_tracker_the_address_and_the_day(
    connection: Connection, named: str, original: str, filed: str
) -> None:
    said, _ = cited(connection, named)
    read = f"https://tracker.example.org/statement?id={named}, retrieved 26 November 2026."
    assert said == f"{original} In Policy-position tracker: {filed} {read}"


@pytest.mark.parametrize(
    ("named", "start"),
    [
        (MEMOIR, "Mara Quill, "),
        ("emil-sand/free-school-meals/2024-04-01-town-hall", "Harbour Gazette, “"),
        ("ana-rivera/trawler-ban/2024-07-07-okafor-rally", "Ben Okafor, "),
        ("ben-okafor/ferry-subsidy/2024-06-10-correction", "Lena Holm, for Ben Okafor, "),
        ("emil-sand/trawler-ban/2024-platform", "Sand 2024, ["),
    ],
)
def test_a_citation_begins_with_whoever_tells_of_it(connection: Connection, named: str, start: str) -> None:
    assert cited(connection, named)[0].startswith(start)


def test_a_bibtex_entry_escapes_what_bibtex_would_read() -> None:
    assert citing.escaped(r"100 % of {all} $1_000 & \more~") == (
        r"100 \% of \{all\} \$1\_000 \& \textbackslash{}more\textasciitilde{}"
    )


def test_a_bibtex_entry_has_the_originals_author_year_and_our_address(connection: Connection) -> None:
    _, entry = cited(connection, MEMOIR)
    assert entry.startswith("@misc{ana-rivera-harbour-toll-2020-memoir,\n  author = {{Mara Quill}},\n  title = {{")
    fields = dict(re.findall(r"^  (\w+) = \{(.*)\},$", entry, re.MULTILINE))
    assert fields["year"] == "2022"
    assert fields["urldate"] == "2026-11-26"
    assert fields["url"] == f"https://tracker.example.org/statement?id={MEMOIR}"
    assert "“We could just charge every ship, quietly”." in fields["note"]
    assert fields["note"].endswith("summer 2020 [told by a named witness; disputed]")


def test_a_year_is_left_out_where_it_may_be_one_of_several(connection: Connection) -> None:
    one = card(connection, MIXED)
    (source,) = one.sources
    vague = replace(one, sources=(replace(source, published=parse_date("2023-09-12/2024-11-05")),))
    entry = citing.bibtex(vague, citing.Retrieved("https://tracker.example.org/", TODAY))
    assert "  year =" not in entry
    assert "Published 12 September 2023 to 5 November 2024." in entry.replace("\N{EN DASH}", " to ")


# --- The card ---------------------------------------------------------------------------------------


def test_the_claim_comes_before_the_answers_and_these_before_how_we_know(connection: Connection) -> None:
    shown = drawn(connection, REPORT)
    places = [shown.index(f'<div class="{part}"') for part in ("claim", "answers", "how")]
    assert places == sorted(places)
    assert outline(shown).classes.count("said") == 3


def test_a_withdrawn_statement_gives_its_reason_and_not_its_words(connection: Connection) -> None:
    assert isinstance(statement(connection, "ben-okafor/harbour-toll/2022-03-01-flyer"), WithdrawnCard)
    shown = drawn(connection, "ben-okafor/harbour-toll/2022-03-01-flyer")
    assert "Withdrawn on 1 Mar 2024" in shown
    assert "The flyer was not the campaign’s." in shown
    assert "No toll, ever" not in shown


def test_of_a_removed_statement_only_the_ground_is_left(connection: Connection) -> None:
    assert isinstance(statement(connection, "ben-okafor/harbour-toll/2021-removed"), RemovedCard)
    shown = drawn(connection, "ben-okafor/harbour-toll/2021-removed")
    assert "The ground is privacy" in shown
    assert "<q" not in shown.partition("</article>")[0]


def test_links_back_keep_the_view(connection: Connection) -> None:
    found = Found(card(connection, MIXED), None, neighbours(connection, MIXED))
    links = outline(page(found, {"as_of": ["2024-01-01"], "c": ["ana-rivera"]})).links
    assert "/?as_of=2024-01-01&c=ana-rivera" in links
    assert "/policy?as_of=2024-01-01&policy=harbour-toll" in links
    assert "Nothing: the record holds no race" in page(found, {})


@pytest.mark.parametrize(
    ("stance", "grade", "fit", "said"),
    [
        (Stance.SUPPORT, Grade.A, Fit.EXACT, "Supports"),
        (Stance.SUPPORT, Grade.D, Fit.EXACT, "Reported: supports"),
        (Stance.DECLINED, Grade.C, Fit.EXACT, "Reported: declined to say"),
        (Stance.UNCLEAR, Grade.E, Fit.EXACT, "Context: unclear"),
        (Stance.OPPOSE, Grade.A, Fit.RELATED, "Related: opposes"),
        (Stance.UNCLEAR, Grade.A, Fit.RELATED, "Related"),
    ],
)
def test_a_statement_alone_says_its_stance_and_how_it_is_known(
    stance: Stance, grade: Grade, fit: Fit, said: str
) -> None:
    assert evidence.says(stance, grade, fit, disputed=False) == said
    assert evidence.says(stance, grade, fit, disputed=True) == f"{said}, disputed"

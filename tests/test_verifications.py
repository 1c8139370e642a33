"""What a verification found reaches the database and the words of the card, for the words that it was found for."""

from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copytree

import pytest

from tracker import pipeline, store, verifications
from tracker.queries.races import races
from tracker.queries.statements import Card, statement
from tracker.queries.verifications import Checked, checked
from tracker.stats import stats
from tracker.vocabulary import Verdict
from tracker.wording.verifications import verified

INVENTED = Path(__file__).parent / "invented"
STATEMENT = "ana-rivera/close-old-harbour/2024-05-lighthouse-weekly"
NOW = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Copy the invented record."""
    for name in pipeline.FOLDERS:
        copytree(INVENTED / name, tmp_path / name)
    return tmp_path


def found(record: Path, *verdicts: tuple[Verdict, bool], words: str | None = None) -> None:
    """Put readings of the first response's words on file, as `tracker verify` would."""
    statement = pipeline.check(record, today=NOW.date()).dataset.statements[STATEMENT].record
    part, quote = next(iter(verifications.quotations(statement)))
    readings = tuple(
        verifications.Reading(
            url=f"https://example.org/{number}", is_original=original, on=date(2026, 10, number + 1), verdict=verdict
        )
        for number, (verdict, original) in enumerate(verdicts)
    )
    one = verifications.Verified(part=part, quote_sha256=verifications.digest_of(words or quote), readings=readings)
    verifications.write(record, verifications.Verification(statement=STATEMENT, passages=(one,)))


def best(record: Path) -> list[Checked]:
    """Load the record and read what its pages would say."""
    database = record / "tracker.db"
    assert pipeline.load(record, database, now=NOW).rows
    engine = store.open_reader(database)
    with engine.connect() as connection:
        readings = list(checked(connection, STATEMENT).values())
    engine.dispose()
    return readings


def test_a_reading_that_found_the_words_says_more_than_a_later_one_that_did_not(record: Path) -> None:
    found(record, (Verdict.FOUND, False), (Verdict.GONE, True), (Verdict.NOT_FOUND, True))
    (reading,) = best(record)
    assert verified(reading) == "Words found in a copy on 1 Oct 2026"


def test_every_address_that_had_the_words_is_known(record: Path) -> None:
    found(record, (Verdict.FOUND, False), (Verdict.NOT_FOUND, True), (Verdict.FOUND, False))
    (reading,) = best(record)
    assert reading.found_at == {"https://example.org/0", "https://example.org/2"}


def test_words_that_were_changed_since_count_as_not_checked(record: Path) -> None:
    found(record, (Verdict.FOUND, True), words="other words")
    assert best(record) == []
    assert verified(None) == "Not yet checked against the source"


def test_a_new_finding_makes_the_database_stale(record: Path) -> None:
    best(record)
    assert not pipeline.is_stale(record, record / "tracker.db")
    found(record, (Verdict.FOUND, True))
    assert pipeline.is_stale(record, record / "tracker.db")


@pytest.mark.parametrize(
    ("reading", "words"),
    [
        (Checked(Verdict.FOUND, NOW.date(), is_original=True, saved_copy=False), "Words found in the source on"),
        (
            Checked(Verdict.FOUND, NOW.date(), is_original=False, saved_copy=True),
            "in a saved copy of a copy",
        ),
        (Checked(Verdict.NOT_FOUND, NOW.date(), is_original=True, saved_copy=False), "Words not found in the"),
        (
            Checked(Verdict.GONE, NOW.date(), is_original=True, saved_copy=False),
            "Checked on 1 Nov 2026: page gone",
        ),
    ],
)
def test_each_finding_has_its_words(reading: Checked, words: str) -> None:
    assert words in verified(reading)


def test_the_card_and_the_counts_say_what_was_found(record: Path) -> None:
    found(record, (Verdict.FOUND, False))
    database = record / "tracker.db"
    assert pipeline.load(record, database, now=NOW).rows
    engine = store.open_reader(database)
    with engine.connect() as connection:
        card = statement(connection, STATEMENT)
        (race,) = races(connection)
        counted = stats(connection, race, race.election_day)
    engine.dispose()
    assert isinstance(card, Card)
    assert verified(card.checked) == "Words found in a copy on 1 Oct 2026"
    assert {verified(reply.checked) for reply in card.replies} == {"Not yet checked against the source"}
    assert counted.verified == 1

"""Pages are made one at a time, and what the first has left in memory is not walked through again."""

import gc
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from streamlit.testing.v1 import AppTest

from tracker import server
from tracker.dashboard.keeping import A_TURN

LONG_FOR_AN_EMPTY_PAGE = 2.0
LONGEST_WAIT = 60


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """Give the dashboard where there is no database: its shortest page."""
    monkeypatch.setenv("TRACKER_DATABASE", f"sqlite:///{tmp_path / 'none.db'}")
    yield AppTest.from_file(str(server.SCRIPT), default_timeout=LONGEST_WAIT)
    gc.unfreeze()


def test_a_page_waits_for_the_one_that_is_being_made_and_then_comes(page: AppTest) -> None:
    there = Event()

    def ask() -> int:
        drawn = len(page.run().main)
        there.set()
        return drawn

    with ThreadPoolExecutor(1) as pool:
        with A_TURN:
            asked = pool.submit(ask)
            assert not there.wait(LONG_FOR_AN_EMPTY_PAGE)
        assert asked.result(LONGEST_WAIT)


def test_a_page_that_ends_early_gives_its_turn_back(page: AppTest) -> None:
    assert "No record is loaded yet" in list(page.run().main)[-1].proto.body
    assert not A_TURN.locked()


def test_what_the_first_page_has_left_in_memory_is_no_longer_walked_through() -> None:
    script = (
        "import gc; from tracker.dashboard.keeping import settle; before = gc.get_freeze_count(); settle();"
        "once = gc.get_freeze_count(); kept = [[] for _ in range(1000)]; settle(); print(before, once > 1_000,"
        "gc.get_freeze_count() == once)"
    )
    command = [sys.executable, "-c", script]
    printed = subprocess.run(command, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=True).stdout
    assert printed.split() == ["0", "True", "True"]
    assert gc.isenabled()

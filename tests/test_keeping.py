"""What is kept is worked out once, however many readers ask for it at the same moment."""

import gc
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Event

import pytest

from tracker.dashboard.keeping import kept

READERS = 8


def test_readers_who_ask_the_same_at_once_have_it_worked_out_once() -> None:
    together, worked_out = Barrier(READERS), []
    first_is_there, may_go_on = Event(), Event()

    @kept(maxsize=4)
    def answer(asked: str) -> str:
        worked_out.append(asked)
        first_is_there.set()
        may_go_on.wait(10)
        return asked.upper()

    def ask(_reader: int) -> str:
        together.wait(10)
        return answer("bar")

    with ThreadPoolExecutor(READERS) as pool:
        told = pool.map(ask, range(READERS))
        assert first_is_there.wait(10)
        may_go_on.set()
        assert list(told) == ["BAR"] * READERS
    assert worked_out == ["bar"]


def test_other_questions_do_not_wait_and_the_oldest_answer_gives_way() -> None:
    worked_out = []

    @kept(maxsize=1)
    def answer(asked: str, *, loud: bool = False) -> str:
        worked_out.append(asked)
        return asked.upper() if loud else asked

    assert [answer("a"), answer("a"), answer("a", loud=True), answer("a")] == ["a", "a", "A", "a"]
    assert worked_out == ["a", "a", "a"]


def test_a_failure_is_not_kept() -> None:
    answers = iter([0, 4])

    @kept(maxsize=2)
    def answer() -> int:
        return 8 // next(answers)

    with pytest.raises(ZeroDivisionError):
        answer()
    assert answer() == 2


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

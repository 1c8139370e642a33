"""What is worked out once and kept: for as many readers as ask, and out of the garbage collector's way."""

import gc
from collections.abc import Callable
from functools import cache, lru_cache, wraps
from threading import Lock
from typing import Final, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_TURNS: Final = 64

A_TURN: Final = Lock()
"""Held while a page is made, one at a time: more at a time would only take Python's one lock from each other.

A crowd that comes at once makes hundreds of threads; each page then costs several times as much, and what has piled up
is never worked off: half of 400 readers waited 2.3 s, for as long as they stayed. `make bench` measures it.
"""


def kept(maxsize: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep what a function returns, as `lru_cache` does; who asks what is being worked out for another reader waits.

    Without that the first readers after a load, who all ask the same, would each have it worked out, all at once.
    """

    def keeping(work: Callable[P, T]) -> Callable[P, T]:
        known = lru_cache(maxsize=maxsize)(work)
        turns = tuple(Lock() for _ in range(_TURNS))

        @wraps(work)
        def once(*asked: P.args, **named: P.kwargs) -> T:
            with turns[hash((asked, *named.items())) % _TURNS]:
                return known(*asked, **named)  # type: ignore[arg-type]

        return once

    return keeping


@cache
def settle() -> None:
    """Tell the garbage collector, once, that all that is there by now stays: modules, tables, texts.

    It would walk through all of it again and again, with every reader waiting: 0.2 s at a time with 400 of them.
    """
    gc.collect()
    gc.freeze()

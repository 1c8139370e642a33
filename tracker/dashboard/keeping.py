"""One page at a time, and what stays in memory out of the garbage collector's way."""

import gc
from functools import cache
from threading import Lock
from typing import Final

A_TURN: Final = Lock()
"""Held while a page is made, one at a time: more at a time would only take Python's one lock from each other.

A crowd that comes at once makes hundreds of threads; each page then costs several times as much, and what has piled up
is never worked off: half of 400 readers waited 2.3 s, for as long as they stayed. `make bench` measures it. It is also
why an `lru_cache` is enough for what all readers ask: no two of them ever work it out at the same moment.
"""


@cache
def settle() -> None:
    """Tell the garbage collector, once, that all that is there by now stays: modules, tables, texts.

    It would walk through all of it again and again, with every reader waiting: 0.2 s at a time with 400 of them.
    """
    gc.collect()
    gc.freeze()

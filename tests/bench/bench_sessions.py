"""400 readers at once, a rerun each every five seconds, one process: Compare beside an empty script.

Each reader is a websocket of its own that speaks Streamlit's protocol, as a browser does, and asks for another view at
every rerun; a rerun ends when the script's last message has come. The two servers take turns under the same load; the
first turn of each is that of a crowd that comes to a server that has just started, and is printed apart.
Printed: medians, 95th percentiles, their ratio (bound: 2), and how many reruns failed (bound: none).
"""

import argparse
import asyncio
import itertools
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import bench_rerun
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

BOUND: Final = 2
EVERY: Final = 5.0  # seconds between two reruns of a reader
ASKED: Final = [
    f"bar={bar}&clock={clock}&as_of={day}"
    for day in ("2023-08-23", "2024-06-27", "2024-11-05")
    for bar in ("official", "on_the_record", "everything")
    for clock in ("known_by", "happened_by")
]


@dataclass(slots=True)
class Told:
    """How long reruns took, in seconds, and what went wrong."""

    took: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


async def rerun(socket: ClientConnection, query: str) -> str:
    """Ask for a view and wait for the end of the script; say how it ended."""
    message = BackMsg()
    message.rerun_script.query_string = query
    await socket.send(message.SerializeToString())
    async for data in socket:
        got = ForwardMsg.FromString(data if isinstance(data, bytes) else data.encode())
        if got.WhichOneof("type") == "script_finished":
            return str(ForwardMsg.ScriptFinishedStatus.Name(got.script_finished))
    return "connection closed"


async def reader(address: str, start: float, until: float, told: Told, views: Iterator[str]) -> None:
    """Come at a moment of its own, then ask again and again; the first view is not counted."""
    await asyncio.sleep(start)
    place = address.replace("http", "ws", 1) + "/_stcore/stream"
    try:
        async with connect(place, origin=address, subprotocols=["streamlit"], max_size=None) as socket:  # type: ignore[list-item,arg-type]
            await rerun(socket, next(views))
            due = time.monotonic() + EVERY
            while due < until:
                await asyncio.sleep(due - time.monotonic())
                began = time.monotonic()
                ended = await rerun(socket, next(views))
                told.took.append(time.monotonic() - began)
                if ended != "FINISHED_SUCCESSFULLY":
                    told.failed.append(ended)
                due += EVERY
    except (OSError, WebSocketException) as error:
        told.failed.append(f"{type(error).__name__}: {error}")


async def crowd(address: str, readers: int, seconds: float) -> Told:
    """Let so many readers ask for so many seconds, once they are all there."""
    told = Told()
    until = time.monotonic() + 2 * EVERY + seconds
    views = [itertools.islice(itertools.cycle(ASKED), number, None) for number in range(readers)]
    starts = (EVERY * number / readers for number in range(readers))
    await asyncio.gather(*(reader(address, start, until, told, one) for start, one in zip(starts, views, strict=True)))
    return told


def main() -> None:
    """Serve both, let the crowd ask each in turn, print."""
    parser = argparse.ArgumentParser(description="Compare beside an empty script, for many readers at once.")
    parser.add_argument("--readers", type=int, default=400, help="how many at once (default: 400)")
    parser.add_argument("--seconds", type=float, default=20, help="how long in each turn (default: 20)")
    options = parser.parse_known_args()[0]
    with tempfile.TemporaryDirectory() as folder, bench_rerun.both(Path(folder)) as (compare, empty):
        for turn in ("at the start", "from then on"):
            turns = [asyncio.run(crowd(address, options.readers, options.seconds)) for address in (empty, compare)]
            print(f"{turn}:")
            low, high = (tell(name, told) for name, told in zip(("empty script", "Compare"), turns, strict=True))
            print(f"  ratio of the 95th percentiles: {high / low:.1f} (bound {BOUND})")


def tell(name: str, told: Told) -> float:
    """Print the figures of a turn; return the 95th percentile."""
    middle, high = (statistics.quantiles(told.took, n=20)[place] * 1000 for place in (9, 18))
    said = f", {sorted(set(told.failed))[:3]}" if told.failed else ""
    print(f"  {name:<14}{len(told.took):6} reruns, median {middle:.0f} ms, 95th percentile {high:.0f} ms", end="")
    print(f", {len(told.failed)} failed{said}")
    return high


if __name__ == "__main__":
    main()

"""Two hundred loads killed at random moments, readers asking all the while: what they saw.

make bench          or          .venv/bin/python tests/bench/bench_kill.py [--kills 200]
"""

import argparse
import tempfile
import time
from pathlib import Path

from killing import kill_loads


def main() -> None:
    """Kill, and print."""
    parser = argparse.ArgumentParser(description="Kill loads at random moments while readers ask.")
    parser.add_argument("--kills", type=int, default=200, help="how many loads are killed (default: 200)")
    kills = parser.parse_known_args()[0].kills
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        seen = kill_loads(Path(folder), kills)
        left = sorted(path.name for path in Path(folder).glob(".tracker.db.building-*"))
    print(f"{kills} loads killed in {time.perf_counter() - began:.0f} s; {len(left)} files left behind (bound: 0)")
    print(f"{sum(seen.answers.values()):,} right answers: {dict(seen.answers)}")
    print(f"{len(seen.wrong):,} wrong or missing answers (bound: 0)", *seen.wrong[:5], sep="\n  ")


if __name__ == "__main__":
    main()

"""The command line: options, exit codes and what is printed; what is done lives below.

Each module of commands registers with the one application when it is imported; their order here is that of `--help`.
"""

import os
import sys

from tracker.cli import checking, loading, exporting, counting, verifying, reviewing, writing, schemas  # isort: skip
from tracker.cli.application import COULD_NOT_RUN, app, say

__all__ = [
    "app",
    "checking",
    "counting",
    "exporting",
    "loading",
    "main",
    "reviewing",
    "schemas",
    "verifying",
    "writing",
]


def main() -> None:
    """Run the command line; whatever goes wrong inside ends in one line, not a trace."""
    try:
        app()
    except Exception as error:
        if "TRACKER_DEBUG" in os.environ:
            raise
        say.print(f"tracker: internal error: {type(error).__name__}: {error} (TRACKER_DEBUG=1 shows where)")
        sys.exit(COULD_NOT_RUN)

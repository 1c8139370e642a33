"""What axe-core and the console find that Streamlit itself causes, in one place; all else is ours to mend."""

from collections.abc import Sequence
from typing import Final

STREAMLITS: Final[tuple[str, ...]] = ()
"""Rule and target of each fault, as `faults` prints them: the start is enough."""

PROBES: Final = ("/_stcore/health", "/_stcore/host-config")
"""Streamlit's frontend asks for these below a page's path first, to find out where the server's own path begins."""


def ours(found: Sequence[str]) -> list[str]:
    """Return the faults that Streamlit does not cause."""
    return [one for one in found if not one.startswith(STREAMLITS)]

"""What axe-core finds that Streamlit itself causes, in one list; whatever is not on it is ours to mend."""

from collections.abc import Sequence
from typing import Final

STREAMLITS: Final[tuple[str, ...]] = ()
"""Rule and target of each fault, as `faults` prints them: the start is enough."""


def ours(found: Sequence[str]) -> list[str]:
    """Return the faults that Streamlit does not cause."""
    return [one for one in found if not one.startswith(STREAMLITS)]

"""What only paper shows: the address of the page, so that a print can be found again."""

from tracker.dashboard.text import h


def printed(address: str) -> str:
    """Draw the address of a page at its foot."""
    return f'<div class="trk"><p class="only-print small">{h(address)}</p></div>'

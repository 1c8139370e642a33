"""The files of `assets/` as text: styles, scripts of components, signs."""

from functools import cache
from importlib.resources import files


@cache
def asset(name: str) -> str:
    """Return a file of `assets/` as text."""
    return (files("tracker.dashboard") / "assets" / name).read_text("utf-8")

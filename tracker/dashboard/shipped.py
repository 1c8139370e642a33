"""The files of `assets/` as text: styles, scripts of components, signs."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final

SCRIPTS: Final = ("choices.js", "cite.js", "copy.js", "file_text.js", "matrix.js", "timeline.js")
"""The modules that draw components; the server serves each at its address."""


@cache
def asset(name: str) -> str:
    """Return a file of `assets/` as text."""
    return (files("tracker.dashboard") / "assets" / name).read_text("utf-8")


@cache
def address(name: str) -> str:
    """Return where a script is served; it changes with the script, so that no browser keeps an old one."""
    return f"/assets/{name}?{sha256(asset(name).encode()).hexdigest()[:12]}"


@cache
def script(name: str) -> str:
    """Return a module that hands on a script of ours: what a component is given goes out anew with every rerun.

    Streamlit runs it from a place that knows no host, so it names ours, and takes a text of one line for a path.
    """
    return f"const {{ default: draw }} = await import(`${{location.origin}}{address(name)}`);\nexport default draw;\n"

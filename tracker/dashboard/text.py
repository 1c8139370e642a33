"""The one escaping module: contributor text becomes HTML text, a Streamlit label or a link only through here.

Everything a contributor typed is data. `h` for the bodies and attributes of `st.html`, `md_lit` for labels and options
(Streamlit reads those as Markdown), `safe_url` for what stands in an `href`.
"""

import re
from urllib.parse import quote, urlsplit

_WORD_JOINER = "\N{WORD JOINER}"
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
# After these Streamlit's own text transforms (autolinks, `->`, `:icon:`) would still act on an escaped text.
_TRIGGERS = frozenset(":@-<>=~/.")
_WWW = re.compile(r"w(?=ww\.)", re.IGNORECASE)
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


def h(text: object) -> str:
    """Escape a text for the body or an attribute of HTML; control and direction marks are left out."""
    return _INVISIBLE.sub("", str(text)).translate(_ENTITIES)


def plain(text: object) -> str:
    """Return a text for a place that takes text alone (`textContent`): control and direction marks are left out."""
    return _INVISIBLE.sub("", str(text))


def md_lit(text: object) -> str:
    """Escape a text for a place that Streamlit reads as Markdown: one line, every sign literal.

    A backslash is not enough: some transforms run on the parsed text, so a word joiner breaks what starts them.
    """
    line = " ".join(_INVISIBLE.sub("", str(text)).split())
    line = _WWW.sub(lambda found: found[0] + _WORD_JOINER, line)
    return _PUNCTUATION.sub(lambda found: "\\" + found[1] + _joiner_after(found[1]), line)


def _joiner_after(sign: str) -> str:
    return _WORD_JOINER if sign in _TRIGGERS else ""


def safe_url(url: str | None) -> str | None:
    """Return a web address that may stand in a link, or None: http(s) with a host and without a user name."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc or "@" in parts.netloc:
        return None
    return url


def page_url(page: str, **params: str | list[str]) -> str:
    """Return the address of one of our own pages, its parameters quoted; a slash in an id stays readable."""
    pairs = [
        (key, one) for key, value in params.items() for one in ([value] if isinstance(value, str) else value) if one
    ]
    query = "&".join(f"{quote(key, safe='')}={quote(one, safe='/')}" for key, one in pairs)
    return f"/{page}?{query}" if query else f"/{page}"

"""What to say of a text that is no date, and which date it most likely means: never on a good date's way."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Final

from tracker.dates.reading import MONTH_NAMES, SEASONS, DateError, EdtfDate, read
from tracker.vocabulary import QUOTATION_MARKS, SINGLE_MARKS

_FORMS: Final = (
    "write `2026`, `2026-03`, `2026-03-14`, `2026-22` (summer), `2023/2024` or `../2024-11-05` "
    "(by then); add `~` for about"
)

_MARKS: Final = (*QUOTATION_MARKS, *SINGLE_MARKS)
_SHOWN: Final = 40  # characters of the contributor's text in a message
_GUESSED: Final = 60  # longer texts are no date, and not worth the time

# What is handed to the library is narrow on purpose, one date or a set of plain ones: it prints to
# standard output, where JSON may be going, when it stumbles (`[2024-XX,2025]`, `2024/..`), and `Y` and
# `E` ask it for years without end. Intervals come here one end at a time.
_ONE = r"[~?%]?[0-9]{2}(?:[0-9]{2}|[0-9]X|XX)[~?%]?(?:-[~?%]?(?:[0-9]{2}|XX)[~?%]?){0,2}"
_DAY = r"[0-9]{4}(?:-[0-9]{2}){0,2}"
OTHER = re.compile(rf"{_ONE}|[\[{{]{_DAY}(?:(?:,|\.\.){_DAY}){{0,3}}[\]}}]")


def refusal(text: str) -> DateError:
    """Find the fault of a text that has not the shape of a date, and the cure if it is certain."""
    shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
    if text[:1] + text[-1:] in _MARKS and (bare := text[1:-1].strip()) and _attempt(bare):
        return DateError(f"`{shown}` stands in quotation marks", f"remove them: write `{bare}`")
    start, slash, end = text.partition("/")
    if slash and end in ("..", "") and _real([start]):
        cure = "write the last day it can have been, or only the start if that is when it was said"
        return DateError(f"`{shown}` has no end", cure)
    match _guess(text):
        case [one]:
            return DateError(f"`{shown}` is not a date as written here", f"did you mean `{one}`?")
        case [one, other]:
            message = f"`{shown}` is ambiguous: {one} or {other}"
            form = "" if "/" in other else ", as YYYY-MM-DD"
            return DateError(message, f"write what the source means{form}: `{one}` or `{other}`")
    return DateError(f"`{shown}` is not a date", _FORMS)


def _guess(text: str) -> list[str]:
    """Give the one or two dates that a text most likely means, each sure to parse; or none."""
    if len(text) > _GUESSED:
        return []
    plain = " ".join(re.sub("[\N{HYPHEN}-\N{EM DASH}\N{MINUS SIGN}]", "-", text).split())
    for reading in _READINGS:
        if meant := _real(reading(plain)):
            return meant
    return []


def _real(texts: list[str]) -> list[str]:
    """Keep the texts that parse, each once, in order."""
    return [text for text in dict.fromkeys(texts) if _attempt(text)]


def _attempt(text: str) -> EdtfDate | None:
    try:
        return read(text)
    except DateError:
        return None


def _read_tidied(text: str) -> list[str]:
    """Only spaces, dashes or a time of day were wrong: `2026-03-14T20:00Z`."""
    return [re.sub(r"[T ][0-9]{1,2}:[0-9:.]+.*$", "", text), text.replace(" ", "")]


def _read_year_first(text: str) -> list[str]:
    """Digits, year first: `2026-3-4`, `2026/03/04`, `20260304`, `2026.3`; `2011/12` is two things."""
    if found := re.fullmatch(r"([0-9]{4})([-/. ])([0-9]{1,2})\2([0-9]{1,2})([~?%]?)", text):
        year, _, month, day, mark = found.groups()
        return [f"{year}-{month:0>2}-{day:0>2}{mark}"]
    if found := re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})", text):
        return ["-".join(found.groups())]
    if found := re.fullmatch(r"([0-9]{4})[-/. ]([0-9]{1,2})([~?%]?)", text):
        return [*_month_of(found[1], found[2], found[3]), *_two_years(text)]
    return []


def _read_year_last(text: str) -> list[str]:
    """Digits, year last: `03/04/2026` in both orders (US first), `3/2026`."""
    found = re.fullmatch(r"(?:([0-9]{1,2})[-/. ])?([0-9]{1,2})[-/. ]([0-9]{4})", text)
    if not found:
        return []
    first, second, year = found.groups()
    if first is None:
        return _month_of(year, second)
    return [f"{year}-{first:0>2}-{second:0>2}", f"{year}-{second:0>2}-{first:0>2}"]


def _month_of(year: str, month: str, mark: str = "") -> list[str]:
    """Write a month; never a season, which nobody means by `2021/22` or `21/2026`."""
    return [f"{year}-{month:0>2}{mark}"] if int(month) in range(1, 13) else []


def _two_years(text: str) -> list[str]:
    """Read `2019/20` and `2019-20` as two years."""
    found = re.fullmatch(r"([0-9]{2})([0-9]{2})[-/]([0-9]{2})", text)
    if not found or found[3] <= found[2]:
        return []
    century, first, last = found.groups()
    return [f"{century}{first}/{century}{last}"]


def _read_words(text: str) -> list[str]:
    """English: `March 2026`, `14th of March, 2026`, `about summer 2020`, `by 5 Nov 2024`."""
    parts = _word_parts(text)
    return [_spell(parts)] if parts else []


def _read_range(text: str) -> list[str]:
    """Words or digits for a span: `2023-2024`, `7-8 May 2024`, `from March to June 2024`, `2020s`."""
    if decade := re.fullmatch(r"(?:the )?([0-9]{3})0s", text):
        return [f"{decade[1]}0/{decade[1]}9"]
    bare = re.sub(r"^(?:from|between) ", "", text, flags=re.IGNORECASE)
    for separator in (" to ", " and ", " until ", " - ", "/", "-"):
        match bare.split(separator):
            case [start, end]:
                return _join(start, end)
    return []


def _join(start: str, end: str) -> list[str]:
    """Make an interval of two ends in words or digits; the start borrows month and year."""
    left, right = _word_parts(start), _word_parts(end)
    if not left or not right:
        texts = [".." if one == ".." else "".join(_guess(one)) for one in (start, end)]
        return ["/".join(texts)]
    if "year" not in left:
        borrowed = ("year",) if "month" in left else ("year", "month")
        left = {kind: right.get(kind, "") for kind in borrowed} | left
    return [f"{_spell(left)}/{_spell(right)}"]


def _read_edtf(text: str) -> list[str]:
    """Other EDTF, through the library: `2024-05-XX` is `2024-05`, `202X` is `2020/2029`."""
    return _through_edtf(text) if OTHER.fullmatch(text) else []


_READINGS: Final[tuple[Callable[[str], list[str]], ...]] = (
    _read_tidied,
    _read_year_first,
    _read_year_last,
    _read_words,
    _read_range,
    _read_edtf,
)

_WORDS: Final[dict[str, tuple[str, str]]] = {
    **dict.fromkeys(("of", "the", "in", "on"), ("", "")),
    **dict.fromkeys(("about", "around", "circa", "ca", "c", "approximately", "roughly"), ("mark", "~")),
    **dict.fromkeys(("by", "until"), ("open", "../")),
    **{name.lower(): ("month", f"{number:02}") for number, name in enumerate(MONTH_NAMES) if name},
    **{name[:3].lower(): ("month", f"{number:02}") for number, name in enumerate(MONTH_NAMES) if name},
    **{name: ("month", str(code)) for code, (name, _, _) in SEASONS.items()},
    "sept": ("month", "09"),
    "fall": ("month", "23"),
}


def _word_parts(text: str) -> dict[str, str]:
    """Sort words into year, month, day, mark and open; empty if one is unknown or comes twice."""
    parts: dict[str, str] = {}
    for word in re.findall(r"[^\s,.]+", text.lower()):
        kind, value = _word_part(word)
        if kind in parts or kind == "unknown":
            return {}
        if kind:
            parts[kind] = value
    return parts


def _word_part(word: str) -> tuple[str, str]:
    if known := _WORDS.get(word):
        return known
    if re.fullmatch(r"[0-9]{4}", word):
        return "year", word
    if day := re.fullmatch(r"([0-9]{1,2})(?:st|nd|rd|th)?", word):
        return "day", day[1].zfill(2)
    return "unknown", ""


def _spell(parts: dict[str, str]) -> str:
    """Write sorted words as one date text; it may be none, which `_real` then drops."""
    if "day" in parts and not parts.get("month"):
        return ""
    written = [parts.get("year", ""), parts.get("month", ""), parts.get("day", "")]
    return parts.get("open", "") + "-".join(filter(None, written)) + parts.get("mark", "")


@lru_cache(maxsize=1_024)
def _through_edtf(text: str) -> list[str]:
    """Rewrite an EDTF text by its strict bounds; empty if it has none or is no EDTF."""
    from edtf import parse_edtf  # noqa: PLC0415 (80 ms to import, needed for odd dates only)

    try:
        found = parse_edtf(text)
        first, last = (date(*day[:3]) for day in (found.lower_strict(), found.upper_strict()))
    except Exception:  # noqa: BLE001 (the library raises whatever its parse actions raise)
        return []
    about = found.is_approximate or found.is_uncertain_and_approximate
    return [_span(first, last) + ("~" if about else "?" if found.is_uncertain else "")]


def _span(first: date, last: date) -> str:
    """Write two days as the shortest text that has exactly these bounds."""
    ends = first.isoformat(), last.isoformat()
    sizes = (4, 7, 10)
    for texts in [*((ends[0][:s],) for s in sizes), *((ends[0][:s], ends[1][:s]) for s in sizes)]:
        text = "/".join(texts)
        if (when := _attempt(text)) and (when.earliest, when.latest) == (first, last):
            return text
    return "/".join(ends)

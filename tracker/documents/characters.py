"""Bytes to text, and what is refused in text before any YAML is read: characters, tabs, conflict markers."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Final

from tracker.problems import Problem, problem

_BIDI: Final = "\u202a-\u202e\u2066-\u2069"
# Controls but tab and line feed; the other line separators, which YAML takes for line ends and editors do
# not; lone surrogates and noncharacters, which neither XML nor a database takes. A carriage return is left
# over only where no line feed follows it (see `decode`).
REFUSED: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + f"{_BIDI}]"
)
"""Finds a character that no text of the record may hold."""

ZERO_WIDTH: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U000e0000-\U000e0fff]"
)
"""Finds a character without width: harmless in prose, refused in keys here and in slugs and names by records."""

HIDDEN: Final = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\U000e0000-\U000e0fff]"
)
"""Finds those of them that say nothing in prose either: what joins letters or signs (U+200D) has its place there."""

# The other spaces, and three signs without width that come along when a page is copied.
_ODD_SPACE: Final = re.compile(
    "^ *(?:- +)*(?:-|[A-Za-z_]+:)?([\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff])", re.MULTILINE
)
_IS_BIDI: Final = re.compile(f"[{_BIDI}]")
_MARKER: Final = re.compile(r"^(?:<{7}|>{7}|\|{7}|={7})(?= |$)", re.MULTILINE)
_TAB: Final = re.compile(r"^ *(\t)[ \t]*\S", re.MULTILINE)
_UTF16_SIGNS: Final = (b"\xff\xfe", b"\xfe\xff")


def decode(data: bytes, path: str) -> str | Problem:
    r"""Decode UTF-8 without its byte-order mark and with every \r\n as \n, so that columns count characters."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return _not_utf8(data, error.start, path)
    if "\0" in text[:4]:  # UTF-16 of plain letters, saved without its mark, is UTF-8 full of NULs
        return _utf16(path)
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    return text.lstrip("\ufeff")


def excerpt_lines(data: bytes) -> list[str]:
    """Split any bytes into lines to show under a problem; the numbering is that of `parse`."""
    text = data.decode(errors="replace").replace("\r\n", "\n").lstrip("\ufeff")
    return text.split("\n")


def place(text: str, index: int) -> tuple[int, int]:
    """Give the 1-based line and column of a character."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def broken_lines(text: str, path: str) -> tuple[Problem, ...]:
    """Find the lines that keep the text from being read as YAML: conflict markers, or else tabs."""
    return tuple(_conflict(text, path)) or tuple(_tabs(text, path))


def odd_spaces(text: str, path: str) -> tuple[Problem, ...]:
    """Find where a line begins, or a dash or a key's colon is followed, by another space than the ordinary one.

    In a text such a space does no harm: it is one problem only where the file cannot be read as it stands.
    """
    found = [match.start(1) for match in _ODD_SPACE.finditer(text)]
    if not found:
        return ()
    line, column = place(text, found[0])
    more = f" (so it is on {len(found) - 1} more)" if len(found) > 1 else ""
    name = name_of_sign(text[found[0]])
    message = f"`{name}` stands on this line where YAML takes only an ordinary space{more}"
    cure = f"delete it, and each other `{name}` beside it, and type spaces"
    return (problem("Y212", path=path, line=line, column=column, message=message, help=cure),)


def is_printable(text: str) -> bool:
    """Tell, at a tenth of a regex's price, whether there is no control, format or separator character."""
    return text.replace("\n", " ").isprintable()


def hidden(text: str, path: str) -> Iterator[Problem]:
    """Yield one problem (Y006, Y007) for each refused character, at its first place."""
    counts = Counter(() if is_printable(text) else REFUSED.findall(text))
    for character, count in counts.items():
        line, column = place(text, text.index(character))
        yield refused_character(character, count, path, line, column)


def refused_character(character: str, count: int, path: str, line: int, column: int) -> Problem:
    """Name a refused character that stands `count` times in the file, first at this place."""
    times = f" ({count} times in this file)" if count > 1 else ""
    name = name_of_sign(character)
    if _IS_BIDI.match(character):
        code, what = "Y007", "turns the direction of text around, so that it reads otherwise than it is stored"
    else:
        code, what = "Y006", "is an invisible character that no text may hold"
    message = f"`{name}` {what}{times}"
    return problem(code, path=path, line=line, column=column, message=message, help=_cure(character))


def name_of_sign(character: str) -> str:
    """Name a character that cannot be shown: `U+200B ZERO WIDTH SPACE`."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def _cure(character: str) -> str:
    if character == "\r":
        return "save the file with ordinary line ends (LF or CRLF)"
    if character in "\u2028\u2029":
        return "replace it with an ordinary line break or a space"
    if "\x80" <= character <= "\x9f":  # what a Windows sign becomes when it is read as Latin-1
        meant = character.encode("latin-1").decode("cp1252", errors="ignore")
        return f"write `{meant}`, which it was before a program garbled it" if meant else "delete it"
    return "delete it"


def _not_utf8(data: bytes, index: int, path: str) -> Problem:
    if data.startswith(_UTF16_SIGNS):
        return _utf16(path)
    line = data.count(b"\n", 0, index) + 1
    before = data[data.rfind(b"\n", 0, index) + 1 : index].decode(errors="replace").lstrip("\ufeff")
    meant = data[index : index + 1].decode("cp1252", errors="ignore")
    guess = f" (was the file saved as Windows-1252? There it is `{meant}`)" if meant else ""
    message = f"the byte 0x{data[index]:02X} is not UTF-8 text{guess}"
    cure = "save the file again with the encoding UTF-8"
    return problem("Y004", path=path, line=line, column=len(before) + 1, message=message, help=cure)


def _utf16(path: str) -> Problem:
    message = "the file is saved as UTF-16 or UTF-32, not as UTF-8"
    cure = "save the file again with the encoding UTF-8"
    return problem("Y004", path=path, line=1, column=1, message=message, help=cure)


def _conflict(text: str, path: str) -> Iterator[Problem]:
    lines = [place(text, match.start())[0] for match in _MARKER.finditer(text)]
    if lines:
        where = f"line {lines[0]}" if len(lines) == 1 else f"lines {', '.join(map(str, lines[:9]))}"
        message = f"git left its conflict markers in this file ({where})"
        cure = "keep the lines of one side and delete the marker lines"
        yield problem("Y008", path=path, line=lines[0], column=1, message=message, help=cure)


def _tabs(text: str, path: str) -> Iterator[Problem]:
    tabs = [match.start(1) for match in _TAB.finditer(text)]
    if tabs:
        line, column = place(text, tabs[0])
        more = f" (so are {len(tabs) - 1} more)" if len(tabs) > 1 else ""
        message = f"this line is indented with a tab{more}; YAML takes only spaces"
        cure = "replace every tab at the start of a line with spaces, two for each step"
        yield problem("Y201", path=path, line=line, column=column, message=message, help=cure)

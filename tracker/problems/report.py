"""Problems as text: for people (full, concise), for the code host (github), for programs (json).

Contributor text is never printed raw: what could move the cursor, hide or reorder text is escaped, and no line
that is printed can start a command of the code host.
"""

import json
import re
from collections.abc import Callable, Iterable, Sequence

from tracker.problems import Problem

SourceLine = Callable[[str, int], str | None]
"""Gives the text of one line (from 1) of a file, or None where it cannot be shown."""

_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e0fff]"
)
_KEY = re.compile(r"[\w-]+(?=:(\s|$))")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_PLAIN = re.compile(r"\S+(?:\s+(?!#)\S+)*")
_EXCERPT_WIDTH = 100
_LEAD = 40
_FIELDS = ("code", "severity", "path", "line", "column", "message", "help")


def escaped(text: str) -> str:
    """Write control characters, escape sequences, bidi marks and invisible characters as their code points."""
    return _HIDDEN.sub(lambda found: f"\\u{{{ord(found[0]):x}}}", text)


def concise(problem: Problem) -> str:
    """Return the problem as one line: place, code and message."""
    return escaped(f"{problem.path}:{problem.line}:{problem.column}: {problem.code} {problem.message}")


def full(problem: Problem, source_line: SourceLine) -> str:
    """Return the problem with the line it stands in, a caret under the place, and the cure."""
    parts = [concise(problem)]
    line = source_line(problem.path, problem.line)
    if line is not None:
        parts += _excerpt(problem, line)
    if problem.help:
        parts += [f"  help: {escaped(line)}" for line in problem.help.split("\n")[:1]]
        parts += [f"        {escaped(line)}" for line in problem.help.split("\n")[1:]]
    return "\n".join(parts)


def _excerpt(problem: Problem, line: str) -> Sequence[str]:
    """Return the numbered line and the caret line below it, both cut to what can be read."""
    start = min(problem.column - 1, len(line))
    cut = max(0, start - _LEAD) if len(line) > _EXCERPT_WIDTH else 0
    shown = line[cut : cut + _EXCERPT_WIDTH]
    before = "…" * bool(cut) + escaped(shown[: start - cut])
    marked = escaped(shown[start - cut :][: _length(line, start)])
    gutter = " " * len(str(problem.line))
    text = "…" * bool(cut) + escaped(shown) + "…" * (len(line) > cut + _EXCERPT_WIDTH)
    return (f"  {problem.line} | {text}".rstrip(), f"  {gutter} | {' ' * len(before)}{'^' * max(1, len(marked))}")


def _length(line: str, start: int) -> int:
    """Measure the key, the quoted text or the plain words that begin at a place of a line."""
    for token in (_QUOTED, _KEY, _PLAIN):
        if found := token.match(line, start):
            return len(found[0])
    return 1


def github(problem: Problem) -> str:
    """Return the problem as an annotation of the code host."""
    place = f"file={_property(problem.path)},line={problem.line},col={problem.column},title={problem.code}"
    text = problem.message + (f"\nhelp: {problem.help}" if problem.help else "")
    return f"::{problem.severity.value} {place}::{_command_text(text)}"


def _command_text(text: str) -> str:
    lines = (escaped(line) for line in text.split("\n"))
    return "\n".join(lines).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _command_text(text).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Iterable[Problem]) -> str:
    """Return the problems as a JSON list of objects, with the fields that the command line promises."""
    rows = [{name: getattr(problem, name) for name in _FIELDS} for problem in problems]
    return json.dumps(rows, indent=2, ensure_ascii=True)

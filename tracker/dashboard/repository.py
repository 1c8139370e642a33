"""Where the files lie on the code host: links to view a file, to edit it, to begin a new one, and to its forms."""

import os
import re
from enum import StrEnum
from typing import Final
from urllib.parse import quote, urlencode

from tracker.dashboard.text import safe_url

REPOSITORY: Final = "TRACKER_REPOSITORY"
"""The variable that names the web address below which the record's files can be viewed; none: paths are text."""
LONGEST: Final = 7000
"""Characters of a link: beyond that the code host, or something before it, refuses it."""
_TREE: Final = re.compile(r"(https?://[^/]+/[^/]+/[^/]+)/(?:blob|tree)/(.+)")


class HostForm(StrEnum):
    """A form of the code host by which one writes to the editors; the value is its file among the host's forms."""

    CORRECTION = "correction"
    REPLY = "reply"

    @property
    def called(self) -> str:
        """What the form is called there: "A correction"."""
        return f"A {self.value}"

    @property
    def path(self) -> str:
        """Where the form lies in the repository."""
        return f".github/ISSUE_TEMPLATE/{self.value}.yml"


def view_link(path: str, line: int) -> str | None:
    """Return the address at which a line of a file can be read."""
    base = _base()
    return f"{base}/{quote(path)}#L{line}" if base else None


def edit_link(path: str) -> str | None:
    """Return the address at which a file can be edited, where the code host has one of a form that is known."""
    tree = _TREE.fullmatch(_base())
    return f"{tree[1]}/edit/{tree[2]}/{quote(path)}" if tree else None


def new_link(path: str, text: str) -> str | None:
    """Return the address at which a new file begins with this text; where it would be too long, without the text."""
    tree = _TREE.fullmatch(_base())
    if tree is None:
        return None
    begin = f"{tree[1]}/new/{tree[2]}?"
    whole = begin + urlencode({"filename": path, "value": text})
    return whole if len(whole) <= LONGEST else begin + urlencode({"filename": path})


def form_link(form: HostForm, statement: str = "") -> str | None:
    """Return the address of a form, its first field filled with the id of a statement; None where no host is known."""
    tree = _TREE.fullmatch(_base())
    asked = {"template": f"{form.value}.yml"} | ({"statement": statement} if statement else {})
    return f"{tree[1]}/issues/new?{urlencode(asked)}" if tree else None


def holds_text(link: str) -> bool:
    """Whether a link to a new file brings the text along."""
    return "&value=" in link


def _base() -> str:
    return (safe_url(os.environ.get(REPOSITORY)) or "").rstrip("/")

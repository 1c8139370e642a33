"""Every page with its address, its name and what it shows: navigation, titles and real 404s are derived from here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

NAME: Final = "Policy-position tracker"


@dataclass(frozen=True, slots=True)
class Page:
    """A page: the one part of its address, its script in `pages/`, and whether every page links to it."""

    path: str
    script: str
    name: str
    description: str
    listed: bool = True

    @property
    def title(self) -> str:
        """The title in the browser's tab, before the script knows a better one."""
        return f"{self.name} · {NAME}"


PAGES: Final = (
    Page(
        "",
        "compare.py",
        "Compare",
        "Where the candidates stand, since when, and how we know, from cited statements.",
    ),
    Page(
        "timeline",
        "timeline.py",
        "Timeline",
        "What was said of a policy, when and by whom, and what moved.",
    ),
    Page(
        "candidate",
        "candidate.py",
        "Candidate",
        "What one candidate has changed, where they stand and since when, and how much is on file beside the others.",
    ),
    Page(
        "policy",
        "policy.py",
        "Policy",
        "Where every candidate stands on one proposal, who pledged it first, what changed and what is not known.",
    ),
    Page(
        "method",
        "method.py",
        "Method",
        "How standings are worked out, who coded and reviewed, how much is on file for whom, and what is not known.",
    ),
    Page(
        "contribute",
        "contribute.py",
        "Contribute",
        "Write a statement or correct one: checked as you go, with its card and what it moves, ready to be sent.",
    ),
    Page(
        "statement",
        "statement.py",
        "Statement",
        "One dated statement: the passage, its sources and the replies to it.",
        listed=False,
    ),
)
"""All pages, in the order in which the masthead lists them; the first is the home page."""

CARRIED: Final = ("election", "as_of", "clock", "bar", "c")
"""The parameters that mean the same on every page, and go along from one to the next."""


def carried(params: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Return the parameters of an address that go along to another page."""
    return {name: list(params[name]) for name in CARRIED if params.get(name)}

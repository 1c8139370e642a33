"""Invented records of any size, the same for the same number: what benches and some tests build their files from."""

import json
import random
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

CANDIDATES: Final = 15
POLICIES: Final = 31
PER_ELECTION: Final = 1_200
"""Statements of one election: with its 15 candidates and 31 policies about as many for each pair as in a real race."""

_OPENS: Final = date(2022, 11, 15)
_ELECTION_DAY: Final = date(2024, 11, 5)
_VOCABULARY: Final = 30_000
_SYLLABLES: Final = ("ba", "do", "fe", "gi", "ha", "ko", "lu", "me", "ni", "po", "ra", "se", "ti", "vo", "wa", "zu")
_PLAIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9_ .-]*(?<! )|https://[a-z0-9./-]+|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS_APART: Final = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})
_FOLDED: Final = ("summary", "quote", "note")

Fields = Mapping[str, Any]
File = tuple[str, Fields]
"""A file's path below the root, and what it holds."""


def _word(number: int) -> str:
    """Make a word that no other number has: short for the small, which are the frequent ones."""
    letters = ""
    while True:
        letters += _SYLLABLES[number % 16]
        number //= 16
        if not number:
            return letters


def _publisher(number: int) -> str:
    """Make a publisher's name that differs from every other in two letters at least."""
    return f"The {_word(16 + 37 * number)} {_word(4_096 + 101 * number)}".title()


_PUBLISHERS: Final = tuple(map(_publisher, range(300)))
_WORDS: Final = tuple(map(_word, range(16, _VOCABULARY + 16)))
_WEIGHTS: Final = tuple(accumulate(1 / rank for rank in range(1, _VOCABULARY + 1)))
"""Zipf: the word of rank n is said 1/n as often as the first."""


def elections(statements: int) -> int:
    """Return how many elections so many statements make."""
    return -(-statements // PER_ELECTION)


def record(statements: int) -> Iterator[File]:
    """Yield the files of a record of so many statements, election by election."""
    for number in range(elections(statements)):
        yield from election(number, min(PER_ELECTION, statements - number * PER_ELECTION))


def election(number: int, statements: int) -> Iterator[File]:
    """Yield the files of one election: its seeds and its statements; the same for the same numbers."""
    chance = random.Random(number)  # noqa: S311 - an example, not a secret
    runners = [f"runner-{number}-{one}" for one in range(CANDIDATES)]
    policies = [f"policy-{number}-{one}" for one in range(POLICIES)]
    yield from _seeds(number, runners, policies)
    pairs = [(runner, policy) for runner in runners for policy in policies]
    # As in a real race a few pairs have much, most have little.
    weights = [1 / (1 + rank / 20) for rank in range(len(pairs))]
    chance.shuffle(pairs)
    written: set[str] = set()
    for serial, (runner, policy) in enumerate(chance.choices(pairs, weights, k=statements)):
        yield _statement(chance, f"positions/{runner}/{policy}", f"{number}-{serial}", written)


def _seeds(number: int, runners: Sequence[str], policies: Sequence[str]) -> Iterator[File]:
    for runner in runners:
        name = f"Ana Rivera {runner.removeprefix('runner-')}"
        yield f"seeds/candidates/{runner}.yaml", {"name": name, "sort_name": name, "sites": [f"{runner}.example.org"]}
    told = [
        {"id": policy, "name": policy, "text": f"Do what {policy} says.", "explainer": "Harbourland only."}
        for policy in policies
    ]
    yield f"seeds/issues/issue-{number}.yaml", {"name": f"Issue {number}", "summary": "Invented.", "policies": told}
    standing = [{"candidate": runner, "entered": _OPENS.isoformat(), "party": "Orchard"} for runner in runners]
    yield (
        f"seeds/elections/harbourland-{number}.yaml",
        {
            "name": f"Harbourland {number}",
            "office": "Governor of Harbourland",
            "jurisdiction": "ocd-division/country:us",
            "language": "en",
            "opens": _OPENS.isoformat(),
            "date": _ELECTION_DAY.isoformat(),
            "candidates": standing,
            "policies": list(policies),
        },
    )


def _statement(chance: random.Random, folder: str, serial: str, written: set[str]) -> File:
    day = _OPENS - timedelta(days=900) + timedelta(days=chance.randrange(1_600))
    while f"{folder}/{day}" in written:  # of two statements of one day one would have to say which came first
        day += timedelta(days=1)
    written.add(f"{folder}/{day}")
    said_by = chance.choices(("candidate", "campaign", "reporter", "witness", "unnamed_sources"), (55, 20, 12, 6, 7))[0]
    said: dict[str, Any] = {
        "date": day.isoformat(),
        "stance": chance.choices(("support", "oppose", "lean_support", "mixed", "unclear"), (60, 22, 8, 5, 5))[0],
        "act": "pledged" if chance.random() < 0.3 else "stated",
        "said_by": said_by,
        **_teller(said_by),
        "summary": f"{text(chance, 15, 40).capitalize()}.",
    }
    if said_by in ("candidate", "campaign") or chance.random() < 0.3:
        said |= {"quote": f"{text(chance, 10, 60).capitalize()}."}
        said |= {"words_of": "source"} if said_by in ("witness", "unnamed_sources") else {}
    if chance.random() < 0.08:
        said["condition"] = f"if {text(chance, 3, 6)}"
    if chance.random() < 0.4:
        said["note"] = f"{text(chance, 10, 30).capitalize()}."
    count = 2 if chance.random() < 0.15 else 1
    said["citations"] = [_citation(chance, said_by, day, f"{serial}-{one}") for one in range(count)]
    if chance.random() < 0.04:
        said["responses"] = [_response(chance, day + timedelta(days=2), f"{serial}-reply")]
    return f"{folder}/{day}-{serial}.yaml", said


def _teller(said_by: str) -> dict[str, Any]:
    match said_by:
        case "witness":
            return {"speaker": "Ben Okafor"}
        case "unnamed_sources":
            return {"sources_described": "three people familiar with the plan", "number_of_sources": "3"}
    return {}


def _citation(chance: random.Random, said_by: str, day: date, serial: str) -> dict[str, Any]:
    own = ("speech", "interview", "debate", "social_post") if said_by in ("candidate", "campaign") else ("news_report",)
    published = day + timedelta(days=chance.choice((0, 0, 0, 1, 3)))
    cited: dict[str, Any] = {
        "kind": chance.choice(own),
        "publisher": chance.choice(_PUBLISHERS),
        "title": text(chance, 4, 10).capitalize(),
        "published": published.isoformat(),
        "url": f"https://news.example.org/{published:%Y/%m}/{serial}",
    }
    if chance.random() < 0.5:
        cited["archived"] = f"https://archive.example.org/{published:%Y%m%d}/{serial}"
    if chance.random() < 0.45:
        carrier = {
            "publisher": chance.choice(_PUBLISHERS),
            "title": text(chance, 4, 10).capitalize(),
            "url": f"https://copies.example.org/{serial}",
            "published": (published + timedelta(days=1)).isoformat(),
        }
        cited["carriers"] = [carrier]
    return cited


def _response(chance: random.Random, day: date, serial: str) -> dict[str, Any]:
    return {
        "kind": chance.choice(("confirms", "denies", "attacks_source", "declines_comment")),
        "said_by": "campaign",
        "speaker": "Noor Haddad",
        "date": day.isoformat(),
        "summary": f"{text(chance, 8, 16).capitalize()}.",
        "citations": [_citation(chance, "reporter", day, serial)],
    }


def text(chance: random.Random, fewest: int, most: int) -> str:
    """Return some words, each as often as Zipf has it."""
    return " ".join(chance.choices(_WORDS, cum_weights=_WEIGHTS, k=chance.randint(fewest, most)))


def write(root: Path, statements: int) -> None:
    """Write a record of so many statements as files below `root`, as a contributor would lay them out."""
    for path, fields in record(statements):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(as_yaml(fields), "utf-8")


def as_yaml(fields: Fields) -> str:
    """Write fields as YAML: long texts folded, the rest plain or in quotes."""
    return "".join(_lines(fields, ""))


def _lines(fields: Fields, indent: str) -> Iterator[str]:
    for name, value in fields.items():
        if isinstance(value, list):
            yield f"{indent}{name}:\n"
            yield from _items(value, indent)
        elif isinstance(value, dict):
            yield f"{indent}{name}:\n"
            yield from _lines(value, f"{indent}  ")
        elif name in _FOLDED:
            inner = f"{indent}  "
            yield f"{indent}{name}: >-\n{textwrap.fill(value, 100, initial_indent=inner, subsequent_indent=inner)}\n"
        else:
            yield f"{indent}{name}: {_scalar(value)}\n"


def _items(values: Sequence[Any], indent: str) -> Iterator[str]:
    for one in values:
        if isinstance(one, dict):
            first, *rest = _lines(one, f"{indent}    ")
            yield f"{indent}  - {first.lstrip()}"
            yield from rest
        else:
            yield f"{indent}  - {_scalar(one)}\n"


def _scalar(value: str) -> str:
    return value if _PLAIN.fullmatch(value) and value not in _WORDS_APART else json.dumps(value)

"""An invented record with attacks in every field that holds words: what would run, load, lead away or restyle."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

ATTACKS: Final = (
    '<img src="https://evil.example.org/x.png" onerror="window.owned=1">',
    "</q></p></article><script>window.owned=1</script>",
    "<style>*{display:none!important}</style>",
    '"><a href="javascript:window.owned=1" style="position:fixed;inset:0">x</a>',
    "![x](https://evil.example.org/y.png) [y](javascript:window.owned=1) :red[z] :material/home: $z$",
    "<iframe src=https://evil.example.org></iframe><form action=https://evil.example.org>",
    "</script></textarea><svg onload=window.owned=1>{{7*7}}",
)
SHORT: Final = "<img src=x onerror=window.a=1>"
"""For a name that fits into the head of a table."""
TIGHT: Final = ("Policy.name",)


@dataclass(slots=True)
class Attacked:
    """Gives every field a text of its own that ends in an attack, in turn, and keeps it by the field's name."""

    given: dict[str, str] = field(default_factory=dict)

    def __call__(self, name: str) -> str:
        """Return the text of `Record.field`, or of another one of that kind as `Record.field 2`, as YAML."""
        count = len(self.given)
        long = f"{name.replace('.', ' ')} {ATTACKS[count % len(ATTACKS)]}"
        self.given[name] = f"{count} {SHORT}" if name.startswith(TIGHT) else long
        return json.dumps(self.given[name])


def hostile_record(folder: Path) -> dict[str, str]:
    """Write the record into a folder and return the texts by field."""
    text = Attacked()
    for name, content in {**_seeds(text), **_report(text), **_others(text)}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return text.given


def _seeds(text: Attacked) -> dict[str, str]:
    return {
        "seeds/elections/harbourland-2024.yaml": f"""\
name: {text("Election.name")}
office: {text("Election.office")}
jurisdiction: ocd-division/country:us
language: en
opens: 2022-11-15
date: 2024-11-05
candidates:
  - {{candidate: ana-rivera, party: {text("Candidacy.party")}, entered: 2022-11-15}}
  - {{candidate: ben-okafor, party: Lantern, entered: 2023-02-01}}
events:
  - {{date: 2023-08-23, name: {text("Event.name")}, url: "https://debates.example.org/first"}}
""",
        "seeds/candidates/ana-rivera.yaml": (
            f"name: {text('Candidate.name')}\nsort_name: {text('Candidate.sort_name')}\nsites: [rivera.example.org]\n"
        ),
        "seeds/candidates/ben-okafor.yaml": f"name: {text('Candidate.name 2')}\nsort_name: Okafor, Ben\n",
        "seeds/issues/harbour.yaml": f"""\
name: {text("Issue.name")}
summary: {text("Issue.summary")}
policies:
  - id: harbour-toll
    name: {text("Policy.name")}
    text: {text("Policy.text")}
    explainer: {text("Policy.explainer")}
  - {{id: cod-quota, name: {text("Policy.name 2")}, text: {text("Policy.text 2")}}}
""",
    }


def _report(text: Attacked) -> dict[str, str]:
    """Write the statement in which everything that a statement can have occurs, disputed and reviewed."""
    return {
        "positions/ana-rivera/harbour-toll/2024-05-07-report.yaml": f"""\
date: 2024-05-07
stance: support
said_by: unnamed_sources
words_of: source
sources_described: {text("Statement.sources_described")}
number_of_sources: 3
summary: {text("Statement.summary")}
quote: {text("Statement.quote")}
language: es
translation: {{text: {text("Translation.text")}, by: {text("Translation.by")}}}
condition: {text("Statement.condition")}
citations:
  - kind: news_report
    publisher: {text("Citation.publisher")}
    title: {text("Citation.title")}
    author: {text("Citation.author")}
    locator: {text("Citation.locator")}
    published: 2024-05-07
    carriers:
      - {{publisher: {text("Carrier.publisher")}, title: {text("Carrier.title")}, url: "https://copies.example.org/1"}}
  - kind: rival_pledge
    rival: ben-okafor
    publisher: {text("Citation.publisher 2")}
    title: T
    published: 2024-01-01
    url: https://p.example.org/
responses:
  - kind: denies
    said_by: campaign
    speaker: {text("Response.speaker")}
    date: 2024-05-08
    summary: {text("Response.summary")}
    quote: {text("Response.quote")}
    citations:
      - kind: press_release
        publisher: {text("Citation.publisher 3")}
        title: {text("Citation.title 2")}
        published: 2024-05-08
        url: https://r.example.org/
reviewed: [{{by: {text("Review.by")}, on: 2024-06-01}}]
note: {text("Statement.note")}
""",
    }


def _others(text: Attacked) -> dict[str, str]:
    """Write what stands around it: two official statements that differ, a witness, one withdrawn, a search."""
    return {
        "positions/ana-rivera/harbour-toll/2024-06-01-after.yaml": f"""\
date: 2024-06-01
stance: oppose
said_by: candidate
summary: {text("Statement.summary 2")}
quote: {text("Statement.quote 2")}
distinct_from: [{{statement: ana-rivera/harbour-toll/2024-05-07-report, reason: {text("Distinction.reason")}}}]
citations:
  - {{kind: speech, publisher: P, title: T, published: 2024-06-01, url: "https://s.example.org/"}}
""",
        "positions/ana-rivera/harbour-toll/2024-08-01-again.yaml": f"""\
date: 2024-08-01
stance: support
act: pledged
said_by: campaign
speaker: {text("Statement.speaker")}
condition: {text("Statement.condition 2")}
summary: {text("Statement.summary 3")}
quote: {text("Statement.quote 3")}
citations:
  - {{kind: speech, publisher: P, title: T, published: 2024-08-01, url: "https://s.example.org/again"}}
""",
        "positions/ana-rivera/harbour-toll/2024-07-01-gone.yaml": f"""\
date: 2024-07-01
stance: oppose
said_by: candidate
summary: S
quote: Q
citations:
  - {{kind: speech, publisher: P, title: T, published: 2024-07-01, url: "https://w.example.org/"}}
withdrawn: {{on: 2024-07-02, reason: {text("Withdrawal.reason")}}}
""",
        "positions/ana-rivera/cod-quota/search.yaml": f"""\
searched: 2024-06-01
places:
  - {{where: {text("SearchedPlace.where")}, query: {text("SearchedPlace.query")}, on: 2024-06-01}}
  - {{where: Her site, url: "https://rivera.example.org/", on: 2024-06-01}}
  - {{where: Gull Radio, query: cod, on: 2024-06-01}}
note: {text("Search.note")}
""",
    }

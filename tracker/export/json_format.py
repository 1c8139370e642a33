"""The JSON export: every statement with its evidence, and every standing on a day."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from tracker.dates import EdtfDate
from tracker.queries.comparison import Question, compare
from tracker.queries.statements import statement
from tracker.store import open_reader, read_facts
from tracker.vocabulary import Bar, Clock


def json_export(database: Path, *, today: date) -> str:
    """Return the whole record as JSON: `load`, `statements` and, for each election, bar and clock, `standings`.

    Standings are those of today, or of election day where that is past.
    """
    engine = open_reader(database)
    with engine.connect() as connection:
        told = {
            "load": read_facts(database),
            "statements": list(_statements(connection)),
            "standings": list(_standings(connection, today)),
        }
    engine.dispose()
    return json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False)


def _statements(connection: Connection) -> Iterator[dict[str, Any]]:
    for (named,) in connection.execute(text("SELECT id FROM statement ORDER BY id")).all():
        candidate, _, stem = named.split("/")
        told = plain(statement(connection, named))
        originals = {"originals": told.pop("sources")} if "sources" in told else {}
        responses = {"responses": told.pop("replies")} if "replies" in told else {}
        yield {"id": named, "occasion": f"{candidate}/{stem}", **told, **originals, **responses}


def _standings(connection: Connection, today: date) -> Iterator[dict[str, Any]]:
    policies = tuple(connection.execute(text("SELECT id FROM policy ORDER BY id")).scalars())
    for election, day in connection.execute(text("SELECT id, date FROM election ORDER BY id")).all():
        query = text("SELECT candidate FROM candidacy WHERE election = :election ORDER BY candidate")
        runners = tuple(connection.execute(query, {"election": election}).scalars())
        as_of = min(today, date.fromisoformat(str(day)))
        for bar in Bar:
            for clock in Clock:
                question = Question(
                    election=election, policies=policies, candidates=runners, as_of=as_of, clock=clock, bar=bar
                )
                view = {"election": election, "as_of": plain(as_of), "bar": bar.value, "clock": clock.value}
                yield from ({**view, **plain(cell)} for cell in compare(connection, question).values())


def plain(value: object) -> Any:  # noqa: ANN401, PLR0911 - whatever JSON can hold; one return for each kind
    """Turn a value of a query into what JSON holds: objects, lists, texts, numbers, null."""
    match value:
        case EdtfDate():
            return value.text
        case StrEnum():
            return value.value
        case date():
            return value.isoformat()
        case Mapping():
            return {str(key): plain(one) for key, one in value.items()}
        case tuple() | list():
            return [plain(one) for one in value]
        case _ if is_dataclass(value):
            return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        case _:
            return value

"""Where a record names statements, candidates and policies: kind, place and text of each such field."""

from collections.abc import Iterator

from tracker.problems import Key
from tracker.records import Citation, Election, Issue, Record, Statement


def references(record: Record) -> Iterator[tuple[str, Key, str]]:
    """Yield kind (`statement`, `candidate` or `policy`), place and text of every field that a move can touch.

    Old addresses (`formerly`, `aliases`) are none of them: they name what is there no more.
    """
    if isinstance(record, Statement):
        yield from _in_statement(record)
    if isinstance(record, Election):
        for number, candidacy in enumerate(record.candidates):
            yield "candidate", ("candidates", number, "candidate"), candidacy.candidate
        yield from (("policy", ("policies", n), one) for n, one in enumerate(record.policies))
    if isinstance(record, Issue):
        for number, policy in enumerate(record.policies):
            yield "policy", ("policies", number, "id"), policy.id
            yield from _named("policy", ("policies", number, "replaces"), policy.replaces)


def _in_statement(record: Statement) -> Iterator[tuple[str, Key, str]]:
    yield from _named("statement", ("after",), record.after)
    yield from _named("statement", ("corrects",), record.corrects)
    for number, distinction in enumerate(record.distinct_from):
        yield "statement", ("distinct_from", number, "statement"), distinction.statement
    yield from _in_citations(record.citations, ())
    for number, response in enumerate(record.responses):
        yield from _named("statement", ("responses", number, "statement"), response.statement)
        yield from _in_citations(response.citations, ("responses", number))


def _in_citations(citations: tuple[Citation, ...], key: Key) -> Iterator[tuple[str, Key, str]]:
    for number, citation in enumerate(citations):
        yield from _named("statement", (*key, "citations", number, "statement"), citation.statement)
        yield from _named("candidate", (*key, "citations", number, "rival"), citation.rival)


def _named(kind: str, key: Key, text: str | None) -> Iterator[tuple[str, Key, str]]:
    if text:
        yield kind, key, text
